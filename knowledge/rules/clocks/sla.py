"""The SLA clock: when a target is due and how much of it is used, from the terms, the opening and the pauses.

Working time is counted in real elapsed seconds; pauses take none; terms that change hold as if from the opening on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from knowledge.rules.time.calendars import ALWAYS, DAY, Calendar, Hours
from knowledge.rules.time.durations import Duration
from knowledge.rules.time.working_time import WorkingTime, union, working_time

ClockKind = Literal["business", "24x7"]

Pause = tuple[datetime, datetime | None]
"""From, included, to, excluded; none: still open."""

_FOREVER = 1 << 60
_LATEST = 253_402_300_799  # the last second that a datetime can hold


@dataclass(frozen=True, slots=True)
class Terms:
    """What is owed: a target of seconds or of days, counted on the calendar's working time or on all time."""

    target: Duration
    clock: ClockKind = "business"
    hours: Hours = ALWAYS


@dataclass(frozen=True, slots=True)
class Change:
    """A change of terms at an instant; what is none stays as it was."""

    at: datetime
    target: Duration | None = None
    clock: ClockKind | None = None
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """The deadline, none where there is none, and counted seconds: used up to now, and the target's length."""

    due_at: datetime | None
    elapsed: int
    length: int

    @property
    def remaining(self) -> int:
        """Counted seconds left; negative when overdue."""
        return self.length - self.elapsed

    @property
    def share(self) -> float:
        """Used share of the target; 1 and more from the deadline on."""
        return self.elapsed / self.length if self.length else 1.0


def parse_target(text: str) -> Duration:
    """Read a target: `PT…` or `PnD`; raises ValueError on months and on days mixed with hours."""
    target = Duration.parse(text)
    if target.months or (target.days and target.seconds):
        raise ValueError(f"a target is PT… or PnD, not {text!r}")
    return target


def terms_in_force(terms: Terms, changes: Iterable[Change], now: datetime) -> Terms:
    """The terms after the changes up to and including `now`; those of one instant apply in the order given."""
    for change in sorted((c for c in changes if c.at <= now), key=lambda c: c.at):
        terms = replace(
            terms,
            target=terms.target if change.target is None else change.target,
            clock=change.clock or terms.clock,
            hours=terms.hours if change.hours is None else change.hours,
        )
    return terms


def due_at(terms: Terms, opened_at: datetime, pauses: Sequence[Pause] = ()) -> datetime | None:
    """The instant at which counted time reaches the target; none where it never does, or a pause is still open."""
    line, opened = line_of(terms), seconds(opened_at)
    return _instant(_due(line, opened, _length(line, terms, opened), pauses))


def share_at(terms: Terms, opened_at: datetime, percent: int, pauses: Sequence[Pause] = ()) -> datetime | None:
    """The instant at which so many percent of the target are used, past 100 too; none where that never comes."""
    line, opened = line_of(terms), seconds(opened_at)
    length = _length(line, terms, opened)
    return _instant(_due(line, opened, None if length is None else -(-length * percent // 100), pauses))


def count(terms: Terms, *, opened_at: datetime, now: datetime, pauses: Sequence[Pause] = ()) -> Count:
    """The deadline, and counted time from the opening to `now`, going on past the deadline."""
    line, opened = line_of(terms), seconds(opened_at)
    length = _length(line, terms, opened)
    due = _due(line, opened, length, pauses)
    if length is None:
        length = line.remaining(opened)
    return Count(_instant(due), _elapsed(line, opened, max(opened, seconds(now)), pauses), length)


class AllTime:
    """The line on which every second counts; the same questions as `WorkingTime` answers."""

    def between(self, start: int, end: int) -> int:
        return end - start

    def reached(self, start: int, amount: int) -> int | None:
        return start + amount

    def day_end(self, start: int, days: int) -> int | None:
        return start + days * DAY

    def remaining(self, start: int) -> int:
        return _LATEST - start

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        return union([(start, end)])


_ALL_TIME = AllTime()


def line_of(terms: Terms) -> WorkingTime | AllTime:
    """The line on which these terms are counted."""
    if terms.clock == "business" and isinstance(terms.hours, Calendar):
        return working_time(terms.hours)
    return _ALL_TIME


def day_length(terms: Terms) -> int:
    """Counted seconds of one day: those of the longest day in the week of service hours, else all of it."""
    if terms.clock == "business" and isinstance(terms.hours, Calendar):
        return max(sum(end - start for start, end in day) for day in terms.hours.weekly) or DAY
    return DAY


def _length(line: WorkingTime | AllTime, terms: Terms, opened: int) -> int | None:
    """Counted seconds of the target; none where the calendar has too few working days for it."""
    if not terms.target.days:
        return terms.target.seconds
    end = line.day_end(opened, terms.target.days)
    return None if end is None else line.between(opened, end)


def _due(line: WorkingTime | AllTime, opened: int, length: int | None, pauses: Sequence[Pause]) -> int | None:
    if length is None:
        return None
    if length == 0:
        return opened
    wanted = length
    for start, end in stops(opened, pauses):
        if line.between(opened, start) >= wanted:
            break
        if end == _FOREVER:
            return None
        wanted += line.between(start, end)
    return line.reached(opened, wanted)


def _elapsed(line: WorkingTime | AllTime, opened: int, now: int, pauses: Sequence[Pause]) -> int:
    paused = sum(line.between(start, min(end, now)) for start, end in stops(opened, pauses) if start < now)
    return line.between(opened, now) - paused


def stops(opened: int, pauses: Sequence[Pause]) -> list[tuple[int, int]]:
    """The union of the pauses from the opening on, in seconds; an open one ends beyond all time."""
    if not pauses:
        return []
    spans = ((seconds(start), _FOREVER if end is None else seconds(end)) for start, end in pauses)
    return union((max(start, opened), end) for start, end in spans)


def seconds(instant: datetime) -> int:
    """Whole seconds since 1970, in UTC."""
    return int(instant.timestamp() // 1)


def _instant(second: int | None) -> datetime | None:
    return None if second is None or second > _LATEST else datetime.fromtimestamp(second, UTC)
