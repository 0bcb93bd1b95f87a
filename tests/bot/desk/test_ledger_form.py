"""What people enter about a contract shows in what is watched and on the vendor's scorecard."""

from datetime import date

import pytest

from bot.desk.renewals import ledger_form
from bot.desk.renewals.ledger_form import Filled
from bot.desk.reports.scorecard import quarter_named, scorecard_of, vendor_named
from bot.replies.renewals.ledger_form import enter_view, ledger_message
from knowledge.errors import BadInput, NotAllowed, NotFound
from knowledge.records.contracts import contract_ledger
from knowledge.rules.access import TERMINAL
from knowledge.rules.renewal.watched_dates import Payment
from tests.bot.desk.vendor_year import NOW, TODAY, VENDOR, add_year

SOON = date(2027, 1, 15)


@pytest.fixture
def contract(session):
    return add_year(session)


def take(session, contract, by="U0OWNER", **filled):
    ledger_form.take(session, contract.id, Filled(**filled), by=by, now=NOW)


def ledger(session, contract):
    return contract_ledger.ledger_of(contract_ledger.entries(session, [contract.id])[contract.id])


def test_a_payment_is_open_until_it_is_paid(session, contract):
    take(session, contract, kind="payment", day=SOON, text="二期款", amount="CNY 120,000")
    unpaid = ledger(session, contract).payments
    waiting = next(one for one in ledger_form.still_open(session, contract) if one.kind == "paid")
    take(session, contract, kind=f"paid:{waiting.id}", day=TODAY)

    assert (Payment("二期款", SOON, "120000.00", "CNY"),) == unpaid
    assert [True] == [payment.paid for payment in ledger(session, contract).payments]
    assert "paid" not in [one.kind for one in ledger_form.still_open(session, contract)]


def test_acceptance_and_duties_are_entered_with_their_day(session, contract):
    take(session, contract, kind="accepted", day=date(2026, 3, 2))
    take(session, contract, kind="restore_drill", day=TODAY)

    found = ledger(session, contract)

    assert date(2026, 3, 2) == found.accepted_on
    assert {"restore_drill": TODAY} == found.done


def test_a_corrective_action_reaches_the_scorecard_and_is_marked_done(session, contract):
    take(session, contract, kind="action", day=SOON, text="补发巡检报告", owner="U0QA")
    added = ledger_form.still_open(session, contract)[-1]
    take(session, contract, kind=f"action_done:{added.id}", day=TODAY)

    card = scorecard_of(
        session, vendor_named(session, VENDOR, asker=TERMINAL), quarter_named("2026Q3", TODAY), NOW, asker=TERMINAL
    )

    assert [("补发巡检报告", "U0QA", SOON, "done")] == [
        (a.text, a.owner, a.due, card.action_state(a)) for a in card.actions if a.id == added.id
    ]


@pytest.mark.parametrize(
    "filled",
    [
        {"kind": "payment", "day": SOON},
        {"kind": "payment", "day": SOON, "text": "尾款", "amount": "a lot"},
        {"kind": "accepted", "day": SOON},
        {"kind": "nonsense", "day": TODAY},
        {"kind": "paid:999", "day": TODAY},
    ],
)
def test_what_cannot_be_is_refused(session, contract, filled):
    with pytest.raises(BadInput):
        take(session, contract, **filled)


def test_an_action_of_no_such_vendor_is_refused(session, contract):
    with pytest.raises(NotFound):
        take(session, contract, kind="action_done:999", day=TODAY)


def test_others_than_buyers_and_the_owner_do_not_enter(session, contract):
    contract.document.audience = "everyone"

    with pytest.raises(NotAllowed):
        take(session, contract, by="U0QA", kind="accepted", day=TODAY)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_form_offers_what_waits_first(session, contract, lang):
    take(session, contract, kind="payment", day=SOON, text="尾款")
    opened = ledger_form.still_open(session, contract)

    view = enter_view(contract.id, opened, TODAY, lang)
    message = ledger_message(contract.id, "南屿", opened, lang)

    values = [choice["value"] for choice in view["blocks"][0]["element"]["options"]]
    assert ["paid", "action_done", "payment"] == [value.partition(":")[0] for value in values[:3]]
    assert "尾款" in str(message.blocks)
