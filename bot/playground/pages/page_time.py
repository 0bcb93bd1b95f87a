"""The clock control and the trouble drawer: moving the desk's time forward, and faults on demand."""

from datetime import datetime, time, timedelta
from typing import Any

from bot.playground.pages.visit import Visit

STEPS = {"15m": timedelta(minutes=15), "1h": timedelta(hours=1), "1d": timedelta(days=1)}
MORNING = time(9, 0)
FAULTS: dict[str, dict[str, Any]] = {
    "duplicates": {"duplicates": 1},
    "late": {"late": 1, "late_seconds": 3.0},
    "storm": {"storm": 3},
    "drop_acks": {"drop_acks": 1},
}


def next_morning(now: datetime) -> datetime:
    """Nine o'clock of the next Monday to Friday, in the zone of `now`."""
    day = now.date()
    if now.time() >= MORNING or day.weekday() > 4:
        day += timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, now.tzinfo)


def move_clock(visit: Visit, *, step: str, to: str) -> bool:
    """Move by a named step or to a local time; False where that would be backwards or is no time."""
    ahead = _ahead(visit, step, to)
    if ahead is None or ahead < timedelta():
        return False
    visit.workspace.forward(ahead)
    return True


def _ahead(visit: Visit, step: str, to: str) -> timedelta | None:
    if step == "morning":
        return next_morning(visit.now) - visit.now
    if step:
        return STEPS.get(step)
    try:
        wanted = datetime.fromisoformat(to)
    except ValueError:
        return None
    return wanted.replace(tzinfo=visit.zone) - visit.now


def cause_fault(visit: Visit, name: str) -> str:
    """Arm a fault (or set all back with `clear`) and say so."""
    t, workspace = visit.t, visit.workspace
    if name == "clear":
        workspace.faults.clear()
        return str(t.fault_clear)
    workspace.faults.set(**FAULTS[name])
    return str(t.fault_set.format(name=getattr(t, f"fault_{name}")))
