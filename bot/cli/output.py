"""What every command prints: JSON on stdout, and batches of JSON lines in and out."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.errors import BadInput


def print_json(value: Any) -> None:
    """Print one JSON document on one line, Chinese left readable."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def read_batch(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON object of each line; raises BadInput naming the line that is not one."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadInput("batch_unreadable", path=path, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise BadInput("batch_not_utf8", path=path) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _object(line, f"{path}, line {number}")


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput("line_not_json", where=where, reason=error.msg) from error
    if not isinstance(value, dict):
        raise BadInput("line_not_object", where=where)
    return value
