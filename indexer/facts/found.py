"""What a field's reader hands back: a value and the range of the text that says it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """A value in its record form (ISO strings, `Money`, numbers …) with its quote `Doc.text[start:end]`."""

    value: Any
    start: int
    end: int
