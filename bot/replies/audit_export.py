"""The audit log as a file for auditors: JSON lines, or CSV whose cells a spreadsheet takes for text."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from bot.replies.drawing.table_cells import cell
from knowledge.audit.chain import Entry

COLUMNS = ("seq", "at", "actor", "act", "subject", "data", "previous", "hash")


def write_log(file: Path, entries: Iterable[Entry]) -> int:
    """Write entries into a new file, CSV where it is named so; returns how many. Raises FileExistsError."""
    as_table = file.suffix.lower() == ".csv"
    with file.open("x", encoding="utf-8-sig" if as_table else "utf-8", newline="") as out:
        return _table(entries, out) if as_table else _lines(entries, out)


def _lines(entries: Iterable[Entry], out: IO[str]) -> int:
    """One JSON object a line; `data` is written as it was hashed, a text, so that anybody can reckon the hash."""
    count = 0
    for count, entry in enumerate(entries, 1):  # noqa: B007 - the last number is how many there were
        out.write(json.dumps(_values(entry), ensure_ascii=False) + "\n")
    return count


def _table(entries: Iterable[Entry], out: IO[str]) -> int:
    writer, count = csv.writer(out), 0
    writer.writerow(COLUMNS)
    for count, entry in enumerate(entries, 1):  # noqa: B007
        writer.writerow([cell(str(value)) for value in _values(entry).values()])
    return count


def _values(entry: Entry) -> dict[str, Any]:
    at = entry.at.isoformat(timespec="microseconds")
    return {name: at if name == "at" else getattr(entry, name) for name in COLUMNS}
