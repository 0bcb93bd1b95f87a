"""Rows of tables in a document's text (`cell | cell | cell`), with the heads of their columns."""

import re
from collections.abc import Sequence

from knowledge.answers.citing.values import Row

BETWEEN = " | "
_FIGURE = re.compile(r"\d")
_MOST = 60
"""Rows above a row among which its heads are looked for."""


def is_row(line: str) -> bool:
    """Whether a line of a text is a row of a table."""
    return BETWEEN in f"{line.strip()} "


def row_at(text: str, start: int, end: int) -> Row | None:
    """The row that stands at a place of a text; none where no row does."""
    line = text[start:end]
    if "\n" in line.strip() or not is_row(line):
        return None
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    cells = cells_of(text[left : right if right >= 0 else len(text)])
    return Row(_heads(text[:left].rstrip("\n"), cells), cells)


def cells_of(line: str) -> tuple[str, ...]:
    """What stands in the cells of a row; empty ones are kept."""
    return tuple(cell.strip() for cell in f" {line.strip()} ".split("|"))


def _heads(above: str, cells: Sequence[str]) -> tuple[str, ...]:
    """The heads of a row's columns: the first row above it of as many cells, if it has no figure and no empty cell."""
    first: tuple[str, ...] = ()
    end = len(above)
    for _ in range(_MOST):
        start = above.rfind("\n", 0, end) + 1
        line = above[start:end]
        if not is_row(line) or len(cells_of(line)) != len(cells):
            break
        first, end = cells_of(line), start - 1
        if end <= 0:
            break
    named = len(cells) > 2 and first and all(first) and not any(_FIGURE.search(head) for head in first)
    return first if named else ()
