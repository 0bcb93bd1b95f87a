"""An example: pieces of text and signs, and which classes they belong to. One JSON line each, small and readable."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One case to learn from, or to judge.

    `parts` are named pieces of text, cut into words by the features; `signs` are features as they stand;
    `numbers` are dense features, the same count in every example of a set; `says` tells of each class whether the case
    belongs to it, a class that is absent was not asked; `group` names the author, so that authors can be left out.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    signs: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    says: Mapping[str, bool] = field(default_factory=dict)
    weight: float = 1.0
    group: str = ""


def read_examples(path: Path) -> Iterator[Example]:
    """Read a file of examples, one JSON object a line: `{"parts", "signs", "numbers", "says", "weight", "group"}`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                for several in ("signs", "numbers"):
                    row[several] = tuple(row.get(several, ()))
                yield Example(**row)
