"""The clock control's steps."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.playground.pages.page_time import next_morning

ZONE = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-18T07:30", "2026-11-18T09:00"),
        ("2026-11-18T09:00", "2026-11-19T09:00"),
        ("2026-11-20T18:00", "2026-11-23T09:00"),
        ("2026-11-21T07:00", "2026-11-23T09:00"),
        ("2026-10-23T18:00", "2026-10-26T09:00"),
    ],
)
def test_the_next_working_morning_is_nine_o_clock_from_monday_to_friday(now: str, morning: str) -> None:
    found = next_morning(datetime.fromisoformat(now).replace(tzinfo=ZONE))

    assert datetime.fromisoformat(morning).replace(tzinfo=ZONE) == found
