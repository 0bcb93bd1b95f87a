"""Choices: the values that a field could take in one document, each with what speaks for and against it.

A value may be pointed at by the learned roles, by the rules, or follow from others (start + term − 1 day = end).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from indexer.facts.document.found import Found
from indexer.facts.roles.candidates import CLASSES, DOCUMENT, ROLES, SENTENCE, Candidate, role_of
from indexer.facts.roles.relations import OF_SUMS
from knowledge.learned import Example
from knowledge.learned.classes import Shares
from knowledge.rules.time.durations import Duration, after, before

FIELDS = (*(field for fields in ROLES.values() for field in fields), *CLASSES[SENTENCE], *CLASSES[DOCUMENT])
"""Every field whose value the learned roles have a say in."""

_FAR = -12.0
_KEPT, _AS_STRONG = 4, 1.5
_BY_PLACE = ("governing_law",)
_NAMES = ("vendor", "customer", "product", "named_consultant")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value for a field with the range that says it, how strongly the roles point at it, and what else is known.

    `rival`: how strongly its words point at another role of this kind; `beside`: how a sum stands to others.
    """

    field: str
    value: Any
    start: int
    end: int
    logit: float = _FAR
    by_rule: bool = False
    derived: bool = False
    unit: str | None = None
    doubts: tuple[str, ...] = ()
    rival: float = _FAR
    beside: tuple[str, ...] = ()


def choices(
    found: Sequence[Candidate],
    made: Sequence[Example],
    logits: Shares,
    names: Sequence[str],
    ruled: Mapping[str, Found],
) -> dict[str, list[Choice]]:
    """The likeliest values of each field, strongest first; what the rules say is always among them.

    `made` and `logits` are the candidates' features and what the roles make of them, in the order of `found`.
    """
    columns = {name: i for i, name in enumerate(names)}
    pointed: dict[str, list[Choice]] = {field: [] for field in FIELDS}
    beside = [tuple(sign for sign in one.signs if sign.startswith(OF_SUMS)) for one in made]
    for field, value, role, kind in _asked():
        if role in columns:
            rivals = [columns[other] for other in ROLES.get(kind, ()) if other != role and other in columns]
            rival = logits[:, rivals].max(axis=1) if rivals else np.full(len(found), _FAR)
            pointed[field] += _pointed(field, value, kind, found, logits[:, columns[role]], rival, beside)
    several = {field: _merged(field, these, ruled.get(field)) for field, these in pointed.items()}
    return several | _derived(several, ruled)


def _asked() -> Iterator[tuple[str, Any, str, str]]:
    for kind, fields in ROLES.items():
        for field in fields:
            yield field, None, field, kind
    for kind, classes in CLASSES.items():
        for field, values in classes.items():
            for value in values:
                yield field, value, role_of(field, value), kind


def _pointed(
    field: str,
    value: Any,
    kind: str,
    found: Sequence[Candidate],
    strength: Shares,
    rivals: Shares,
    beside: Sequence[tuple[str, ...]],
) -> Iterator[Choice]:
    """The candidates of one role; a class gives its own value, a value its reading (visits: those of a year)."""
    for one, logit, rival, related in zip(found, strength, rivals, beside, strict=True):
        if one.kind == kind:
            says = value if value is not None else one.value if one.also is None else one.also
            place = Choice(field, says, one.start, one.end, float(logit), unit=one.unit, doubts=one.doubts)
            yield replace(place, rival=float(rival), beside=related)


def _merged(field: str, these: Sequence[Choice], rule: Found | None) -> list[Choice]:
    """One choice a value: its strongest place; the rules' own place and value where they have one."""
    best: dict[Any, Choice] = {}
    for choice in sorted(these, key=lambda c: -c.logit):
        best.setdefault(_key(field, choice), choice)
    kept = sorted(best.values(), key=lambda c: -c.logit)[:_KEPT]
    if rule is None:
        return kept
    ruled = Choice(field, rule.value, rule.start, rule.end, by_rule=True, unit=rule.unit, doubts=rule.doubts)
    same = [c for c in best.values() if same_value(field, c, ruled)]
    rest = [c for c in kept if c not in same]
    if not same:
        return [ruled, *rest]
    best_of_it = max(same, key=lambda c: c.logit)
    return [replace(ruled, logit=best_of_it.logit, rival=best_of_it.rival, beside=best_of_it.beside), *rest]


def same_value(field: str, one: Choice, other: Choice) -> bool:
    """Whether two choices give a field the same value; of names, one may hold the other."""
    if field in _BY_PLACE:
        return one.start < other.end and other.start < one.end
    a, b = _plain(one.value), _plain(other.value)
    if field in _NAMES and isinstance(a, str) and isinstance(b, str):
        return a in b or b in a
    return bool(a == b)


def _key(field: str, choice: Choice) -> Any:
    return choice.start if field in _BY_PLACE else _plain(choice.value)


def _plain(value: Any) -> Any:
    if isinstance(value, str) and value.startswith("P"):
        try:
            return Duration.parse(value)
        except ValueError:
            return value
    return "".join(value.split()).casefold() if isinstance(value, str) else value


def _derived(several: Mapping[str, list[Choice]], ruled: Mapping[str, Found]) -> dict[str, list[Choice]]:
    """End and last opt-out day as they follow from the strongest other values, beside what is written."""
    starts = (several["effective_on"] or []) + [c for c in several["signed_on"] if c.by_rule]
    ends = [
        _follows("expires_on", start, length, lambda s, n: after(s, n) - timedelta(days=1))
        for start in starts[:2]
        for length in several["term"][:2]
    ]
    written = _with(several["expires_on"], [end for end in ends if end])
    outs = [
        _follows("last_opt_out_on", end, length, before)
        for end in sorted(written, key=_strength)[:3]
        for length in several["notice_period"][:2]
    ]
    return {"expires_on": written, "last_opt_out_on": _with(several["last_opt_out_on"], [out for out in outs if out])}


def _strength(choice: Choice) -> float:
    return -(choice.logit + 4.0 * choice.by_rule)


def _follows(field: str, day: Choice, length: Choice, rule: Any) -> Choice | None:
    if length.unit:
        return None
    try:
        result = rule(date.fromisoformat(day.value), Duration.parse(length.value)).isoformat()
    except (ValueError, OverflowError):
        return None
    strength = min(day.logit + 3.0 * day.by_rule, length.logit + 3.0 * length.by_rule)
    rival = max(day.rival - day.logit, length.rival - length.logit) + strength
    return Choice(field, result, length.start, length.end, strength, derived=True, doubts=day.doubts, rival=rival)


def _with(written: Sequence[Choice], derived: Sequence[Choice]) -> list[Choice]:
    """Written choices, marked where they also follow from others, and those that only follow."""
    follows = {choice.value: choice for choice in sorted(derived, key=lambda c: c.logit)}
    marked = [
        replace(c, logit=max(c.logit, follows[c.value].logit), derived=True) if c.value in follows else c
        for c in written
    ]
    known = {c.value for c in written}
    return marked + [c for value, c in follows.items() if value not in known]


def known_of(several: Mapping[str, Sequence[Choice]]) -> tuple[str, ...]:
    """What the strongest choices say of the document as a whole: whether it renews by itself."""
    renews = max(several["auto_renews"], key=lambda c: c.logit + 6.0 * c.by_rule, default=None)
    told = renews is not None and (renews.by_rule or renews.logit > 0)
    return (f"renews:{renews.value if renews and told else None}",)


def examples_of(field: str, several: Sequence[Choice], signs: Sequence[str]) -> list[Example]:
    """What speaks for each choice, as the second judgement reads it."""
    rule = next((c for c in several if c.by_rule), None)
    made = []
    strong = [c for c in several if c.logit > max(x.logit for x in several) - _AS_STRONG]
    for choice in several:
        others = [c.logit for c in several if c is not choice]
        second = max(others, default=_FAR)
        stands = "rule" if choice.by_rule else "other" if rule else "silent"
        known = [stands, f"{stands}|{field}", f"{stands}|derived:{choice.derived}"]
        known += [f"{sign}|{field}" for sign in signs] + [f"{sign}|{stands}" for sign in signs]
        known += [f"{field}|first:{choice.logit >= second}", f"{stands}|first:{choice.logit >= second}"]
        if isinstance(choice.value, str) and len(strong) > 1 and choice in strong:
            known.append(f"{field}|latest:{choice.value == max(str(c.value) for c in strong)}")
        known += [f"{field}|rival:{choice.rival > choice.logit}", f"{stands}|rival:{choice.rival > choice.logit}"]
        known += [f"{field}|{sign}" for sign in choice.beside]
        apart = _squash(choice.logit - choice.rival) if choice.rival > _FAR else 0.0
        numbers = (_squash(choice.logit), _squash(choice.logit - second), float(choice.logit > _FAR), apart)
        own = tuple(n if stands == s else 0.0 for s in ("rule", "other", "silent") for n in numbers[:2])
        made.append(Example(signs=tuple(known), numbers=numbers + own))
    return made


def _squash(logit: float) -> float:
    return max(-3.0, min(3.0, logit / 3.0))
