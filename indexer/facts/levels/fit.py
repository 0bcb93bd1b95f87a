"""Fit the weights of the reader of service levels from the examples alone; called by `indexer.facts.fit`."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.facts import ruled
from indexer.facts.document import document
from indexer.facts.levels.document import Ready, ready
from indexer.facts.levels.filling import hours_known
from indexer.facts.levels.reader import Reader
from indexer.facts.levels.teaching import Promised, lessons, promised
from indexer.facts.roles import marked
from indexer.facts.sla import sla
from knowledge.learned import Classes, Example

EXAMPLES = Path(__file__).parents[1] / "examples"
_CLOSENESS = {"promises": 8.0, "milestones": 8.0, "pairs": 8.0, "clocks": 4.0}
_CLAUSE, _FOLDS = 0.4, 5
_CALIBRATED = ("promises", "pairs", "clocks")
"""Of milestones only the likeliest counts: they are not calibrated."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One marked document or clause, ready, with what its marks promise."""

    source: str
    group: str
    ready: Ready
    told: tuple[Promised, ...]
    rules: sla.Ruled
    amends: bool
    whole: bool


def read_lessons(folder: Path = EXAMPLES) -> Iterator[Lesson]:
    """Every example of a folder that holds a time limit."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                one = lesson(json.loads(line), path.stem, whole=path.name.startswith("contracts"))
                if one is not None:
                    yield one


def lesson(row: dict[str, str], source: str, *, whole: bool) -> Lesson | None:
    """Read one row; what the rules say of a clause, or of a document that they were mended on, is not told."""
    if whole:
        parsed, marks = marked.read(row["text"], row.get("name", "example.md"))
    else:
        parsed, marks = marked.read_line(row["text"])
    doc = document.read(parsed)
    facts = ruled.read(doc) if whole else {}
    kind = facts["kind"].value if "kind" in facts else None
    hours = facts.get("service_hours")
    amends = kind == "amendment"
    rules = sla.read(doc, hours, amends=amends)
    made = ready(doc, rules, hours_known(hours), trusted=whole and row.get("rules") != "seen")
    return Lesson(source, row["author"], made, tuple(promised(marks)), rules, amends, whole) if made.limits else None


def fit(taken: Sequence[Lesson]) -> Reader:
    """Fit the four judgements, each calibrated on authors left out."""
    made: dict[str, list[Example]] = {part: [] for part in _CLOSENESS}
    for one in taken:
        for part, examples in lessons(one.ready, one.told, one.group, 1.0 if one.whole else _CLAUSE).items():
            made[part] += examples
    return Reader(
        *(
            Classes.fit(made[part], closeness=closeness, folds=_FOLDS if part in _CALIBRATED else 0)
            for part, closeness in _CLOSENESS.items()
        )
    )


def main() -> None:
    """Fit and write the weights beside the code."""
    fit(list(read_lessons())).save()
