"""Our own late payments: on the evidence of a vendor's breach, and on the contract's sheet."""

from dataclasses import replace
from datetime import date

import pytest

from bot.desk.contracts.contract_sheet import sheet
from bot.desk.contracts.own_breaches import own_breaches
from bot.desk.tickets import tickets as verbs
from bot.desk.tickets.letters import claim_file
from bot.replies.contracts.contract_sheet import contract_sheet
from bot.replies.tickets.claims import claim_view
from knowledge.errors import NotFound
from knowledge.records.contracts.contract_ledger import ACCEPTED, PAID, PAYMENT, LedgerEntry
from knowledge.rules.access import TERMINAL, Asker
from tests.bot.desk.test_ticket_verbs import report
from tests.companies import add_contract, add_person
from tests.knowledge.rules.tickets import MONDAY, after

TODAY = after(5).date()
SAID = "Retention money is paid two months after acceptance."


def entered(session, contract, kind, day, **more):
    session.add(LedgerEntry(contract_id=contract.id, kind=kind, day=day, by="U-fin", at=MONDAY, **more))
    session.flush()


@pytest.fixture
def contract(session):
    made = add_contract(session, "C-1", {"kind": "support", "retention_release": "P2M"}, vendor="Arden")
    made.facts[1].quotes = {"": {"text": SAID, "start": 0, "end": len(SAID)}}
    entered(session, made, PAYMENT, date(2026, 1, 10), subject="first half", amount="12000", currency="EUR")
    entered(session, made, ACCEPTED, date(2026, 1, 1))
    return made


def test_what_is_overdue_comes_with_the_contracts_own_words(session, contract):
    late = own_breaches(session, contract, date(2026, 3, 4), asker=TERMINAL)

    assert [("payment", 53, None), ("retention", 3, SAID)] == [
        (one.payment.due.kind, one.payment.days, one.quote) for one in late
    ]


def test_what_is_paid_is_not_told(session, contract):
    entered(session, contract, PAID, date(2026, 1, 12), subject="first half")

    assert ["retention"] == [
        one.payment.due.kind for one in own_breaches(session, contract, date(2026, 3, 4), asker=TERMINAL)
    ]


@pytest.mark.parametrize(("lang", "words"), [("en", "We are late ourselves"), ("zh", "我方也有逾期")])
def test_the_evidence_of_a_breach_shows_our_own(session, contract, lang, words):
    add_person(session, "U-own", role="it_owner")
    number = verbs.open_ticket(session, report(contract_id=contract.id), MONDAY).id

    file = claim_file(session, number, "restore:1", by="U-own", now=after(5))
    shown = str(claim_view(file, lang, after(5))["blocks"])
    paid = str(claim_view(replace(file, late=()), lang, after(5))["blocks"])

    assert words in shown
    assert "EUR" in shown
    assert "12,000.00" in shown
    assert SAID in shown
    assert words not in paid


def test_whoever_may_not_read_the_contract_is_not_told_of_its_payments(session, contract):
    add_person(session, "U-own", role="it_owner")
    contract.document.audience = "board"
    number = verbs.open_ticket(session, report(contract_id=contract.id), MONDAY).id

    with pytest.raises(NotFound):
        claim_file(session, number, "restore:1", by="U-own", now=after(5))


@pytest.mark.parametrize(("lang", "words"), [("en", "We are late ourselves"), ("zh", "我方也有逾期")])
def test_the_contracts_sheet_shows_our_late_payments(session, contract, lang, words):
    seen = sheet(session, contract.id, TODAY, asker=Asker())

    assert words in str(contract_sheet(seen, lang).blocks)
    assert words not in str(contract_sheet(sheet(session, contract.id, date(2026, 1, 9), asker=Asker()), lang).blocks)
