"""A case of the SLA clock as JSON: terms, opening, pauses, changes and `now` in, the deadline and minutes out."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from knowledge.errors import BadInput
from knowledge.rules.clocks.sla import Change, ClockKind, Count, Pause, Terms, count, parse_target, terms_in_force
from knowledge.rules.time.calendars import ALWAYS, Hours, calendar_of
from knowledge.rules.time.durations import Duration


def computed(case: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one case; raises BadInput naming it where it cannot be read."""
    try:
        answer = answer_json(_count(case))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise BadInput("case_wrong", case=case.get("id", ""), reason=_wrong(error)) from error
    return {"id": case["id"], **answer} if "id" in case else answer


def answer_json(counted: Count) -> dict[str, Any]:
    """The deadline in UTC and the minutes, whole where they are whole."""
    due = counted.due_at
    return {
        "due_at": None if due is None else due.isoformat().replace("+00:00", "Z"),
        "elapsed_minutes": _minutes(counted.elapsed),
        "remaining_minutes": _minutes(counted.remaining),
    }


def _minutes(seconds: int) -> float:
    return seconds // 60 if seconds % 60 == 0 else seconds / 60


def _count(case: Mapping[str, Any]) -> Count:
    now = _instant(case["now"])
    terms = Terms(parse_target(case["target"]), _clock(case["clock"]), _hours(case["calendar"]))
    return count(
        terms_in_force(terms, map(_change, case.get("changes") or ()), now),
        opened_at=_instant(case["opened_at"]),
        now=now,
        pauses=[_pause(*pair) for pair in case.get("pauses") or ()],
    )


def _change(value: Mapping[str, Any]) -> Change:
    target: Duration | None = parse_target(value["target"]) if "target" in value else None
    clock = _clock(value["clock"]) if "clock" in value else None
    return Change(_instant(value["at"]), target, clock, _hours(value["calendar"]) if "calendar" in value else None)


def _pause(start: str, end: str | None) -> Pause:
    begins, ends = _instant(start), None if end is None else _instant(end)
    if ends is not None and ends < begins:
        raise ValueError(f"the pause that begins at {start} ends before that, at {end}")
    return begins, ends


def _clock(value: str) -> ClockKind:
    if value == "business":
        return "business"
    if value == "24x7":
        return "24x7"
    raise ValueError(f"the clock is business or 24x7, not {value!r}")


def _hours(value: Any) -> Hours:
    return value if value == ALWAYS else _calendar(json.dumps(value))


@lru_cache(maxsize=1024)
def _calendar(text: str) -> Hours:
    """A batch repeats its calendars: each is read and laid out once."""
    return calendar_of(json.loads(text))


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text} has no offset from UTC")
    return instant


def _wrong(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
