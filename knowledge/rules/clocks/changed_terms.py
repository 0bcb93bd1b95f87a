"""What differs between two snapshots of a contract's terms, named by the facts that it stands on."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from knowledge.rules.clocks.ticket_terms import MILESTONES, ContractTerms
from knowledge.rules.contract.facts_in_force import Stated, key
from knowledge.rules.time.calendars import Calendar, Hours, Intervals

DAYS_OFF = "days_off"
"""Public holidays and make-up workdays: of no fact of the contract."""


def changed_facts(old: ContractTerms, new: ContractTerms) -> frozenset[str]:
    """The facts, as `facts_in_force` keys them, whose values differ, and DAYS_OFF.

    Quotes, file names, warning marks and our own chain are no terms; days off count in years that both know in full.
    """
    before, after = _stated(old), _stated(new)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return frozenset(changed | ({DAYS_OFF} if _days_off_changed(old, new) else set()))


def changed_promises(old: ContractTerms, new: ContractTerms, level: str | None) -> list[dict[str, Any]]:
    """What is owed to a level otherwise: milestone, and `[within, clock]` before and after (none: not owed)."""
    before, after = _owed(old, level), _owed(new, level)
    moved = [name for name in MILESTONES if before.get(name) != after.get(name)]
    return [{"milestone": name, "before": before.get(name), "after": after.get(name)} for name in moved]


def _owed(terms: ContractTerms, level: str | None) -> dict[str, list[str]]:
    return {name: [promise.within, promise.clock] for name, promise in terms.promised(level).items()}


def _stated(terms: ContractTerms) -> Mapping[str, Any]:
    promises = {_key("sla[]", promise): (promise.within, promise.clock) for promise in terms.promises}
    hours = (terms.hours.timezone, terms.hours.weekly) if isinstance(terms.hours, Calendar) else terms.hours
    return {
        **promises,
        **{_key("credits[]", credit): credit for credit in terms.credits},
        "service_hours": hours,
        "credit_claim_within": (terms.credit_claim_within, terms.claim_days),
        "annual_fee": terms.annual_fee,
        "total_fee": terms.contract_price,
    }


def _key(field: str, item: Any) -> str:
    return key(Stated(field, asdict(item), 0, 0))


def _days_off_changed(old: ContractTerms, new: ContractTerms) -> bool:
    """Whether a year that both snapshots know in full has other days off, or is no longer provisional."""
    before, after = _days(old.hours), _days(new.hours)
    years = _full_years(before) & _full_years(after)
    known = [{day: hours for day, hours in days.items() if day.year in years} for days in (before, after)]
    return known[0] != known[1] or bool(years.intersection(old.provisional) - set(new.provisional))


def _full_years(days: Iterable[date]) -> set[int]:
    """The years between the first and the last, whose ends hang on years that are not known (New Year's bridges)."""
    years = {day.year for day in days}
    return years - {min(years, default=0), max(years, default=0)}


def _days(hours: Hours) -> Mapping[date, Intervals]:
    return hours.exceptions() if isinstance(hours, Calendar) else {}
