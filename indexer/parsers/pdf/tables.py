"""Finds ruled tables on a PDF page from its drawn lines, and reads their cells."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from indexer.parsers.cleaning import join_wrapped, one_line
from indexer.parsers.pdf.cells import CellTexts
from indexer.parsers.pdf.chars import Char, Turn
from indexer.parsers.table_grid import holds_again

_THIN = 3.0
_TOLERANCE = 3.0
_MOST_PATHS = 6_000
_MOST_RULES = 300
_DIGITS = re.compile(r"\d+")
_FIGURE = re.compile(r"[¥￥$€£]?[\d,. ]+[%％]?")

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table's place on its page and its rows of cell texts."""

    box: Box
    rows: tuple[tuple[str, ...], ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the page lies in the table."""
        left, bottom, right, top = self.box
        return left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1


Edge = dict[str, Any]


def edges_of(page: Any, turn: Turn) -> list[Edge]:
    """The straight lines that a page draws, as they lie on the turned page."""
    return list(_edges(page, turn))


def rules_of(edges: Sequence[Edge], chars: Sequence[Char]) -> list[Box]:
    """The short level lines that may strike text out: those that reach beyond no line of text, and touch no upright."""
    level = [edge for edge in edges if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > _THIN]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    if not chars or len(level) > _MOST_RULES:
        return []
    return [(e["x0"], -e["top"], e["x1"], -e["top"]) for e in level if not any(_touch(e, other) for other in upright)]


def _touch(level: Edge, upright: Edge) -> bool:
    if not level["x0"] - _TOLERANCE <= upright["x0"] <= level["x1"] + _TOLERANCE:
        return False
    return bool(upright["top"] - _TOLERANCE <= level["top"] <= upright["bottom"] + _TOLERANCE)


def tables_from(edges: Sequence[Edge], texts: CellTexts) -> list[PageTable]:
    """The ruled tables of a page with two columns or more, from the top down."""
    flat = sum(edge["orientation"] == "h" for edge in edges)
    if flat < 2 or len(edges) - flat < 2:
        return []
    merged = merge_edges(list(edges), _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    cells = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    tables = (_table(group, texts) for group in cells_to_tables(cells))
    return sorted((t for t in tables if t is not None), key=lambda t: -t.box[3])


def _edges(page: Any, turn: Turn) -> Iterator[Edge]:
    objects = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=4)
    for number, item in enumerate(objects):
        if number >= _MOST_PATHS:
            return
        for left, bottom, right, top in _segments(item):
            yield from _as_edges(*turn.forth(left, bottom, right, top))


def _segments(item: Any) -> Iterator[Box]:
    count = pdfium.FPDFPath_CountSegments(item)
    if count > 400:
        return
    if count <= 5:
        yield item.get_bounds()
        return
    matrix = item.get_matrix()
    x, y, before = ctypes.c_float(), ctypes.c_float(), None
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        if before is not None and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            yield (
                min(before[0], point[0]),
                min(before[1], point[1]),
                max(before[0], point[0]),
                max(before[1], point[1]),
            )
        before = point


def _as_edges(left: float, bottom: float, right: float, top: float) -> Iterator[Edge]:
    wide, high = right - left, top - bottom
    if high <= _THIN < wide:
        yield _edge("h", left, right, (top + bottom) / 2, (top + bottom) / 2)
    elif wide <= _THIN < high:
        yield _edge("v", (left + right) / 2, (left + right) / 2, bottom, top)
    elif wide > _THIN and high > _THIN:
        yield _edge("h", left, right, top, top)
        yield _edge("h", left, right, bottom, bottom)
        yield _edge("v", left, left, bottom, top)
        yield _edge("v", right, right, bottom, top)


def _edge(orientation: str, left: float, right: float, bottom: float, top: float) -> Edge:
    return {
        "orientation": orientation, "object_type": "line", "x0": left, "x1": right, "top": -top, "bottom": -bottom,
        "width": right - left, "height": top - bottom,
    }  # fmt: skip


def _table(group: list[Any], texts: CellTexts) -> PageTable | None:
    tops = sorted({cell[1] for cell in group})
    lefts = sorted({cell[0] for cell in group})
    if len(lefts) < 2 or len(group) < 3:
        return None
    grid: dict[tuple[int, int], str] = {}
    spans = []
    for cell in group:
        row, column = tops.index(cell[1]), lefts.index(cell[0])
        left, top, right, bottom = cell
        raw = texts.within(left + 0.5, -bottom + 0.5, right - 0.5, -top - 0.5)
        grid[row, column] = one_line(raw)
        down = sum(cell[1] <= top < cell[3] - 1 for top in tops)
        across = sum(cell[0] <= left < cell[2] - 1 for left in lefts)
        if (down > 1 or across > 1) and len(_DIGITS.findall(raw)) <= 1:
            spans.append((row, column, down, across))
    _fill(grid, spans, len(lefts))
    rows = [tuple(grid.get((row, column), "") for column in range(len(lefts))) for row in range(len(tops))]
    box = (lefts[0], -max(c[3] for c in group), max(c[2] for c in group), -tops[0])
    return PageTable(box, tuple(row for row in rows if any(row)))


def _fill(grid: dict[tuple[int, int], str], spans: Sequence[tuple[int, int, int, int]], width: int) -> None:
    """Write the text of a cell that reaches over others in each place, where it holds for each."""
    for row, column, down, across in spans:
        alone = across == width or (row and not column)
        for place in range(column, column + (1 if alone else across)):
            again = holds_again(grid[row, column], grid.get((0, place), ""))
            for number in range(row, row + down):
                grid.setdefault((number, place), again)


def joined_rows(above: list[tuple[str, ...]], below: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows of a table and of its continuation on the next page, without the repeated header."""
    rest = below[1:] if below[0] == above[0] else below
    if rest and len(above) > 1 and above[-1][0] and _is_spill(rest[0]):
        spilled = tuple(join_wrapped(first, second) for first, second in zip(above[-1], rest[0], strict=True))
        return [*above[:-1], spilled, *rest[1:]]
    return [*above, *rest]


def _is_spill(row: tuple[str, ...]) -> bool:
    return not row[0] and not any(_FIGURE.fullmatch(cell) for cell in row)
