"""What the desk learns from: fault messages in both languages, what they report, and the levels they fell under."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from knowledge.triage.values import COSMETIC, DATA, IMPACTS, OUTAGE, PAST, QUESTION, REQUEST, SECURITY, SINGLE

_SHORT = ("examples_zh.tsv", "examples_en.tsv")
_MEANS = {QUESTION: "question", REQUEST: "question", COSMETIC: "cosmetic", PAST: "over_already", SINGLE: "single_user"}
_MEANS |= {DATA: "data_loss", SECURITY: "security"}
_ALWAYS_ASKED = ("question", "cosmetic", "over_already")
_NOT_MILD = ("nobody_can", "production_stopped", "whole_site", "many_users")
_MILD, _NO_FAULT = (COSMETIC, QUESTION, REQUEST, SINGLE), (QUESTION, REQUEST, PAST)

Scheme = tuple[tuple[str, str], ...]
"""A contract's levels, gravest first: name and definition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text with what it reports; what is none, or absent from `impacts`, was not said.

    `scheme` are the levels of its contract, `level` the one that it falls under; `group` names who wrote it.
    """

    text: str
    severity: str | None = None
    kind: str | None = None
    cause: str | None = None
    fault: bool | None = None
    impacts: Mapping[str, bool] = field(default_factory=dict)
    scheme: Scheme = ()
    level: str | None = None
    group: str = ""


@cache
def examples() -> tuple[Labelled, ...]:
    """Every example that ships with the desk, always in the same order."""
    folder = files("knowledge.triage").joinpath("examples")
    names = sorted(f.name for f in folder.iterdir() if f.name.startswith("reports_"))
    short = (_short(*row, group=f"{name} {i % 5}") for name in _SHORT for i, row in enumerate(_rows(name)))
    clauses = (Labelled(text=text, kind=kind, group="clauses") for kind, text in _rows("clauses.tsv"))
    return (*short, *clauses, *(one for name in names for one in _reports(folder, name)))


def digest(own: Sequence[Labelled]) -> str:
    """What the examples are, in a few characters: weights name those that they were made from."""
    return hashlib.sha256("\n".join(map(repr, own)).encode()).hexdigest()[:16]


def _short(severity: str, kind: str, cause: str, text: str, *, group: str) -> Labelled:
    """A line of one kind: it answers what its kind leaves no doubt of."""
    impacts = dict.fromkeys(_ALWAYS_ASKED, False)
    impacts |= dict.fromkeys(_NOT_MILD, False) if kind in _MILD else {}
    impacts |= {"single_user": False} if kind == OUTAGE else {}
    impacts |= {_MEANS[kind]: True} if kind in _MEANS else {}
    return Labelled(
        text=text, severity=severity, kind=kind, cause=cause, fault=kind not in _NO_FAULT, impacts=impacts, group=group
    )


def _reports(folder: Traversable, name: str) -> Iterator[Labelled]:
    """One writer's reports; lines without `impact` tell of the severity, level and cause alone."""
    schemes = {row["scheme"]: tuple((n, d) for n, d in row["levels"]) for row in _lines(folder, "schemes_" + name[8:])}
    for row in _lines(folder, name):
        said = row.get("impact")
        yield Labelled(
            text=row["text"],
            severity=row["severity"],
            cause=row["cause"],
            fault=row.get("fault"),
            impacts={} if said is None else {impact: impact in said for impact in IMPACTS},
            scheme=schemes[row["scheme"]],
            level=row["level"],
            group=name[8:-6] if said is None else f"{name[8:-6]} {row['scheme']}",
        )


def _lines(folder: Traversable, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in folder.joinpath(name).read_text(encoding="utf-8").splitlines() if line]


def _rows(name: str) -> list[list[str]]:
    text = files("knowledge.triage").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line]
