"""The three dates of a contract, by table: month ends, leap days, notice in days and months, several terms."""

from datetime import date

import pytest

from knowledge.rules.renewal.renewal_terms import end_of, terms_of
from knowledge.rules.renewal.renewals import Deadline, DeadlineKind, State, Term, Watch, watch
from knowledge.rules.time.calendars import Calendar
from knowledge.rules.time.workdays import every_day, on_or_before, weekday, workday_of

YEARLY = {"expires_on": "2026-12-31", "auto_renews": True, "renewal_term": "P1Y", "notice_period": "P90D"}


def day(text):
    return date.fromisoformat(text)


def seen(facts, on, **given):
    return watch(terms_of(facts, **given), day(on))


@pytest.mark.parametrize(
    ("end", "notice", "opt_out"),
    [
        ("2026-12-31", "P90D", "2026-10-02"),
        ("2026-12-31", "P3M", "2026-09-30"),
        ("2026-05-31", "P3M", "2026-02-28"),
        ("2028-05-31", "P3M", "2028-02-29"),
        ("2026-03-31", "P1M", "2026-02-28"),
        ("2028-03-01", "P1D", "2028-02-29"),
        ("2027-03-01", "P1D", "2027-02-28"),
        ("2028-02-29", "P1Y", "2027-02-28"),
        ("2026-12-31", "P8W", "2026-11-05"),
        ("2026-12-31", "P1M15D", "2026-11-15"),
        ("2026-12-31", "PT48H", "2026-12-29"),
        ("2026-12-31", "PT36H", "2026-12-29"),
    ],
)
def test_the_opt_out_day_is_the_end_less_the_notice(end, notice, opt_out):
    facts = {"expires_on": end, "auto_renews": True, "renewal_term": "P1Y", "notice_period": notice}

    result = seen(facts, "2025-01-01")

    assert day(opt_out) == result.term.opt_out_on


@pytest.mark.parametrize(
    ("end", "term", "on", "number", "renewed"),
    [
        ("2026-12-31", "P1Y", "2026-12-31", 0, "2026-12-31"),
        ("2026-12-31", "P1Y", "2027-01-01", 1, "2027-12-31"),
        ("2020-12-31", "P1Y", "2026-06-15", 6, "2026-12-31"),
        ("2027-02-28", "P1Y", "2027-06-01", 1, "2028-02-29"),
        ("2028-02-28", "P1Y", "2028-03-01", 1, "2029-02-28"),
        ("2028-02-29", "P1Y", "2029-01-01", 1, "2029-02-28"),
        ("2026-01-31", "P1M", "2026-02-10", 1, "2026-02-28"),
        ("2026-01-31", "P1M", "2026-03-10", 2, "2026-03-31"),
        ("2026-01-30", "P1M", "2026-03-10", 2, "2026-03-30"),
        ("2026-06-30", "P6M", "2027-01-01", 2, "2027-06-30"),
        ("2026-06-30", "P90D", "2026-10-01", 2, "2026-12-27"),
        ("1999-06-30", "P1M", "2026-11-22", 329, "2026-11-30"),
    ],
)
def test_a_contract_that_renews_itself_is_watched_on_its_renewed_end(end, term, on, number, renewed):
    facts = {"expires_on": end, "auto_renews": True, "renewal_term": term, "notice_period": "P5D"}

    result = seen(facts, on)

    assert (number, day(renewed)) == (result.term.number, result.term.ends_on)


def test_before_the_opt_out_day_it_is_the_deadline():
    assert Watch(
        State.RUNNING,
        Term(0, day("2026-12-31"), day("2026-10-02"), day("2026-09-02")),
        Term(0, day("2026-12-31"), day("2026-10-02"), day("2026-09-02")),
        Deadline(DeadlineKind.OPT_OUT, day("2026-10-02")),
    ) == seen(YEARLY, "2026-10-02")


def test_after_the_opt_out_day_the_next_terms_opt_out_day_is_the_deadline():
    result = seen(YEARLY, "2026-10-03")

    assert State.COMMITTED is result.state
    assert day("2026-12-31") == result.term.ends_on
    assert day("2027-12-31") == result.binding.ends_on
    assert Deadline(DeadlineKind.OPT_OUT, day("2027-10-02")) == result.deadline


def test_a_notice_longer_than_a_term_binds_for_several_terms():
    facts = {"expires_on": "2026-01-31", "auto_renews": True, "renewal_term": "P1M", "notice_period": "P3M"}

    result = seen(facts, "2026-01-15")

    assert (day("2026-01-31"), day("2026-04-30")) == (result.term.ends_on, result.binding.ends_on)
    assert day("2026-01-30") == result.deadline.on


def test_a_contract_that_does_not_renew_is_asked_for_in_time():
    facts = {"expires_on": "2027-03-31", "auto_renews": False, "notice_period": "P6M"}

    assert Deadline(DeadlineKind.ASK_RENEWAL, day("2026-09-30")) == seen(facts, "2026-09-30").deadline
    assert State.LATE is seen(facts, "2026-10-01").state
    assert Deadline(DeadlineKind.END, day("2027-03-31")) == seen(facts, "2026-10-01").deadline
    assert Watch(State.ENDED, seen(facts, "2027-03-31").term) == seen(facts, "2027-04-01")


def test_without_a_notice_the_end_is_the_deadline():
    result = seen({"expires_on": "2026-12-03", "auto_renews": False}, "2026-11-01")

    assert Deadline(DeadlineKind.END, day("2026-12-03")) == result.deadline
    assert result.term.opt_out_on is None
    assert day("2026-11-03") == result.term.decide_on


@pytest.mark.parametrize(
    ("facts", "on", "state"),
    [
        ({}, "2026-01-01", State.UNKNOWN),
        ({"auto_renews": True, "notice_period": "P90D"}, "2026-01-01", State.UNKNOWN),
        ({"expires_on": "2026-12-31", "auto_renews": True}, "2027-01-01", State.UNKNOWN),
        ({"expires_on": "2026-12-31", "auto_renews": True, "renewal_term": "P0D"}, "2027-01-01", State.UNKNOWN),
        ({"expires_on": "2026-12-31", "auto_renews": True, "notice_period": "P1M"}, "2026-12-15", State.COMMITTED),
        ({"expires_on": "2026-12-31", "auto_renews": None}, "2027-01-01", State.ENDED),
        ({"expires_on": "9999-12-31", "auto_renews": False, "notice_period": "P30D"}, "2026-01-01", State.RUNNING),
    ],
)
def test_what_is_not_stated_is_not_guessed(facts, on, state):
    assert state is seen(facts, on).state


def test_an_unknown_length_of_renewal_leaves_no_deadline_once_the_opt_out_day_has_gone_by():
    facts = {"expires_on": "2026-12-31", "auto_renews": True, "notice_period": "P1M"}

    assert seen(facts, "2026-12-15").deadline is None


def test_a_day_that_the_contract_gives_itself_wins_and_comes_back_each_year():
    facts = YEARLY | {"notice_period": None, "last_opt_out_on": "2026-11-30"}

    assert day("2026-11-30") == seen(facts, "2026-06-01").term.opt_out_on
    assert day("2028-11-30") == seen(facts, "2028-06-01").term.opt_out_on


def test_a_given_day_that_is_the_end_less_the_notice_moves_with_the_renewed_end():
    facts = {"expires_on": "2027-02-28", "auto_renews": True, "renewal_term": "P1Y", "notice_period": "P30D"}

    assert day("2028-01-30") == seen(facts | {"last_opt_out_on": "2027-01-29"}, "2027-06-01").term.opt_out_on


@pytest.mark.parametrize(
    ("sent", "on", "state", "end"),
    [
        ("2026-09-01", "2026-12-31", State.LEAVING, "2026-12-31"),
        ("2026-10-02", "2026-12-01", State.LEAVING, "2026-12-31"),
        ("2026-10-02", "2027-01-01", State.ENDED, "2026-12-31"),
        ("2026-10-03", "2026-10-02", State.RUNNING, "2026-12-31"),
        ("2026-10-03", "2026-12-01", State.LEAVING, "2026-12-31"),
        ("2026-10-03", "2027-06-01", State.LEAVING, "2027-12-31"),
        ("2026-10-03", "2028-01-01", State.ENDED, "2027-12-31"),
    ],
)
def test_a_notice_ends_the_contract_with_the_first_term_for_which_it_is_in_time(sent, on, state, end):
    result = seen(YEARLY, on, opted_out_on=day(sent))

    assert (state, day(end)) == (result.state, result.term.ends_on)


def test_a_late_notice_leaves_the_end_of_the_next_term_as_the_deadline():
    result = seen(YEARLY, "2026-12-01", opted_out_on=day("2026-10-03"))

    assert Deadline(DeadlineKind.END, day("2027-12-31")) == result.deadline
    assert day("2027-12-31") == result.binding.ends_on


def test_a_given_day_after_the_end_is_not_later_than_the_end():
    assert day("2026-12-31") == seen(YEARLY | {"last_opt_out_on": "2027-11-30"}, "2026-06-01").term.opt_out_on


def test_once_notice_is_given_the_end_is_the_deadline():
    assert (
        Deadline(DeadlineKind.END, day("2026-12-31"))
        == seen(YEARLY, "2026-11-01", opted_out_on=day("2026-09-01")).deadline
    )


@pytest.mark.parametrize(
    ("days", "decide"), [(None, "2026-09-02"), (0, "2026-10-02"), (45, "2026-08-18"), (62, "2026-07-31")]
)
def test_the_decision_day_is_configured_for_each_contract_and_falls_on_a_workday(days, decide):
    assert day(decide) == seen(YEARLY, "2026-01-01", decision_days=days).term.decide_on


def test_the_decision_day_follows_the_companys_calendar():
    office = Calendar(
        timezone="Asia/Shanghai",
        weekly=(((32_400, 64_800),),) * 5 + ((),) * 2,
        holidays=frozenset({day("2026-09-02"), day("2026-09-01")}),
        extra_workdays=((day("2026-08-30"), ((32_400, 64_800),)),),
    )

    result = watch(terms_of(YEARLY), day("2026-01-01"), workday=workday_of(office))

    assert day("2026-08-31") == result.term.decide_on
    assert day("2026-08-30") == on_or_before(day("2026-08-30"), workday_of(office))


def test_a_calendar_without_any_worked_day_leaves_the_day_as_it_is():
    assert day("2026-08-30") == on_or_before(day("2026-08-30"), lambda _: False)


def test_round_the_clock_means_every_day_and_the_usual_week_ends_on_friday():
    sunday = day("2026-11-22")

    assert workday_of("24x7")(sunday)
    assert every_day(sunday)
    assert not weekday(sunday)


def test_a_contract_without_an_end_date_has_no_terms():
    with pytest.raises(ValueError, match="without an end date"):
        end_of(terms_of({}), 0)
