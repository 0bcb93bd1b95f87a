"""The only place that reads the time; everyone else is given `now`."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant, aware and in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """The machine's clock plus an offset that only grows: the local workspace's time control."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def forward(self, step: timedelta) -> None:
        """Move ahead by `step`; a step back is refused with ValueError, as deadlines never un-happen."""
        if step < timedelta():
            raise ValueError("the desk's clock moves forward only")
        self.offset += step
