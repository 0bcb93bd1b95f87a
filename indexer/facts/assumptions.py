"""What is true of a record's values beside themselves: what was assumed in reading them, and what lengths count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found, FoundItem
from indexer.facts.duties.hours_told import tells_of_hours
from knowledge.records.public_holidays import country_of, public_holidays
from knowledge.rules.contract_record import (
    BUSINESS,
    HOLIDAYS_OPEN,
    HOURS_NOT_STATED,
    UNKNOWN_CALENDAR,
    Assumption,
    ServiceHours,
    SlaItem,
)
from knowledge.rules.time.calendars import calendar_for
from knowledge.rules.time.durations import Duration
from knowledge.rules.time.workdays import workday_of, workdays_before


@dataclass(frozen=True, slots=True)
class About:
    """The values found, with those that follow from them, and what is said about them."""

    found: dict[str, Found]
    doubts: tuple[Assumption, ...]
    units: dict[str, str]


def about(doc: Doc, found: Mapping[str, Found], items: Sequence[FoundItem]) -> About:
    """Collect units and doubts, and count a notice in working days back from the end."""
    known = dict(found)
    if opt_out := _opt_out(known):
        known["last_opt_out_on"] = opt_out
    if "service_hours" not in known and (_in_hours(items) or tells_of_hours(doc)):
        known["service_hours"] = Found(None, 0, 0, doubts=(HOURS_NOT_STATED,))
    doubts = tuple(Assumption(name, doubt) for name, one in known.items() for doubt in one.doubts)
    doubts += tuple(
        Assumption(f"sla[{number}].{part}", doubt) for number, item in enumerate(items) for part, doubt in item.doubts
    )
    return About(known, doubts, {name: one.unit for name, one in known.items() if one.unit and one.value is not None})


def _in_hours(items: Iterable[FoundItem]) -> bool:
    """Whether a promise counts working time."""
    return any(isinstance(item.value, SlaItem) and item.value.clock == BUSINESS for item in items)


def _opt_out(found: Mapping[str, Found]) -> Found | None:
    """The last day of a notice in working days on the contract's calendar; no value where it has none."""
    end, notice = found.get("expires_on"), found.get("notice_period")
    if not (end and end.value and notice and notice.unit) or "last_opt_out_on" in found:
        return None
    hours = found.get("service_hours")
    if hours is None or not isinstance(hours.value, ServiceHours):
        return Found(None, notice.start, notice.end, doubts=(*end.doubts, UNKNOWN_CALENDAR))
    last, count = date.fromisoformat(end.value), Duration.parse(notice.value).days
    holidays = public_holidays(country_of(hours.value.timezone), range(last.year - 1 - count // 250, last.year + 1))
    try:
        day = workdays_before(last, count, workday_of(calendar_for(hours.value, holidays)))
    except ValueError:
        return Found(None, notice.start, notice.end, doubts=(*end.doubts, UNKNOWN_CALENDAR))
    open_years = set(range(day.year, last.year + 1)) & holidays.provisional
    doubts = (*end.doubts, *((HOLIDAYS_OPEN,) if open_years else ()))
    return Found(day.isoformat(), notice.start, notice.end, doubts=doubts)
