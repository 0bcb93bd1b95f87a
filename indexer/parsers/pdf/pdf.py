"""Reads PDF files: text in reading order with its pages, ruled tables, headings; scanned pages by recognition."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from indexer.parsed import Parsed
from indexer.parsers.allowance import more
from indexer.parsers.assembly import Assembly, stated_title
from indexer.parsers.headings import heading_rank, marker
from indexer.parsers.limits import MAX_PAGES, SECONDS_A_PAGE
from indexer.parsers.pdf.bombs import refuse_bombs
from indexer.parsers.pdf.flow import Paragraph, append, continues, right_margin, runs_on
from indexer.parsers.pdf.lines import Line
from indexer.parsers.pdf.margins import without_margins
from indexer.parsers.pdf.order import in_order
from indexer.parsers.pdf.pages import Page, PageReader
from indexer.parsers.pdf.scan import write_paragraph
from indexer.parsers.pdf.tables import PageTable, joined_rows
from indexer.parsers.table_headers import has_header
from knowledge.errors import UnreadableFile


def parse_pdf(data: bytes, name: str) -> Parsed:
    """Read a PDF file; raises UnreadableFile where it is encrypted, damaged or too long."""
    import pypdfium2

    refuse_bombs(data)
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile("file_encrypted") from error
        raise UnreadableFile("pdf_damaged") from error
    with document:
        if count > MAX_PAGES:
            raise UnreadableFile("pdf_too_long", pages=count, most=MAX_PAGES)
        try:
            more(count * SECONDS_A_PAGE)
            reader = PageReader(document)
            pages = [reader.read(number) for number in range(count)]
        except pypdfium2.PdfiumError as error:
            raise UnreadableFile("pdf_page_damaged") from error
        title = stated_title(document.get_metadata_value("Title"), PurePath(name).stem)
    return _assemble(pages, title)


def _assemble(pages: Sequence[Page], title: str) -> Parsed:
    bodies = without_margins([page.lines for page in pages])
    lines = [line for body in bodies for line in body]
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    writer = _Writer(sizes.most_common(1)[0][0] if sizes else 10.0, _words(lines))
    for page, body in zip(pages, bodies, strict=True):
        writer.page([*in_order(body, page.tables), *page.aside], page)
    return writer.done(title)


def _words(lines: Sequence[Line]) -> set[str]:
    return {word.lower() for line in lines for word in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)*(?=[\s,.;:)])", line.text)}


class _Writer:
    """Writes the pages, joining what runs on from one page to the next."""

    def __init__(self, body_size: float, words: set[str]) -> None:
        self._assembly = Assembly()
        self._body_size = body_size
        self._words = words
        self._paragraph: Paragraph | None = None
        self._last: Line | None = None
        self._rows: list[tuple[str, ...]] = []
        self._number = 0
        self._pages_started = 0
        self._titled = False

    def page(self, items: Sequence[Line | PageTable], page: Page) -> None:
        self._number += 1
        first = True
        lines = [item for item in items if isinstance(item, Line)]
        for item in items:
            if isinstance(item, PageTable):
                self._table(item, first=first)
            else:
                self._line(item, lines, first=first)
            first = False
        if page.scanned:
            self._flush()
            self._start_pages(self._number)
            for text in page.scanned:
                write_paragraph(text, self._assembly)

    def _table(self, table: PageTable, *, first: bool) -> None:
        rows = list(table.rows)
        goes_on = first and self._rows and rows and len(rows[0]) == len(self._rows[0])
        if goes_on:
            self._rows = joined_rows(self._rows, rows)
            return
        self._flush()
        self._start_pages(self._number)
        self._rows = rows

    def _line(self, line: Line, lines: Sequence[Line], *, first: bool) -> None:
        if self._paragraph is not None and self._last is not None:
            if first or line.bottom > self._last.top:
                joins = abs(self._last.size - line.size) < 0.6 and runs_on(self._paragraph.text, line)
            else:
                joins = continues(self._last, line, right_margin(lines, line))
            if not joins:
                self._flush()
        elif self._rows:
            self._flush()
        if self._paragraph is None:
            self._paragraph = Paragraph(size=line.size, bold=line.bold)
        append(self._paragraph, line, self._number, self._words)
        self._last = line

    def _flush(self) -> None:
        if self._rows:
            self._assembly.table(self._rows, has_header=has_header(self._rows))
            self._rows = []
        paragraph, self._paragraph = self._paragraph, None
        if paragraph is None or not paragraph.text.strip():
            return
        rank = self._rank(paragraph)
        start = self._assembly.length
        for number, text in paragraph.pieces:
            self._start_pages(number)
            self._assembly.write(text)
        self._assembly.write("\n")
        if rank is not None:
            self._assembly.mark(paragraph.text, rank, start, guessed=rank != 1)

    def _rank(self, paragraph: Paragraph) -> int | None:
        big = paragraph.size > 1.12 * self._body_size
        if big and not self._titled and self._number <= 2 and marker(paragraph.text) is None:
            self._titled = True
            return 1
        rank = heading_rank(paragraph.text) if paragraph.lines <= 2 else None
        if rank is not None or len(paragraph.text) >= 80 or paragraph.text[-1:] in ("", *"。.；;，,：:"):
            return rank
        return 19 if big else 40 if paragraph.bold else None

    def _start_pages(self, number: int) -> None:
        while self._pages_started < number:
            self._assembly.page()
            self._pages_started += 1

    def done(self, title: str) -> Parsed:
        self._flush()
        self._start_pages(self._number)
        return self._assembly.done(title)
