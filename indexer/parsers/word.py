"""Reads Word documents: paragraphs, headings and tables in their order; page headers and footers are left out."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile

from indexer.parsed import Parsed
from indexer.parsers.archives import entries
from indexer.parsers.assembly import Assembly, stated_title
from indexer.parsers.cleaning import one_line
from indexer.parsers.headings import heading_rank
from indexer.parsers.table_headers import has_header
from indexer.parsers.word_numbers import WordNumbers, read_numbers
from indexer.parsers.word_styles import Style, is_on, list_of, outline_rank, read_styles, value
from knowledge.errors import UnreadableFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{_W}del", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_W}moveFrom"}
_MARKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_WRAPPERS = {f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"}
_CONTENTS = "Table of Contents"


def parse_word(data: bytes, name: str) -> Parsed:
    """Read a DOCX file; raises UnreadableFile where it is no whole Word document."""
    from docx import Document

    entries(data)
    try:
        document = Document(BytesIO(data))
        reading = _Reading(read_styles(document), read_numbers(document))
    except (KeyError, ValueError, AttributeError, SyntaxError, BadZipFile, OSError) as error:
        raise UnreadableFile("word_damaged") from error
    for block in _blocks(document.element.body):
        reading.block(block)
    return reading.assembly.done(stated_title(document.core_properties.title, PurePath(name).stem))


def _blocks(body: Any) -> Iterator[Any]:
    for element in body:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag == f"{_W}sdt" and value(element, "sdtPr", "docPartObj", "docPartGallery") != _CONTENTS:
            content = element.find(f"{_W}sdtContent")
            yield from _blocks(content if content is not None else ())
        elif element.tag in _WRAPPERS:
            yield from _blocks(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == f"{_W}tc":
            yield element
        elif element.tag == f"{_W}sdt":
            content = element.find(f"{_W}sdtContent")
            yield from _cells(content if content is not None else ())


class _Reading:
    """One document on its way into an assembly."""

    def __init__(self, styles: dict[str, Style], numbers: WordNumbers) -> None:
        self.assembly = Assembly()
        self._styles = styles
        self._numbers = numbers

    def block(self, element: Any) -> None:
        if element.tag == f"{_W}tbl":
            self._table(element)
        else:
            self._paragraph(element)

    def _paragraph(self, element: Any) -> None:
        style = self._styles.get(value(element, "pPr", "pStyle"), Style())
        text = _text(element)
        if not text.strip() or style.contents:
            return
        text = self._label(element, style) + text.strip()
        rank, guessed = _rank(element, style, text)
        if rank is None:
            self.assembly.paragraph(text)
        else:
            self.assembly.heading(one_line(text), rank, guessed=guessed)

    def _label(self, element: Any, style: Style) -> str:
        list_id, level = list_of(element)
        if not list_id:
            list_id, level = style.list_id, style.list_level
        label = self._numbers.label(list_id, level) if list_id not in ("", "0") else ""
        return label if not label or label[-1] in "、）．" else f"{label} "

    def _table(self, element: Any) -> None:
        rows = [[self._cell(cell) for cell in _cells(row)] for row in element.iterchildren(f"{_W}tr")]
        if max(map(len, rows), default=0) > 1:
            self.assembly.table(rows, has_header=has_header(rows))
            return
        for row in element.iterchildren(f"{_W}tr"):
            for cell in _cells(row):
                for block in _blocks(cell):
                    self.block(block)

    def _cell(self, cell: Any) -> str:
        styles = self._styles
        paragraphs = ((p, styles.get(value(p, "pPr", "pStyle"), Style())) for p in cell.iter(f"{_W}p"))
        return "\n".join(self._label(p, style) + _text(p) for p, style in paragraphs if _text(p).strip())


def _text(element: Any) -> str:
    pieces, stack = [], [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _MARKS:
            pieces.append(_MARKS[child.tag])
        elif child.tag not in _SKIPPED and not str(child.tag).endswith("}Fallback"):
            stack.append(iter(child))
    return "".join(pieces)


def _rank(element: Any, style: Style, text: str) -> tuple[int | None, bool]:
    if style.rank is not None and len(text) <= 200:
        return style.rank, False
    outlined = outline_rank(element)
    if outlined is not None and len(text) <= 200:
        return outlined, False
    if "\n" in text:
        return None, True
    rank = heading_rank(text)
    short = len(text) <= 60 and text[-1] not in "。；;，,.：:"
    return (40 if rank is None and short and _is_bold(element, style) else rank), True


def _is_bold(element: Any, style: Style) -> bool:
    runs = [run for run in element.iter(f"{_W}r") if _text(run).strip()]
    return bool(runs) and (style.bold or all(is_on(run, "rPr", "b") for run in runs))
