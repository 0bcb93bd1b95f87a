"""Facts that the watch lacks become items."""

import pytest

from knowledge.rules.contract.missing_facts import Missing, missing_facts

FULL = {
    "expires_on": "2026-12-31",
    "auto_renews": True,
    "renewal_term": "P1Y",
    "notice_period": "P90D",
    "last_opt_out_on": "2026-10-02",
}


def without(*names):
    return {name: value for name, value in FULL.items() if name not in names}


@pytest.mark.parametrize(
    ("kind", "facts", "fields"),
    [
        ("support", FULL, []),
        ("support", {}, ["expires_on", "auto_renews"]),
        (None, {}, ["expires_on", "auto_renews"]),
        ("support", without("notice_period"), []),
        ("support", without("notice_period", "last_opt_out_on"), ["notice_period"]),
        ("license", without("renewal_term"), ["renewal_term"]),
        ("nda", {"expires_on": "2026-12-03", "auto_renews": False}, []),
        ("implementation", {}, []),
        ("amendment", {}, []),
    ],
)
def test_what_is_not_stated_is_listed_where_the_dates_hang_on_it(kind, facts, fields):
    assert tuple(Missing(name, "not_stated") for name in fields) == missing_facts(kind, facts, {})


def test_a_deciding_fact_that_nobody_confirmed_is_an_item():
    states = {"expires_on": "proposed", "notice_period": "confirmed", "annual_fee": "proposed"}

    assert (Missing("expires_on", "unconfirmed"),) == missing_facts("support", FULL, states)


def test_an_opt_out_day_after_the_end_is_an_item():
    facts = FULL | {"last_opt_out_on": "2027-10-02"}

    assert (Missing("last_opt_out_on", "after_the_end"),) == missing_facts("support", facts, {})
