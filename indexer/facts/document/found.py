"""What a field's reader hands back: a value and the range of the text that says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indexer.facts.notation.durations import LengthAt
from knowledge.rules.contract_record import BUSINESS, CreditTerm, SlaItem


@dataclass(frozen=True, slots=True)
class Found:
    """A value in its record form (ISO strings, `Money`, numbers …) with its quote `Doc.text[start:end]`.

    `unit` is what a length counts where that is not the calendar; `doubts` are what was assumed in reading the value.
    """

    value: Any
    start: int
    end: int
    unit: str | None = None
    doubts: tuple[str, ...] = ()


def length_found(at: LengthAt, start: int | None = None, end: int | None = None) -> Found:
    """A length of time as a value, in working days where it counts those; its range may be a wider one."""
    unit = BUSINESS if at.business else None
    return Found(str(at.value), at.start if start is None else start, at.end if end is None else end, unit)


@dataclass(frozen=True, slots=True)
class FoundItem:
    """One item of a list field; `parts` gives the range of each part that the document says (`within`, `level` …)."""

    value: SlaItem | CreditTerm
    parts: Mapping[str, tuple[int, int]]
    doubts: tuple[tuple[str, str], ...] = ()
    """Parts with what was assumed about them."""
