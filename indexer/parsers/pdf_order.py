"""Puts the lines and tables of a PDF page into reading order."""

from collections.abc import Sequence
from itertools import pairwise

from indexer.parsers.pdf_lines import Line
from indexer.parsers.pdf_tables import PageTable

_COLUMNS_FROM = 0.25


def in_order(lines: Sequence[Line], tables: Sequence[PageTable]) -> list[Line | PageTable]:
    """Lines outside the tables, top down unless the page has columns, with each table where it stands."""
    free = [line for line in lines if not any(t.holds((line.left + line.right) / 2, line.middle) for t in tables)]
    if not _has_columns(free):
        free.sort(key=lambda line: -line.middle)
    ordered: list[Line | PageTable] = list(free)
    for table in tables:
        at = next((n for n, item in enumerate(ordered) if _top(item) < table.box[3] - 2), len(ordered))
        ordered.insert(at, table)
    return ordered


def _has_columns(lines: Sequence[Line]) -> bool:
    """Whether many lines stand side by side; the file's own order is then the better guess."""
    by_height = sorted(lines, key=lambda line: -line.middle)
    beside = sum(abs(a.middle - b.middle) < 0.5 * a.size for a, b in pairwise(by_height))
    return beside > _COLUMNS_FROM * len(lines)


def _top(item: Line | PageTable) -> float:
    return item.middle if isinstance(item, Line) else item.box[3]
