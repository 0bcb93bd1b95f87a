"""Whatever Slack does while a message is posted to an id, a name or a person, it is there once."""

from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk import WebClient

from bot.outbox import WebSlack, deliver_one
from knowledge.records.people import outbox
from knowledge.records.people.outbox import PENDING, POSTED, Note
from tests.bot.http_slack import HttpSlack
from tests.bot.slack_stub import delivery_to

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
ADDRESSES = {"C0DESK": "C0DESK", "contracts": "C0CONTRACTS", "#deals": "G0DEALS", "U0WEI": "D0WEI", "D0WEI": "D0WEI"}
TROUBLE = {
    "refused for now": (503, False),
    "answered with an error after posting": (503, True),
    "silent before posting": (0, False),
    "silent after posting": (0, True),
}


@pytest.fixture
def server():
    with HttpSlack() as server:
        yield server


def write(database, *channels):
    with database.sessions.begin() as session:
        for number, channel in enumerate(channels):
            note = Note(subject=f"n:{number}", kind="k", template="t", thread=f"t:{number}", channel=channel)
            outbox.put(session, note, NOW)


def deliver(database, server, seconds=60):
    slack = WebSlack(WebClient(token="xoxb-test", base_url=server.url, timeout=5))
    for second in range(seconds):
        with database.sessions() as session:
            while deliver_one(session, delivery_to(slack), NOW + timedelta(seconds=second)):
                pass


def rows(database):
    with database.reading() as session:
        return [row for number in range(len(ADDRESSES)) for row in outbox.about(session, f"n:{number}")]


@pytest.mark.parametrize("trouble", TROUBLE)
@pytest.mark.parametrize("times", [1, 3])
def test_trouble_while_posting_loses_and_doubles_nothing(database, server, trouble, times):
    write(database, *ADDRESSES)
    server.failures = [TROUBLE[trouble]] * times

    deliver(database, server)

    assert [POSTED] * len(ADDRESSES) == [row.state for row in rows(database)]
    assert list(ADDRESSES.values()) == [row.channel for row in rows(database)]
    assert sorted(row.key for row in rows(database)) == sorted(server.keys)


def test_the_id_is_written_down_before_anything_is_posted(database, server):
    write(database, "contracts")
    seen = []
    server.before = lambda count: seen.extend(row.channel for row in rows(database))

    deliver(database, server, seconds=1)

    assert ["C0CONTRACTS"] == seen


def test_a_name_that_the_app_is_not_in_yet_is_tried_again_and_holds_up_nobody(database, server):
    write(database, "procurement", "C0DESK")
    deliver(database, server)
    assert [PENDING, POSTED] == [row.state for row in rows(database)]

    server.users_conversations = lambda asked: {"ok": True, "channels": [{"id": "C0BUY", "name": "procurement"}]}
    deliver(database, server, seconds=200)

    assert [("C0BUY", POSTED), ("C0DESK", POSTED)] == [(row.channel, row.state) for row in rows(database)]
    assert 2 == len(server.messages)
