"""The clock's specification sentence by sentence: elapsed targets, targets of days, pauses, changes, `now`."""

from datetime import datetime, timedelta

import pytest

from bot.cli.tickets.sla_cases import computed

OFFICE = [["09:00", "17:00"]]
LUNCH = [["09:00", "12:00"], ["13:00", "18:00"]]
NIGHT = [["22:00", "06:00"]]


def calendar(hours, days="12345", zone="UTC", holidays=(), extra=None):
    weekly = dict.fromkeys(days, hours)
    return {"timezone": zone, "weekly": weekly, "holidays": list(holidays), "extra_workdays": extra or {}}


def answer(hours, opened, target, **more):
    case = {"calendar": hours, "clock": "business", "opened_at": opened, "target": target, "pauses": [], "changes": []}
    return computed(case | {"now": opened} | more)


def due(*args, **more):
    return answer(*args, **more)["due_at"]


# 2026-06-01 is a Monday.
@pytest.mark.parametrize(
    ("hours", "opened", "target", "expected"),
    [
        (OFFICE, "2026-06-02T13:00Z", "PT4H", "2026-06-02T17:00:00Z"),
        (OFFICE, "2026-06-02T17:00Z", "PT1H", "2026-06-03T10:00:00Z"),
        (OFFICE, "2026-06-05T16:59Z", "PT2M", "2026-06-08T09:01:00Z"),
        (OFFICE, "2026-06-06T05:00Z", "PT8H", "2026-06-08T17:00:00Z"),
        (LUNCH, "2026-06-01T09:00Z", "PT3H", "2026-06-01T12:00:00Z"),
        (LUNCH, "2026-06-01T12:00Z", "PT30M", "2026-06-01T13:30:00Z"),
        (NIGHT, "2026-06-06T05:00Z", "PT2H", "2026-06-08T23:00:00Z"),
        (OFFICE, "2026-06-05T16:59:30Z", "PT45S", "2026-06-08T09:00:15Z"),
        (OFFICE, "2026-06-02T13:00+08:00", "PT1H", "2026-06-02T10:00:00Z"),
        (OFFICE, "2026-06-06T12:00Z", "PT0M", "2026-06-06T12:00:00Z"),
        (OFFICE, "2026-06-06T12:00Z", "P0D", "2026-06-06T12:00:00Z"),
    ],
)
def test_an_elapsed_target_is_due_when_counted_time_reaches_it(hours, opened, target, expected):
    assert expected == due(calendar(hours), opened, target)


@pytest.mark.parametrize(
    ("hours", "opened", "expected"),
    [
        (LUNCH, "2026-06-01T10:00Z", "2026-06-02T18:00:00Z"),
        (LUNCH, "2026-06-01T12:30Z", "2026-06-02T18:00:00Z"),
        (LUNCH, "2026-06-01T08:00Z", "2026-06-02T18:00:00Z"),
        (LUNCH, "2026-06-01T18:00Z", "2026-06-03T18:00:00Z"),
        (LUNCH, "2026-06-06T11:00Z", "2026-06-09T18:00:00Z"),
        (NIGHT, "2026-06-02T03:00Z", "2026-06-03T06:00:00Z"),
        (NIGHT, "2026-06-06T06:00Z", "2026-06-10T06:00:00Z"),
    ],
)
def test_one_day_ends_with_the_working_day_after_the_day_of_opening(hours, opened, expected):
    assert expected == due(calendar(hours), opened, "P1D")


def test_days_skip_the_golden_week_and_take_the_makeup_saturday():
    off = [f"2025-10-0{n}" for n in range(1, 9)]
    china = calendar(LUNCH, zone="Asia/Shanghai", holidays=off, extra={"2025-10-11": LUNCH})

    over_the_week = due(china, "2025-09-30T10:00+08:00", "P2D")
    to_the_saturday = due(china, "2025-10-10T10:00+08:00", "P1D")

    assert ("2025-10-10T10:00:00Z", "2025-10-11T10:00:00Z") == (over_the_week, to_the_saturday)


def test_the_length_of_a_target_of_days_is_its_working_time_without_regard_to_pauses():
    plain = answer(calendar(LUNCH), "2026-06-01T10:00Z", "P1D")
    paused = answer(calendar(LUNCH), "2026-06-01T10:00Z", "P1D", pauses=[["2026-06-01T11:00Z", "2026-06-01T12:00Z"]])

    assert (900, 900) == (plain["remaining_minutes"], paused["remaining_minutes"])
    assert "2026-06-03T10:00:00Z" == paused["due_at"]


def test_a_pause_at_the_opening_does_not_move_the_day_of_opening():
    pauses = [["2026-06-01T08:00Z", "2026-06-02T10:00Z"]]

    result = answer(calendar(OFFICE), "2026-06-01T16:00Z", "P1D", pauses=pauses)

    # Monday's one hour and Tuesday's eight: 9 h, of which nothing before Tuesday 10:00.
    assert "2026-06-03T11:00:00Z" == result["due_at"]


def test_a_day_is_24_real_hours_on_the_24x7_clock_also_over_a_change_of_clocks():
    newyork = calendar(OFFICE, zone="America/New_York")

    by_clock = due(newyork, "2026-03-07T12:00-05:00", "P2D", clock="24x7")
    by_calendar = due("24x7", "2026-03-07T12:00-05:00", "P2D")

    assert "2026-03-09T17:00:00Z" == by_clock == by_calendar


def test_a_night_shift_of_a_holiday_is_no_working_day_but_the_one_before_runs_into_it():
    nights = calendar(NIGHT, holidays=["2026-06-02"])

    assert "2026-06-04T06:00:00Z" == due(nights, "2026-06-02T05:00Z", "P1D")
    assert "2026-06-03T22:30:00Z" == due(nights, "2026-06-02T05:30Z", "PT1H")


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        ([], "2026-06-01T13:00:00Z"),
        ([["2026-06-01T10:00Z", "2026-06-01T10:30Z"], ["2026-06-01T10:15Z", "2026-06-01T11:00Z"]], "14:00"),
        ([["2026-06-01T10:30Z", "2026-06-01T11:00Z"], ["2026-06-01T10:00Z", "2026-06-01T10:30Z"]], "14:00"),
        ([["2026-06-01T10:00Z", "2026-06-01T10:00Z"]], "13:00"),
        ([["2026-05-30T10:00Z", "2026-06-01T09:30Z"]], "13:30"),
        ([["2026-06-01T13:00Z", "2026-06-01T15:00Z"]], "13:00"),
        ([["2026-06-01T12:59:59Z", "2026-06-01T13:59:59Z"]], "14:00"),
        ([["2026-06-01T13:00Z", None]], "13:00"),
    ],
)
def test_pauses_count_as_their_union_and_only_before_the_deadline(pauses, expected):
    expected = expected if "Z" in expected else f"2026-06-01T{expected}:00Z"

    assert expected == due(calendar(OFFICE), "2026-06-01T09:00Z", "PT4H", pauses=pauses)


def test_a_pause_over_a_closed_weekend_changes_nothing():
    weekend = [["2026-06-05T17:00Z", "2026-06-08T09:00Z"]]

    assert "2026-06-08T10:00:00Z" == due(calendar(OFFICE), "2026-06-05T16:00Z", "PT2H", pauses=weekend)


def test_a_pause_after_the_deadline_stops_the_overdue_time():
    pauses = [["2026-06-01T14:00Z", "2026-06-01T15:00Z"]]

    result = answer(calendar(OFFICE), "2026-06-01T09:00Z", "PT4H", pauses=pauses, now="2026-06-01T16:00Z")

    assert {"due_at": "2026-06-01T13:00:00Z", "elapsed_minutes": 360, "remaining_minutes": -120} == result


def test_an_open_pause_before_the_target_leaves_no_deadline_and_what_was_left():
    pauses = [["2026-06-01T10:00Z", None]]

    result = answer(calendar(OFFICE), "2026-06-01T09:00Z", "PT4H", pauses=pauses, now="2026-06-09T16:00Z")

    assert {"due_at": None, "elapsed_minutes": 60, "remaining_minutes": 180} == result


def test_a_pause_to_come_is_a_fact_and_a_zero_target_is_due_in_a_pause():
    coming = [["2026-06-01T12:00Z", "2026-06-01T13:00Z"]]

    assert "2026-06-01T14:00:00Z" == due(calendar(OFFICE), "2026-06-01T09:00Z", "PT4H", pauses=coming)
    assert "2026-06-01T12:30:00Z" == due(calendar(OFFICE), "2026-06-01T12:30Z", "PT0S", pauses=coming)
    assert "2026-06-01T12:30:00Z" == due(
        calendar(OFFICE), "2026-06-01T12:30Z", "P0D", pauses=[["2026-06-01T00:00Z", None]]
    )


def test_changes_apply_in_order_of_their_instant_and_as_given_at_the_same_one():
    changes = [
        {"at": "2026-06-01T11:00Z", "target": "PT1H"},
        {"at": "2026-06-01T10:00Z", "target": "PT2H", "clock": "24x7"},
        {"at": "2026-06-01T12:00+01:00", "target": "PT3H"},
        {"at": "2026-06-01T11:00:01Z", "target": "PT9H"},
    ]

    before = due(calendar(OFFICE), "2026-06-01T08:00Z", "PT4H", changes=changes, now="2026-06-01T09:59:59Z")
    at_the_first = due(calendar(OFFICE), "2026-06-01T08:00Z", "PT4H", changes=changes, now="2026-06-01T10:00Z")
    at_the_second = due(calendar(OFFICE), "2026-06-01T08:00Z", "PT4H", changes=changes, now="2026-06-01T11:00Z")

    assert "2026-06-01T13:00:00Z" == before
    assert "2026-06-01T10:00:00Z" == at_the_first
    assert "2026-06-01T11:00:00Z" == at_the_second


def test_new_terms_count_from_the_opening_on_and_keep_the_pauses():
    change = [{"at": "2026-06-06T10:00Z", "calendar": "24x7"}]
    pauses = [["2026-06-05T20:00Z", "2026-06-05T21:00Z"]]

    plain = answer(calendar(OFFICE), "2026-06-05T16:00Z", "PT8H", changes=change, now="2026-06-06T10:00Z")
    paused = answer(
        calendar(OFFICE), "2026-06-05T16:00Z", "PT8H", changes=change, now="2026-06-06T10:00Z", pauses=pauses
    )

    assert {"due_at": "2026-06-06T00:00:00Z", "elapsed_minutes": 1080, "remaining_minutes": -600} == plain
    assert {"due_at": "2026-06-06T01:00:00Z", "elapsed_minutes": 1020, "remaining_minutes": -540} == paused


def test_before_the_opening_nothing_has_elapsed():
    result = answer(calendar(OFFICE), "2026-06-01T09:00Z", "PT4H", now="2026-05-01T00:00Z")

    assert {"due_at": "2026-06-01T13:00:00Z", "elapsed_minutes": 0, "remaining_minutes": 240} == result


def test_seconds_make_minutes_that_are_not_whole():
    result = answer(calendar(OFFICE), "2026-06-01T16:59:30Z", "PT1M", now="2026-06-02T09:00:15Z")

    assert {"due_at": "2026-06-02T09:00:30Z", "elapsed_minutes": 0.75, "remaining_minutes": 0.25} == result


@pytest.mark.parametrize("target", ["PT1H", "P1D", "PT8760H", "P3650D"])
def test_where_there_is_no_working_time_there_is_no_deadline(target):
    nothing = calendar(OFFICE, days="", holidays=["2026-06-01"])

    assert due(nothing, "2026-06-01T09:00Z", target) is None


def test_extra_workdays_alone_suffice_or_do_not():
    extra = {"2027-01-01": LUNCH, "2031-05-05": OFFICE}
    days = calendar(OFFICE, days="", holidays=["2027-01-01"], extra=extra)

    assert "2031-05-05T17:00:00Z" == due(days, "2026-06-01T09:00Z", "PT16H")
    assert due(days, "2026-06-01T09:00Z", "PT16H1S") is None
    assert "2031-05-05T17:00:00Z" == due(days, "2026-06-01T09:00Z", "P1D")
    assert due(days, "2026-06-01T09:00Z", "P2D") is None


@pytest.mark.parametrize("years", [1, 10, 100])
def test_deadlines_far_ahead_are_exact(years):
    weeks = 52 * years
    opened = datetime.fromisoformat("2026-06-01T09:00+00:00")

    far = due(calendar(OFFICE), opened.isoformat(), f"PT{40 * weeks}H")

    last_friday = opened + timedelta(weeks=weeks, days=-3, hours=8)
    assert last_friday == datetime.fromisoformat(far)


def test_a_target_beyond_the_last_year_has_no_deadline():
    assert due("24x7", "2026-06-01T09:00Z", "PT99999999H") is None
