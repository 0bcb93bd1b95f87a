"""Which reminders of a deadline are due on a day, each with the key under which it is sent once.

Source: docs/promises.md, 6 (once by subject, kind and deadline, so that a moved deadline warns again), 7 (what was
missed is caught up once: the newest step stands for those before it) and 13 (quiet while the renewal moves).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.rules.renewal.renewal_stages import STALL_DAYS, Progress, stalled_on, under_way
from knowledge.rules.renewal.renewals import Deadline, State, Watch
from knowledge.rules.time.workdays import IsWorkday, every_day, on_or_before

RENEWAL_STEPS = (180, 90, 60, 30, 14, 7, 3, 1)
ENDED_DAYS = 30
"""For how long after its end a contract that nobody renewed is still news."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: `step` days before `deadline` (0 on the day itself) about `kind` of `subject`."""

    subject: str
    kind: str
    deadline: date
    step: int

    @property
    def key(self) -> str:
        """What makes it the same reminder, however often the watch runs."""
        return f"{self.subject}/{self.kind}/{self.deadline.isoformat()}/{self.step}"


def falls_on(deadline: date, step: int, *, workday: IsWorkday = every_day) -> date:
    """The day of a step, moved back to a worked day so that it is never late."""
    return on_or_before(deadline - timedelta(days=step), workday)


def due_step(deadline: date, on: date, *, steps: Sequence[int], workday: IsWorkday = every_day) -> int | None:
    """The newest step whose day has come; none before the first and after the deadline."""
    if on > deadline:
        return None
    left = (deadline - on).days
    come = (step for step in sorted(steps) if left <= step or falls_on(deadline, step, workday=workday) <= on)
    return next(come, None)


def deadline_reminder(
    subject: str,
    deadline: Deadline,
    on: date,
    *,
    steps: Sequence[int] = RENEWAL_STEPS,
    workday: IsWorkday = every_day,
) -> Reminder | None:
    """The reminder of a deadline that is due, if any."""
    step = due_step(deadline.on, on, steps=steps, workday=workday)
    return None if step is None else Reminder(subject, deadline.kind, deadline.on, step)


def renewal_reminders(
    contract: str,
    watch: Watch,
    on: date,
    *,
    steps: Sequence[int] = RENEWAL_STEPS,
    workday: IsWorkday = every_day,
    progress: Progress | None = None,
    stall_days: int = STALL_DAYS,
    snoozed_until: date | None = None,
) -> tuple[Reminder, ...]:
    """All reminders about a contract's renewal that are due on a day, most pressing first.

    `progress` is that of the renewal which was started for this deadline. Quiet while it is under way and before
    `snoozed_until`; a stall brings the reminders back, with one of its own.
    """
    if under_way(progress, on, stall_days=stall_days) or (snoozed_until is not None and on < snoozed_until):
        return ()
    found = [_missed(contract, watch), _ended(contract, watch, on), _decide(contract, watch, on)]
    if watch.deadline is not None:
        found.append(deadline_reminder(contract, watch.deadline, on, steps=steps, workday=workday))
    stall = progress and stalled_on(progress, on, stall_days=stall_days)
    if stall:
        found.append(Reminder(contract, "stalled", stall, 0))
    return tuple(reminder for reminder in found if reminder is not None)


def _missed(contract: str, watch: Watch) -> Reminder | None:
    """Said once a term: the day to opt out, or to ask, has gone by and nobody acted."""
    if watch.state not in (State.COMMITTED, State.LATE) or watch.term is None or watch.term.opt_out_on is None:
        return None
    return Reminder(contract, "missed", watch.term.opt_out_on, 0)


def _ended(contract: str, watch: Watch, on: date) -> Reminder | None:
    """Said once, soon after the end of a contract that was left to run out."""
    if watch.state is not State.ENDED or watch.term is None:
        return None
    end = watch.term.ends_on
    return Reminder(contract, "ended", end, 0) if on <= end + timedelta(days=ENDED_DAYS) else None


def _decide(contract: str, watch: Watch, on: date) -> Reminder | None:
    """The company's own decision day has come and the deadline has not gone by."""
    term = watch.binding
    if watch.state is State.LEAVING or term is None or watch.deadline is None or on < term.decide_on:
        return None
    return Reminder(contract, "decide", term.decide_on, 0)
