"""What is left out for somebody who may read a contract but not the amendment that its clocks and days rest on.

The situations search for words; instants, levels and rules are no words of anybody's, so that they are looked at here.
"""

import pytest

from bot.desk.contracts import contract_standing
from bot.desk.renewals import quotes
from bot.desk.tickets import board, ticket_view
from knowledge.records.contracts import contracts
from knowledge.records.people import people
from knowledge.records.renewals.price_offers import PriceOffer
from knowledge.triage.contract_levels import levels_of
from knowledge.triage.contract_rules import rules_of

PART, WHOLE = "U0WEI", "U0ROSS"
"""Who may read the contract alone, and who its amendment too."""
NUMBER, TICKET = "OF-1001", 1


@pytest.fixture
def session(world):
    with world.database.reading() as session:
        yield session


def test_the_board_shows_neither_level_nor_deadline_to_who_may_not_see_the_clocks(world, session):
    rows = {who: {row.id: row for row in board.board(session, who, world.clock.now())} for who in (PART, WHOLE)}

    part, whole = rows[PART][TICKET], rows[WHOLE][TICKET]
    assert (None, None, None, False) == (part.level, part.milestone, part.due_at, part.overdue)
    assert whole.level
    assert whole.due_at


def test_the_form_of_a_step_offers_no_levels_to_who_may_not_see_the_clocks(world, session):
    part, whole = (
        ticket_view.for_form(session, TICKET, world.clock.now(), asker=people.asker_of(session, who))
        for who in (PART, WHOLE)
    )

    assert (None, [], None) == (part["level"], part["levels"], part["visits"])
    assert whole["levels"]
    assert whole["visits"]


def test_a_quote_is_for_who_works_on_contracts_and_for_who_pasted_it(session):
    offers = session.query(PriceOffer).all()

    assert offers
    assert [] == quotes.readable(session, offers, people.asker_of(session, PART))
    assert offers == quotes.readable(session, offers, people.asker_of(session, WHOLE))


def test_a_renewal_is_there_for_those_alone_who_see_all_that_its_days_rest_on(world, session):
    def renewal(who):
        rows = contract_standing.standings(session, world.clock.now().date(), asker=people.asker_of(session, who))
        return next(row.renewal for row in rows if row.head.number == NUMBER)

    assert renewal(PART) is None
    assert renewal(WHOLE) is not None


def test_a_closed_amendments_rules_grade_nothing_for_who_may_not_read_it(world, session):
    contract = contracts.numbered(session, NUMBER)
    amendment = contracts.standing_amendments(contract)[0]
    amendment.document.text = "An intrusion is always P1."
    on = world.clock.now().date()

    def rules(who):
        asker = people.asker_of(session, who)
        return rules_of(contract, levels_of(session, contract, on, asker=asker), on, asker=asker)

    assert () == rules(PART)
    assert rules(WHOLE)
    session.rollback()
