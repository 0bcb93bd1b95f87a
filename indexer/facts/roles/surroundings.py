"""A document's values with their surroundings, kept small beside it: what a person decides is learned from them."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from indexer.facts.roles.candidates import HOURS, MONEY, Candidate
from knowledge.learned import Example
from knowledge.rules.contract_record import Money, ServiceHours


@dataclass(frozen=True, slots=True)
class Surrounded:
    """One value, sentence or document, and its features."""

    candidate: Candidate
    example: Example


def pack(found: Sequence[Candidate], made: Sequence[Example]) -> bytes:
    """Every candidate with its features, packed."""
    rows = [[*_row(one), dict(example.parts), list(example.signs)] for one, example in zip(found, made, strict=True)]
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"), 6)


def unpack(data: bytes) -> list[Surrounded]:
    """What `pack` packed."""
    rows = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass")) if data else []
    return [
        Surrounded(
            Candidate(kind, _value(kind, value), start, end, also, unit),
            Example(parts=parts, signs=tuple(signs)),
        )
        for kind, value, start, end, also, unit, parts, signs in rows
    ]


def _row(one: Candidate) -> list[Any]:
    value = asdict(one.value) if isinstance(one.value, (Money, ServiceHours)) else one.value
    return [one.kind, value, one.start, one.end, one.also, one.unit]


def _value(kind: str, value: Any) -> Any:
    if kind == HOURS and isinstance(value, dict):
        return ServiceHours(value["timezone"], tuple(value["days"]), tuple(map(tuple, value["intervals"])))
    return Money(**value) if kind == MONEY else value
