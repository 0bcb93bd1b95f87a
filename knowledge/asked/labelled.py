"""The examples: questions as staff type them, in both languages, each with what it asks for."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from knowledge.asked.values import FIELDS, KINDS, NO_FIELD, VALUES

_TOGETHER = 30
"""Questions of one author that follow each other are alike: so many are left out together."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, what it asks for, and the file that it stands in; `group` are its neighbours there."""

    text: str
    kind: str
    field: str
    value: str
    yes_no: bool
    file: str
    group: str

    def says(self) -> dict[str, bool]:
        """Whether it belongs to each class."""
        families = (("kind", self.kind, KINDS), ("field", self.field, FIELDS), ("value", self.value, VALUES))
        said = {f"{family}:{name}": name == own for family, own, names in families for name in names}
        return said | {"yes_no": self.yes_no}


@cache
def examples() -> tuple[Labelled, ...]:
    """Every example that ships with the desk, always in the same order."""
    folder = files("knowledge.asked").joinpath("examples")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".jsonl"))
    return tuple(one for name in names for one in _read(folder, name))


def digest(own: Sequence[Labelled]) -> str:
    """What the examples are, in a few characters: weights name those that they were made from."""
    return hashlib.sha256("\n".join(map(repr, own)).encode()).hexdigest()[:16]


def _read(folder: Traversable, name: str) -> Iterator[Labelled]:
    lines = folder.joinpath(name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(filter(None, lines)):
        row = json.loads(line)
        file, field = name.removesuffix(".jsonl"), row["field"] or NO_FIELD
        group = f"{file} {number // _TOGETHER}"
        yield Labelled(row["q"], row["kind"], field, row["value"], bool(row["yes_no"]), file, group)
