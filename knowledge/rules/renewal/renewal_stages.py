"""The stages of a renewal in order, and whether one is under way, has stalled or is done."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

STALL_DAYS = 14


class Stage(StrEnum):
    """The stages of a renewal, in their order."""

    PREPARE = "prepare"
    INTERNAL_REVIEW = "internal_review"
    VENDOR_QUOTES = "vendor_quotes"
    NEGOTIATE_SIGN = "negotiate_sign"
    AFTER_SIGNING = "after_signing"

    @property
    def next(self) -> "Stage | None":
        """The stage that follows, none after the last."""
        stages = list(Stage)
        place = stages.index(self) + 1
        return stages[place] if place < len(stages) else None


@dataclass(frozen=True, slots=True)
class Progress:
    """A renewal that somebody started: its stage, the last day on which anything in it moved, and its close."""

    stage: Stage
    moved_on: date
    closed_on: date | None = None


def stalled_on(progress: Progress, on: date, *, stall_days: int = STALL_DAYS) -> date | None:
    """The day on which the present stall was to be noticed: every `stall_days` after the last move; none: it moves."""
    days = max(stall_days, 1)
    times = (on - progress.moved_on).days // days
    if progress.closed_on is not None or times < 1:
        return None
    return progress.moved_on + timedelta(days=days * times)


def under_way(progress: Progress | None, on: date, *, stall_days: int = STALL_DAYS) -> bool:
    """Whether reminders should be quiet: the renewal moves, or it is closed."""
    return progress is not None and stalled_on(progress, on, stall_days=stall_days) is None
