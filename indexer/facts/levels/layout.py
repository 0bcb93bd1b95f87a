"""Where things stand in a document: cells with their row and column, lines with their sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from indexer.facts.document.document import Doc, Span
from indexer.facts.sla.level_names import LevelNames
from indexer.facts.sla.milestones import find_milestones
from indexer.parsed import Table

_COMMON = str.maketrans(
    "¹²³個兩時鐘級類應緊務處環線關態響內後點過題變輕與無間營運"
    "產業動數據說錯臨現場復診達絡進報繫電話週廠開據壞員續還單錄",
    "   个两时钟级类应紧务处环线关态响内后点过题变轻与无间营运"
    "产业动数据说错临现场复诊达络进报系电话周厂开据坏员续还单录",
)
_HEAD_CELL, _LONGEST_LABEL, _LOOKED_THROUGH = 28, 40, 60000


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell (`cell`: table, row, column) or a line of text (`line`: its number), and its range."""

    start: int
    end: int
    line: int
    cell: tuple[int, int, int] | None = None


class Layout:
    """A document's tables as rows of cells, and its lines outside tables; `plain` in common Chinese characters."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.plain = doc.plain.translate(_COMMON)
        self.tables = [_rows(table) for table in doc.tables]
        self._inside = sorted((row[0][0], row[-1][1]) for rows in self.tables for row in rows if row)
        self._starts = [start for start, _ in self._inside]
        self.lines = [one for one in doc.paragraphs if one.text.strip() and not self.in_table(one.start, one.end)]
        self._sentences = [one.start for one in doc.sentences]
        self._line_starts = [one.start for one in self.lines]
        self._shapes: dict[int, tuple[int, int]] = {}
        self._levels: int | None = None

    def in_table(self, start: int, end: int) -> bool:
        """Whether a line holds a row of a table."""
        place = bisect_right(self._starts, end) - 1
        return place >= 0 and self._inside[place][1] > start

    @cached_property
    def spots(self) -> list[Spot]:
        """Every cell and every line."""
        cells = [
            Spot(start, end, -1, (number, r, c))
            for number, rows in enumerate(self.tables)
            for r, row in enumerate(rows)
            for c, (start, end) in enumerate(row)
            if end > start
        ]
        return [*cells, *(Spot(one.start, one.end, number) for number, one in enumerate(self.lines))]

    def text(self, start: int, end: int) -> str:
        """A piece of the plain text, its line breaks as blanks."""
        return self.plain[start:end].replace("\n", " ").strip()

    def cell_text(self, table: int, row: int, column: int) -> str:
        """A cell's text; empty where the row is shorter."""
        cells = self.tables[table][row]
        return self.text(*cells[column]) if column < len(cells) else ""

    def column_head(self, spot: Spot) -> str:
        """What stands above a cell: the first row, and the second where the first only groups columns."""
        if spot.cell is None or spot.cell[1] == 0:
            return ""
        table, row, column = spot.cell
        head = self.cell_text(table, 0, column)
        if row > 1 and self.grouped(table):
            below = self.cell_text(table, 1, column)
            head = head if below == head else f"{head} {below}".strip()
        return head

    def grouped(self, table: int) -> bool:
        """Whether a table has two head rows: the first repeats itself, or leaves cells empty, above short words."""
        if len(self.tables[table]) < 3:
            return False
        width = len(self.tables[table][0])
        first = [self.cell_text(table, 0, c) for c in range(width)]
        second = [self.cell_text(table, 1, c) for c in range(width)]
        repeats = len(set(first[1:])) < len(first[1:])
        return repeats and len(set(second)) > 1 and all(len(cell) <= _HEAD_CELL for cell in second)

    def shape(self, table: int) -> tuple[int, int]:
        """How many heads, and how many openings of rows, of a table name milestones; two are many."""
        if table not in self._shapes:
            rows = self.tables[table]
            heads = sum(_promises(self.cell_text(table, 0, c)) for c in range(1, len(rows[0])))
            firsts = sum(_promises(self.cell_text(table, r, 0)) for r in range(1, len(rows)))
            self._shapes[table] = (min(heads, 2), min(firsts, 2))
        return self._shapes[table]

    def levels_named(self, names: LevelNames) -> int:
        """How many levels the document names, as far as it is looked through."""
        if self._levels is None:
            self._levels = len({at.key for at in names.find(self.plain[:_LOOKED_THROUGH])})
        return self._levels

    def sentences_before(self, start: int, end: int) -> list[Span]:
        """The sentences that begin in a range."""
        low, high = bisect_left(self._sentences, start), bisect_left(self._sentences, end)
        return list(self.doc.sentences[low:high])

    def sentence(self, place: int) -> Span | None:
        """The sentence in which a place lies."""
        number = bisect_right(self._sentences, place) - 1
        return self.doc.sentences[number] if number >= 0 else None

    def before(self, spot: Spot, count: int) -> Iterator[tuple[int, Span]]:
        """The lines above a line or a table, nearest first, with their distance."""
        last = spot.line - 1
        if spot.cell is not None:
            start = self.tables[spot.cell[0]][0][0][0]
            last = bisect_right(self._line_starts, start) - 1
        for distance, number in enumerate(range(last, max(-1, last - count), -1), 1):
            yield distance, self.lines[number]


def _promises(text: str) -> bool:
    return len(text) < _LONGEST_LABEL and any(at.name for at in find_milestones(text))


def _rows(table: Table) -> list[list[tuple[int, int]]]:
    rows = list(table.rows)
    if table.header is not None and (not rows or rows[0].start != table.header.start):
        rows.insert(0, table.header)
    return [[(cell.start, cell.end) for cell in row.cells] for row in rows if row.cells]
