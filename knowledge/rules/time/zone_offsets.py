"""A zone's offsets from UTC around an instant: the stretches between changes of clocks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from knowledge.rules.time.calendars import DAY, Interval

Stretch = tuple[int, int, int]
"""UTC start, UTC end, offset: in all of it local seconds are UTC seconds plus the offset."""


def offset_at(zone: ZoneInfo, instant: int) -> int:
    """Seconds by which local time is ahead of UTC at a UTC instant (seconds since 1970)."""
    offset = datetime.fromtimestamp(instant, zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def stretches(zone: ZoneInfo, start: int, end: int) -> list[Stretch]:
    """The stretches of constant offset between two UTC instants, in order, clipped to them."""
    found: list[Stretch] = []
    since, offset = start, offset_at(zone, start)
    low = start
    while low < end:
        high = min(low + DAY // 4, end)
        after = offset_at(zone, high)
        if after != offset:
            change = _change(zone, low, high)
            found.append((since, change, offset))
            since, offset, high = change, offset_at(zone, change), change
        low = high
    found.append((since, end, offset))
    return found


def _change(zone: ZoneInfo, low: int, high: int) -> int:
    """The first instant after `low` with another offset than `low` has."""
    offset = offset_at(zone, low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if offset_at(zone, middle) == offset else (low, middle)
    return high


def in_utc(local: Interval, spans: list[Stretch]) -> list[Interval]:
    """The real time at which local clocks show a time in `local`: nothing in a gap, twice in a repeated hour."""
    start, end = local
    pieces = ((max(start - offset, since), min(end - offset, until)) for since, until, offset in spans)
    return [piece for piece in pieces if piece[0] < piece[1]]


def skips(day_start: int, spans: list[Stretch]) -> bool:
    """Tell whether no clock ever showed the local date that starts at local second `day_start`."""
    return not in_utc((day_start, day_start + DAY), spans)
