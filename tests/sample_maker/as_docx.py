"""Writes a source as a Word document that looks like a signed contract: A4, page numbers, ruled tables."""

from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell

from tests.sample_maker.markup import Block, Heading, Table

LATIN, CHINESE = "Times New Roman", "SimSun"


def write_docx(blocks: list[Block], target: Path, *, running_head: str, chinese: bool) -> None:
    """Write the blocks to `target`; `running_head` stands at the top of every page."""
    document = Document()
    _page(document, running_head, chinese=chinese)
    for block in blocks:
        if isinstance(block, Heading):
            _heading(document, block)
        elif isinstance(block, Table):
            _table(document, block)
        else:
            _paragraph(document, block.text)
    stamp = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001  the file format keeps no zone
    document.core_properties.created = document.core_properties.modified = stamp
    document.core_properties.author = ""
    document.save(target)


def _page(document: Document, running_head: str, *, chinese: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        _font(document.styles[name])
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = 1.3 if chinese else 1.12
    head = section.header.paragraphs[0]
    head.text = running_head
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head.runs[0].font.size = Pt(8.5)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in ("第 ", "PAGE", " 页 共 ", "NUMPAGES", " 页") if chinese else ("Page ", "PAGE", " of ", "NUMPAGES"):
        run = foot.add_run("" if piece.isupper() else piece)
        run.font.size = Pt(8.5)
        if piece.isupper():
            _field(run._r, piece)


def _font(style: object) -> None:
    style.font.name = LATIN
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:ascii"), LATIN)
    fonts.set(qn("w:hAnsi"), LATIN)
    fonts.set(qn("w:eastAsia"), CHINESE)


def _field(run: object, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text
        run.append(part)


def _heading(document: Document, heading: Heading) -> None:
    style = "Title" if heading.level == 1 else f"Heading {heading.level - 1}"
    paragraph = document.add_paragraph(heading.text, style=style)
    if heading.level == 1:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(14)
        paragraph.runs[0].font.size = Pt(18)
        paragraph.runs[0].bold = True
        for border in paragraph.style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
    else:
        paragraph.runs[0].font.size = Pt(13 - heading.level / 2)
        paragraph.paragraph_format.space_before = Pt(10)


def _paragraph(document: Document, text: str) -> None:
    paragraph = document.add_paragraph(text)
    if not text[0].isascii() and "：" not in text[:12]:
        paragraph.paragraph_format.first_line_indent = Pt(21)


def _table(document: Document, table: Table) -> None:
    drawn = document.add_table(rows=0, cols=len(table.rows[0]))
    drawn.autofit = False
    if not table.signatures:
        drawn.style = "Table Grid"
    for number, row in enumerate(table.rows):
        for cell, text in zip(drawn.add_row().cells, row, strict=True):
            _cell(cell, text, bold=table.header and number == 0)
    for column, width in zip(drawn.columns, _widths(table), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    for row in drawn.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if table.header:
        mark = OxmlElement("w:tblHeader")
        drawn.rows[0]._tr.get_or_add_trPr().append(mark)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _widths(table: Table) -> list[Cm]:
    """Share the page's 15.8 cm by how long the columns' texts are."""
    longest = [max(len(text) for text in column) for column in zip(*table.rows, strict=True)]
    weights = [min(max(length, 8), 30) for length in longest]
    return [Cm(15.8 * weight / sum(weights)) for weight in weights]


def _cell(cell: _Cell, text: str, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2.5)
    paragraph.paragraph_format.line_spacing = 1.0
    run = paragraph.add_run(text)
    run.font.size = Pt(9.5)
    run.bold = bold
    if bold:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "E7EAEE")
        cell._tc.get_or_add_tcPr().append(shade)
