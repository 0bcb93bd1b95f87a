"""Working time: intervals, overnight shifts, holidays, make-up days and changes of clocks, in real seconds."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from knowledge.rules.time.calendars import calendar_json, calendar_of, interval
from knowledge.rules.time.working_time import WorkingTime, working_time

HOUR = 3600


def of(hours, days="1234567", zone="UTC", holidays=(), extra=None):
    weekly = dict.fromkeys(days, hours)
    return calendar_of({"timezone": zone, "weekly": weekly, "holidays": holidays, "extra_workdays": extra or {}})


def at(text, zone="UTC", fold=0):
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp())


def worked(calendar, start, end):
    """Working hours between two local times of the calendar's zone."""
    return working_time(calendar).between(at(start, calendar.timezone), at(end, calendar.timezone)) / HOUR


def pieces(calendar, start, end):
    zone = ZoneInfo(calendar.timezone)
    found = working_time(calendar).pieces(at(start, zone.key), at(end, zone.key))
    return [tuple(datetime.fromtimestamp(edge, zone).strftime("%d %H:%M%z") for edge in piece) for piece in found]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("09:00", "17:00", (9 * HOUR, 17 * HOUR)),
        ("22:00", "06:00", (22 * HOUR, 30 * HOUR)),
        ("18:30", "00:00", (18.5 * HOUR, 24 * HOUR)),
        ("18:30", "24:00", (18.5 * HOUR, 24 * HOUR)),
        ("00:00", "00:00", (0, 24 * HOUR)),
        ("00:00", "24:00", (0, 24 * HOUR)),
        ("09:00", "09:00", (9 * HOUR, 33 * HOUR)),
        ("23:59:30", "00:00:30", (86_370, 86_430)),
    ],
)
def test_an_end_not_after_its_start_lies_on_the_next_date(start, end, expected):
    assert expected == interval(start, end)


@pytest.mark.parametrize(("start", "end"), [("24:00", "01:00"), ("9", "17:00"), ("09:60", "10:00"), ("25:00", "26:00")])
def test_a_time_that_no_clock_shows_is_refused(start, end):
    with pytest.raises(ValueError, match=r"time of day|cannot start"):
        interval(start, end)


def test_an_interval_includes_its_start_and_excludes_its_end():
    office = of([["13:00", "18:00"]], days="1")

    assert 1 == working_time(office).between(at("2026-06-01T13:00"), at("2026-06-01T13:00:01"))
    assert 0 == working_time(office).between(at("2026-06-01T18:00"), at("2026-06-01T18:00:01"))


def test_a_weekday_without_a_key_has_no_hours_but_the_night_shift_of_the_day_before():
    nights = of([["22:00", "06:00"]], days="5")

    assert 2 == worked(nights, "2026-06-05T00:00", "2026-06-06T00:00")
    assert 6 == worked(nights, "2026-06-06T00:00", "2026-06-08T00:00")


def test_sundays_night_shift_runs_into_monday():
    nights = of([["22:00", "06:00"]], days="7")

    assert [("07 22:00+0000", "08 06:00+0000")] == pieces(nights, "2026-06-07T00:00", "2026-06-09T00:00")


def test_a_holiday_loses_its_own_night_shift_and_keeps_the_one_that_runs_into_it():
    nights = of([["22:00", "06:00"]], holidays=["2026-06-03"])

    assert 6 == worked(nights, "2026-06-03T00:00", "2026-06-04T00:00")
    assert 2 == worked(nights, "2026-06-04T00:00", "2026-06-05T00:00")


def test_a_date_that_is_both_a_holiday_and_a_makeup_day_works_the_makeup_hours():
    office = of([["09:00", "17:00"]], days="12345", holidays=["2026-06-01"], extra={"2026-06-01": [["10:00", "12:00"]]})

    assert 2 == worked(office, "2026-06-01T00:00", "2026-06-02T00:00")


def test_a_makeup_day_replaces_the_hours_of_its_weekday_and_may_be_overnight_or_empty():
    extra = {"2026-06-06": [["20:00", "02:00"]], "2026-06-08": []}
    office = of([["09:00", "17:00"]], days="12345", extra=extra)

    assert [("06 20:00+0000", "07 02:00+0000")] == pieces(office, "2026-06-06T00:00", "2026-06-09T00:00")


def test_overlapping_intervals_count_once_also_those_of_neighbouring_dates():
    calendar = of([["08:00", "12:00"], ["11:00", "13:00"], ["20:00", "09:00"]])

    assert 17 == worked(calendar, "2026-06-02T00:00", "2026-06-03T00:00")
    assert 0 == worked(calendar, "2026-06-02T13:00", "2026-06-02T20:00")


def test_touching_days_are_one_piece():
    always = of([["00:00", "24:00"]])

    assert 1 == len(working_time(always).pieces(at("2026-01-01"), at("2026-12-31")))


@pytest.mark.parametrize(
    ("zone", "date", "hours"),
    [
        ("America/New_York", "2026-03-08", 3),
        ("America/New_York", "2026-11-01", 5),
        ("Europe/London", "2026-03-29", 3),
        ("Europe/London", "2026-10-25", 5),
        ("Australia/Lord_Howe", "2026-10-04", 3.5),
        ("Australia/Lord_Howe", "2026-04-05", 4.5),
        ("Asia/Shanghai", "2026-03-08", 4),
    ],
)
def test_real_time_is_counted_on_the_nights_when_clocks_change(zone, date, hours):
    early = of([["01:00", "05:00"]], zone=zone)

    assert hours == worked(early, f"{date}T00:00", f"{date}T12:00")


def test_an_interval_that_starts_in_the_gap_begins_after_it():
    early = of([["02:30", "04:30"]], zone="America/New_York")

    assert [("08 03:00-0400", "08 04:30-0400")] == pieces(early, "2026-03-08T00:00", "2026-03-08T12:00")


def test_an_interval_wholly_in_the_gap_holds_nothing_and_its_date_is_no_working_day():
    early = of([["02:15", "02:45"]], zone="America/New_York")

    due = working_time(early).day_end(at("2026-03-07T02:20", "America/New_York"), 1)

    assert 0 == worked(early, "2026-03-08T00:00", "2026-03-09T00:00")
    assert at("2026-03-09T02:45", "America/New_York") == due


def test_a_wall_time_that_happens_twice_counts_both_times():
    early = of([["00:00", "01:30"]], zone="America/New_York")

    expected = [("01 00:00-0400", "01 01:30-0400"), ("01 01:00-0500", "01 01:30-0500")]
    assert expected == pieces(early, "2026-11-01T00:00", "2026-11-01T12:00")


def test_a_day_ends_with_the_second_piece_of_a_repeated_hour():
    early = of([["00:00", "01:30"]], zone="America/New_York")

    due = working_time(early).day_end(at("2026-10-31T00:10", "America/New_York"), 1)

    assert at("2026-11-01T01:30", "America/New_York", fold=1) == due


def test_a_midnight_that_happens_twice_keeps_both_dates_whole():
    santiago = of([["20:00", "24:00"]], zone="America/Santiago")  # 24:00 of 4 April 2026 is 23:00 again

    assert 5 == worked(santiago, "2026-04-04T12:00", "2026-04-05T12:00")


def test_a_date_that_the_zone_skipped_holds_no_time_and_is_no_working_day():
    samoa = of([["09:00", "17:00"]], zone="Pacific/Apia", extra={"2011-12-30": [["09:00", "17:00"]]})

    due = working_time(samoa).day_end(at("2011-12-29T10:00", "Pacific/Apia"), 1)

    assert 16 == worked(samoa, "2011-12-29T00:00", "2012-01-01T00:00")
    assert at("2011-12-31T17:00", "Pacific/Apia") == due


def test_the_night_shift_of_a_skipped_date_does_not_happen():
    samoa = of([["22:00", "06:00"]], days="5", zone="Pacific/Apia")  # the Friday that was skipped

    assert 0 == worked(samoa, "2011-12-28T00:00", "2012-01-04T00:00")


def test_a_calendar_survives_its_json_form():
    calendar = of([["09:00", "12:00"], ["20:00", "02:30"], ["13:00", "24:00"]], holidays=["2026-01-01"],
                  extra={"2026-01-04": [["10:00", "11:00"]]})  # fmt: skip

    assert calendar == calendar_of(calendar_json(calendar))


@pytest.mark.parametrize("value", ["8x5", {}, None, {"timezone": "Mars/Olympus", "weekly": {}}, 7])
def test_a_calendar_of_another_form_is_refused(value):
    with pytest.raises(ValueError, match=r"calendar|time zone"):
        calendar_of(value)


def test_asking_further_back_and_further_ahead_gives_the_same_answers():
    calendar = of([["09:00", "17:00"]], days="12345", zone="Europe/London")
    years = [at(f"{year}-06-01T00:00") for year in (2026, 1995, 2060, 1971, 2100, 2026)]
    fresh = [WorkingTime(calendar).between(year, year + 7 * 86_400) for year in years]

    grown = WorkingTime(calendar)

    assert fresh == [grown.between(year, year + 7 * 86_400) for year in years]
    assert datetime.fromtimestamp(years[0], UTC).year == 2026
