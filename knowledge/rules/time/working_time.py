"""Working time on the UTC line: how much of it lies before an instant, and where a given amount is reached.

A calendar's intervals are laid out as sorted UTC pieces with running totals, in batches of weeks that double, so that
a look-up is a binary search however far away it is. Instants are whole seconds since 1970.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate
from threading import Lock
from zoneinfo import ZoneInfo

from knowledge.rules.time.calendars import DAY, Calendar, Interval, Intervals
from knowledge.rules.time.zone_offsets import in_utc, offset_at, skips, stretches

WEEK = 7 * DAY
_MONDAY = 4 * DAY  # 1970-01-05
_MARGIN = 2 * DAY  # farther than any offset and any night shift together
_FIRST_BATCH = 16
_LAST_WEEK = (253_370_764_800 - _MONDAY) // WEEK  # the datetime type ends with year 9999
_EPOCH_DAY = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Table:
    """The pieces of a run of weeks: `before[i]` is the working time ahead of piece i; `reach` is where it ends."""

    first_week: int
    next_week: int
    reach: int
    starts: list[int]
    ends: list[int]
    before: list[int]
    day_ends: list[int]
    total: int

    def worked_by(self, instant: int) -> int:
        """Working seconds from the first week to an instant within reach."""
        index = bisect_right(self.starts, instant) - 1
        if index < 0:
            return 0
        return self.before[index] + min(instant, self.ends[index]) - self.starts[index]


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """Sorted intervals in which those that overlap or touch are one, and empty ones are gone."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class WorkingTime:
    """One calendar's working time; grows as far as it is asked, safe for threads."""

    def __init__(self, calendar: Calendar) -> None:
        self._weeks = _Weeks(calendar)
        self._growing = Lock()
        self._table: Table | None = None

    def between(self, start: int, end: int) -> int:
        """Working seconds from one instant to another."""
        self._covering(start)
        table = self._covering(end)
        return table.worked_by(end) - table.worked_by(start)

    def reached(self, start: int, amount: int) -> int | None:
        """The first instant from `start` on by which `amount` working seconds have passed; none if never."""
        if amount <= 0:
            return start
        table = self._covering(start)
        while True:
            wanted = table.worked_by(start) + amount
            if table.total >= wanted:
                index = bisect_left(table.before, wanted) - 1
                return table.starts[index] + wanted - table.before[index]
            larger = self._grown(table)
            if larger is None:
                return None
            table = larger

    def opening(self, instant: int) -> int | None:
        """The instant itself where it is working time, else the start of the next; none if there is none."""
        end = self.reached(instant, 1)
        return None if end is None else end - 1

    def day_end(self, start: int, days: int) -> int | None:
        """The end of the n-th working day after the one that `start`, moved into working time, belongs to."""
        table = self._covering(start)
        while True:
            index = bisect_right(table.day_ends, start) + days
            if index < len(table.day_ends):
                return table.day_ends[index]
            larger = self._grown(table)
            if larger is None:
                return None
            table = larger

    def remaining(self, start: int) -> int:
        """All working seconds from an instant on, for a calendar that runs out of them."""
        table = self._covering(start)
        while (larger := self._grown(table)) is not None:
            table = larger
        return table.total - table.worked_by(start)

    def pieces(self, start: int, end: int) -> list[Interval]:
        """The working intervals between two instants, clipped to them."""
        self._covering(start)
        table = self._covering(end)
        first = max(0, bisect_right(table.starts, start) - 1)
        last = bisect_left(table.starts, end)
        found = zip(table.starts[first:last], table.ends[first:last], strict=True)
        return union((max(start, s), min(end, e)) for s, e in found)

    def _covering(self, instant: int) -> Table:
        table = self._table
        week = (instant - _MONDAY - _MARGIN) // WEEK - 1
        if table is None or week < table.first_week:
            with self._growing:
                until = max(table.next_week if table else 0, week + _FIRST_BATCH)
                self._table = table = self._weeks.laid_out(week - 1, until)
        while table.reach <= instant:
            larger = self._grown(table)
            if larger is None:
                return table
            table = larger
        return table

    def _grown(self, table: Table) -> Table | None:
        """A table twice as long; none where no further working time exists."""
        if self._weeks.nothing_from(table.next_week):
            return None
        with self._growing:
            current = self._table
            if current is not None and current.next_week > table.next_week and current.first_week == table.first_week:
                return current
            self._table = self._weeks.extended(table)
            return self._table


@lru_cache(maxsize=1024)
def working_time(calendar: Calendar) -> WorkingTime:
    """The one shared layout of a calendar."""
    return WorkingTime(calendar)


class _Weeks:
    """Lays out weeks of a calendar: plain ones from a pattern, those with exceptions or a change of clocks in full."""

    def __init__(self, calendar: Calendar) -> None:
        self._zone = ZoneInfo(calendar.timezone)
        self._weekly = calendar.weekly
        self._exceptions = {day.toordinal() - _EPOCH_DAY: hours for day, hours in calendar.exceptions().items()}
        self._pattern = self._local(range(-1, 7), 0, dict(enumerate(self._weekly)) | {-1: self._weekly[6]})
        self._pattern_ends = [n * DAY + max(e for _, e in hours) for n, hours in enumerate(self._weekly) if hours]
        days = self._exceptions or {0: ()}
        self._special = {(day - 4 + spill) // 7 for day in self._exceptions for spill in (0, 1)}
        self._last_exception = (max(days) - 4) // 7 + 1

    def nothing_from(self, week: int) -> bool:
        """Tell whether no working time can lie in this week or later."""
        return week >= _LAST_WEEK or (not self._pattern and week > self._last_exception)

    def laid_out(self, first: int, until: int) -> Table:
        return self._added(Table(first, first, 0, [], [], [], [], 0), until)

    def extended(self, table: Table) -> Table:
        """The table with as many weeks again."""
        return self._added(table, min(2 * table.next_week - table.first_week, _LAST_WEEK))

    def _added(self, table: Table, until: int) -> Table:
        week, steady, pieces, day_ends = table.next_week, False, list[Interval](), list[int]()
        # A batch ends with a week without a change of clocks, so that no piece of the next can lie before its end.
        while week < until or not steady:
            steady, some, ends = self._week(week)
            pieces += some
            day_ends += ends
            week += 1
        pieces.sort()
        lengths = [end - start for start, end in pieces]
        before = list(accumulate(lengths, initial=table.total))
        end = _MONDAY + week * WEEK
        return Table(
            table.first_week,
            week,
            end - offset_at(self._zone, end),
            table.starts + [start for start, _ in pieces],
            table.ends + [end for _, end in pieces],
            table.before + before[:-1],
            table.day_ends + sorted(day_ends),
            before[-1],
        )

    def _week(self, week: int) -> tuple[bool, list[Interval], list[int]]:
        """Whether the week has no change of clocks, its pieces, and the ends of its working days, in UTC."""
        start = _MONDAY + week * WEEK
        offsets = {offset_at(self._zone, start + at) for at in (-_MARGIN, WEEK // 2, WEEK + _MARGIN)}
        steady = len(offsets) == 1
        if not steady or week in self._special:
            return steady, *self._uneven(start)
        base = start - offsets.pop()
        return True, [(base + s, base + e) for s, e in self._pattern], [base + end for end in self._pattern_ends]

    def _uneven(self, start: int) -> tuple[list[Interval], list[int]]:
        spans = stretches(self._zone, start - _MARGIN, start + WEEK + _MARGIN)
        first = start // DAY
        hours = {day: self._hours(day) for day in range(first - 1, first + 7) if not skips(day * DAY, spans)}
        local = self._local(hours, start, hours)
        pieces = union(piece for interval in local for piece in in_utc(interval, spans))
        ends: list[int | None] = []
        for day in range(first, first + 7):
            own = (in_utc((day * DAY + s, day * DAY + e), spans) for s, e in hours.get(day, ()))
            ends.append(max((end for found in own for _, end in found), default=None))
        return pieces, [end for end in ends if end is not None]

    def _hours(self, day: int) -> Intervals:
        return self._exceptions.get(day, self._weekly[(day - 4) % 7])

    @staticmethod
    def _local(days: Iterable[int], start: int, hours: dict[int, Intervals]) -> list[Interval]:
        """The local working intervals within the week that begins at local second `start`."""
        spread = ((day * DAY + s, day * DAY + e) for day in days for s, e in hours[day])
        return union((max(s, start), min(e, start + WEEK)) for s, e in spread)
