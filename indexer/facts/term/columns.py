"""Dates in tables whose first line names the columns: `Start date | End date` over `1 May 2026 | 30 April 2027`."""

import re
from itertools import pairwise

from indexer.facts.document.document import Span
from indexer.facts.notation.dates import DateAt
from indexer.facts.term.mentions import Stated

_KINDS = (
    ("start", re.compile(r"\b(?:start|commenc\w{1,40}|effective|begin\w{0,40}|from)\b|起始|开始|生效", re.IGNORECASE)),
    (
        "end",
        re.compile(r"\b(?:end|ends|expir\w{1,40}|terminat\w{1,40}|until|to)\b|终止|到期|截止|结束|届满", re.IGNORECASE),
    ),
)
_SIDE = re.compile(
    r"\b(?:trial|project|warranty|planned|training|phase|milestone)\b|计划|里程碑|试用|质保|工期|实施", re.IGNORECASE
)


def headed_days(stated: Stated) -> dict[str, DateAt]:
    """Find the dates that stand under a heading of start or end, in the line below it."""
    found: dict[str, DateAt] = {}
    lines = [line for line in stated.doc.lines if "|" in line.text and set(line.text) - set("|-: ")]
    for heads, below in pairwise(lines):
        labels = _cells(heads)
        cells = _cells(below)
        if len(labels) != len(cells) or _SIDE.search(heads.text) or stated.within(heads.start, heads.end):
            continue
        for label, cell in zip(labels, cells, strict=True):
            kind = next((name for name, pattern in _KINDS if pattern.search(label.text)), None)
            dates = stated.within(cell.start, cell.end)
            if kind and len(label.text) < 30 and dates:
                found.setdefault(kind, dates[0])
    return found


def _cells(line: Span) -> list[Span]:
    cells, start = [], line.start
    for text in line.text.split("|"):
        cells.append(Span(text, start, start + len(text)))
        start += len(text) + 1
    return cells
