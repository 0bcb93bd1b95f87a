"""What a thread is about is told, and followed, no further than its readers see it."""

import pytest

from knowledge.records.tickets.tickets import Ticket
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


def test_a_question_that_was_taken_back_is_not_followed_upon(world):
    asked = {"user": "U0ROSS", "team": "T0", "text": "<@U0BOT> What is the gooseberry fee?", "ts": "880.5"}
    verbs.event(world, "U0ROSS", type="app_mention", channel="C0ALL", thread_ts="880.1", **asked)
    gone = {"type": "message", "thread_ts": "880.1", **asked}
    verbs.event(
        world, "U0ROSS", type="message", subtype="message_deleted", channel="C0ALL", channel_type="channel",
        previous_message=gone, deleted_ts="880.5", ts="880.6", hidden=True,
    )  # fmt: skip

    heard = asks_in(world, "U0WEI", "C0ALL", "880.1", "And the second year?")

    assert heard
    assert [] == [one for one in heard if "gooseberry" in one.text]
