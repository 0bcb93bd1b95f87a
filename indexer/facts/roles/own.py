"""What people of this home decided, as the first voice in reading: it holds for contracts of the same vendor.

A value in surroundings like those of a corrected one is taken as a rule would state it, and one like a refused value is
left out, whoever reads it; what was only confirmed fills what would be left empty. Documents of others hear nothing.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.roles.candidates import CLASSES, DOCUMENT, OPEN_ORDER, ROLES, Candidate, role_of
from indexer.facts.roles.choices import Choice, same_value
from indexer.facts.roles.reader import Look, reader
from knowledge.learned import Example, Precedent, Precedents
from knowledge.learned.classes import Shares
from knowledge.learned.precedents import NOWHERE

REACH, HOLDS, HOLDS_FOR_DOCUMENTS = 0.45, 0.6, 0.75
"""The likeness from which a decision is heard at all, from which it decides a value, and the kind of a document."""

_PARTIES, _SIGNATURES = 6000, 3000
_TIE, _FAR = 0.01, -12.0

Held = Mapping[str, tuple[Choice, float]]
"""Values of fields, each with the likeness to what was decided."""


@dataclass(frozen=True, slots=True)
class Told:
    """The decisions of one home, by kind of candidate: all of them, and those that stand against what is read."""

    by_kind: Mapping[str, tuple[Precedents, Precedents]]

    @property
    def scopes(self) -> frozenset[str]:
        """The vendors about whose contracts something was decided."""
        return frozenset[str]().union(*(known.scopes for known, _ in self.by_kind.values()))

    @classmethod
    def of(cls, rows: Sequence[tuple[Example, bool, str]]) -> "Told":
        """Decided examples, each with whether it is firm and the name of its vendor."""
        made: dict[str, list[tuple[Precedent, bool]]] = {kind: [] for kind in (*ROLES, *CLASSES)}
        for example, firm, vendor in rows:
            kinds = {kind for kind, _, role, _ in _roles() if role in example.says}
            for kind in kinds:
                made[kind].append((Precedent(example, plain_name(vendor)), firm))
        return cls({kind: (_over(these), _over([one for one in these if one[1]])) for kind, these in made.items()})


def _over(these: Sequence[tuple[Precedent, bool]]) -> Precedents:
    return Precedents([one for one, _ in these], reader().roles.names, inside=REACH, outside=NOWHERE)


@dataclass(frozen=True, slots=True)
class Heard:
    """What decisions say of one document: `holds` whatever else is read, `fills` where nothing is.

    `logits`: how the roles point where decisions have moved them; none: nothing was decided.
    """

    holds: Held = field(default_factory=dict)
    fills: Held = field(default_factory=dict)
    logits: Shares | None = None
    firm: Shares | None = None
    found: Sequence[Candidate] = ()

    def agrees(self, name: str, one: Found) -> bool:
        """Whether a value is the one that holds."""
        return same_value(name, self.holds[name][0], Choice(name, one.value, one.start, one.end))

    def refused(self, name: str, one: Found) -> bool:
        """Whether what stands here is like a value that somebody refused."""
        if self.firm is None:
            return False
        choice = Choice(name, one.value, one.start, one.end)
        return any(
            self.firm[place, column] <= -_bar(kind)
            for kind, field_, column, value in _asked()
            if field_ == name
            for place, there in enumerate(self.found)
            if there.kind == kind and there.start < one.end and one.start < there.end
            if same_value(name, choice, _choice(name, value, there))
        )


def heed(doc: Doc, look: Look, ruled: Mapping[str, Found], told: Told | None) -> Heard:
    """Hear what was decided about contracts of this document's vendor."""
    scope = _scope(doc, ruled, told.scopes) if told else ""
    if told is None or not scope:
        return Heard()
    logits = reader().roles.logits(look.made)
    known, firm, moved = np.zeros_like(logits), np.zeros_like(logits), logits.copy()
    for kind, (all_, standing) in told.by_kind.items():
        places = [place for place, one in enumerate(look.found) if one.kind == kind]
        made = [look.made[place] for place in places]
        known[places], firm[places] = all_.nearest(made, scope=scope), standing.nearest(made, scope=scope)
        moved[places] = standing.moved(logits[places], made, scope=scope)
    moved = np.where(firm <= -HOLDS, _FAR, moved)
    return Heard(_held(look.found, firm, logits), _held(look.found, known, logits), moved, firm, look.found)


def _held(found: Sequence[Candidate], nearest: Shares, logits: Shares) -> Held:
    held: dict[str, tuple[Choice, float]] = {}
    for kind, name, column, value in _asked():
        best = _best(kind, found, nearest[:, column], logits[:, column])
        if best is not None and (name not in held or nearest[best, column] > held[name][1]):
            held[name] = (_choice(name, value, found[best]), float(nearest[best, column]))
    return held


def _best(kind: str, found: Sequence[Candidate], likeness: Any, logits: Any) -> int | None:
    """The candidate that is most like a decided one; of those that are equally like, what its words point at."""
    near = [place for place, one in enumerate(found) if one.kind == kind and likeness[place] >= _bar(kind)]
    near = [place for place in near if OPEN_ORDER not in found[place].doubts]
    return max(near, key=lambda p: likeness[p] + _TIE * float(np.clip(logits[p], -3, 3)), default=None)


def _bar(kind: str) -> float:
    return HOLDS_FOR_DOCUMENTS if kind == DOCUMENT else HOLDS


@lru_cache(maxsize=1)
def _asked() -> tuple[tuple[str, str, int, Any], ...]:
    """Every kind of candidate, field, column of its role and, of classes, value."""
    return tuple((*one, reader().roles.column(role), value) for *one, role, value in _roles() if role in _names())


def _names() -> tuple[str, ...]:
    return reader().roles.names


def _roles() -> Iterator[tuple[str, str, str, Any]]:
    for kind, names in ROLES.items():
        yield from ((kind, name, name, None) for name in names)
    for kind, classes in CLASSES.items():
        yield from ((kind, name, role_of(name, value), value) for name, values in classes.items() for value in values)


def _choice(name: str, value: Any, one: Candidate) -> Choice:
    says = value if value is not None else one.value if one.also is None else one.also
    return Choice(name, says, one.start, one.end, unit=one.unit, doubts=one.doubts)


def _scope(doc: Doc, ruled: Mapping[str, Found], scopes: frozenset[str]) -> str:
    """The vendor of whose contracts something was decided and whose this document is; empty: none."""
    read = plain_name(str(ruled["vendor"].value)) if "vendor" in ruled else ""
    if read in scopes:
        return read
    parties = plain_name(doc.plain[:_PARTIES]) + "\n" + plain_name(doc.plain[-_SIGNATURES:])
    return max((scope for scope in scopes if scope in parties), key=len, default="")


def plain_name(name: str) -> str:
    """A name as it is compared: without blanks, in common width and small letters."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


@lru_cache(maxsize=1)
def unpacked(told: bytes) -> Told | None:
    """The decisions that `own_examples.up_to_now` packed; none where there are none."""
    if not told:
        return None
    rows = json.loads(told.decode("utf-8", "surrogatepass"))
    made = ((Example(parts=p, signs=tuple(s), says=says), firm, vendor) for vendor, firm, p, s, says in rows)
    return Told.of(list(made))
