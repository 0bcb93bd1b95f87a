"""Whoever does whatever wherever: nobody is shown a word that is not for them, and nobody changes what is not theirs.

Every payload, file, form, list of choices, Home, digest, export, error and the values of every picture are searched.
"""

import os
import re

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from bot.desk.renewals.renewal_list import coming
from knowledge.records.people import people
from tests.access import verbs
from tests.access.company import PEOPLE, SECRETS
from tests.access.situations import happen, leaked, situations

SITUATIONS = 2_400 if os.environ.get("VENDORDESK_LONG") else 320


def test_what_has_happened_so_far_was_shown_to_those_alone_whom_it_is_for(world):
    assert [] == [(one, found) for one in world.slack.heard if (found := leaked(one))]


def test_those_whom_it_is_for_are_shown_it(world):
    """Else a desk that says nothing at all would pass."""
    shown = "\n".join(one.text for one in world.slack.heard)

    assert {"Zanzibrook", "37 minutes", "hollyhock", "periwinkle"} <= {word for word in SECRETS if word in shown}


CLOSED_NAMES = ("Zanzibrook", "Varnholt", "ZB-9091", "Pellucid", "Ottermoss", "Wrenfall", "Brackenhurst")


def told(world, line, name):
    """What somebody of the staff is told, with the name that they asked for taken out."""
    before = len(world.slack.heard)
    verbs.command(world, "U0WEI", "C0ALL", line.format(name))
    world.settle()
    words = "\n".join(one.text for one in world.slack.heard[before:])
    return re.sub(
        r'"thread_ts": "[^"]*", |[0-9a-f]{4,}|\d+', "", words.replace(name, "NAME").replace(name.casefold(), "name")
    )


@pytest.mark.parametrize(
    "line",
    [
        "contract {}",
        "quote {}",
        "ledger {}",
        "scorecard {}",
        "ask What is the annual fee of {}?",
        "ask When does the {} contract end?",
    ],
)
@pytest.mark.parametrize("name", CLOSED_NAMES)
def test_a_name_that_is_closed_is_as_good_as_one_that_nobody_has_read(world, line, name):
    assert told(world, line, "Umberfax") == told(world, line, name)


@pytest.mark.parametrize("act", ["ticket_from_question", "ask_owner"])
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("person", PEOPLE)
def test_a_question_is_opened_by_those_alone_who_heard_it(world, person, number, act):
    shown, _ = happen(world, (person, "D", ("press", number, act)))

    assert [] == shown


@seed(20261123)
@settings(
    max_examples=SITUATIONS, deadline=None, database=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,), print_blob=False,
)  # fmt: skip
@given(situation=situations)
def test_no_situation_shows_or_changes_what_it_may_not(world, situation):
    shown, overreached = happen(world, situation)

    assert [] == shown
    assert [] == overreached


@pytest.mark.parametrize("person", PEOPLE)
def test_a_picture_is_drawn_from_what_its_reader_may_know(world, person):
    with world.database.reading() as session:
        rows = str(coming(session, world.clock.now().date(), asker=people.asker_of(session, person)))

    assert [] == [word for word, may in SECRETS.items() if word in rows and person not in may]
