"""Counts of times: `four visits a year`, `每季度一次`; the number as written, and what it makes in a year."""

import re
from dataclasses import dataclass

from indexer.facts.notation.numbers import ENGLISH, HAN, read_number

_COUNT = re.compile(
    rf"(?<![\d.])(?P<zh>\d{{1,3}}|[{HAN}]{{1,3}})\s?(?:人)?[次趟回]"
    rf"|\b(?P<en>\d{{1,2}}|{ENGLISH})(?:\s?\(\d{{1,2}}\))?(?=\s(?:[\w-]+\s){{0,4}}"
    r"(?:visits?|attendances?|inspections?|check-?ups?|checks?|days?\son|call-?outs?|trips?|times|services?)\b)"
    r"|\b(?P<often>once|twice|quarterly|monthly|annual(?:ly)?|yearly|half-yearly|semi-annual(?:ly)?)\b"
    r"|每(?P<every>个?季度|个?季|个?月|半年|年)",
    re.IGNORECASE,
)
_OFTEN = {"once": 1, "twice": 2, "quarterly": 4, "monthly": 12, "half-yearly": 2, "semi-annual": 2, "semi-annually": 2}
_EVERY = {"季度": 4, "季": 4, "月": 12, "半年": 2, "年": 1}
_PERIODS = (
    (re.compile(r"季|\bquarter", re.IGNORECASE), 4),
    (re.compile(r"半年|half[- ](?:a )?year|six months|semi-annual", re.IGNORECASE), 2),
    (re.compile(r"每(?:个)?月|(?:per|each|every|a) month|monthly", re.IGNORECASE), 12),
)
_BEFORE, _AFTER = 25, 60


@dataclass(frozen=True, slots=True)
class CountAt:
    """A number of times and the range that writes it; `a_year` is what it makes in a year by the words around it."""

    number: int
    start: int
    end: int
    a_year: int


def find_counts(text: str) -> list[CountAt]:
    """Every number of times in a text, in order."""
    found = []
    for match in _COUNT.finditer(text):
        written = match["zh"] or match["en"]
        if written is None:
            times = _EVERY[match["every"].lstrip("个")] if match["every"] else _OFTEN.get(match["often"].lower(), 1)
            found.append(CountAt(times, *match.span(), times))
        elif (number := read_number(written)) is not None and 0 < number <= 200:
            found.append(CountAt(number, *match.span(), number * _times_a_year(text, match)))
    return found


def _times_a_year(text: str, match: re.Match[str]) -> int:
    after = 0 if match["zh"] else _AFTER
    around = re.split(r"[。;；\n]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    around += re.split(r"[.;\n]", text[match.end() : match.end() + after])[0]
    return next((times for pattern, times in _PERIODS if pattern.search(around)), 1)
