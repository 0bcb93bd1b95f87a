"""Money, yearly duties, reviews and claims of a contract, in the order in which they fall due."""

from datetime import date

import pytest

from knowledge.rules.renewal.renewal_terms import terms_of
from knowledge.rules.renewal.renewals import watch
from knowledge.rules.renewal.watched_dates import Claim, Ledger, Payment, Watched, late_payments, watched_dates
from knowledge.rules.time.durations import Duration

SUPPORT = {
    "kind": "support",
    "signed_on": "2025-12-10",
    "effective_on": "2026-01-01",
    "expires_on": "2027-12-31",
    "auto_renews": True,
    "renewal_term": "P1Y",
    "notice_period": "P90D",
    "price_increase_cap_percent": 4,
}
PROJECT = {"kind": "implementation", "signed_on": "2025-11-18", "retention_release": "P2M"}


def seen(facts, on="2026-01-01", **entered):
    state = watch(terms_of(facts), date.fromisoformat(on))
    return watched_dates(facts, state, Ledger(**entered))


def by_kind(items):
    return {item.kind: item.on.isoformat() for item in items}


def test_a_support_contract_has_its_duties_its_reviews_and_its_price_check():
    assert {
        "training": "2026-01-09",
        "restore_drill": "2026-04-01",
        "half_year_review": "2026-06-10",
        "health_check": "2027-01-01",
        "version_update": "2027-01-01",
        "price_check": "2027-08-03",
    } == by_kind(seen(SUPPORT))


def test_a_duty_comes_round_again_after_it_was_done():
    items = seen(SUPPORT, done={"health_check": date(2026, 2, 28), "training": date(2026, 1, 20)})

    assert "2027-02-28" == by_kind(items)["health_check"]
    assert "training" not in by_kind(items)


def test_what_came_round_before_the_desk_knew_the_contract_is_not_overdue():
    assert {
        "restore_drill": "2026-10-01",
        "half_year_review": "2026-12-10",
        "health_check": "2027-01-01",
        "version_update": "2027-01-01",
        "price_check": "2027-08-03",
    } == by_kind(seen(SUPPORT, "2026-08-15", since=date(2026, 8, 15)))


def test_a_duty_left_undone_stays_due():
    assert "2026-04-01" == by_kind(seen(SUPPORT, "2026-11-22"))["restore_drill"]


def test_no_duty_falls_after_the_end():
    leaving = SUPPORT | {"expires_on": "2026-12-31", "auto_renews": False, "notice_period": None}

    assert {"training", "restore_drill", "half_year_review", "price_check"} == set(by_kind(seen(leaving)))


def test_a_contract_can_have_duties_of_its_own():
    items = seen(SUPPORT, duties={"fail_over_drill": Duration(months=12)}, done={"training": date(2026, 1, 2)})

    assert {"fail_over_drill": "2027-01-01", "price_check": "2027-08-03"} == by_kind(items)


@pytest.mark.parametrize(("checked", "still_due"), [("2027-02-01", True), ("2027-06-01", False), ("2027-09-01", False)])
def test_a_price_check_holds_for_the_deadline_before_which_it_was_made(checked, still_due):
    items = seen(SUPPORT, done={"price_check": date.fromisoformat(checked)})

    assert still_due == ("price_check" in by_kind(items))


def test_a_contract_that_is_left_needs_no_price_check():
    state = watch(terms_of(SUPPORT, opted_out_on=date(2026, 5, 1)), date(2026, 6, 1))

    assert "price_check" not in by_kind(watched_dates(SUPPORT, state, Ledger()))


@pytest.mark.parametrize(
    ("accepted", "release", "on"),
    [
        ("2026-10-15", "P2M", "2026-12-15"),
        ("2026-12-31", "P2M", "2027-02-28"),
        ("2027-12-31", "P2M", "2028-02-29"),
        ("2026-10-15", "P60D", "2026-12-14"),
    ],
)
def test_retention_money_is_released_its_time_after_acceptance(accepted, release, on):
    items = seen(PROJECT | {"retention_release": release}, accepted_on=date.fromisoformat(accepted))

    assert (Watched("retention", date.fromisoformat(on)),) == items


@pytest.mark.parametrize("entered", [{}, {"accepted_on": date(2026, 10, 15), "retention_paid": True}])
def test_retention_money_is_not_due_before_acceptance_or_once_paid(entered):
    assert () == seen(PROJECT, **entered)


def test_payments_and_claims_are_watched_even_after_the_end():
    ended = {"kind": "nda", "expires_on": "2020-01-01", "auto_renews": False}
    payments = (
        Payment("second half", date(2026, 7, 31), "63200.00", "CNY"),
        Payment("first half", date(2026, 1, 31), "94800.00", "CNY", paid=True),
    )

    items = seen(ended, payments=payments, claims=(Claim("B-7", date(2026, 3, 1)),))

    assert (
        Watched("claim", date(2026, 3, 1), "B-7"),
        Watched("payment", date(2026, 7, 31), "second half", "63200.00", "CNY"),
    ) == items


def test_a_contract_without_a_start_has_no_duties():
    assert {"price_check"} == set(by_kind(seen(SUPPORT | {"signed_on": None, "effective_on": None})))


def late_on(day, facts=SUPPORT, **entered):
    return [
        (one.due.kind, one.due.subject, one.days)
        for one in late_payments(facts, Ledger(**entered), date.fromisoformat(day))
    ]


def test_a_payment_is_late_from_the_day_after_it_was_due_until_it_is_paid():
    second, first = Payment("second", date(2026, 6, 1)), Payment("first", date(2026, 3, 1), "900.00", "CNY")

    assert [] == late_on("2026-03-01", payments=(second, first))
    assert [("payment", "first", 1)] == late_on("2026-03-02", payments=(second, first))
    assert [("payment", "first", 93), ("payment", "second", 1)] == late_on("2026-06-02", payments=(second, first))
    assert [] == late_on("2026-06-02", payments=(Payment("first", date(2026, 3, 1), paid=True),))


def test_retention_money_is_late_when_the_contracts_time_after_acceptance_is_over():
    assert [("retention", "", 1)] == late_on("2026-03-02", PROJECT, accepted_on=date(2026, 1, 1))
    assert [] == late_on("2026-03-02", PROJECT, accepted_on=date(2026, 1, 1), retention_paid=True)
