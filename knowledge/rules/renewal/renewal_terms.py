"""The facts that decide a contract's dates, and the end and the last opt-out day of each of its terms.

Terms are numbered by the renewals before them. A fact that is not stated is never guessed: what hangs on it is none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from knowledge.rules.time.durations import Duration, after, before

DECISION_DAYS = 30
_DAY = timedelta(days=1)
_SECONDS_A_DAY = 86_400
_LONGEST_MONTHS, _LONGEST_DAYS = 1_200, 36_525


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalTerms:
    """What decides the dates: facts in force, and what the company has set and done itself."""

    expires_on: date | None
    auto_renews: bool | None = None
    renewal_term: Duration | None = None
    notice: Duration | None = None
    last_opt_out_on: date | None = None
    opted_out_on: date | None = None
    decision_days: int = DECISION_DAYS

    @property
    def rolls(self) -> bool:
        """Whether the end of each further term can be computed."""
        return bool(self.auto_renews and self.renewal_term)


def terms_of(
    facts: Mapping[str, Any], *, opted_out_on: date | None = None, decision_days: int | None = None
) -> RenewalTerms:
    """Read the deciding facts from values in their JSON form (docs/facts.md): dates and durations are ISO strings."""
    return RenewalTerms(
        expires_on=_date(facts.get("expires_on")),
        auto_renews=facts.get("auto_renews"),
        renewal_term=_length(facts.get("renewal_term")),
        notice=_length(facts.get("notice_period")),
        last_opt_out_on=_date(facts.get("last_opt_out_on")),
        opted_out_on=opted_out_on,
        decision_days=DECISION_DAYS if decision_days is None else decision_days,
    )


def end_of(terms: RenewalTerms, number: int) -> date:
    """The end of the term after `number` renewals, each counted from the day after the written end.

    A term that would end on a day that its month lacks ends with that month. Raises ValueError where no end is stated.
    """
    end = terms.expires_on
    if end is None:
        raise ValueError("a contract without an end date has no terms")
    if number == 0 or terms.renewal_term is None:
        return end
    length = _times(terms.renewal_term, number)
    return max(after(end + _DAY, length) - _DAY, after(end, length))


def opt_out_of(terms: RenewalTerms, number: int) -> date | None:
    """A given day holds for the written term, and its anniversaries later unless it is just the end less the notice."""
    given, notice = terms.last_opt_out_on, terms.notice
    if given is not None and (number == 0 or notice is None or before(end_of(terms, 0), notice) != given):
        day = given if terms.renewal_term is None else after(given, _times(terms.renewal_term, number))
        return min(day, end_of(terms, number))
    return None if notice is None else before(end_of(terms, number), notice)


def last_number(terms: RenewalTerms, on: date) -> int | None:
    """The number of the term with which a notice ends the contract; none: nobody had given one by the day."""
    given = terms.opted_out_on
    if given is None or given > on or not terms.auto_renews:
        return None
    return first_number(terms, lambda n: (opt_out_of(terms, n) or end_of(terms, n)) >= given)


def first_number(terms: RenewalTerms, holds: Callable[[int], bool], start: int = 0) -> int:
    """The first term from `start` for which `holds` is true; it stays true for all later ones."""
    if not terms.rolls or holds(start):
        return start
    step = 1
    while not holds(start + step):
        step *= 2
    low, high = start + step // 2, start + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _times(length: Duration, number: int) -> Duration:
    return Duration(length.months * number, length.days * number)


def _date(value: Any) -> date | None:
    return value if value is None or isinstance(value, date) else date.fromisoformat(value)


@lru_cache(maxsize=1024)
def _length(value: Any) -> Duration | None:
    """A length in months and days, begun days counted whole; none where it is nothing or longer than a century."""
    if value is None:
        return None
    stated = Duration.parse(value)
    length = Duration(stated.months, stated.days - (-stated.seconds // _SECONDS_A_DAY))
    usable = length != Duration() and length.months <= _LONGEST_MONTHS and length.days <= _LONGEST_DAYS
    return length if usable else None
