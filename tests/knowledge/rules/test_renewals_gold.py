"""The three dates of every contract of the development data, and of those that an amendment moves."""

import json
from datetime import date, timedelta

import pytest

from knowledge.rules.contract.facts_in_force import Stated, Terms, in_force
from knowledge.rules.renewal.renewal_terms import terms_of
from knowledge.rules.renewal.renewals import State, watch
from tests.shared_data import shared

DECIDING = ("expires_on", "auto_renews", "renewal_term", "notice_period", "last_opt_out_on")
LONG_AGO = date(2000, 1, 1)


def records(folder):
    return [json.loads(line) for line in shared("data", folder, "gold.jsonl").read_text("utf-8").splitlines()]


def day(text):
    return None if text is None else date.fromisoformat(text)


def decided(opt_out):
    """Thirty days before, on a weekday: written out by hand."""
    candidate = opt_out - timedelta(days=30)
    return candidate - timedelta(days={5: 1, 6: 2}.get(candidate.weekday(), 0))


@pytest.mark.parametrize("folder", ["vendor_zh", "vendor_en"])
@pytest.mark.parametrize("given", [True, False], ids=["opt-out day read", "opt-out day derived"])
def test_the_three_dates_are_those_of_the_gold(folder, given):
    found, expected = {}, {}
    for record in records(folder):
        facts = record if given else record | {"last_opt_out_on": None}
        result = watch(terms_of(facts), LONG_AGO)
        opt_out, end = day(record["last_opt_out_on"]), day(record["expires_on"])
        expected[record["file"]] = (end, opt_out, end and decided(opt_out or end))
        term = result.term
        found[record["file"]] = (term.ends_on, term.opt_out_on, term.decide_on) if term else (None, None, None)

    assert expected == found


@pytest.mark.parametrize("folder", ["vendor_zh", "vendor_en"])
def test_an_amendment_moves_the_end_and_the_opt_out_day(folder):
    gold = records(folder)
    numbered = {record["number"]: record for record in gold}
    amended = [record for record in gold if record.get("amends") and record["expires_on"]]

    found = [watched_family(numbered[record["amends"]], record) for record in amended]

    assert [day(record["expires_on"]) for record in amended] == [term.ends_on for term in found]
    assert [day(record["last_opt_out_on"]) for record in amended] == [term.opt_out_on for term in found]


def watched_family(base, amendment):
    on = day(amendment["effective_on"])
    facts = in_force(stated(1, base), [stated(2, amendment)], on)
    result = watch(terms_of({name: fact.value for name, fact in facts.items()}), on)
    assert result.state is not State.UNKNOWN
    return result.term


def stated(source, record):
    facts = tuple(
        Stated(name, record[name], source, 10 * source + place)
        for place, name in enumerate(DECIDING)
        if record[name] is not None
    )
    return Terms(source, day(record["effective_on"]), day(record["signed_on"]), facts)
