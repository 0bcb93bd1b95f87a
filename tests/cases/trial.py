"""One case under trial: its folder (a copy that may be changed), a home of its own, and the command to run in it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.parsed import Parsed
from indexer.parsers import parse

ROOT = Path(__file__).parents[2]
_COMMAND = "import sys; from bot.cli import main; sys.argv[0] = 'vendordesk'; main()"
CHECKERS: dict[str, Callable[["Trial"], None]] = {}


def case(name: str) -> Callable[[Callable[["Trial"], None]], Callable[["Trial"], None]]:
    """Enter a function as the checker of the case of this name; it asserts what is right."""

    def enter(checker: Callable[["Trial"], None]) -> Callable[["Trial"], None]:
        assert name not in CHECKERS, f"{name} has a checker already"
        CHECKERS[name] = checker
        return checker

    return enter


@dataclass(frozen=True, slots=True)
class Trial:
    """The case's folder and home, both for this run only."""

    folder: Path
    home: Path

    def vendordesk(self, *words: str, ok: bool = True) -> str:
        """What the command prints, run in the case's folder; asserts that it succeeds unless told otherwise."""
        done = subprocess.run(
            [sys.executable, "-c", _COMMAND, "--home", str(self.home), *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr.strip().splitlines()[-1]
        assert not ok or done.returncode == 0, done.stderr.strip() or f"exit code {done.returncode}"
        return done.stdout

    def refusal(self, *words: str) -> str:
        """The sentence with which the command refuses; asserts that it does."""
        done = subprocess.run(
            [sys.executable, "-c", _COMMAND, "--home", str(self.home), *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr.strip().splitlines()[-1]
        assert done.returncode == 1, f"was not refused: {done.stdout[:200]}"
        return done.stderr.strip()

    def facts(self, name: str) -> dict[str, Any]:
        """The record that `vendordesk facts NAME --json` prints."""
        found: dict[str, Any] = json.loads(self.vendordesk("facts", name, "--json"))
        return found

    def lines(self, *words: str) -> list[dict[str, Any]]:
        """The JSON documents that a command prints, one a line."""
        return [json.loads(line) for line in self.vendordesk(*words).splitlines() if line.strip()]

    def parsed(self, name: str) -> Parsed:
        """A file of the case as the parsers read it."""
        return parse((self.folder / name).read_bytes(), name)

    def limits(self, name: str) -> dict[tuple[str, str], str]:
        """Each level's limits: `{("P1", "response"): "PT15M"}`."""
        return {(item["level"], item["milestone"]): item["within"] for item in self.facts(name)["sla"]}


def tried(source: Path, space: Path) -> str | None:
    """Try one case in a space of its own: nothing where it holds, else what is wrong; KeyError without a checker."""
    checker = CHECKERS[source.name]
    folder = Path(shutil.copytree(source, space / source.name))
    try:
        checker(Trial(folder, space / f"{source.name}.home"))
    except AssertionError as error:
        return " ".join(str(error).split()) or "what is right did not come out"
    except Exception as error:  # noqa: BLE001 - a checker that breaks is a case that does not hold
        return f"{type(error).__name__}: {error}"
    return None
