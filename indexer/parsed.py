"""What a parser yields: a document's text with exact places for its headings, tables and pages.

All offsets are character offsets into `Parsed.text`; every range includes its start and excludes its end.
"""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its body: `start` is where the heading begins, `end` where the next of its rank begins.

    `level` is 1 for the document's title, growing inwards; `heading` is the heading's own text.
    """

    heading: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: `text == Parsed.text[start:end]`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, written on its own line in the text with its cells joined by ` | `."""

    cells: tuple[Cell, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` is its first row where the source says or shows that it is one, else none."""

    header: Row | None
    rows: tuple[Row, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as text: boilerplate removed, no NUL bytes, no lone surrogates, `\\n` line ends.

    `pages` holds the start offset of each page, the first being page 1; empty where the format has none.
    """

    text: str
    title: str
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """Page number, from 1, of a character offset; none where the format has no pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None

    def headings_of(self, offset: int) -> tuple[str, ...]:
        """The headings above an offset, outermost first."""
        return tuple(s.heading for s in self.sections if s.start <= offset < s.end)
