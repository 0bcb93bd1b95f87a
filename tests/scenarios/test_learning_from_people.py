"""A vendor words its contracts in its own way; somebody puts one right on its card, and the next one is read right.

What is corrected, filled in, refused or answered counts at once for that vendor's contracts, for nobody else's, and no
longer than it stands.
"""

import pytest

from knowledge.records.contracts import contracts
from knowledge.rules.access import TERMINAL
from tests.scenarios.seeing import until

LOOM = """\
# Loom Room Agreement

Agreement number: {number}

between {vendor} ("the Supplier") and Hathersage Mills Ltd ("the Customer")

Signed on {signed}.

## 1. The work

The Supplier maintains the loom planning software Loomwright for the Customer from {start}. Invoices are due within 30
days.

## 2. How the arrangement sleeps and wakes

The looms fall silent for good when the sun sets on {end}, come what may.
Whoever is weary of the other sends the raven {notice} before that sunset; without a raven the looms hum for another
{more}.

## 3. Money

The yearly purse is {fee}. The Customer keeps back nothing.

## 4. Law

The laws of England apply.
"""
FIRST = {
    "number": "RL-2025-011", "vendor": "Ravensmoor Loom Software Ltd", "signed": "12 May 2025", "start": "1 July 2025",
    "end": "30 June 2027", "notice": "75 days", "more": "18 months", "fee": "GBP 24,600.00",
}  # fmt: skip
NEXT = FIRST | {
    "number": "RL-2026-027", "signed": "3 August 2026", "start": "1 September 2026", "end": "31 August 2028",
    "notice": "105 days", "more": "15 months", "fee": "GBP 31,900.00",
}  # fmt: skip
OF_ANOTHER = NEXT | {"number": "TT-77", "vendor": "Tansley Thread Software Ltd"}
LEARNED = ("kind", "expires_on", "notice_period", "renewal_term", "auto_renews", "annual_fee")
RIGHT = {
    "kind": "support", "expires_on": "2028-08-31", "notice_period": "P105D", "renewal_term": "P15M",
    "auto_renews": True, "annual_fee": {"amount": "31900.00", "currency": "GBP"},
}  # fmt: skip


def share(talking, name, told):
    """Ross shares a contract with the owners; returns its number in the register."""
    talking.workspace.upload("ross", "#vendors", name, LOOM.format(**told).encode())
    talking.workspace.wait(lambda: card_of(talking, name), seconds=60)
    with talking.desk.database.reading() as session:
        return contracts.find(session, told["number"], asker=TERMINAL).id


def card_of(talking, name):
    return next(
        (m for m in talking.workspace.messages("#vendors") if name in m.text and "Correct" in str(m.blocks)), None
    )


def read_of(talking, number):
    """What the register holds of a contract, of the fields that the story is about."""
    with talking.desk.database.reading() as session:
        facts = contracts.stated_facts(contracts.open_to(session, number, TERMINAL))
        return {f.field: f.value for f in facts if f.field in LEARNED and f.state != "rejected"}


def put_right(talking, name):
    """Ross corrects the first contract on its card, as its text says."""
    talking.workspace.click("ross", card_of(talking, name), "correct_contract")
    taken = talking.workspace.submit(
        "ross", kind="support", expires_on="30 June 2027", notice_period="75 days", renewal_term="18 months",
        auto_renews="yes", annual_fee="GBP 24,600",
    )  # fmt: skip
    assert taken.ok
    talking.workspace.wait(lambda: "corrected by" in str(card_of(talking, name).blocks))


@pytest.fixture
def corrected(talking):
    """The first contract, which was read wrongly, put right by Ross."""
    number = share(talking, "loom-2025.md", FIRST)
    assert "support" != read_of(talking, number).get("kind")
    assert "renewal_term" not in read_of(talking, number)
    put_right(talking, "loom-2025.md")
    return number


def test_what_was_put_right_once_is_read_right_in_the_vendors_next_contract(talking, corrected):
    following = share(talking, "loom-2026.md", NEXT)

    assert RIGHT == read_of(talking, following)


def test_another_vendors_contract_is_read_as_if_nothing_had_been_put_right(talking, corrected):
    other = share(talking, "thread.md", OF_ANOTHER)

    assert "renewal_term" not in read_of(talking, other)
    assert "support" != read_of(talking, other).get("kind")


def test_what_is_taken_back_is_no_longer_an_example(talking, corrected):
    talking.workspace.click("ross", card_of(talking, "loom-2025.md"), "undo_contract")
    until(lambda: "renewal_term" not in read_of(talking, corrected))

    following = share(talking, "loom-2026.md", NEXT)

    assert "renewal_term" not in read_of(talking, following)
    assert "support" != read_of(talking, following).get("kind")


def asked_on(card):
    """The field of the first suggestion on a card."""
    buttons = (e for b in card.blocks if b["type"] == "actions" for e in b["elements"])
    return next(e["value"].split(":")[1] for e in buttons if e["action_id"] == "accept_suggestion")


def card_saying(talking, words):
    """The first contract's card, once it says this."""

    def found():
        card = card_of(talking, "loom-2025.md")
        return card if words in str(card.blocks) else None

    return talking.workspace.wait(found)


def facts_of(talking, number):
    with talking.desk.database.reading() as session:
        return {f.field: f.state for f in contracts.stated_facts(contracts.open_to(session, number, TERMINAL))}


def test_what_is_only_likely_is_asked_on_the_card_and_is_a_fact_once_somebody_who_may_says_yes(talking):
    number = share(talking, "loom-2025.md", FIRST)
    card = card_of(talking, "loom-2025.md")
    field = asked_on(card)

    talking.workspace.click("wei", card, "accept_suggestion")
    told = talking.workspace.wait(lambda: [m for m in talking.workspace.messages("#vendors", "wei") if m.only_for])
    before = facts_of(talking, number)
    talking.workspace.click("ross", card, "accept_suggestion")
    after = talking.workspace.wait(
        lambda: (now := card_of(talking, "loom-2025.md")) and "confirmed by" in str(now) and now
    )

    assert "Only procurement" in told[0].text
    assert field not in before
    assert "confirmed" == facts_of(talking, number)[field]
    assert "<@U0ROSS>" in str(after.blocks)
    assert field != asked_on(after)


def test_a_no_is_kept_and_the_next_question_takes_its_place(talking):
    number = share(talking, "loom-2025.md", FIRST)
    card = card_of(talking, "loom-2025.md")
    field = asked_on(card)

    talking.workspace.click("ross", card, "refuse_suggestion")
    after = talking.workspace.wait(
        lambda: (now := card_of(talking, "loom-2025.md")) and "rejected by" in str(now) and now
    )

    assert "rejected" == facts_of(talking, number)[field]
    assert field != asked_on(after)
