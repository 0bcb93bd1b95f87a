"""Answers of several contracts: a table whose rows each carry their clause, with what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.answers.citing.values import StatedFact
from knowledge.rules.questions.register_query import Sum


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One contract; each cell holds what it states of its column, nothing where it says nothing.

    `clause` is the place of the clause among the answer's citations.
    """

    name: str
    number: str | None
    vendor: str
    contract: int
    cells: tuple[tuple[StatedFact, ...], ...]
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody to turn to: of a vendor's chain, its `level` 1 first; or, with `person`, one of ours."""

    vendor: str
    role: str
    level: int
    name: str
    phone: str
    email: str
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterTable:
    """Rows under columns (fields of the contract record), best first.

    `kind` is what was asked: `list`, `count`, `sum`, `compare`, `earliest`, `who` or `draft`. `silent` are contracts
    that do not state what was asked, `unsure` those whose value nobody has confirmed. `letter` is the letter to be
    written: `opt_out` or `claim`.
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[RegisterRow, ...]
    sums: tuple[Sum, ...] = ()
    silent: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    latest: bool = False
    people: tuple[Called, ...] = ()
    letter: str = ""


def restored(stored: Mapping[str, Any]) -> RegisterTable:
    """A table from its JSON form."""
    rows = tuple(RegisterRow(**row | {"cells": tuple(_cell(cell) for cell in row["cells"])}) for row in stored["rows"])
    sums = tuple(Sum(**one) for one in stored["sums"])
    people = tuple(Called(**one) for one in stored["people"])
    lists = {name: tuple(stored[name]) for name in ("columns", "silent", "unsure")}
    return RegisterTable(**{**stored, **lists, "rows": rows, "sums": sums, "people": people})


def _cell(stored: Any) -> tuple[StatedFact, ...]:
    return tuple(StatedFact(**fact | {"doubts": tuple(fact["doubts"])}) for fact in stored)
