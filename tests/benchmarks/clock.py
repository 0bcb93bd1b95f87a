"""How fast the clock is: `python -m tests.benchmarks.clock` prints deadlines a second on one core, by processor time.

Ordinary targets are hours to weeks, on three calendars, a fifth of them with a pause. Then one deadline at growing
distances, on a layout that is already there and on a fresh one.
"""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from knowledge.rules.clocks.sla import Terms, count, due_at, parse_target
from knowledge.rules.time.calendars import Calendar, calendar_of
from knowledge.rules.time.working_time import working_time

TARGETS = ["PT30M", "PT1H", "PT2H", "PT4H", "PT8H", "PT24H", "PT40H", "PT80H", "P1D", "P2D", "P5D", "P10D"]
DISTANCES = {"1 day": 1, "1 week": 7, "1 month": 30, "1 year": 365, "10 years": 3_650}


def calendars() -> list[Calendar]:
    """An office with a lunch break and holidays, a six-day week, and a night shift, in three zones."""
    holidays = [f"{year}-{day}" for year in range(2026, 2037) for day in ("01-01", "05-01", "10-01", "10-02", "12-25")]
    shapes = [
        ("Asia/Shanghai", "12345", [["09:00", "12:00"], ["13:00", "18:00"]]),
        ("Asia/Kolkata", "123456", [["10:00", "13:30"], ["14:30", "19:00"]]),
        ("America/New_York", "12345", [["22:00", "06:00"]]),
    ]
    found = [
        calendar_of({"timezone": zone, "weekly": dict.fromkeys(days, hours), "holidays": holidays})
        for zone, days, hours in shapes
    ]
    return [calendar for calendar in found if isinstance(calendar, Calendar)]


def ordinary(number: int) -> list[tuple[Terms, datetime, list[tuple[datetime, datetime | None]]]]:
    """Terms, openings within one year and pauses, the same on every run."""
    rng, start, shapes = random.Random(7), datetime(2026, 1, 1, tzinfo=UTC), calendars()
    cases = []
    for _ in range(number):
        opened = start + timedelta(seconds=rng.randrange(365 * 86_400))
        paused = opened + timedelta(minutes=rng.randrange(600))
        pauses: list[tuple[datetime, datetime | None]] = [(paused, paused + timedelta(hours=2))]
        terms = Terms(parse_target(rng.choice(TARGETS)), "business", rng.choice(shapes))
        cases.append((terms, opened, pauses if rng.random() < 0.2 else []))
    return cases


def seconds_for(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def rate(number: int = 100_000) -> float:
    """Deadlines a second on ordinary targets."""
    cases = ordinary(number)
    return number / seconds_for(lambda: [due_at(terms, opened, pauses) for terms, opened, pauses in cases])


def far(days: int) -> tuple[float, float]:
    """Seconds for a deadline so many days ahead: on a layout that is there, and on a fresh one."""
    calendar, opened = calendars()[0], datetime(2026, 6, 1, 1, tzinfo=UTC)
    terms = Terms(parse_target(f"PT{max(1, days * 40 // 7)}H"), "business", calendar)
    due_at(terms, opened)
    warm = seconds_for(lambda: [due_at(terms, opened) for _ in range(10_000)]) / 10_000
    working_time.cache_clear()
    return warm, seconds_for(lambda: due_at(terms, opened))


def main() -> None:
    print(f"ordinary targets: {rate():,.0f} deadlines a second")
    cases = ordinary(50_000)
    counting = seconds_for(
        lambda: [count(terms, opened_at=opened, now=opened + timedelta(days=3), pauses=p) for terms, opened, p in cases]
    )
    print(f"deadline, elapsed and remaining together: {len(cases) / counting:,.0f} a second")
    for name, days in DISTANCES.items():
        warm, fresh = far(days)
        print(f"{name:>9} away: {warm * 1e6:5.1f} µs; calendar laid out afresh: {fresh * 1e3:5.2f} ms")


if __name__ == "__main__":
    main()
