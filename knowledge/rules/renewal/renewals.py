"""A contract's three dates, kept apart: its end, the last day to opt out, and the day to decide inside the company.

Source: docs/promises.md, 12: once a contract has renewed the *renewed* end counts, and the last opt-out day, not the
end, is the deadline.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from knowledge.rules.renewal.renewal_terms import RenewalTerms, end_of, first_number, last_number, opt_out_of
from knowledge.rules.time.workdays import IsWorkday, on_or_before, weekday


class State(StrEnum):
    """Where a contract stands on a day."""

    UNKNOWN = "unknown"
    """No end is stated, or it has renewed for a length that is not stated."""
    RUNNING = "running"
    """The deadline is still ahead."""
    COMMITTED = "committed"
    """It renews by itself and the day to stop that has gone by."""
    LATE = "late"
    """The day to ask for a renewal has gone by, and nothing says that it renews by itself."""
    LEAVING = "leaving"
    """Notice has been given; it ends with the first term for which that was in time."""
    ENDED = "ended"


class DeadlineKind(StrEnum):
    """What must happen by a deadline."""

    OPT_OUT = "opt_out"
    ASK_RENEWAL = "ask_renewal"
    END = "end"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a contract; `number` counts the renewals before it."""

    number: int
    ends_on: date
    opt_out_on: date | None
    decide_on: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day that matters next, and what must happen by it."""

    kind: DeadlineKind
    on: date


@dataclass(frozen=True, slots=True)
class Watch:
    """A contract on a day.

    `term` is the one that runs (or ran last), with its three dates. `binding` is the term at whose end the contract can
    still be left: the same one, or a later one where the opt-out day has gone by.
    """

    state: State
    term: Term | None = None
    binding: Term | None = None
    deadline: Deadline | None = None


def watch(terms: RenewalTerms, on: date, *, workday: IsWorkday = weekday) -> Watch:
    """Where the contract stands on a day; the decision day falls on a worked day."""
    if terms.expires_on is None:
        return Watch(State.UNKNOWN)
    last = last_number(terms, on)
    number = first_number(terms, lambda n: end_of(terms, n) >= on)
    term = _term(terms, number if last is None else min(number, last), workday)
    if on > term.ends_on:
        rolled = terms.auto_renews and last is None
        return Watch(State.UNKNOWN if rolled else State.ENDED, term)
    if last is not None:
        binding = _term(terms, last, workday)
        return Watch(State.LEAVING, term, binding, Deadline(DeadlineKind.END, binding.ends_on))
    if term.opt_out_on is None or on <= term.opt_out_on:
        return Watch(State.RUNNING, term, term, _deadline(terms, term))
    return _past_opt_out(terms, term, on, workday)


def _past_opt_out(terms: RenewalTerms, term: Term, on: date, workday: IsWorkday) -> Watch:
    if not terms.auto_renews:
        return Watch(State.LATE, term, term, Deadline(DeadlineKind.END, term.ends_on))
    if not terms.rolls:
        return Watch(State.COMMITTED, term)
    number = first_number(terms, lambda n: (opt_out_of(terms, n) or end_of(terms, n)) >= on, term.number)
    binding = _term(terms, number, workday)
    return Watch(State.COMMITTED, term, binding, _deadline(terms, binding))


def _deadline(terms: RenewalTerms, term: Term) -> Deadline:
    if term.opt_out_on is None:
        return Deadline(DeadlineKind.END, term.ends_on)
    asks = terms.auto_renews is False
    return Deadline(DeadlineKind.ASK_RENEWAL if asks else DeadlineKind.OPT_OUT, term.opt_out_on)


def _term(terms: RenewalTerms, number: int, workday: IsWorkday) -> Term:
    ends_on, opt_out_on = end_of(terms, number), opt_out_of(terms, number)
    decide_on = (opt_out_on or ends_on) - timedelta(days=terms.decision_days)
    return Term(number, ends_on, opt_out_on, on_or_before(decide_on, workday))
