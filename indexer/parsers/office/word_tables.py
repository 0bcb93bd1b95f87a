"""The cells of a Word table with the columns and rows that they reach over."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from indexer.parsers.office.word_styles import value
from indexer.parsers.table_grid import Spanning

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def cells_of(row: Any) -> Iterator[Any]:
    """The cells of a table's row, those inside content controls and insertions too; deleted ones are left out."""
    for element in row:
        if element.tag == f"{_W}tc":
            if element.find(f"{_W}tcPr/{_W}cellDel") is None:
                yield element
        elif element.tag == f"{_W}sdt":
            content = element.find(f"{_W}sdtContent")
            yield from cells_of(content if content is not None else ())
        elif element.tag in (f"{_W}ins", f"{_W}customXml"):
            yield from cells_of(element)


def paragraphs_of(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell in their order, those of tables inside it too, without its text boxes'."""
    stack = [iter(cell)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}p":
            yield child
        else:
            stack.append(iter(child))


def spanning_rows(rows: Sequence[Any], text: Callable[[Any], str]) -> list[list[Spanning]]:
    """The rows as cells that reach over columns and rows; `text` gives a cell's text."""
    placed = [_placed(row) for row in rows]
    found: list[list[Spanning]] = []
    for number, row in enumerate(placed):
        cells = []
        for column, cell, across in row:
            if cell is None:
                cells.append(Spanning("", across))
            elif not _goes_on(cell) or not _reached(placed, number, column):
                cells.append(Spanning(text(cell), across, _down(placed, number, column)))
        found.append(cells)
    return found


def _placed(row: Any) -> list[tuple[int, Any, int]]:
    """Column, cell (none for a gap at an edge) and how many columns it takes."""
    before, after = _number(row, "trPr", "gridBefore", least=0), _number(row, "trPr", "gridAfter", least=0)
    cells: list[tuple[int, Any, int]] = [(0, None, before)] if before else []
    column = before
    for cell in cells_of(row):
        across = _number(cell, "tcPr", "gridSpan", least=1)
        if value(cell, "tcPr", "hMerge") == "continue" and cells and cells[-1][1] is not None:
            first, owner, width = cells.pop()
            cells.append((first, owner, width + across))
        else:
            cells.append((column, cell, across))
        column += across
    return [*cells, (column, None, after)] if after else cells


def _goes_on(cell: Any) -> bool:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val", "continue") != "restart"


def _reached(placed: Sequence[list[tuple[int, Any, int]]], number: int, column: int) -> bool:
    """Whether a cell that goes on has one above it, in the same column, to go on from."""
    return number > 0 and any(at == column and cell is not None for at, cell, _ in placed[number - 1])


def _down(placed: Sequence[list[tuple[int, Any, int]]], number: int, column: int) -> int:
    below = number + 1
    while below < len(placed) and any(
        at == column and cell is not None and _goes_on(cell) for at, cell, _ in placed[below]
    ):
        below += 1
    return below - number


def _number(element: Any, *path: str, least: int) -> int:
    told = value(element, *path)
    return max(least, min(int(told), 500)) if told.isdecimal() else least
