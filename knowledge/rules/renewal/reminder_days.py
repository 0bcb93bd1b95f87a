"""The next day on which the reminders of a contract may be others than today's: it can be left alone till then."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from knowledge.rules.renewal.reminder_steps import ENDED_DAYS, RENEWAL_STEPS, falls_on
from knowledge.rules.renewal.renewal_stages import STALL_DAYS, Progress
from knowledge.rules.renewal.renewals import Watch
from knowledge.rules.time.workdays import IsWorkday, every_day

AT_LATEST = timedelta(days=60)
_DAY = timedelta(days=1)


def next_reminder_day(
    watch: Watch,
    on: date,
    *,
    steps: Sequence[int] = RENEWAL_STEPS,
    workday: IsWorkday = every_day,
    progress: Progress | None = None,
    stall_days: int = STALL_DAYS,
    snoozed_until: date | None = None,
    changes: Iterable[date] = (),
) -> date:
    """Never later than the day asked for, at most sixty days ahead; `changes` are days on which other facts hold."""
    days = [*changes, *_of_watch(watch), *_steps(watch, steps, workday)]
    days += [snoozed_until] if snoozed_until else []
    if progress is not None and progress.closed_on is None:
        passed = max((on - progress.moved_on).days // max(stall_days, 1), 0) + 1
        days.append(progress.moved_on + timedelta(days=max(stall_days, 1) * passed))
    return min([day for day in days if day > on] + [on + AT_LATEST])


def _of_watch(watch: Watch) -> Iterator[date]:
    if watch.deadline is not None:
        yield watch.deadline.on + _DAY
    if watch.binding is not None:
        yield watch.binding.decide_on
    if watch.term is not None:
        yield watch.term.ends_on + _DAY
        yield watch.term.ends_on + timedelta(days=ENDED_DAYS + 1)
        if watch.term.opt_out_on is not None:
            yield watch.term.opt_out_on + _DAY


def _steps(watch: Watch, steps: Sequence[int], workday: IsWorkday) -> Iterator[date]:
    if watch.deadline is not None:
        for step in steps:
            yield falls_on(watch.deadline.on, step, workday=workday)
