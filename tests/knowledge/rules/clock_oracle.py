"""The clock's specification simulated step by step: slow, plain and sharing nothing with the real one.

Every quarter of an hour is asked whether its local wall time lies in an interval of its date; so all times given must
be whole quarters, as every zone's offsets and changes are in the years used.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STEP = timedelta(minutes=15)
SKIPPED = [("Pacific/Apia", date(2011, 12, 30))]  # a date that no clock showed: not even its night shift holds time


def intervals_of(calendar: dict, day: date) -> list[tuple[datetime, datetime]]:
    """The local intervals that belong to a date, as naive datetimes."""
    if (calendar["timezone"], day) in SKIPPED:
        pairs = []
    elif day.isoformat() in calendar["extra_workdays"]:
        pairs = calendar["extra_workdays"][day.isoformat()]
    elif day.isoformat() in calendar["holidays"]:
        pairs = []
    else:
        pairs = calendar["weekly"].get(str(day.isoweekday()), [])
    midnight = datetime.combine(day, time())
    found = []
    for start, end in pairs:
        first = midnight + timedelta(hours=int(start[:2]), minutes=int(start[3:]))
        last = midnight + timedelta(hours=int(end[:2]), minutes=int(end[3:]))
        if end in ("24:00", "00:00"):
            last = midnight + timedelta(days=1)
        found.append((first, last if last > first else last + timedelta(days=1)))
    return found


def owner(calendar: dict | str, instant: datetime) -> date | None:
    """The date whose interval holds the instant; none outside working time."""
    if calendar == "24x7":
        return instant.date()
    local = instant.astimezone(ZoneInfo(calendar["timezone"])).replace(tzinfo=None)
    for day in (local.date() - timedelta(days=1), local.date()):
        if any(start <= local < end for start, end in intervals_of(calendar, day)):
            return day
    return None


def simulate(case: dict, days: int = 40) -> dict:
    """Answer a case whose deadline is at most `days` after its opening; a later one comes out as none."""
    opened, now = datetime.fromisoformat(case["opened_at"]), datetime.fromisoformat(case["now"])
    target, calendar, clock = case["target"], case["calendar"], case["clock"]
    for change in sorted(case["changes"], key=lambda change: datetime.fromisoformat(change["at"])):
        if datetime.fromisoformat(change["at"]) <= now:
            target, calendar = change.get("target", target), change.get("calendar", calendar)
            clock = change.get("clock", clock)
    if clock == "24x7":
        calendar = "24x7"
    pauses = [
        (datetime.fromisoformat(start), datetime.fromisoformat(end) if end else datetime.max.replace(tzinfo=UTC))
        for start, end in case["pauses"]
    ]
    steps = [opened.astimezone(UTC) + n * STEP for n in range(days * 96)]
    owners = [owner(calendar, step) for step in steps]
    length = _length(target, calendar, owners)
    due, counted, elapsed = (opened if length == 0 else None), 0, 0
    for step, day in zip(steps, owners, strict=True):
        if day is None or any(start <= step < end for start, end in pauses):
            continue
        counted += 15
        elapsed += 15 if step < now else 0
        if due is None and counted == length:
            due = step + STEP
    return {"due_at": due, "elapsed_minutes": elapsed, "remaining_minutes": length - elapsed}


def _length(target: str, calendar: dict | str, owners: list[date | None]) -> int:
    """The target in counted minutes."""
    if target.startswith("PT"):
        hours, _, rest = target[2:].partition("H") if "H" in target else ("0", "", target[2:])
        return 60 * int(hours) + int(rest.rstrip("M") or 0)
    days = int(target[1:-1])
    if calendar == "24x7" or days == 0:
        return 1440 * days
    worked = sorted({day for day in owners if day})
    last = worked[days]
    return 15 * sum(day is not None and day <= last for day in owners)
