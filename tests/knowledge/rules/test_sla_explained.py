"""An explanation lists every stretch, pause, change and special day of a count."""

from datetime import UTC, date, datetime

from knowledge.rules.clocks.sla import Change, Terms
from knowledge.rules.clocks.sla_explained import Part, explain
from knowledge.rules.time.calendars import calendar_of
from knowledge.rules.time.durations import Duration

OFFICE = [["09:00", "17:00"]]
WEEK = {
    "timezone": "UTC",
    "weekly": dict.fromkeys("12345", OFFICE),
    "holidays": ["2026-06-02", "2026-06-06", "2026-07-01"],
    "extra_workdays": {"2026-06-07": OFFICE, "2026-06-27": OFFICE},
}


def at(day, hour, minute=0):
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


def told(target="PT10H", now=None, **more):
    terms = Terms(Duration.parse(target), "business", calendar_of(WEEK))
    return explain(terms, opened_at=at(1, 15), now=now or at(1, 16), **more)


def test_each_stretch_of_working_time_up_to_the_deadline_is_listed_and_cut_at_now():
    expected = (
        Part(at(1, 15), at(1, 16), False),
        Part(at(1, 16), at(1, 17), False),
        Part(at(3, 9), at(3, 17), False),
    )

    assert expected == told().parts


def test_a_pause_is_a_part_that_counts_nothing():
    pause = (at(1, 15, 30), at(1, 16, 30))

    result = told(pauses=[pause], now=at(1, 15))

    assert (pause,) == result.pauses
    assert [1800, 0, 1800, 28_800, 3600] == [part.seconds for part in result.parts]
    assert Part(at(1, 15, 30), at(1, 16, 30), True) == result.parts[1]


def test_overdue_time_is_listed_after_the_deadline():
    result = told("PT1H", now=at(1, 16, 30))

    assert at(1, 16) == result.count.due_at
    assert [at(1, 16), at(1, 16, 30)] == [part.end for part in result.parts]


def test_holidays_that_took_hours_and_makeup_days_in_the_span_are_named():
    result = told("PT32H")

    assert ((date(2026, 6, 2),), (date(2026, 6, 7),)) == (result.holidays, result.makeup_days)


def test_changes_in_force_are_told_and_those_to_come_are_not():
    lowered = Change(at(1, 15, 30), target=Duration(seconds=7200))
    to_come = Change(at(1, 20), target=Duration(seconds=60))

    result = told(changes=[to_come, lowered])

    assert (lowered,) == result.changes
    assert at(1, 17) == result.count.due_at


def test_the_24x7_clock_is_one_stretch_without_special_days():
    result = told(changes=[Change(at(1, 15), clock="24x7")])

    assert [3600, 9 * 3600] == [part.seconds for part in result.parts]
    assert ("UTC", (), ()) == (result.timezone, result.holidays, result.makeup_days)


def test_without_a_deadline_the_parts_go_up_to_now():
    result = told(pauses=[(at(1, 16), None)], now=at(3, 10))

    assert result.count.due_at is None
    assert [3600, 0, 0] == [part.seconds for part in result.parts]
