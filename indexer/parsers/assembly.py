"""Puts a document together line by line, keeping the exact place of each heading, row, cell and page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexer.parsed import Cell, Parsed, Row, Section, Table
from indexer.parsers.cleaning import clean, one_line
from indexer.parsers.limits import MAX_TEXT_CHARS
from knowledge.errors import UnreadableFile

_NO_TITLE = re.compile(r"^(?:microsoft |untitled|无标题|未命名|word document|powerpoint)|\.\w{2,5}$", re.I)
SURE_RANKS = range(2, 25)


@dataclass(slots=True)
class _Heading:
    text: str
    rank: int
    start: int
    end: int
    guessed: bool


class Assembly:
    """Collects lines; `done` yields the document. Every line ends with one `\\n`."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._headings: list[_Heading] = []
        self._tables: list[Table] = []
        self._pages: list[int] = []

    @property
    def length(self) -> int:
        """Characters so far: the offset of what is added next."""
        return self._length

    def page(self) -> None:
        """Start a page at the next character."""
        self._pages.append(self._length)

    def write(self, text: str) -> None:
        """Add clean text as it is, with no line end."""
        self._length += len(text)
        if self._length > MAX_TEXT_CHARS:
            raise UnreadableFile("document_too_long", most=MAX_TEXT_CHARS)
        self._pieces.append(text)

    def line(self, text: str) -> None:
        """Add one line as it is written."""
        self.write(clean(text).replace("\n", " "))
        self.write("\n")

    def paragraph(self, text: str) -> None:
        """Add a paragraph: one line, or several where the author broke it."""
        for part in clean(text).split("\n"):
            if part.strip():
                self.line(part.strip())

    def heading(self, text: str, rank: int, *, guessed: bool = False) -> None:
        """Add a heading on a line of its own; smaller ranks are further out; 1 is the title."""
        line = clean(text).replace("\n", " ")
        start = self._length + len(line) - len(line.lstrip())
        self.line(line)
        self.mark(line.strip(), rank, start, guessed=guessed)

    def mark(self, text: str, rank: int, start: int, *, guessed: bool = False) -> None:
        """Say that text already added from `start` on is a heading."""
        if text:
            self._headings.append(_Heading(text, rank, start, start + len(text), guessed))

    def table(self, rows: Iterable[Sequence[str]], *, has_header: bool) -> None:
        """Add a table, a row a line; rows without any text are left out."""
        start = self._length
        written = [row for row in (self._row(cells) for cells in rows) if row is not None]
        if written:
            header = written[0] if has_header and len(written) > 1 else None
            self._tables.append(Table(header, tuple(written), start, written[-1].end))

    def _row(self, cells: Sequence[str]) -> Row | None:
        texts = [one_line(cell) for cell in cells]
        if not any(texts):
            return None
        start, placed = self._length, []
        for number, text in enumerate(texts):
            if number:
                self.write(" | ")
            placed.append(Cell(text, self._length, self._length + len(text)))
            self.write(text)
        end = self._length
        self.write("\n")
        return Row(tuple(placed), start, end)

    def done(self, title: str) -> Parsed:
        """The document; its title is the outermost heading at its start, else the one given."""
        text = "".join(self._pieces)
        sections = self._sections(text)
        named = sections[0].heading if sections and sections[0].level == 1 else title
        return Parsed(text, named, sections, tuple(self._tables), tuple(self._pages))

    def _sections(self, text: str) -> tuple[Section, ...]:
        kept = _without_bare_lists(self._headings, text)
        levels = {rank: number for number, rank in enumerate(sorted({h.rank for h in kept} | {1}), 1)}
        ends: list[int] = [len(text)] * len(kept)
        stack: list[int] = []
        for number, heading in enumerate(kept):
            while stack and kept[stack[-1]].rank >= heading.rank:
                ends[stack.pop()] = heading.start
            stack.append(number)
        return tuple(Section(h.text, levels[h.rank], h.start, end) for h, end in zip(kept, ends, strict=True))


def stated_title(stated: str | None, otherwise: str) -> str:
    """The title in a file's properties, unless a program put a file name or nothing of use there."""
    title = one_line(stated or "")
    return otherwise if not title or _NO_TITLE.search(title) else title


def _without_bare_lists(headings: list[_Heading], text: str) -> list[_Heading]:
    """Leave out guessed headings that only follow one another: lists, tables of contents, lists of annexes."""
    kept: list[_Heading] = []
    dropped: dict[str, _Heading] = {}
    for number, heading in enumerate(headings):
        following = headings[number + 1] if number + 1 < len(headings) else None
        if not heading.guessed or not (_is_bare(heading, following, text) or _ends_list(heading, dropped, text)):
            kept.append(heading)
            dropped = {}
        else:
            dropped[heading.text] = heading
    return kept


def _is_bare(heading: _Heading, following: _Heading | None, text: str) -> bool:
    if following is None:
        return heading.rank not in SURE_RANKS and not text[heading.end :].strip()
    empty = not text[heading.end : following.start].strip()
    return (
        empty and following.rank <= heading.rank and (following.rank == heading.rank or heading.rank > SURE_RANKS[-1])
    )


def _ends_list(heading: _Heading, dropped: dict[str, _Heading], text: str) -> bool:
    if not dropped or heading.text in dropped:
        return False
    last = next(reversed(dropped.values()))
    return last.rank == heading.rank and not text[last.end : heading.start].strip()
