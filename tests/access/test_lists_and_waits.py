"""Lists of new contracts, and reminders of tickets that wait, name to a room what all who read there may know."""

from datetime import timedelta

import pytest

from bot.desk.contracts import contract_summary
from bot.desk.tickets import tickets
from knowledge.records.contracts import contracts
from knowledge.records.people.outbox import OutboxMessage
from knowledge.records.tickets.tickets import Ticket
from tests.access import verbs
from tests.access.company import PEOPLE, ROOMS
from tests.access.situations import leaked


@pytest.fixture
def listed(world, monkeypatch):
    """A list of all contracts in each room, as if that were where owners are told."""
    monkeypatch.setattr(contract_summary, "MANY", 1)
    for number, room in enumerate(ROOMS):
        with world.database.sessions.begin() as session:
            bare = contracts.living(session)
            at = world.clock.now() + timedelta(hours=2 * number)
            contract_summary.take_in(session, bare[number % len(bare) :], at, channel=room, lang="en")
            contract_summary.refresh(session, at)
    world.settle()
    return world


def test_a_list_of_new_contracts_names_no_contract_that_somebody_there_may_not_read(listed):
    lists = [one for one in listed.slack.heard if "review_contracts" in one.text or "contract_summary" in one.text]

    assert lists
    assert [] == [(one.to, found) for one in lists if (found := leaked(one))]


@pytest.mark.parametrize("who", PEOPLE)
def test_whoever_asks_for_the_next_card_shows_nothing_that_is_closed_there(listed, who):
    with listed.database.reading() as session:
        lists = session.query(OutboxMessage).filter_by(kind=contract_summary.SUMMARY)
        values = [row.value for row in lists]
    before = len(listed.slack.heard)

    for room in ROOMS:
        for value in [*values, "999"]:
            verbs.press(listed, who, room, "review_contracts", value)
    listed.settle()

    heard = listed.slack.heard[before:]
    assert heard
    assert [] == [(one.to, found) for one in heard if (found := leaked(one))]


def test_a_ticket_that_waits_is_called_to_mind_where_it_may_be_seen_alone(world):
    with world.database.sessions.begin() as session:
        for ticket in session.query(Ticket).all():
            tickets.pause(session, ticket.id, "marigold papers", by=ticket.owner or "U0ROSS", now=world.clock.now())
    before = len(world.slack.heard)

    for _ in range(6):
        world.pass_time(hours=30)
        world.settle()

    heard = world.slack.heard[before:]
    assert [one for one in heard if "ticket_waiting" in one.text]
    assert [] == [(one.to, found) for one in heard if (found := leaked(one, "marigold papers"))]
