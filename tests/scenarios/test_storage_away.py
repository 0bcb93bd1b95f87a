"""The database is locked, its disk is full, or PostgreSQL is killed: what was said meanwhile is answered afterwards."""

import os
import sqlite3
import time
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from bot.settings import BotSettings
from bot.wiring import open_desk, start
from knowledge.clock import MovableClock
from knowledge.settings import Settings
from tests.postgres import kill, own_postgres
from tests.running_desk import TalkingDesk
from tests.scenarios.seeing import until
from tests.workspace import BOT

__all__ = ["own_postgres"]

LONG = bool(os.environ.get("VENDORDESK_LONG"))
LOCKED, AWAY = (40, 20) if LONG else (4, 4)
LONG_WINDED = " I have looked everywhere." * 200
SAID = [
    *(f"What does pump number {n} cost a year?{LONG_WINDED}" for n in range(4)),
    *(f"The press in hall {n} is down, nobody works.{LONG_WINDED}" for n in range(2)),
]


@contextmanager
def desk_on(settings, workspace):
    bot = BotSettings(
        bot_token=BOT.token, app_token=BOT.app_token, api_url=workspace.api_url, owner_channel="C0VENDORS",
        home_language="en",
    )  # fmt: skip
    running = start(open_desk(settings, bot, MovableClock()), settings)
    workspace.connect(running.app)
    until(running.learner.begun.is_set)
    yield TalkingDesk(running, workspace)
    running.stop()


def all_answered_once(talking, said):
    """Each message has one reply in its thread; nobody is told more than once that theirs waits."""
    state = talking.workspace.state

    def under(message):
        seen = state.messages(message.channel, message.user)
        return [m for m in seen if m.bot_id and m.thread_ts == message.ts and not m.only_for]

    until(lambda: all(under(message) for message in said), seconds=240)
    time.sleep(3)  # for replies too many
    assert [1] * len(said) == [len(under(message)) for message in said]
    told = waiting_told(talking)
    assert len(told) <= len(said)
    return told


def say_all(talking):
    return [talking.workspace.say("wei", "dm", text) for text in SAID]


@pytest.mark.skipif(not os.environ.get("VENDORDESK_LONG"), reason="half a minute; set VENDORDESK_LONG=1")
@pytest.mark.long
@pytest.mark.timeout(600)
def test_what_is_said_while_the_database_is_locked_is_answered(tmp_path, workspace):
    with desk_on(Settings(home=tmp_path), workspace) as talking:
        other = sqlite3.connect(tmp_path / "vendordesk.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        said = say_all(talking)
        time.sleep(LOCKED)
        other.execute("ROLLBACK")
        other.close()

        all_answered_once(talking, said)


@pytest.mark.skipif(not os.environ.get("VENDORDESK_LONG"), reason="half a minute; set VENDORDESK_LONG=1")
@pytest.mark.timeout(600)
def test_what_is_said_while_the_disk_is_full_is_answered_when_there_is_room(tmp_path, workspace):
    with desk_on(Settings(home=tmp_path), workspace) as talking:
        with full_disk(talking.desk.database.engine):
            said = say_all(talking)
            until(lambda: len(waiting_told(talking)) == len(SAID))
            time.sleep(AWAY)  # tried again and again, told of once

        told = all_answered_once(talking, said)

    assert len(SAID) == len(told)
    assert all("I keep trying" in message.text for message in told)


@pytest.mark.postgres
@pytest.mark.timeout(600)
def test_what_is_said_while_postgresql_is_killed_is_answered(own_postgres, tmp_path, workspace):
    settings = Settings(home=tmp_path, database=own_postgres.get_uri())
    with desk_on(settings, workspace) as talking:
        before = talking.workspace.say("wei", "dm", "What does pump number 9 cost a year?")
        until(lambda: any(m.thread_ts == before.ts for m in talking.workspace.messages("dm", "wei") if m.bot_id))

        kill(own_postgres)
        said = say_all(talking)
        time.sleep(AWAY)
        own_postgres.ensure_postgres_running()

        all_answered_once(talking, [before, *said])


def waiting_told(talking):
    return [m for m in talking.workspace.messages("dm", "wei") if m.only_for]


@contextmanager
def full_disk(engine):
    """SQLite may take no new page, and none is free."""
    most = ["1"]

    def limit(connection, *_):
        connection.execute(f"PRAGMA max_page_count = {most[0]}")

    raw = engine.raw_connection()
    raw.execute("VACUUM")
    raw.close()
    event.listen(engine, "checkout", limit)
    yield
    most[0] = "1073741823"
