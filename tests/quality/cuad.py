"""Scores the dates, term and renewal of real English contracts: `python -m tests.quality.cuad [-v] [PART]`.

The development part is the files whose number is not a multiple of 8; the rest were never read, only scored.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from indexer.facts.document import document
from indexer.facts.document.found import Found
from indexer.facts.term import read
from indexer.parsed import Parsed
from knowledge.rules.time.durations import Duration
from tests.shared_data import shared

PARTS: dict[str, Callable[[int], bool]] = {
    "development": lambda number: number % 8 != 0,
    "unseen": lambda number: number % 8 == 0,
    "all": lambda number: True,
}
_UNITS = {"year": "Y", "month": "M", "day": "D"}


@dataclass(frozen=True, slots=True)
class Field:
    """A label of the corpus and the field of the record that answers it."""

    label: str
    name: str
    majority: str
    published: str


FIELDS = (
    Field("Agreement Date", "signed_on", "", "–"),
    Field("Effective Date", "effective_on", "", "–"),
    Field("Expiration Date", "expires_on", "", "80 %"),
    Field("Renewal Term", "renewal_term", "P1Y", "92.5 %"),
    Field("Notice Period To Terminate Renewal", "notice_period", "P30D", "90 %"),
)


def contracts(part: str) -> Iterator[tuple[dict[str, Any], dict[str, Found]]]:
    """Each contract's labels with what was read from it."""
    folder = shared("data", "cuad")
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if PARTS[part](int(Path(row["file"]).stem)):
            text = (folder / "contracts" / row["file"]).read_text(encoding="utf-8")
            yield row, read(document.read(Parsed(text, "")))


def gold(label: dict[str, Any], field: Field) -> str | None:
    """The label's answer as the record would write it; none where it gives no single date or length."""
    if field.name.endswith("_on"):
        return label.get("date") or None
    found = re.findall(r"\(?(\d+(?:\.\d+)?)\)?\s*(year|month|day)", label["answer"], re.IGNORECASE)
    words = re.search(r"three \(3\)", label["answer"])
    if words:
        return "P3Y"
    lengths = [f"P{_whole(n, unit)}" for n, unit in found]
    return lengths[0] if lengths else None


def _whole(number: str, unit: str) -> str:
    if "." in number:
        return f"{round(float(number) * 12)}M"
    return f"{number}{_UNITS[unit.lower()]}"


def right(field: Field, wanted: str, got: str | None) -> bool:
    """Exact by value."""
    if got is None:
        return False
    return wanted == got if field.name.endswith("_on") else Duration.parse(wanted) == Duration.parse(got)


def a_day_before(wanted: str, got: str | None) -> bool:
    """The record's end is inclusive; the corpus gives start + term, the day after it."""
    return got is not None and date.fromisoformat(wanted) - timedelta(days=1) == date.fromisoformat(got)


def score(part: str, *, verbose: bool = False) -> list[tuple[Field, int, int, int, int, int, int]]:
    """For each field: stated, right, right but for the day, right by the majority answer, absent, invented."""
    tallies = {field.name: [0, 0, 0, 0, 0, 0] for field in FIELDS}
    for row, record in contracts(part):
        for field in FIELDS:
            label = row["labels"][field.label]
            wanted, got = gold(label, field), record[field.name].value if field.name in record else None
            tally = tallies[field.name]
            if wanted is None:
                tally[4] += 1
                tally[5] += got is not None
            else:
                exact = right(field, wanted, got)
                tally[0] += 1
                tally[1] += exact
                tally[2] += exact or (field.name == "expires_on" and a_day_before(wanted, got))
                tally[3] += bool(field.majority) and right(field, wanted, field.majority)
            if verbose:
                _tell(row["file"], field, label, wanted, record.get(field.name))
    return [(field, *tallies[field.name]) for field in FIELDS]  # type: ignore[misc]


def _tell(file: str, field: Field, label: dict[str, Any], wanted: str | None, found: Found | None) -> None:
    got = found.value if found else None
    if (
        wanted == got
        or (wanted and right(field, wanted, got))
        or (field.name == "expires_on" and wanted and a_day_before(wanted, got))
    ):
        return
    clause = " ".join(label["clauses"][0]["text"].split())[:300] if label["clauses"] else ""
    place = found.start if found else ""
    print(f"{file} {field.name}: wanted {wanted or label['answer'] or None} got {got} @{place} | {clause}")


_HEADS = ("field", "stated", "right", "inclusive end", "majority answer", "published", "absent", "invented")


def main(arguments: list[str]) -> None:
    """Print one table for each part."""
    for part in [name for name in arguments if name in PARTS] or ["development", "unseen"]:
        rows = score(part, verbose="-v" in arguments and part != "unseen")
        print(f"\n{part}\n\n| {' | '.join(_HEADS)} |\n|{'---|' * len(_HEADS)}")
        for field, stated, exact, eased, common, absent, invented in rows:
            shares = " | ".join(f"{count / max(1, stated):.3f}" for count in (exact, eased, common))
            missing = f"{field.published} | {absent} | {invented / max(1, absent):.3f}"
            print(f"| {field.name} | {stated} | {shares} | {missing} |")


if __name__ == "__main__":
    main(sys.argv[1:])
