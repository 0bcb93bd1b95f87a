"""One milestone's clock: its terms, its pauses, when it was met, and how it reads at an instant."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from knowledge.rules.clocks.sla import Count, Pause, Terms, count, share_at
from knowledge.rules.clocks.ticket_terms import Promise

ClockStatus = Literal["running", "paused", "overdue", "met", "late", "stopped"]

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A clock at an instant. `late` is met after its deadline; `stopped` was never met, and is no longer owed."""

    status: ClockStatus
    count: Count

    @property
    def due_at(self) -> datetime | None:
        return self.count.due_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A promise being kept or broken; `run` grows when a milestone is owed anew (a reopening, the next update).

    What happened after it was met leaves it as it was: its pauses and terms are those of that instant.
    """

    milestone: str
    run: int
    promise: Promise
    terms: Terms
    started_at: datetime
    pauses: tuple[Pause, ...] = ()
    met_at: datetime | None = None
    met_by: int | None = None
    stopped_at: datetime | None = None

    @property
    def name(self) -> str:
        """Unique within its ticket."""
        return f"{self.milestone}:{self.run}"

    @property
    def open(self) -> bool:
        return self.met_at is None and self.stopped_at is None

    @property
    def due_at(self) -> datetime | None:
        return self.reading(self.started_at).due_at

    def reading(self, now: datetime) -> Reading:
        """Deadline, used and left; a clock that ended reads as at its end."""
        end = self.met_at or self.stopped_at
        counted = count(self.terms, opened_at=self.started_at, now=min(now, end) if end else now, pauses=self.pauses)
        return Reading(self._status(counted.due_at, now), counted)

    def _status(self, due: datetime | None, now: datetime) -> ClockStatus:
        if self.met_at is not None:
            return "late" if due is not None and self.met_at > due else "met"
        if self.stopped_at is not None:
            return "stopped"
        if due is not None and now > due:
            return "overdue"
        if any(start <= now and (end is None or now < end) for start, end in self.pauses):
            return "paused"
        return "running"

    def breached_at(self, now: datetime) -> datetime | None:
        """The deadline that was missed by `now`; none where it was not."""
        due = self.due_at
        end = self.met_at or self.stopped_at or now
        return due if due is not None and min(end, now) > due else None

    def mark_at(self, percent: int) -> datetime | None:
        """The instant at which a percentage of the target is used; a breach is one second past the deadline."""
        reached = share_at(self.terms, self.started_at, percent, self.pauses)
        return reached + _SECOND if reached is not None and percent >= 100 else reached
