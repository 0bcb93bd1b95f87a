"""The desk's own examples: short fault messages and level definitions with what they report, in both languages."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FILES = ("examples_zh.tsv", "examples_en.tsv")


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what it reports; `cause` is none where it teaches none, as in a definition."""

    text: str
    severity: str | None
    kind: str | None
    cause: str | None


@cache
def examples() -> tuple[Example, ...]:
    """Every example that ships with the desk."""
    messages = (Example(text, severity, kind, cause) for name in _FILES for severity, kind, cause, text in _rows(name))
    return (*messages, *(Example(text, None, kind, None) for kind, text in _rows("clauses.tsv")))


def _rows(name: str) -> list[list[str]]:
    text = files("knowledge.triage").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line]
