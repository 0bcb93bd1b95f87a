"""When a ticket's clock is worth a word, and to whom: warnings by share of the target, then both sides' chains."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from knowledge.rules.clocks.ticket_clocks import Clock
from knowledge.rules.clocks.ticket_states import TicketState

BREACH = 100
TOP_SEVERITY = "S1"

WAITS = {True: (timedelta(hours=1), timedelta(hours=4)), False: (timedelta(days=1), timedelta(days=1))}
"""First reminder and distance of the next, of the top severity and of the others."""

_STEP = 10  # the countdown's bar has ten parts
_FINE = 200  # past twice the target, an overdue clock is worth a word at whole multiples only


@dataclass(frozen=True, slots=True)
class Step:
    """From a share of the target on, call this far up the vendor's chain and ours (0: nobody there yet)."""

    percent: int
    vendor_level: int
    our_level: int


STEPS = (Step(50, 0, 1), Step(75, 1, 1), Step(90, 2, 2), Step(BREACH, 3, 3))
"""Source: the escalation ladders of support contracts: owner, hotline or success manager, manager, head of service."""


@dataclass(frozen=True, slots=True)
class Warned:
    """The newest warning of a clock that is true at an instant, and the earlier ones that it stands for."""

    clock: Clock
    percent: int
    due_at: datetime
    skipped: tuple[int, ...]
    step: Step

    @property
    def kind(self) -> Literal["breach", "warning"]:
        return "breach" if self.percent >= BREACH else "warning"


def used_percent(clock: Clock, now: datetime) -> int:
    """Whole percent of the target used; 100 and more only once the deadline is past."""
    reading = clock.reading(now)
    used = reading.count.elapsed * 100 // reading.count.length if reading.count.length else BREACH
    due = reading.due_at
    return min(used, BREACH - 1) if due is None or now <= due else max(used, BREACH)


def warned(clock: Clock, marks: Iterable[int], now: datetime) -> Warned | None:
    """The newest warning that holds for an open clock; none before its first mark, or without a deadline."""
    due = clock.due_at
    if not clock.open or due is None:
        return None
    used = used_percent(clock, now)
    passed = sorted(mark for mark in {*marks, BREACH} if mark <= used)
    if not passed:
        return None
    return Warned(clock, passed[-1], due, tuple(passed[:-1]), step_at(passed[-1]))


def step_at(percent: int) -> Step:
    """How far the chains are called at a share of the target."""
    reached = [step for step in STEPS if step.percent <= percent]
    return reached[-1] if reached else Step(percent, 0, 1)


def next_look(state: TicketState, now: datetime) -> datetime | None:
    """The next instant at which a clock passes a mark or its bar grows a part; none where no clock runs."""
    marks = {*state.terms.marks_of(state.level), BREACH}
    looks = (_next_mark(clock, marks, now) for clock in state.clocks if clock.open)
    return min((look for look in looks if look is not None), default=None)


def _next_mark(clock: Clock, marks: set[int], now: datetime) -> datetime | None:
    used = used_percent(clock, now) if now >= clock.started_at else 0
    bar = used - used % _STEP + _STEP if used < _FINE else used - used % BREACH + BREACH
    percent = min([mark for mark in marks if mark > used] + [bar])
    look = clock.mark_at(percent)
    return look if look is None or look > now else None


@dataclass(frozen=True, slots=True)
class WaitTold:
    """How often somebody was to be reminded of a wait by an instant, and when next."""

    times: int
    next_at: datetime


def waits_told(since: datetime, severity: str | None, now: datetime) -> WaitTold:
    """Reminders that a ticket waits for us: of the top severity after an hour and each fourth; of others each day."""
    first, every = WAITS[severity == TOP_SEVERITY]
    times = 0 if now < since + first else 1 + (now - since - first) // every
    return WaitTold(times, since + first + times * every)


def may_wait(severity: str | None) -> bool:
    """Tell whether an alert waits for its recipient's hours: every severity but the top one does."""
    return severity != TOP_SEVERITY
