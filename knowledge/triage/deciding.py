"""The decision on one message: the level by the contract's definitions and rules, the severity by what is reported."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.retrieval.embedding import Vectors
from knowledge.triage.classifier import Guess, Shares
from knowledge.triage.contract_rules import LevelRule, ruled
from knowledge.triage.cues import cues, joined
from knowledge.triage.matching import Defined, fit
from knowledge.triage.resolving import About
from knowledge.triage.values import (
    CAUSES,
    CONTRACT_RULE,
    DEFINITION,
    KIND,
    KINDS,
    PAST,
    SCOPE,
    SECURITY,
    SEVERITIES,
    STILL_ON,
    WHICH_LEVEL,
    WORKAROUND,
    Place,
    Reason,
    Triage,
)

_CONTRACT_WEIGHT = 0.35
_GRAVITY = np.array([1.6, 1.0, 1.0, 1.0])
"""To miss the gravest costs more than to ring too soon."""

_UNCHANGED, _MILDER = np.ones(4), np.array([0.5, 1.0, 1.5, 1.0])
_CLOSE = 0.18
"""Two candidates are this near: the message does not settle it, so one question is asked."""

_SPEAKS = {
    "outage": ("down", "halted", "all"),
    "data": ("lost", "corrupt"),
    "security": ("security",),
    "major": ("no_workaround", "all", "module"),
    "degraded": ("slow", "backup", "all"),
    "partial": ("workaround", "wrong"),
    "single": ("single", "workaround"),
    "cosmetic": ("cosmetic",),
    "question": ("question",),
    "request": ("request",),
    "past": ("past",),
}


@dataclass(frozen=True, slots=True)
class Graded:
    """A message as the model read it."""

    text: str
    lang: str
    vector: Vectors
    guess: Guess


@dataclass(frozen=True, slots=True)
class _Choice:
    """The contract's level for a message; `rule` is the sentence that moved it, `from_rank` where it stood before."""

    rank: int
    from_rank: int
    rule: LevelRule | None
    shares: Shares


def decide(message: Graded, about: About, levels: Sequence[Defined], rules: Sequence[LevelRule]) -> Triage:
    """Put severity, level, cause, reason and question together."""
    choice = _choice(message, levels, rules) if levels else None
    severities = _severities(message, levels, choice)
    severity, kind = _severity(severities, choice), KINDS[int(message.guess.kinds.argmax())]
    question, between = _question(severities, choice, levels, kind)
    contract = about.contract
    return Triage(
        severity=severity,
        level=levels[choice.rank].level.name if choice else None,
        cause=CAUSES[int(message.guess.causes.argmax())],
        kind=kind,
        vendor=about.vendor,
        contract=contract.number if contract else about.number,
        contract_id=contract.id if contract else None,
        product=contract.product if contract else None,
        reason=_reason(message.text, kind, choice),
        quote=_quote(levels, choice),
        confidence=float(severities.max()),
        question=question,
        between=between,
        lang=message.lang,
    )


def _choice(message: Graded, levels: Sequence[Defined], rules: Sequence[LevelRule]) -> _Choice:
    shares = fit(message.text, message.vector, message.guess, levels)
    first = int(shares.argmax())
    rank, rule = ruled(first, _given(message), rules, len(levels) - 1)
    return _Choice(rank, first, rule, shares)


def _given(message: Graded) -> frozenset[str]:
    """The conditions of contract rules that a message meets: the kind counts where words alone mislead."""
    said, kinds = set(cues(message.text)), dict(zip(KINDS, message.guess.kinds, strict=True))
    if kinds[PAST] < 0.3:
        said.discard("past")
    if kinds[PAST] > 0.5:
        said.add("past")
    if kinds["security"] < 0.3:
        said.discard("security")
    if kinds["security"] > 0.5:
        said.add("security")
    if "no_workaround" in said and kinds["partial"] + kinds["single"] < 0.5:
        said.discard("workaround")
    return frozenset(said)


def _severities(message: Graded, levels: Sequence[Defined], choice: _Choice | None) -> Shares:
    """What the message says, leaning a little to what the contract's level is for."""
    mixed = _GRAVITY * message.guess.severities * _tempered(message)
    if choice is not None:
        meant = np.sum([share * level.severities for share, level in zip(choice.shares, levels, strict=True)], axis=0)
        mixed = mixed ** (1 - _CONTRACT_WEIGHT) * (meant + 0.02) ** _CONTRACT_WEIGHT
    return np.asarray(mixed / mixed.sum(), dtype=np.float64)


def _tempered(message: Graded) -> Shares:
    """A way round the fault, or a single sufferer, speaks against the gravest; never where security is at stake."""
    said = cues(message.text)
    if message.guess.kinds[KINDS.index(SECURITY)] > 0.5 or {"no_workaround", "halted"} & said.keys():
        return _UNCHANGED
    return _MILDER if {"workaround", "single"} & said.keys() else _UNCHANGED


def _severity(severities: Shares, choice: _Choice | None) -> str:
    best = int(severities.argmax())
    if choice and choice.rule and choice.rank < choice.from_rank and choice.rank == 0:
        best = max(0, best - 1)
    return SEVERITIES[best]


def _question(
    severities: Shares, choice: _Choice | None, levels: Sequence[Defined], kind: str
) -> tuple[str | None, tuple[str, ...]]:
    """The one question that decides, where two candidates are close."""
    first, second = (int(i) for i in np.argsort(-severities)[:2])
    if severities[first] - severities[second] < _CLOSE:
        asked = {(0, 1): SCOPE, (1, 2): WORKAROUND, (0, 3): STILL_ON, (1, 3): STILL_ON}
        pair = (min(first, second), max(first, second))
        return asked.get(pair, SCOPE), (SEVERITIES[pair[0]], SEVERITIES[pair[1]])
    if choice is not None and choice.rule is None and len(levels) > 1:
        first, second = (int(i) for i in np.argsort(-choice.shares)[:2])
        if choice.shares[first] - choice.shares[second] < _CLOSE:
            names = tuple(levels[i].level.name for i in sorted((first, second)))
            return WHICH_LEVEL, names
    return None, ()


def _reason(text: str, kind: str, choice: _Choice | None) -> Reason:
    words = joined(_SPEAKS[kind], cues(text))[:4]
    if choice is None:
        return Reason(KIND, words)
    return Reason(CONTRACT_RULE if choice.rule else DEFINITION, words)


def _quote(levels: Sequence[Defined], choice: _Choice | None) -> Place | None:
    if choice is None:
        return None
    return choice.rule.place if choice.rule else levels[choice.rank].level.place
