"""Promise 15: in a thread where the vendor's person reads along, each sees what is open to them."""

import pytest

from knowledge.records.contracts.contracts import Contract
from knowledge.records.people import people
from knowledge.records.tickets import tickets
from tests.scenarios.tickets import ERP_DOWN, Story

VENDOR = "audi"
"""Stands for the vendor's engineer, who was invited to the channel."""


@pytest.fixture
def story(talking):
    with talking.desk.database.sessions.begin() as session:
        people.by_slack_id(session, "U0AUDI").role = "vendor"
    return Story(talking)


@pytest.fixture
def breached(story):
    """The message about a missed first response that is worth a credit."""
    said, _ = story.report(text=ERP_DOWN)
    story.pass_time(hours=2)
    return said, story.post(said, containing="First response")


def money_of(story):
    with story.desk.database.reading() as session:
        return next(claim for claim in tickets.claims_of(session, 1) if claim.clock == "response:1").amount


def definitions_of(story):
    """How the contract defines its levels."""
    with story.desk.database.reading() as session:
        contract = session.get(Contract, tickets.get(session, 1).contract_id)
        levels = [fact.value for fact in contract.facts if fact.field.startswith("sla[")]
    return [level["definition"] for level in levels if level["definition"]]


def everything_in(story, said):
    return "\n".join(str(message.blocks) + message.text for message in story.thread(said))


def told_alone(story, containing):
    """What only the vendor's person is shown."""
    return story.workspace.wait(
        lambda: next((m for m in story.workspace.messages("general", VENDOR) if containing in m.text), None)
    )


def test_the_thread_shows_the_clocks_and_the_breach_but_neither_money_nor_the_contracts_words(story, breached):
    said, _ = breached
    story.settle()

    shown = everything_in(story, said)

    assert "First response" in shown
    assert money_of(story) not in shown
    assert "credit of" not in shown
    definitions = definitions_of(story)
    assert definitions
    assert [] == [definition for definition in definitions if definition[:40] in shown]


def test_evidence_and_claim_open_for_us_with_what_it_is_worth_and_not_for_the_vendor(story, breached):
    _, breach = breached

    story.workspace.click("lin", breach, "claim_open")
    ours = story.workspace.modal("lin")
    story.workspace.click(VENDOR, breach, "claim_open")
    theirs = told_alone(story, "own people only")

    assert "a credit of" in str(ours.content)
    assert "What a missed deadline is worth is shown to our own people only" in theirs.text
    assert story.workspace.state.modal("U0AUDI") is None


def test_the_vendor_cannot_say_that_it_responded(story, breached):
    said, _ = breached
    before = story.log()

    story.press(VENDOR, said, "confirm")

    assert "may read tickets but not change them" in told_alone(story, "may read tickets").text
    assert before == story.log()


def test_what_refuses_the_vendor_is_said_to_nobody_else(story, breached):
    said, _ = breached

    story.press(VENDOR, said, "confirm")
    told_alone(story, "may read tickets")

    seen = [m.text for m in story.workspace.messages("general", "wei")]
    assert [] == [text for text in seen if "may read tickets" in text]


def test_a_vendor_cannot_open_a_ticket_and_sees_no_contract_quoted(story):
    said = story.workspace.say(VENDOR, "general", ERP_DOWN)

    story.workspace.shortcut(VENDOR, "open_ticket", said)

    assert "may read tickets" in told_alone(story, "may read tickets").text
    assert story.workspace.state.modal("U0AUDI") is None
