"""Finds ruled tables on a PDF page from its drawn lines, and reads their cells."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from indexer.parsers.cleaning import join_wrapped, one_line

_THIN = 3.0
_TOLERANCE = 3.0
_MOST_PATHS = 6_000
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


def page_tables(page: Any, textpage: Any) -> list[PageTable]:
    """The ruled tables of a page with two columns or more, from the top down."""
    edges = list(_edges(page))
    flat = sum(edge["orientation"] == "h" for edge in edges)
    if flat < 2 or len(edges) - flat < 2:
        return []
    merged = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    cells = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    tables = (_table(group, textpage) for group in cells_to_tables(cells))
    return sorted((t for t in tables if t is not None), key=lambda t: -t.box[3])


def _edges(page: Any) -> Iterator[dict[str, Any]]:
    objects = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=4)
    for number, item in enumerate(objects):
        if number >= _MOST_PATHS:
            return
        for left, bottom, right, top in _segments(item):
            yield from _as_edges(left, bottom, right, top)


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


def _as_edges(left: float, bottom: float, right: float, top: float) -> Iterator[dict[str, Any]]:
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


def _edge(orientation: str, left: float, right: float, bottom: float, top: float) -> dict[str, Any]:
    return {
        "orientation": orientation, "object_type": "line", "x0": left, "x1": right, "top": -top, "bottom": -bottom,
        "width": right - left, "height": top - bottom,
    }  # fmt: skip


def _table(group: list[Any], textpage: Any) -> PageTable | None:
    tops = sorted({cell[1] for cell in group})
    lefts = sorted({cell[0] for cell in group})
    if len(lefts) < 2 or len(group) < 3:
        return None
    rows = []
    for top in tops:
        by_left = {cell[0]: cell for cell in group if cell[1] == top}
        rows.append(tuple(_cell(by_left[x], textpage) if x in by_left else "" for x in lefts))
    box = (lefts[0], -max(c[3] for c in group), max(c[2] for c in group), -tops[0])
    return PageTable(box, tuple(row for row in rows if any(row)))


def _cell(cell: Any, textpage: Any) -> str:
    left, top, right, bottom = cell
    text = textpage.get_text_bounded(left=left + 0.5, bottom=-bottom + 0.5, right=right - 0.5, top=-top - 0.5)
    return one_line(text)


def joined_rows(above: list[tuple[str, ...]], below: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows of a table and of its continuation on the next page, without the repeated header."""
    rest = below[1:] if below[0] == above[0] else below
    if rest and len(above) > 1 and above[-1][0] and _is_spill(rest[0]):
        spilled = tuple(join_wrapped(first, second) for first, second in zip(above[-1], rest[0], strict=True))
        return [*above[:-1], spilled, *rest[1:]]
    return [*above, *rest]


def _is_spill(row: tuple[str, ...]) -> bool:
    return not row[0] and not any(_FIGURE.fullmatch(cell) for cell in row)
