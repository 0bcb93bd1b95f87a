"""Decides whether the first row of a table names its columns."""

import re
from collections.abc import Sequence

_FIGURE = re.compile(r"[¥￥$€£]?\s*-?\d[\d,. :/%-]*(?:元|万元|天|小时|分钟|%|％|年|月|日)?|\d{4}[-年/.].*")
_LONGEST_NAME = 40


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row holds short names, one for nearly every column, and other rows follow."""
    return header_at(rows, 0)


def header_at(rows: Sequence[Sequence[str]], number: int) -> bool:
    """Whether row `number` names the columns of the rows below it."""
    row = [cell.strip() for cell in rows[number]]
    filled = [cell for cell in row if cell]
    if len(filled) < 2 or number + 1 >= len(rows) or len(set(filled)) < 2:
        return False
    if any(_FIGURE.fullmatch(cell) or len(cell) > _LONGEST_NAME or cell[-1] in "：:" for cell in filled):
        return False
    widest = max(sum(bool(cell.strip()) for cell in other) for other in rows)
    return len(filled) >= max(2, 0.7 * widest) and (number == 0 or widest > 2)
