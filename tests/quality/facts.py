"""Measure the contract facts on the development gold: `python -m tests.quality.facts`.

Prints one row a set: exact values of stated fields, values invented where the gold has none, F1 of the service
levels (level, milestone, limit, clock) and the seconds of the slowest document.
"""

import json
import re
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indexer.facts import extract, record_json
from indexer.parsers import parse
from knowledge.rules.time.durations import Duration
from tests.shared_data import shared

_LENGTHS = ("term", "renewal_term", "notice_period", "retention_release", "credit_claim_within")
_NAMES = ("vendor", "customer", "product", "governing_law", "named_consultant")
_LEFT_OUT = ("id", "file", "title", "quotes", "sla", "credits")


def measure(folder: Path) -> dict[str, float]:
    """The figures of one set of documents with `gold.jsonl`."""
    right = stated = invented = absent = hits = extra = missed = 0
    slowest = 0.0
    for gold, read, seconds in _pairs(folder):
        slowest = max(slowest, seconds)
        for field in gold.keys() - set(_LEFT_OUT):
            wanted, found = _value(field, gold[field]), _value(field, read[field])
            if wanted is None:
                absent, invented = absent + 1, invented + (found is not None)
            else:
                stated, right = stated + 1, right + _same(field, wanted, found)
        promised, seen = _promises(gold["sla"]), _promises(read["sla"])
        hits, extra, missed = hits + len(promised & seen), extra + len(seen - promised), missed + len(promised - seen)
    return {
        "exact": right / max(1, stated),
        "invented": invented / max(1, absent),
        "sla_f1": 2 * hits / max(1, 2 * hits + extra + missed),
        "slowest_seconds": slowest,
    }


def _pairs(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any], float]]:
    files = {path.name: path for path in folder.rglob("*") if path.is_file()}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        path = files[Path(gold["file"]).name]
        parsed = parse(path.read_bytes(), path.name)
        started = time.perf_counter()
        record = record_json(extract(parsed))
        yield gold, json.loads(json.dumps(record)), time.perf_counter() - started


def _value(field: str, value: Any) -> Any:
    if value in (None, [], ""):
        return None
    if field in _LENGTHS:
        return Duration.parse(value)
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True)
    return _flat(value) if isinstance(value, str) else value


def _same(field: str, wanted: Any, found: Any) -> bool:
    if field in _NAMES and found:
        return bool(wanted in found or found in wanted)
    return bool(wanted == found)


def _promises(items: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    return {
        (_flat(item["level"]), str(item["milestone"]), str(Duration.parse(item["within"] or "P0D")), str(item["clock"]))
        for item in items
    }


def _flat(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def main() -> None:
    """Print the table that stands in docs/quality.md."""
    print("| set | exact | invented | SLA F1 | slowest document |\n|---|---|---|---|---|")
    for name in ("vendor_zh", "vendor_en"):
        figures = measure(shared("data", name))
        row = (f"{figures[key]:.3f}" for key in ("exact", "invented", "sla_f1"))
        print(f"| {name} | {' | '.join(row)} | {figures['slowest_seconds']:.2f} s |")


if __name__ == "__main__":
    main()
