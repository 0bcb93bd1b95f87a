"""Lays out a table's cells in a grid, so that a cell over several columns or rows shifts nothing beside or below it.

A short text is written in each place that its cell covers, since it holds for each: a head over two columns, a level
over two rows, one limit for two promises. Sums of money stand once: twice they would count twice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.parsers.limits import MAX_SHEET_COLUMNS

_LONGEST_REPEATED = 60
_FIGURE = re.compile(r"-?\d[\d,.'\u2009\u202f ]*")
_CURRENCY = re.compile(r"[¥￥$€£元]|\b(?:CNY|RMB|USD|EUR|GBP|JPY|HKD|CHF)\b")
_DIGIT = re.compile(r"\d")
_SUMS_BELOW = re.compile(r"[价费款额元¥￥$€£]|合计|\b(?:price|fee|amount|total|cost|sum|CNY|RMB|USD|EUR|GBP)\b", re.I)

Below = dict[int, tuple[int, str]]  # by column: over how many rows more a cell from above reaches, and its text


@dataclass(frozen=True, slots=True)
class Spanning:
    """One cell as the file has it: its text, and over how many columns and rows it reaches."""

    text: str
    across: int = 1
    down: int = 1


def laid_out(rows: Sequence[Sequence[Spanning]]) -> list[list[str]]:
    """The rows of a rectangle, each text in the places that its cell covers."""
    below: Below = {}
    grid: list[list[str]] = []
    for cells in rows:
        grid.append(_row(cells, grid[0] if grid else [], below))
    width = max((len(row) for row in grid), default=0)
    return [row + [""] * (width - len(row)) for row in grid]


def _row(cells: Sequence[Spanning], heads: Sequence[str], below: Below) -> list[str]:
    row: list[str] = []
    whole = sum(cell.across for cell in cells) if not below else 0
    for cell in cells:
        _take_from_above(row, below)
        if len(row) >= MAX_SHEET_COLUMNS:
            break
        across = max(1, min(cell.across, MAX_SHEET_COLUMNS - len(row)))
        labels = bool(heads) and not row  # `Total` over the first columns names its row, it is no value in each
        places = range(len(row), len(row) + across)
        again = [holds_again(cell.text, heads[at] if at < len(heads) else "") for at in places]
        if cell.down > 1:
            below.update((at, (cell.down - 1, text)) for at, text in zip(places, again, strict=True))
        row += [cell.text, *([""] * (across - 1) if labels or across == whole else again[1:])]
    _take_from_above(row, below)
    for column in sorted(at for at in below if at > len(row)):
        row += [""] * (column - len(row))
        _take_from_above(row, below)
    return row


def _take_from_above(row: list[str], below: Below) -> None:
    """Fill the places at the row's end that cells of rows above reach into."""
    while len(row) in below:
        left, text = below.pop(len(row))
        if left > 1:
            below[len(row)] = left - 1, text
        row.append(text)


def holds_again(text: str, head: str) -> str:
    """What stands in a further place of a cell under a head: its text where that holds for each place, else nothing."""
    text = text.strip()
    if len(text) > _LONGEST_REPEATED or (_CURRENCY.search(text) and _DIGIT.search(text)):
        return ""
    return "" if _FIGURE.fullmatch(text) and _SUMS_BELOW.search(head) else text


def spread_heads(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows whose first leaves places empty beside a head that the row below divides: the head is written in each.

    This is how a head over several columns looks where the format cannot say so (CSV, Markdown, copied sheets).
    """
    full = [list(row) for row in rows]
    if len(full) < 3 or not _divides(full[0], full[1]):
        return full
    for column in range(1, len(full[0])):
        if not full[0][column].strip() and column < len(full[1]) and full[1][column].strip():
            full[0][column] = full[0][column - 1]
    return full


def _divides(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the second row names the columns under the first one's heads: it has no figures, and fills their gaps."""
    gaps = [n for n in range(1, min(len(first), len(second))) if not first[n].strip()]
    if not gaps or any(_DIGIT.search(cell) or len(cell) > 25 for cell in second):
        return False
    return all(second[n].strip() for n in gaps) and all(second[n - 1].strip() or n == 1 for n in gaps)
