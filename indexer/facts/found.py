"""What a field's reader hands back: a value and the range of the text that says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.rules.contract_record import CreditTerm, SlaItem


@dataclass(frozen=True, slots=True)
class Found:
    """A value in its record form (ISO strings, `Money`, numbers …) with its quote `Doc.text[start:end]`."""

    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundItem:
    """One item of a list field; `parts` gives the range of each part that the document says (`within`, `level` …)."""

    value: SlaItem | CreditTerm
    parts: Mapping[str, tuple[int, int]]
