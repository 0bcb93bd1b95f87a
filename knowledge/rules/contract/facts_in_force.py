"""Which facts hold on a day: the base contract's, as its amendments in force changed them.

Source: docs/promises.md, 14 (an amendment beats what it amends; the answer says so) and the order in which the parties
agreed: a later effective date beats an earlier one, and of two from the same day the later signature.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from knowledge.rules.contract_record import BUSINESS, UNKNOWN_CALENDAR
from knowledge.rules.time.durations import Duration, before
from knowledge.rules.time.workdays import weekday, workdays_before


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact as one document states it. `source` names the document (a contract's id); `fact` the record's row."""

    field: str
    value: Any
    source: int
    fact: int
    state: str = "proposed"
    doubts: tuple[str, ...] = ()
    """What was assumed when it was read and nobody has confirmed since."""
    unit: str | None = None
    """What a length counts where that is not the calendar."""


@dataclass(frozen=True, slots=True)
class Terms:
    """All that one document of a contract's family states, with the day from which it speaks (none: from ever)."""

    source: int
    effective_on: date | None
    signed_on: date | None
    facts: tuple[Stated, ...]
    doubts: tuple[tuple[str, str], ...] = ()
    """Fields with what was assumed about them, those too that were not read for that reason."""


@dataclass(frozen=True, slots=True)
class InForce:
    """A fact that holds, and the facts that it beats, newest first."""

    stated: Stated
    beaten: tuple[Stated, ...] = ()

    @property
    def value(self) -> Any:
        return self.stated.value


IDENTITY = frozenset({"title", "number", "kind", "amends", "signed_on", "effective_on", "vendor", "customer"})
"""Fields that describe the document itself: an amendment's do not replace the base contract's."""

_EARLIEST = date.min


def in_force(base: Terms, amendments: Iterable[Terms], on: date) -> Mapping[str, InForce]:
    """The facts that hold on a day, by field (list items by their key, see `key`).

    An amendment speaks from its effective date, else from its signature. The last opt-out day follows a changed end
    date or notice period unless the newer document gives the day itself.
    """
    facts = {key(s): InForce(s) for s in base.facts if s.state != "rejected"}
    if not any(s.field == "last_opt_out_on" for s in base.facts):
        _count_working_days(facts)
    for terms in sorted(amendments, key=_order):
        if (_from(terms) or _EARLIEST) <= on:
            _apply(facts, terms)
    return facts


def key(stated: Stated) -> str:
    """What makes two facts the same promise: the field; for an SLA item level and milestone; for a credit its case."""
    value = stated.value
    if stated.field.startswith("sla["):
        return f"sla:{_plain(value['level'])}:{value['milestone']}"
    if stated.field.startswith("credits["):
        return f"credits:{_plain(value['when'])}"
    return stated.field


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _from(terms: Terms) -> date | None:
    return terms.effective_on or terms.signed_on


def _order(terms: Terms) -> tuple[date, date]:
    return _from(terms) or _EARLIEST, terms.signed_on or _EARLIEST


def _apply(facts: dict[str, InForce], terms: Terms) -> None:
    changed = {key(s): s for s in terms.facts if s.field not in IDENTITY and s.state != "rejected"}
    if changed.keys() & {"expires_on", "notice_period"} and "last_opt_out_on" not in changed:
        facts.pop("last_opt_out_on", None)
    for name, stated in changed.items():
        older = facts.get(name)
        facts[name] = InForce(_completed(stated, older), (older.stated, *older.beaten) if older else ())
    _derive_opt_out(facts)


def _completed(stated: Stated, older: InForce | None) -> Stated:
    """An amended SLA item keeps the definition and name that the amendment does not restate."""
    if older is None or not stated.field.startswith("sla["):
        return stated
    kept = {name: value for name, value in older.value.items() if stated.value.get(name) is None}
    doubts = older.stated.doubts if "clock" in kept else ()
    return replace(stated, value=stated.value | kept, doubts=(*stated.doubts, *doubts))


def _derive_opt_out(facts: dict[str, InForce]) -> None:
    """The last opt-out day is the end less the notice (docs/facts.md) where no document gives the day."""
    if "last_opt_out_on" in facts or not {"expires_on", "notice_period"} <= facts.keys():
        return
    end, notice = facts["expires_on"].stated, facts["notice_period"].stated
    if notice.unit == BUSINESS:
        _count_working_days(facts)
        return
    day = before(date.fromisoformat(end.value), Duration.parse(notice.value))
    newer, doubts = max(end, notice, key=lambda s: s.fact), (*end.doubts, *notice.doubts)
    stated = Stated("last_opt_out_on", day.isoformat(), newer.source, newer.fact, newer.state, doubts)
    facts["last_opt_out_on"] = InForce(stated)


def _count_working_days(facts: dict[str, InForce]) -> None:
    """Where a notice in working days has no day, count Mondays to Fridays back from the end; that is a doubt."""
    end, notice = facts.get("expires_on"), facts.get("notice_period")
    if end is None or notice is None or notice.stated.unit != BUSINESS:
        return
    day = workdays_before(date.fromisoformat(end.value), Duration.parse(notice.value).days, weekday)
    doubts = (*end.stated.doubts, UNKNOWN_CALENDAR)
    stated = Stated("last_opt_out_on", day.isoformat(), notice.stated.source, notice.stated.fact, "proposed", doubts)
    facts["last_opt_out_on"] = InForce(stated)
