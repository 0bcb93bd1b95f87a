"""`python -m tests.sample_maker [FOLDER]`: build every sample document anew."""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.sample_maker import quotes
from tests.sample_maker.as_docx import write_docx
from tests.sample_maker.as_html import write_html
from tests.sample_maker.as_office import write_quotes, write_slides
from tests.sample_maker.as_pdf import write_pdf, write_scan
from tests.sample_maker.markup import blocks

SOURCES = Path(__file__).parent / "sources"
DOCUMENTS = Path(__file__).parents[2] / "bot" / "playground" / "sample" / "documents"

COPIED = {
    "suntu/榫图PLM常见问题.md": "榫图PLM常见问题.md",
    "mingzhan/明栈MES补充协议一.md": "明栈MES补充协议一.md",
    "mingzhan/明栈MES运维手册.md": "明栈MES运维手册.md",
    "fernhollow/fernhollow_mutual_nda.txt": "fernhollow_mutual_nda.txt",
    "hengyi/licence_usage_2026.csv": "licence_usage_2026.csv",
}
PAGES = {
    "mingzhan/明栈MES售后支持协议.html": "zh",
    "aldergate/ledgerway_support_faq.html": "en",
}
PRINTED = {
    "suntu/榫图PLM软件许可合同.docx": "STX-L-2024-018",
    "suntu/榫图PLM二期实施合同.docx": "STX-P-2025-077",
    "suntu/榫图PLM二期终验证书.pdf": "扫描件",
    "hengjing/衡镜QMS年度技术服务合同.pdf": "HJ-F-2026-041",
    "hengjing/衡镜QMS升级合同.docx": "HJ-S-2025-112",
    "aldergate/ledgerway_licence_agreement.docx": "ABS-LIC-4470",
    "aldergate/ledgerway_support_agreement.pdf": "ABS-SUP-4471",
    "aldergate/ledgerway_support_amendment_2.docx": "ABS-SUP-4471-A2",
    "fernhollow/fernhollow_crm_order_form.docx": "FH-2025-1183",
    "kestrelmoor/kestrelmoor_network_agreement.pdf": "KMN-DE-0932",
    "kestrelmoor/kestrelmoor_network_runbook.docx": "IT Kassel",
}
SCANNED = {"suntu/榫图PLM二期终验证书.pdf"}


def build(folder: Path) -> None:
    """Write all documents below `folder`."""
    for name in {*COPIED, *PAGES, *PRINTED}:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    for name, source in COPIED.items():
        shutil.copyfile(SOURCES / source, folder / name)
    for name, lang in PAGES.items():
        write_html(blocks(_source(name)), folder / name, lang=lang)
    for name, head in PRINTED.items():
        _print(folder / name, name, head)
    write_quotes((quotes.PLM,), folder / "suntu" / "榫图PLM续期报价单.xlsx")
    write_quotes((quotes.QMS,), folder / "hengjing" / "衡镜QMS续约报价单.xlsx")
    write_quotes((quotes.LEDGERWAY, quotes.FERNHOLLOW), folder / "hengyi" / "renewal_quotes_2027.xlsx")
    write_slides(folder / "aldergate" / "ledgerway_service_review_2026h1.pptx")


def _source(name: str) -> str:
    return (SOURCES / Path(name).with_suffix(".md").name).read_text(encoding="utf-8")


def _print(target: Path, name: str, head: str) -> None:
    text = _source(name)
    with tempfile.TemporaryDirectory() as scratch:
        docx = target if target.suffix == ".docx" else Path(scratch) / "page.docx"
        write_docx(blocks(text), docx, running_head=head, chinese=not text[2].isascii())
        if name in SCANNED:
            write_pdf(docx, Path(scratch) / "printed.pdf")
            write_scan(Path(scratch) / "printed.pdf", target)
        elif target.suffix == ".pdf":
            write_pdf(docx, target)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
