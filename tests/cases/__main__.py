"""Runs every case of a folder and prints a table: what holds, what fails and why, what has no checker yet."""

import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

import tests.cases
from tests.cases.trial import CHECKERS, tried


def main(arguments: list[str]) -> int:
    """Run the cases of a folder, or those whose names hold one of the words after it; 0 where all hold."""
    if not arguments:
        print("usage: python -m tests.cases FOLDER [part of a name …]")
        return 2
    for module in pkgutil.iter_modules(tests.cases.__path__):
        if module.name.startswith("of_"):
            importlib.import_module(f"tests.cases.{module.name}")
    found = sorted(path.parent for path in Path(arguments[0]).glob("*/case.json"))
    wanted = [path for path in found if not arguments[1:] or any(word in path.name for word in arguments[1:])]
    verdicts = [_verdict(path) for path in wanted]
    print(f"\n{verdicts.count('holds')} of {len(wanted)} hold, {verdicts.count('no checker')} without a checker")
    return 0 if set(verdicts) <= {"holds"} else 1


def _verdict(source: Path) -> str:
    if source.name not in CHECKERS:
        verdict, why = "no checker", ""
    else:
        with tempfile.TemporaryDirectory() as space:
            problem = tried(source.resolve(), Path(space))
        verdict, why = ("holds", "") if problem is None else ("fails", problem)
    print(f"{source.name:36} {verdict:11} {why[:200]}".rstrip(), flush=True)
    return verdict


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
