"""Public holidays and make-up workdays of a country: a library's, and what the company's own file adds or takes away.

This is the one door to `holidays`; what it gives is a value that the rules count with.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import holidays
from babel.core import get_global

from knowledge.errors import BadInput
from knowledge.rules.time.calendars import PublicHolidays

MAKEUP_COUNTRIES = frozenset({"CN"})
"""Countries whose government moves workdays to weekends by a notice for each year."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Override:
    """A company's own days: off, working like a make-up day, ordinary after all; years known to be final."""

    off: frozenset[date] = frozenset()
    makeup: frozenset[date] = frozenset()
    ordinary: frozenset[date] = frozenset()
    final: frozenset[int] = frozenset()


def country_of(timezone: str) -> str | None:
    """The ISO 3166 country in which a zone lies, where it lies in one."""
    territory = get_global("zone_territories").get(timezone)
    return str(territory) if territory else None


def public_holidays(country: str | None, years: Iterable[int], override: Override | None = None) -> PublicHolidays:
    """The days of some years; a country the library does not carry has only what the override says.

    A year of a country with make-up days is provisional until its notice is known: then only the statutory days are in.
    """
    wanted, own = sorted(set(years)), override or Override()
    off, makeup = _published(country, wanted) if country else (set[date](), set[date]())
    provisional = set(wanted) - {day.year for day in makeup} if country in MAKEUP_COUNTRIES else set()
    makeup = (makeup - own.ordinary - own.off) | own.makeup
    off = (off - own.ordinary) | own.off
    if country in MAKEUP_COUNTRIES:
        off |= _weekends_within(off, makeup) - own.ordinary
    return PublicHolidays(frozenset(off - makeup), frozenset(makeup), frozenset(provisional - own.final))


def read_overrides(path: Path) -> dict[str, Override]:
    """Read the company's days by country from TOML; no file, no days. Raises BadInput naming what is wrong."""
    if not path.exists():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return {country: _override(table) for country, table in tables.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise BadInput("holidays_wrong", path=path, reason=error) from error


def _override(table: Mapping[str, Iterable[object]]) -> Override:
    days = {name: frozenset(_day(value) for value in table.get(name, ())) for name in ("off", "makeup", "ordinary")}
    return Override(**days, final=frozenset(int(str(year)) for year in table.get("final", ())))


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _published(country: str, years: list[int]) -> tuple[set[date], set[date]]:
    try:
        found = holidays.country_holidays(country, years=years)
    except NotImplementedError:
        return set(), set()
    # The library's set of moved workdays also holds some of years that were not asked for.
    return {day for day in found if day.year in years}, {day for day in found.weekend_workdays if day.year in years}


def _weekends_within(off: set[date], makeup: set[date]) -> set[date]:
    """The Saturdays and Sundays that a break runs over or ends with; the library leaves them out."""
    found: set[date] = set()
    for step in (_DAY, -_DAY):
        for day in off:
            beside = day + step
            while beside.weekday() >= 5 and beside not in makeup:
                found.add(beside)
                beside += step
    return found
