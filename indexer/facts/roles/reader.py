"""The learned reader of facts: candidates → roles → choices → one decided value a field, a suggestion, or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.roles.candidates import LENGTH, ROLES, Candidate, candidates
from indexer.facts.roles.choices import Choice, choices, examples_of, known_of, same_value
from indexer.facts.roles.context import contexts, signs_of
from knowledge.learned import Classes, Example
from knowledge.learned.classes import Shares

_APART = (
    ("vendor", "customer"),
    ("annual_fee", "total_fee"),
    ("term", "renewal_term"),
    ("term", "notice_period"),
    ("renewal_term", "notice_period"),
)
"""Fields of which two cannot both have one value (parties, sums) or one place in the text (lengths)."""

_POINTED = -1.0
"""How strongly a value's own words must point at its role, whatever else speaks for it."""

_OVERRULES = 0.45
"""How much likelier a value must be than the rules' own to be taken instead."""

WEIGHTS = Path(__file__).parent / "weights"
CERTAIN, RULED, SUGGESTED = 0.5, 0.1, 0.1
"""From these probabilities on, a value is read as a fact, one that a rule states too, or is shown with a question."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A field's likeliest value, and how likely it is right."""

    choice: Choice
    probability: float

    @property
    def certain(self) -> bool:
        if self.choice.by_rule:
            return self.probability >= RULED
        return self.probability >= CERTAIN and self.choice.logit >= _POINTED

    @property
    def suggested(self) -> bool:
        return not self.certain and self.probability >= SUGGESTED


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a document before anything is decided: candidates with their features, signs of the whole."""

    signs: tuple[str, ...]
    found: list[Candidate]
    made: list[Example]

    @classmethod
    def at(cls, doc: Doc, ruled: Mapping[str, Found]) -> "Look":
        """Look at a document whose fields the rules have read."""
        signs = signs_of(doc, str(ruled["kind"].value) if "kind" in ruled else None)
        found = candidates(doc)
        return cls(signs, found, contexts(doc, found, signs))


@dataclass(frozen=True, slots=True)
class Reader:
    """Two judgements: which role a value has by its words, and which choice is right by all that is known."""

    roles: Classes
    right: Classes

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> "Reader":
        """The reader as it is shipped."""
        return cls(Classes.load(folder / "roles.npz"), Classes.load(folder / "right.npz"))

    def decide(self, look: Look, ruled: Mapping[str, Found], *, logits: Shares | None = None) -> dict[str, Decided]:
        """Decide each field; `ruled` is what the rules read, `logits` how the roles point where people moved them."""
        logits = self.roles.logits(look.made) if logits is None else logits
        several = choices(look.found, look.made, logits, self.roles.names, ruled)
        signs = (*look.signs, *known_of(several))
        shares = {field: self._shares(field, these, signs) for field, these in several.items() if these}
        _apart(several, shares)
        firm = "kind:amendment" in look.signs
        return {field: _best(several[field], share, firm=firm) for field, share in shares.items()}

    def _shares(self, field: str, several: list[Choice], signs: Sequence[str]) -> Shares:
        made = examples_of(field, several, signs)
        return np.asarray(self.right.probabilities(made)[:, 0], dtype=np.float64)


def _apart(several: Mapping[str, list[Choice]], shares: dict[str, Shares]) -> None:
    """One place has one role, one sum one meaning, nobody sells to themselves: the less likely takes its next best."""
    for pair in _APART:
        if not set(pair) <= shares.keys():
            continue
        best = {field: int(shares[field].argmax()) for field in pair}
        one, other = (several[field][best[field]] for field in pair)
        if one.start == other.start if pair[0] in ROLES[LENGTH] else same_value(pair[0], one, other):
            loser = min(pair, key=lambda f: (several[f][best[f]].by_rule, float(shares[f][best[f]])))
            shares[loser][best[loser]] = 0.0


def _best(several: Sequence[Choice], shares: Shares, *, firm: bool) -> Decided:
    """The likeliest; what a rule states stands against what is only likelier, and always where `firm`.

    An amendment names the old value beside the new one, and only the rules tell "from" and "to" apart.
    """
    place = int(shares.argmax())
    ruled = next((i for i, choice in enumerate(several) if choice.by_rule), place)
    if firm and several[ruled].by_rule:
        return Decided(several[ruled], max(RULED, float(shares[ruled])))
    if shares[ruled] >= RULED and shares[place] - shares[ruled] < _OVERRULES:
        place = ruled
    return Decided(several[place], float(shares[place]))


@cache
def reader() -> Reader:
    """The shipped reader, loaded once a process."""
    return Reader.load()
