"""The decision on one message: the contract's level and the severity together, so that each agrees with the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.triage.contract_rules import LevelRule, confirming, ruled
from knowledge.triage.cues import cues, joined
from knowledge.triage.matching import Defined, Match, Message, best_clause
from knowledge.triage.reading import Shares
from knowledge.triage.resolving import About
from knowledge.triage.values import (
    CAUSES,
    CONTRACT_RULE,
    COSMETIC,
    DEFINITION,
    IMPACTS,
    KIND,
    KINDS,
    SCOPE,
    SECURITY,
    SEVERITIES,
    STILL_ON,
    WHICH_LEVEL,
    WORKAROUND,
    Paired,
    Reason,
    Triage,
)

_TEXT_WEIGHT, _TABLE_WEIGHT, _LEAST = 0.7, 0.5, 1e-3
"""Beside the level's fit: what the message says of its severity, and how a contract's table pairs the two."""

_GRAVITY = np.array([1.6, 1.0, 1.0, 1.0])
"""To miss the gravest costs more than to ring too soon."""

_CLOSE = 0.18
"""Two candidates are this near: the message does not settle it, so one question is asked."""

_TOO_GRAVE, _GRAVE_SIGN = 0.35, 0.15
"""So likely an S1 is never proposed as an S3 or S4; sooner where the message tells of lost data or of an intrusion."""

_UNSURE = 0.15
"""So likely an S1 is not proposed as an S3 or S4 without asking."""

_MILDER = 0.01
"""How much S3 and S4 count where they may not be proposed."""

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
class _Choice:
    """The contract's level for a message; `rule` is the sentence that moved it, `shares` how likely each level is.

    A rank past the last, and the last share: no level fits.
    """

    rank: int
    rule: LevelRule | None
    shares: Shares


def decide(
    message: Message, lang: str, about: About, levels: Sequence[Defined], rules: Sequence[LevelRule], match: Match
) -> Triage:
    """Put severity, level, cause, reason and question together."""
    choice, severities = _both(message, levels, rules, match) if levels else (None, _weighed(message))
    level = levels[choice.rank] if choice and choice.rank < len(levels) else None
    kind = KINDS[int(message.reading.kinds.argmax())]
    question, between = _question(severities, choice, levels)
    contract = about.contract
    return Triage(
        severity=SEVERITIES[int(severities.argmax())],
        level=level.level.name if level else None,
        cause=CAUSES[int((message.reading.causes * match.causes).argmax())],
        kind=kind,
        vendor=about.vendor,
        contract=contract.number if contract else about.number,
        contract_id=contract.id if contract else None,
        product=contract.product if contract else None,
        reason=_reason(message, kind, choice.rule if choice else None, level),
        quote=choice.rule.place if choice and choice.rule else level.level.place if level else None,
        confidence=float(severities.max()),
        question=question,
        between=between,
        lang=lang,
        matched=_matched(message, level, choice) if choice and level else "",
        table=paired(levels, match),
        fault=message.reading.fault,
    )


def paired(levels: Sequence[Defined], match: Match) -> tuple[Paired, ...]:
    """Each level with the severity that contracts pair with it most."""
    rows = [match.severities_of(rank, len(levels)) for rank in range(len(levels))]
    return tuple(
        Paired(one.level.name, SEVERITIES[int(row.argmax())], one.level.place)
        for one, row in zip(levels, rows, strict=True)
    )


def _matched(message: Message, level: Defined, choice: _Choice) -> str:
    """The case of the quoted definition that the message fits best, in the contract's own words."""
    place = None if choice.rule else level.level.place
    clause = level.level.clauses[best_clause(message, level)]
    return clause if place is not None and clause in place.quote and clause != place.quote else ""


def _weighed(message: Message) -> Shares:
    weighed = _GRAVITY * message.reading.severities
    weighed[2:] *= _MILDER if _maybe_gravest(message) else 1.0
    return np.asarray(weighed / weighed.sum(), dtype=np.float64)


def _maybe_gravest(message: Message) -> bool:
    """Whether an S1 is too likely for S3 or S4 to be proposed."""
    reading = message.reading
    told = max(reading.says(SECURITY), reading.says("data_loss")) > 0.5 and reading.says("over_already") < 0.5
    return bool(reading.severities[0] >= (_GRAVE_SIGN if told else _TOO_GRAVE))


def _both(
    message: Message, levels: Sequence[Defined], rules: Sequence[LevelRule], match: Match
) -> tuple[_Choice, Shares]:
    """The likeliest pair of level and severity; where a rule of the contract moves the level, its severities."""
    shares = match.shares(message, levels)
    table = np.stack([match.severities_of(rank, len(levels)) for rank in range(len(levels) + 1)])
    said = _TEXT_WEIGHT * np.log(_weighed(message) + _LEAST)
    pairs = np.log(shares + _LEAST)[:, None] + said + _TABLE_WEIGHT * np.log(table)
    pairs = np.exp(pairs - pairs.max())
    first = int(pairs.argmax() // len(SEVERITIES))
    given = _given(message)
    rank, rule = ruled(first, given, rules, len(levels) - 1)
    row = pairs[rank] if rank == first else np.exp(said) * table[rank]
    if rank == 0 < first:  # a rule that raises a fault to the gravest level raises what it is by one step
        row = np.array([row[0] + row[1], row[2], row[3], 0.0])
    choice = _Choice(rank, rule or confirming(rank, given, rules), pairs.sum(axis=1) / pairs.sum())
    return choice, np.asarray(row / row.sum(), dtype=np.float64)


def _given(message: Message) -> frozenset[str]:
    """The conditions of contract rules that a message meets: what was read counts where words alone mislead."""
    said, reading = set(cues(message.text)), message.reading
    for condition, share in (("past", reading.says("over_already")), ("security", reading.says(SECURITY))):
        if share < 0.3:
            said.discard(condition)
        if share > 0.5:
            said.add(condition)
    if max(reading.says(SECURITY), reading.says("data_loss")) < 0.5:
        said |= {"no_fault"} if reading.fault < 0.5 else set()
        said |= {"slight"} if reading.fault < 0.5 or reading.says(COSMETIC) > 0.5 else set()
    if "no_workaround" in said and reading.says("workaround") < 0.5:
        said.discard("workaround")
    return frozenset(said)


def _question(
    severities: Shares, choice: _Choice | None, levels: Sequence[Defined]
) -> tuple[str | None, tuple[str, ...]]:
    """The one question that decides, where two candidates are close."""
    first, second = (int(i) for i in np.argsort(-severities)[:2])
    if first > 1 and severities[0] >= _UNSURE:
        return SCOPE, (SEVERITIES[0], SEVERITIES[first])
    if severities[first] - severities[second] < _CLOSE:
        asked = {(0, 1): SCOPE, (1, 2): WORKAROUND, (0, 3): STILL_ON, (1, 3): STILL_ON}
        pair = (min(first, second), max(first, second))
        return asked.get(pair, SCOPE), (SEVERITIES[pair[0]], SEVERITIES[pair[1]])
    if choice is not None and choice.rule is None and len(levels) > 1:
        first, second = (int(i) for i in np.argsort(-choice.shares)[:2])
        if choice.shares[first] - choice.shares[second] < _CLOSE:
            ranks = sorted((first, second))
            if ranks[1] < len(levels):
                return WHICH_LEVEL, tuple(levels[i].level.name for i in ranks)
    return None, ()


def _reason(message: Message, kind: str, rule: LevelRule | None, level: Defined | None) -> Reason:
    words = joined(_SPEAKS[kind], cues(message.text))[:4]
    told = tuple(name for name, share in zip(IMPACTS, message.reading.impacts, strict=True) if share > 0.5)
    return Reason(CONTRACT_RULE if rule else DEFINITION if level else KIND, words, told)
