"""Visits are counted over the contract's own year, and beyond those included the next one costs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.desk.contracts.contract_terms import terms_on
from bot.desk.contracts.visits import Visits, visits_of
from bot.desk.tickets import tickets as verbs
from knowledge.records.contracts import proposals
from knowledge.records.contracts.contracts import find
from knowledge.records.documents.documents import Document
from knowledge.rules.access import TERMINAL
from knowledge.rules.contract_record import Quote
from tests.bot.cli.test_ticket_command import SUPPORT
from tests.bot.desk.test_ticket_verbs import report

START = datetime(2026, 3, 1, tzinfo=UTC)


def learn(session, record, name):
    document = Document(
        uri=name, name=name, title=name, content_hash=name, text="", pages=[], audience="everyone", learned_at=START
    )
    session.add(document)
    session.flush()
    proposals.propose(session, document, record, START)


@pytest.fixture
def contract(session):
    learn(session, replace(SUPPORT, effective_on="2025-03-15", onsite_visits_per_year=2), "sa.pdf")
    return find(session, "SA-7", asker=TERMINAL)


def come(session, contract, *instants):
    for instant in instants:
        ticket = verbs.open_ticket(session, report(contract_id=contract.id), instant)
        verbs.record_visit(session, ticket.id, chargeable=False, by="U", now=instant)


def test_only_visits_of_the_running_contract_year_are_used(session, contract):
    come(session, contract, datetime(2026, 3, 10, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))

    visits = visits_of(session, contract, datetime(2026, 5, 1, tzinfo=UTC), asker=TERMINAL)

    assert (Visits(2, 1), 1, False) == (visits, visits.left, visits.next_is_chargeable)


def test_when_all_are_used_the_next_costs(session, contract):
    come(session, contract, *(datetime(2026, 4, day, tzinfo=UTC) for day in (1, 2, 3)))

    visits = visits_of(session, contract, datetime(2026, 5, 1, tzinfo=UTC), asker=TERMINAL)

    assert (3, 0, True) == (visits.used, visits.left, visits.next_is_chargeable)


def test_a_contract_that_says_nothing_of_visits_includes_none_for_certain(session):
    learn(session, SUPPORT, "sa.pdf")

    assert Visits(None, 0) == visits_of(session, find(session, "SA-7", asker=TERMINAL), START, asker=TERMINAL)


def test_an_amended_promise_is_quoted_from_the_amendment(session, contract):
    changed = replace(SUPPORT.sla[1], within="PT2H")
    quotes = {"sla[0].within": Quote("within two hours", 5, 21)}
    amendment = replace(
        SUPPORT, number="SA-7-A1", kind="amendment", amends="SA-7", sla=(changed,), quotes=quotes,
        effective_on="2026-04-01", service_hours=None, credits=(), annual_fee=None, credit_claim_within=None,
    )  # fmt: skip
    learn(session, amendment, "a1.pdf")

    before = terms_on(session, contract, datetime(2026, 3, 20, tzinfo=UTC)).promised("P1")["restore"]
    after = terms_on(session, contract, datetime(2026, 4, 20, tzinfo=UTC)).promised("P1")["restore"]

    assert ("PT4H", "sa.pdf", "restored within four hours") == (before.within, before.document, before.quote.text)
    assert ("PT2H", "a1.pdf", "within two hours") == (after.within, after.document, after.quote.text)
