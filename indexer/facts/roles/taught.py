"""What a person's decisions about a document teach: which of its values has a role after all, and which has not.

A value that stands nowhere in the document teaches nothing, but for an end or a last opt-out day that follows from a
length: then the length is what was meant.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from indexer.facts.roles.candidates import CLASSES, DOCUMENT, LENGTH, ROLES, SENTENCE, Candidate, role_of
from indexer.facts.roles.surroundings import Surrounded
from indexer.facts.roles.teaching import agrees
from knowledge.learned import Classes, Example
from knowledge.rules.time.durations import Duration, after, before

KIND_OF = {field: kind for kinds in (ROLES, CLASSES) for kind, fields in kinds.items() for field in fields}
"""The kind of candidate that each field is taught by."""

_BY_WORDS = "governing_law"
_POINTS = -8.0
"""How strongly a sentence must at least point at a class to be what a person meant who pointed at none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person said of one field: this holds (none: it is not stated), that does not.

    Values are in their JSON form; `place` is the quote that they looked at, `written`: it says what holds, as it
    was read.
    """

    field: str
    holds: Any = None
    wrong: Any = None
    place: tuple[int, int] | None = None
    written: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """A value in its surroundings and what it is, or is not; `firm`: the reader had read it otherwise."""

    example: Example
    firm: bool


def lessons_of(
    around: Sequence[Surrounded], verdicts: Sequence[Verdict], stated: Mapping[str, Any], base: Classes
) -> list[Lesson]:
    """The examples that verdicts about one document make; `stated` is what holds for it, `base` what is shipped."""
    taught: dict[tuple[int, bool], dict[str, bool]] = {}
    places = _Places(around, base)
    for verdict in verdicts:
        for place, role, said in _taught(verdict, places, stated):
            taught.setdefault((place, not verdict.written), {})[role] = said
    return [Lesson(replace(around[place].example, says=says), firm) for (place, firm), says in sorted(taught.items())]


@dataclass(frozen=True, slots=True)
class _Places:
    """The candidates of a document, and how strongly some of them point at a role."""

    around: Sequence[Surrounded]
    base: Classes

    def strongest(self, places: Sequence[int], role: str, *, least: float = -math.inf) -> int | None:
        """The one of these that points most strongly at a role, and so strongly at least."""
        if not places or role not in self.base.names:
            return None
        pointed = self.base.logits([self.around[place].example for place in places])[:, self.base.column(role)]
        best = int(pointed.argmax())
        return places[best] if pointed[best] > least else None

    def of(self, kind: str, within: tuple[int, int] | None = None) -> list[int]:
        """Candidates of a kind, those alone that a range touches."""
        return [
            place
            for place, one in enumerate(self.around)
            if one.candidate.kind == kind
            and (within is None or (one.candidate.start < within[1] and within[0] < one.candidate.end))
        ]

    def saying(self, kind: str, value: Any, within: tuple[int, int] | None = None) -> list[int]:
        """Those of them that give a value."""
        wanted = _marked(value)
        return [place for place in self.of(kind, within) if agrees(_as_read(self.around[place].candidate), wanted)]


def _as_read(one: Candidate) -> Candidate:
    """A candidate with the one value that the reader would give it."""
    return one if one.also is None else replace(one, value=one.also, also=None)


def _taught(verdict: Verdict, places: _Places, stated: Mapping[str, Any]) -> Iterator[tuple[int, str, bool]]:
    kind = KIND_OF.get(verdict.field)
    if kind == SENTENCE:
        yield from _of_sentence(verdict, places)
    elif kind == DOCUMENT:
        for value, said in ((verdict.wrong, False), (verdict.holds, True)):
            if value is not None:
                yield places.of(DOCUMENT)[0], role_of(verdict.field, value), said
    elif kind is not None:
        yield from _of_value(verdict, kind, places, stated)


def _of_value(
    verdict: Verdict, kind: str, places: _Places, stated: Mapping[str, Any]
) -> Iterator[tuple[int, str, bool]]:
    field = verdict.field
    if verdict.wrong is not None:
        wrong = places.strongest(places.saying(kind, verdict.wrong, verdict.place), field)
        if wrong is not None:
            yield wrong, field, False
    if verdict.holds is None:
        return
    saying = places.saying(kind, verdict.holds, verdict.place if verdict.written else None)
    right = places.strongest(saying, field)
    if right is not None:
        yield right, field, True
    elif not verdict.written:
        yield from _followed(verdict, places, stated)


def _followed(verdict: Verdict, places: _Places, stated: Mapping[str, Any]) -> Iterator[tuple[int, str, bool]]:
    """The length from which a day follows that is not written."""
    role = {"expires_on": "term", "last_opt_out_on": "notice_period"}.get(verdict.field)
    if role is None:
        return
    lengths = [p for p in places.of(LENGTH) if _follows(verdict, places.around[p].candidate, stated)]
    right = places.strongest(lengths, role)
    if right is not None:
        yield right, role, True


def _follows(verdict: Verdict, one: Candidate, stated: Mapping[str, Any]) -> bool:
    length = Duration.parse(one.value)
    if one.unit or length.seconds:
        return False
    try:
        if verdict.field == "last_opt_out_on":
            end = stated.get("expires_on")
            return end is not None and before(date.fromisoformat(end), length).isoformat() == verdict.holds
        starts = (stated[name] for name in ("effective_on", "signed_on") if stated.get(name))
        return verdict.holds in [
            (after(date.fromisoformat(start), length) - timedelta(days=1)).isoformat() for start in starts
        ]
    except OverflowError:
        return False


def _of_sentence(verdict: Verdict, places: _Places) -> Iterator[tuple[int, str, bool]]:
    """The sentence that was quoted, else the one that points most strongly at the class."""
    field, here = verdict.field, verdict.place
    if verdict.wrong is not None and here:
        wrong = role_of(field, True if field == _BY_WORDS else verdict.wrong)
        said = places.strongest(places.of(SENTENCE, here), wrong)
        if said is not None:
            yield said, wrong, False
    if verdict.holds is None:
        return
    role = role_of(field, True if field == _BY_WORDS else verdict.holds)
    pointed_out = field == _BY_WORDS or verdict.place is not None
    least = -math.inf if pointed_out else _POINTS
    meant = places.strongest(_meant(verdict, places), role, least=least)
    if meant is not None:
        yield meant, role, True


def _meant(verdict: Verdict, places: _Places) -> list[int]:
    if verdict.field == _BY_WORDS:
        words = "".join(str(verdict.holds).split()).casefold()
        sentences = places.of(SENTENCE, verdict.place if verdict.written else None)
        return [p for p in sentences if words in "".join(places.around[p].example.parts["sentence"].split()).casefold()]
    return places.of(SENTENCE, verdict.place)


def _marked(value: Any) -> str:
    """A value as marks give it."""
    if isinstance(value, Mapping) and "timezone" in value:
        spans = ",".join(f"{begin}-{end}" for begin, end in value["intervals"])
        return f"{value['timezone']};{','.join(map(str, value['days']))};{spans}"
    if isinstance(value, Mapping):
        return f"{value['amount']} {value['currency']}"
    return str(value)
