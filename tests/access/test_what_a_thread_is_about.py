"""What a thread is about is told, and followed, no further than its readers see it."""

import pytest

from knowledge.records.tickets import Ticket
from tests.access import verbs
from tests.access.situations import leaked

OPENED, HIDDEN = 1, "P1"
"""A report in a public room about a contract whose clocks rest on an amendment that most there may not read."""


def asks_in(world, who, room, thread, text):
    """What is said after somebody mentions the desk in a thread."""
    before = len(world.slack.heard)
    ts = f"{world.trigger(who).partition('.')[2]}.5"
    verbs.event(world, who, type="app_mention", channel=room, text=f"<@U0BOT> {text}", ts=ts, thread_ts=thread)
    world.settle()
    return world.slack.heard[before:]


@pytest.fixture
def thread(world):
    with world.database.reading() as session:
        return session.get(Ticket, OPENED).thread_ts


@pytest.mark.parametrize("who", ["U0WEI", "U0ROSS"])
@pytest.mark.parametrize("text", ["How fast must they respond?", "多久响应？", "And when does it end?"])
def test_a_tickets_level_is_not_told_in_its_thread_where_its_clocks_may_not_be_seen(world, thread, who, text):
    heard = asks_in(world, who, "C0ALL", thread, text)

    assert heard
    assert [] == [one for one in heard if f"· {HIDDEN}" in one.text or leaked(one)]
