"""The learned reader of service levels: limit → promise and milestone → level → clock, one decided item each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from indexer.facts.levels import clocks
from indexer.facts.levels.document import Ready
from indexer.facts.levels.limits import Limit
from indexer.facts.levels.mentions import Mention
from indexer.facts.levels.signs import MILESTONES
from indexer.facts.levels.teaching import PARTS
from indexer.facts.levels.vetoes import promises_nothing
from indexer.facts.sla.milestones import column_role
from knowledge.learned import Classes
from knowledge.learned.classes import Shares

WEIGHTS = Path(__file__).parent / "weights"
ASKED, ALSO = 0.1, 0.5
"""From these probabilities on a limit is asked for its level, and a further level shares it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One promise as it was decided; `probability` is that of limit, milestone and level together.

    `number` is the limit's place among all; `silent`: nothing in the document speaks of its clock.
    """

    limit: Limit
    mention: Mention
    milestone: str
    probability: float
    number: int
    always: float = 0.0
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Four judgements over the limits of a document."""

    promises: Classes
    milestones: Classes
    pairs: Classes
    clocks: Classes

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> "Reader":
        """The reader as it is shipped."""
        return cls(*(Classes.load(folder / f"{part}.npz") for part in PARTS))

    def save(self, folder: Path = WEIGHTS) -> None:
        """Write the weights beside the code."""
        folder.mkdir(exist_ok=True)
        for part in PARTS:
            getattr(self, part).save(folder / f"{part}.npz")

    def decide(self, one: Ready) -> list[Decided]:
        """Every promise that is likelier than `ASKED`, the likeliest of each level and milestone; clocks set."""
        if not one.limits:
            return []
        promise, miles = self._judged(one)
        asked = [
            n
            for n, limit in enumerate(one.limits)
            if promise[n] >= ASKED and one.mentions[n] and not promises_nothing(one.layout, limit)
        ]
        found: list[Decided] = []
        for n in asked:
            shares = self.pairs.probabilities(one.pairs(n))[:, 0]
            best = _milestone(one, n, miles[n])
            for mention, share in _chosen(one, n, shares):
                likely = float(promise[n] * max(miles[n][best], miles[n].max()) * share)
                found.append(Decided(one.limits[n], mention, MILESTONES[best], likely, n))
        return self._timed(one, _once(_unified(one, found)))

    def _judged(self, one: Ready) -> tuple[Shares, Shares]:
        said = self.milestones.probabilities(one.milestones)
        miles = np.stack([said[:, self.milestones.column(name)] for name in MILESTONES], axis=1)
        return self.promises.probabilities(one.promises)[:, 0], miles / np.maximum(
            miles.sum(axis=1, keepdims=True), 1e-9
        )

    def _timed(self, one: Ready, found: Sequence[Decided]) -> list[Decided]:
        """Set how likely each promise runs around the clock."""
        if not found:
            return []
        likely = [each for each in sorted(found, key=lambda each: each.mention.start) if each.probability > 0.3]
        levels = list(dict.fromkeys(each.mention.text for each in likely))
        made = [
            clocks.example(
                one.clocks, each.limit, one.around[each.number], each.mention.text, levels, one.ruled[each.number]
            )
            for each in found
        ]
        shares = self.clocks.probabilities(made)[:, 0]
        return [
            replace(each, always=float(share), silent=clocks.is_silent(example))
            for each, example, share in zip(found, made, shares, strict=True)
        ]


def _milestone(one: Ready, number: int, shares: Shares) -> int:
    """What a rule reads of a limit by the milestone's own word; else the likeliest."""
    ruled = one.ruled[number].milestone
    return MILESTONES.index(ruled) if ruled in MILESTONES else int(shares.argmax())


def _chosen(one: Ready, number: int, shares: Shares) -> list[tuple[Mention, float]]:
    """The likeliest mention, and others as likely beside it: `P1 and P2`; the head of a change is no level."""
    several = one.mentions[number]
    changes = [mention.where == "column" and column_role(mention.text) in ("before", "after") for mention in several]
    shares = np.where(changes, 0.0, shares)
    order = np.argsort(-shares, kind="stable")
    best = several[order[0]]
    chosen = [(best, float(shares[order[0]]))]
    for place in order[1:]:
        other = several[place]
        apart = all(not (m.start < other.end and other.start < m.end) for m, _ in chosen)
        differ = all(m.key not in other.key and other.key not in m.key for m, _ in chosen)
        if shares[place] >= ALSO and apart and differ and other.where == best.where and other.known:
            chosen.append((other, float(shares[place])))
    return chosen


def _unified(one: Ready, found: Sequence[Decided]) -> list[Decided]:
    """Write each level one way: mentions of one family's key take the form that is likeliest over the document."""
    weight: dict[str, dict[str, float]] = {}
    first: dict[str, Mention] = {}
    for each in found:
        family = _family(one, each.mention)
        forms = weight.setdefault(family, {})
        forms[each.mention.text] = forms.get(each.mention.text, 0.0) + each.probability
        first.setdefault(each.mention.text, each.mention)
    best = {family: max(forms, key=lambda form: forms[form]) for family, forms in weight.items()}
    return [replace(each, mention=first[best[_family(one, each.mention)]]) for each in found]


def _family(one: Ready, mention: Mention) -> str:
    named = one.names.cell(mention.text)
    return named[0].key.casefold() if named is not None and named[0].start == 0 else mention.key


def _once(found: Sequence[Decided]) -> list[Decided]:
    """One limit for each level and milestone: the likeliest, the earlier of equals."""
    best: dict[tuple[str, str], Decided] = {}
    for each in sorted(found, key=lambda each: (-each.probability, each.limit.start)):
        best.setdefault((each.mention.key, each.milestone), each)
    return sorted(best.values(), key=lambda each: (each.limit.start, each.mention.start))


@cache
def reader() -> Reader:
    """The shipped reader, loaded once a process."""
    return Reader.load()
