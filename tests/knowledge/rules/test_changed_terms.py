"""What differs between two snapshots of terms: values that count, not quotes, files or years that only one knows."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.rules.clocks.changed_terms import changed_facts, changed_promises
from knowledge.rules.clocks.ticket_terms import Promise, terms_json, terms_of
from knowledge.rules.contract_record import CreditTerm, Money, Quote
from knowledge.rules.time.calendars import Calendar
from tests.knowledge.rules.tickets import OFFICE, TERMS

FASTER = replace(TERMS, promises=(Promise("p 1", "response", "PT15M", "24x7"), *TERMS.promises[1:]))


@pytest.mark.parametrize(
    ("newer", "changed"),
    [
        (terms_of(terms_json(TERMS)), set()),
        (replace(TERMS, document="copy.pdf", marks=(("P1", (30,)),), chain=(("U0IT",),)), set()),
        (replace(TERMS, promises=tuple(replace(p, quote=Quote("words", 1, 6)) for p in TERMS.promises)), set()),
        (FASTER, {"sla:p1:response"}),
        (replace(TERMS, promises=TERMS.promises[1:]), {"sla:p1:response"}),
        (replace(TERMS, hours="24x7"), {"service_hours"}),
        (replace(TERMS, credits=(CreditTerm("P1 fault not restored in time", 8, "monthly_fee", 20),)),
         {"credits:p1faultnotrestoredintime"}),
        (replace(TERMS, credit_claim_within="P60D"), {"credit_claim_within"}),
        (replace(TERMS, annual_fee=Money("90000.00", "EUR")), {"annual_fee"}),
    ],
)  # fmt: skip
def test_only_what_counts_is_a_change(newer, changed):
    assert changed == changed_facts(TERMS, newer)


YEARS = tuple(f"{year}-10-01" for year in range(2025, 2029))


def closed(*days, provisional=()):
    hours = Calendar(timezone="UTC", weekly=OFFICE.weekly, holidays=frozenset(map(date.fromisoformat, days)))
    return replace(TERMS, hours=hours, provisional=provisional)


@pytest.mark.parametrize(
    ("older", "newer", "changed"),
    [
        (closed(*YEARS), closed(*YEARS[1:], "2028-12-31", "2029-10-01"), set()),
        (closed(*YEARS), closed(*YEARS, "2027-10-08"), {"days_off"}),
        (closed(*YEARS, provisional=(2027,)), closed(*YEARS), {"days_off"}),
        (closed(*YEARS, provisional=(2027, 2028)), closed(*YEARS, provisional=(2027,)), set()),
    ],
    ids=["a year went by", "days off were published", "the year is final now", "still provisional"],
)
def test_days_off_count_in_the_years_that_both_know_in_full(older, newer, changed):
    assert changed == changed_facts(older, newer)


def test_what_a_level_is_owed_otherwise_is_told_in_the_order_of_the_milestones():
    newer = replace(FASTER, promises=tuple(p for p in FASTER.promises if p.milestone != "plan"))

    told = changed_promises(TERMS, newer, "P1")

    assert [
        {"milestone": "response", "before": ["PT30M", "24x7"], "after": ["PT15M", "24x7"]},
        {"milestone": "plan", "before": ["PT1H", "24x7"], "after": None},
    ] == told
    assert [] == changed_promises(TERMS, newer, "P2")
