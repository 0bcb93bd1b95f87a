"""What a replica was at when it died is done by another within 30 seconds, once."""

import time
from datetime import UTC, datetime

import pytest

from knowledge.records.db import Database
from knowledge.records.people import outbox
from knowledge.records.people.outbox import Note, OutboxMessage
from knowledge.records.people.questions import Question
from tests.bot.served import Served, until

pytestmark = pytest.mark.postgres

TAKEN_OVER = 30


@pytest.fixture
def database(postgres_url):
    database = Database(postgres_url)
    database.migrate()
    yield database
    database.close()


@pytest.fixture
def replica(postgres_url, tmp_path, workspace):
    given = {
        "VENDORDESK_DATABASE": postgres_url,
        "VENDORDESK_OWNER_CHANNEL": "vendors",
        "VENDORDESK_HOME_LANGUAGE": "en",
    }
    with Served(tmp_path / "home", tmp_path / "log", workspace.api_url, given) as served:
        until(served.is_ready, seconds=240)
        yield served


def test_a_message_that_a_dead_replica_had_claimed_is_sent_within_half_a_minute(database, replica):
    note = Note(subject="s", kind="k", template="no such words", thread="t", channel="C0VENDORS")
    with database.sessions.begin() as session:
        outbox.put(session, note, now())
        assert outbox.claim(session, "a replica that is no more", now())
    died = time.monotonic()

    until(lambda: state_of(database) != outbox.PENDING)

    assert time.monotonic() - died < TAKEN_OVER


def test_what_another_replica_answers_is_left_to_it_and_taken_over_when_it_dies(database, replica, workspace):
    rooted = workspace.say("wei", "general", "good morning")
    asked = Question(
        event_key="m:1", asked_at=now(), asker="U0WEI", channel=rooted.channel, thread_ts=rooted.ts,
        text="What does pump number 1 cost a year?",
    )  # fmt: skip
    with database.alone(f"answering {(rooted.channel, rooted.ts)}") as ours:
        with database.sessions.begin() as session:
            session.add(asked)
        other = workspace.say("wei", "dm", "What does pump number 2 cost a year?")
        workspace.answer(other, who="wei", seconds=60)
        answered_meanwhile = under(workspace, rooted)
    died = time.monotonic()

    until(lambda: under(workspace, rooted))

    assert ours
    assert [] == answered_meanwhile
    assert time.monotonic() - died < TAKEN_OVER
    assert 1 == len(under(workspace, rooted))


def now():
    return datetime.now(UTC)


def state_of(database):
    with database.reading() as session:
        return session.query(OutboxMessage).one().state


def under(workspace, message):
    return [m for m in workspace.messages("general") if m.bot_id and m.thread_ts == message.ts]
