"""A table of service levels with its head rows told from the rest: one or more lines that promise nothing."""

import re
from dataclasses import dataclass

from indexer.facts.document.document import Doc
from indexer.facts.notation.levels import LevelAt
from indexer.facts.notation.limits import clock_in, find_limits
from indexer.facts.sla.level_names import LevelNames
from indexer.facts.sla.milestones import column_role, head_milestone
from indexer.parsed import Cell, Row, Table


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of plain cells (`Cell` keeps the place), its head rows taken off."""

    heads: tuple[str, ...]
    head_levels: tuple[LevelAt | None, ...]
    rows: tuple[Row, ...]
    head_rows: tuple[Row, ...]


def plain(doc: Doc, cell: Cell) -> str:
    """A cell's text in plain characters; blanks inside Chinese words go, since wrapped cells leave them."""
    text = doc.plain[cell.start : cell.end].replace("\n", " ")
    return re.sub(r"(?<=[\u4e00-\u9fff0-9])\s{1,40}(?=[\u4e00-\u9fff])", "", text).strip()


def grid_of(doc: Doc, table: Table, names: LevelNames) -> Grid | None:
    """Take the head rows off; none where nothing is left or there is only one column."""
    rows = list(table.rows)
    if table.header is not None and (not rows or rows[0].start != table.header.start):
        rows.insert(0, table.header)
    count = 0
    while (
        count < min(3, len(rows))
        and not has_limits(doc, rows[count])
        and (count == 0 or not _row_level(doc, rows[count], names))
    ):
        if count and len({plain(doc, cell) for cell in rows[count].cells}) > 1 and not _heads_more(doc, rows[count]):
            break
        count += 1
    width = max((len(row.cells) for row in rows), default=0)
    if width < 2 or count == len(rows):
        return None
    heads, levels = [], []
    for column in range(width):
        texts = [plain(doc, row.cells[column]) for row in rows[:count] if column < len(row.cells)]
        heads.append(" ".join(dict.fromkeys(texts)))
        named = [
            one[0]
            for row in rows[:count]
            if column < len(row.cells) and (one := names.cell(plain(doc, row.cells[column])))
        ]
        levels.append(named[0] if named and column else None)
    return Grid(tuple(heads), tuple(levels), tuple(rows[count:]), tuple(rows[:count]))


def _heads_more(doc: Doc, row: Row) -> bool:
    """A second head row only names milestones or clocks."""
    texts = [plain(doc, cell) for cell in row.cells]
    if not texts[0] and all(len(text) < 25 for text in texts):
        return True
    return all(
        not text or (len(text) < 25 and (head_milestone(text) or clock_in(text) or column_role(text))) for text in texts
    )


def has_limits(doc: Doc, row: Row) -> bool:
    """Whether a row holds a time limit."""
    return any(find_limits(plain(doc, cell)) for cell in row.cells)


def _row_level(doc: Doc, row: Row, names: LevelNames) -> bool:
    return any(names.cell(plain(doc, cell)) for cell in row.cells[:2])
