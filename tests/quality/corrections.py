"""What corrections help and harm: `python -m tests.quality.corrections [FOLDER …]`.

Every contract of every set with `gold.jsonl` is put right as its owners would: wrong fields are corrected, filled in or
emptied, right ones confirmed. Then, with the decisions about this one contract alone, are read: the vendor's next
contract (the same words three years later, other sums and lengths), the vendor's other documents, and those of others.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from indexer.facts import extract_and_keep, record_json
from indexer.facts.roles.own import Told, plain_name
from indexer.facts.roles.reader import reader
from indexer.facts.roles.surroundings import unpack
from indexer.facts.roles.taught import KIND_OF, Verdict, lessons_of
from indexer.parsed import Parsed
from indexer.parsers import parse
from tests.quality.facts import _same, _value
from tests.shared_data import shared

HERE = Path(__file__).parent
YEARS = 3
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


@dataclass(frozen=True)
class Case:
    """One contract with its truth, as it is read without any decision, and the examples that deciding on it makes."""

    gold: dict[str, Any]
    parsed: Parsed
    read: dict[str, Any]
    told: Told | None


def cases(folders: list[Path]) -> Iterator[Case]:
    """Every contract that names its vendor, put right."""
    for folder in folders:
        files = {path.name: path for path in folder.rglob("*") if path.is_file()}
        for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            path = files[Path(gold["file"]).name]
            parsed = parse(path.read_bytes(), path.name)
            record, kept = extract_and_keep(parsed)
            read = json.loads(json.dumps(record_json(record)))
            stated = {field: gold.get(field) for field in KIND_OF}
            lessons = lessons_of(unpack(kept), list(verdicts(gold, read)), stated, reader().roles)
            rows = [(one.example, one.firm, gold["vendor"]) for one in lessons] if gold["vendor"] else []
            yield Case(gold, parsed, read, Told.of(rows) if rows else None)


def verdicts(gold: dict[str, Any], read: dict[str, Any]) -> Iterator[Verdict]:
    """What the owners of a contract would say of each field."""
    for field in KIND_OF:
        quote = read["quotes"].get(field)
        place = (quote["start"], quote["end"]) if quote else None
        if not is_right(gold, read, field):
            yield Verdict(field=field, holds=gold.get(field), wrong=read[field], place=place)
        elif read[field] is not None:
            yield Verdict(field=field, holds=read[field], place=place, written=True)


def is_right(gold: dict[str, Any], read: dict[str, Any], field: str) -> bool:
    """Whether a field is what the document states, or none where it states nothing."""
    wanted, found = _value(field, gold.get(field)), _value(field, read[field])
    return found is None if wanted is None else found is not None and bool(_same(field, wanted, found))


def following(case: Case) -> tuple[Parsed, dict[str, Any]]:
    """The vendor's next contract: the same words, every year moved on; offsets stay, so that tables and heads do."""
    text = _YEAR.sub(lambda year: str(int(year[1]) + YEARS), case.parsed.text)
    tables = tuple(_moved_table(table) for table in case.parsed.tables)
    gold = {field: _later(value) for field, value in case.gold.items()}
    return replace(case.parsed, text=text, tables=tables), gold


def _moved_table(table: Any) -> Any:
    rows = tuple(_moved_row(row) for row in table.rows)
    return replace(table, rows=rows, header=_moved_row(table.header) if table.header else None)


def _moved_row(row: Any) -> Any:
    cells = (replace(cell, text=_YEAR.sub(lambda year: str(int(year[1]) + YEARS), cell.text)) for cell in row.cells)
    return replace(row, cells=tuple(cells))


def _later(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return _YEAR.sub(lambda year: str(int(year[1]) + YEARS), value)
    return day.replace(year=day.year + YEARS, day=min(day.day, 28 if day.month == 2 else 31)).isoformat()


def again(parsed: Parsed, told: Told | None) -> dict[str, Any]:
    """A document as it is read with decisions."""
    read: dict[str, Any] = json.loads(json.dumps(record_json(extract_and_keep(parsed, told)[0])))
    return read


def compare(what: str, count: Counter[tuple[str, str]], gold: Any, before: Any, after: Any) -> None:
    """Count what was wrong and is right, and the reverse."""
    for field in KIND_OF:
        was, now = is_right(gold, before, field), is_right(gold, after, field)
        count[what, "wrong before"] += not was
        count[what, "helped"] += now and not was
        count[what, "harmed"] += was and not now


def main(folders: list[Path]) -> None:
    """Print one line a kind of reader: documents, fields wrong before, helped and harmed."""
    known = list(cases(folders))
    count: Counter[tuple[str, str]] = Counter()
    slowest = 0.0
    for case in known:
        if case.told is None:
            continue
        started = time.perf_counter()
        compare("the same contract", count, case.gold, case.read, again(case.parsed, case.told))
        slowest = max(slowest, time.perf_counter() - started)
        parsed, gold = following(case)
        compare("the vendor's next contract", count, gold, again(parsed, None), again(parsed, case.told))
        for other in known:
            if other is case:
                continue
            own = plain_name(case.gold["vendor"]) in plain_name(other.parsed.text)
            what = "other documents that name the vendor" if own else "documents of others"
            after = again(other.parsed, case.told) if own else other.read
            compare(what, count, other.gold, other.read, after)
            count[what, "documents"] += 1
    for what in dict.fromkeys(name for name, _ in count):
        print(what, {key: n for (name, key), n in count.items() if name == what})
    print(f"{len(known)} contracts; the slowest reading with decisions took {slowest:.2f} s")


def every_set() -> list[Path]:
    """Each folder with contracts and their truth, here and beside the project."""
    ours = sorted(path.parent for path in HERE.rglob("gold.jsonl"))
    given = [shared("data", name) for name in ("vendor_en", "vendor_zh")]
    return [*ours, *(folder for folder in given if folder and folder.exists())]


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or every_set())
