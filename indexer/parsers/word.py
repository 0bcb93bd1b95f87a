"""Reads Word documents: paragraphs, headings and tables in their order; page headers and footers are left out."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile

from indexer.parsed import Parsed
from indexer.parsers.archives import entries
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import one_line
from indexer.parsers.headings import heading_rank
from knowledge.errors import UnreadableFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{_W}del", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText"}
_STYLED = re.compile(r"(?:heading|标题)\s*(\d)", re.I)
_CONTENTS = re.compile(r"^(?:toc|目录)\s*\d*", re.I)


def parse_word(data: bytes, name: str) -> Parsed:
    """Read a DOCX file; raises UnreadableFile where it is no whole Word document."""
    from docx import Document

    entries(data)
    try:
        document = Document(BytesIO(data))
    except (KeyError, ValueError, SyntaxError, BadZipFile, OSError) as error:
        raise UnreadableFile("The Word file is damaged or not a Word file; save it anew as .docx.") from error
    assembly = Assembly()
    styles = {style.style_id: style.name or "" for style in document.styles}
    for block in _blocks(document.element.body):
        if block.tag == f"{_W}tbl":
            _table(block, assembly)
        else:
            _paragraph(block, styles, assembly)
    return assembly.done(document.core_properties.title.strip() or PurePath(name).stem)


def _blocks(body: Any) -> Iterator[Any]:
    for element in body:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag == f"{_W}sdt" and not _is_contents(element):
            content = element.find(f"{_W}sdtContent")
            yield from _blocks(content if content is not None else ())
        elif element.tag in (f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
            yield from _blocks(element)


def _is_contents(element: Any) -> bool:
    gallery = element.find(f"{_W}sdtPr//{_W}docPartGallery")
    return gallery is not None and gallery.get(f"{_W}val") == "Table of Contents"


def _text(element: Any) -> str:
    pieces, stack = [], [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif child.tag == f"{_W}tab":
            pieces.append("\t")
        elif child.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif child.tag not in _SKIPPED and not str(child.tag).endswith("}Fallback"):
            stack.append(iter(child))
    return "".join(pieces)


def _paragraph(element: Any, styles: dict[str, str], assembly: Assembly) -> None:
    text = _text(element)
    if not text.strip():
        return
    style = element.find(f"{_W}pPr/{_W}pStyle")
    style_name = styles.get(style.get(f"{_W}val"), "") if style is not None else ""
    if _CONTENTS.match(style_name):
        return
    rank, guessed = _rank(element, style_name, text)
    if rank is None:
        assembly.paragraph(text)
    else:
        assembly.heading(one_line(text), rank, guessed=guessed)


def _rank(element: Any, style_name: str, text: str) -> tuple[int | None, bool]:
    if style_name.lower() in {"title", "标题"}:
        return 1, False
    styled = _STYLED.match(style_name)
    if styled:
        return 1 + int(styled[1]), False
    rank = heading_rank(text) if "\n" not in text.strip() else None
    if rank is None and _is_bold(element) and len(text.strip()) <= 60 and text.strip()[-1] not in "。；;，,.：:":
        return 40, True
    return rank, True


def _is_bold(element: Any) -> bool:
    runs = [run for run in element.iter(f"{_W}r") if _text(run).strip()]
    bold = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(b is not None and b.get(f"{_W}val") not in ("0", "false") for b in bold)


def _table(element: Any, assembly: Assembly) -> None:
    rows = [[_cell_text(cell) for cell in row.iter(f"{_W}tc")] for row in element.iterchildren(f"{_W}tr")]
    width = max(map(len, rows), default=0)
    if width == 1:
        for row in rows:
            assembly.paragraph(row[0] if row else "")
    else:
        assembly.table(rows, has_header=len(rows) > 1 and sum(map(bool, map(str.strip, rows[0]))) > 1)


def _cell_text(cell: Any) -> str:
    return "\n".join(_text(paragraph) for paragraph in cell.iter(f"{_W}p"))
