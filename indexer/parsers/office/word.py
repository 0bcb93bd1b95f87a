"""Reads Word documents: paragraphs, headings, tables, text boxes and notes in their order.

Of page headers and footers only a line that names the document by its number is read, once.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly, stated_title
from indexer.parsers.cleaning import one_line
from indexer.parsers.headings import heading_rank
from indexer.parsers.office.archives import entries
from indexer.parsers.office.word_numbers import WordNumbers, read_numbers
from indexer.parsers.office.word_parts import margin_lines, notes
from indexer.parsers.office.word_styles import Style, is_on, list_of, outline_rank, read_styles, value
from indexer.parsers.office.word_tables import cells_of, paragraphs_of, spanning_rows
from indexer.parsers.office.word_text import boxes_of, hidden_styles, is_hidden_row, is_placeholder, notes_of, text_of
from indexer.parsers.table_grid import laid_out
from indexer.parsers.table_headers import has_header
from knowledge.errors import UnreadableFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPPERS = {f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"}
_CONTENTS = "Table of Contents"


def parse_word(data: bytes, name: str) -> Parsed:
    """Read a DOCX file; raises UnreadableFile where it is no whole Word document."""
    from docx import Document

    entries(data)
    try:
        document = Document(BytesIO(data))
        hidden = hidden_styles(document)
        reading = _Reading(read_styles(document), read_numbers(document), hidden, notes(document))
        margins = margin_lines(document, hidden)
    except (KeyError, ValueError, AttributeError, SyntaxError, BadZipFile, OSError) as error:
        raise UnreadableFile("word_damaged") from error
    for block in _blocks(document.element.body):
        reading.block(block)
        if margins and reading.assembly.length:
            reading.margins(margins)
            margins = []
    return reading.assembly.done(stated_title(document.core_properties.title, PurePath(name).stem))


def _blocks(body: Any) -> Iterator[Any]:
    for element in body:
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag == f"{_W}sdt" and value(element, "sdtPr", "docPartObj", "docPartGallery") != _CONTENTS:
            content = element.find(f"{_W}sdtContent")
            yield from _blocks(content if content is not None and not is_placeholder(element) else ())
        elif element.tag in _WRAPPERS:
            yield from _blocks(element)


class _Reading:
    """One document on its way into an assembly."""

    def __init__(
        self,
        styles: dict[str, Style],
        numbers: WordNumbers,
        hidden: frozenset[str],
        notes: dict[tuple[str, str], Any],
    ) -> None:
        self.assembly = Assembly()
        self._styles = styles
        self._numbers = numbers
        self._hidden = hidden
        self._notes = notes

    def block(self, element: Any) -> None:
        if element.tag == f"{_W}tbl":
            self._table(element)
            return
        self._paragraph(element)
        self._beside(element)

    def margins(self, lines: list[str]) -> None:
        """Write the page header's lines that name the document."""
        for line in lines:
            self.assembly.paragraph(line)

    def _beside(self, element: Any) -> None:
        """Write what hangs on a paragraph: its text boxes, and the notes that it refers to."""
        for box in boxes_of(element):
            for block in _blocks(box):
                self.block(block)
        for kind, number in notes_of(element):
            for block in _blocks(self._notes.pop((kind, number), ())):
                self.block(block)

    def _paragraph(self, element: Any) -> None:
        style = self._styles.get(value(element, "pPr", "pStyle"), Style())
        text = text_of(element, self._hidden)
        if not text.strip() or style.contents:
            return
        text = self._label(element, style) + text.strip()
        rank, guessed = self._rank(element, style, text)
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

    def _table(self, table: Any) -> None:
        visible = [row for row in table.iterchildren(f"{_W}tr") if not is_hidden_row(row)]
        if max((len(list(cells_of(row))) for row in visible), default=0) > 1:
            rows = laid_out(spanning_rows(visible, self._cell))
            self.assembly.table(rows, has_header=has_header(rows))
            for row in visible:
                for paragraph in row.iter(f"{_W}p"):
                    self._beside(paragraph)
            return
        for row in visible:
            for cell in cells_of(row):
                for block in _blocks(cell):
                    self.block(block)

    def _cell(self, cell: Any) -> str:
        styles = self._styles
        paragraphs = ((p, styles.get(value(p, "pPr", "pStyle"), Style())) for p in paragraphs_of(cell))
        texts = ((p, style, text_of(p, self._hidden)) for p, style in paragraphs)
        return "\n".join(self._label(p, style) + text for p, style, text in texts if text.strip())

    def _rank(self, element: Any, style: Style, text: str) -> tuple[int | None, bool]:
        if style.rank is not None and len(text) <= 200:
            return style.rank, False
        outlined = outline_rank(element)
        if outlined is not None and len(text) <= 200:
            return outlined, False
        if "\n" in text:
            return None, True
        rank = heading_rank(text)
        short = len(text) <= 60 and text[-1] not in "。；;，,.：:"
        return (40 if rank is None and short and self._is_bold(element, style) else rank), True

    def _is_bold(self, element: Any, style: Style) -> bool:
        runs = [run for run in element.iter(f"{_W}r") if text_of(run, self._hidden).strip()]
        return bool(runs) and (style.bold or all(is_on(run, "rPr", "b") for run in runs))
