"""A proposed ticket's severity and level are changed on its card, agree with the contract's table, and are learned."""

import pytest

from bot.desk.intake import ticket_requests
from bot.desk.intake.intake import Source
from bot.desk.questions.questions import Asked
from bot.replies.tickets.ticket_form import card_message, card_payload
from knowledge.errors import NotFound
from knowledge.records.people import outbox, questions, rooms
from knowledge.records.tickets.triage_corrections import corrections
from knowledge.rules.access import EVERYONE
from knowledge.triage.values import Paired
from tests.bot.desk.conftest import SEEN_AT
from tests.bot.replies.test_ticket_form import SAID, proposal

TABLE = (Paired("Red", "S1", None), Paired("Amber", "S2", None), Paired("Grey", "S4", None))


@pytest.fixture
def key(session):
    """A proposal of S1 under Red, as it stands in its thread."""
    asked = Asked(key="Ev1", person="U1", channel="C1", thread_ts="1.0", message_ts="1.0", text=SAID)
    ticket_requests.receive(session, asked, SEEN_AT)
    report = next(iter(questions.waiting(session)))
    source = ticket_requests.source_of_report(report)
    ticket_requests.propose(session, report, payload(source), SEEN_AT)
    return source.key


def payload(source):
    made = proposal(SAID, levels=("Red", "Amber", "Grey"), contract=None)
    shown = card_payload(made, "U1", source)
    table = [{"level": one.level, "severity": one.severity, "quote": None} for one in TABLE]
    return shown | {"level": "Red", "table": table}


def card(session, key):
    return next(m for m in outbox.about(session, key) if m.template == ticket_requests.CARD).payload


@pytest.mark.parametrize(
    ("said", "severity", "level"),
    [
        ({"level": "Amber"}, "S2", "Amber"),
        ({"severity": "S4"}, "S4", "Grey"),
        ({"severity": "S3"}, "S3", "Amber"),
        ({"severity": "S1"}, "S1", "Red"),
    ],
)
def test_one_click_changes_the_other_as_the_contracts_table_pairs_them(session, key, said, severity, level):
    ticket_requests.regrade(session, key, person="U1", now=SEEN_AT, **said)

    changed = card(session, key)
    assert (severity, level, "precedent") == (changed["severity"], changed["level"], changed["rule"])


def test_what_a_person_chose_is_an_example_at_once(session, key):
    ticket_requests.regrade(session, key, person="U1", now=SEEN_AT, level="Grey")

    assert [(SAID, "S4", "Grey", EVERYONE)] == [
        (row.text, row.severity, row.level, row.audience) for row in corrections(session)
    ]


def test_nobody_regrades_a_proposal_in_a_room_that_they_do_not_read(session, key):
    rooms.keep(session, "C1", name="closed", private=True, members=["U1"], now=SEEN_AT)

    with pytest.raises(NotFound):
        ticket_requests.regrade(session, key, person="U2", now=SEEN_AT, level="Grey")
    ticket_requests.regrade(session, key, person="U1", now=SEEN_AT, level="Grey")


def test_the_cards_menus_show_what_is_chosen():
    source = Source(channel="C1", thread_ts="1.0", key="report:Ev1")

    menus = [b for b in card_message(payload(source)).blocks if str(b.get("block_id", "")).endswith("@report:Ev1")]

    assert ["S1", "Red"] == [element["initial_option"]["value"] for element in menus[0]["elements"]]
