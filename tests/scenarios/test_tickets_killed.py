"""A desk killed at any moment of a busy hour on Slack doubles and loses nothing; log and countdowns agree."""

import os
import random
import subprocess
import sys
import time
from collections import Counter

import pytest

from bot.desk.tickets import countdown
from bot.desk.tickets import tickets as verbs
from bot.desk.tickets.ticket_log import state_of
from bot.replies.rendering import render
from knowledge.records.db import Database
from knowledge.records.people import outbox
from knowledge.records.people.outbox import DROPPED, POSTED, OutboxMessage
from knowledge.records.tickets import tickets
from tests.bot.desk.test_ticket_verbs import report
from tests.scenarios.busy_desk import MORNING

KILLS = 200 if os.environ.get("VENDORDESK_LONG") else 12
TICKETS = 5
SPEED = 120 if KILLS == 12 else 20


class BusyDesk:
    """The desk's process, started again whenever it was killed."""

    def __init__(self, url, api):
        self._command = [sys.executable, "-m", "tests.scenarios.busy_desk", url, api, str(time.time()), str(SPEED)]

    def __enter__(self):
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()

    def start(self):
        self._tell("start", "ready")

    def kill(self):
        self._tell("kill", "killed")

    def _tell(self, word, answer):
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == f"{answer}\n"


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    database.migrate()
    yield database
    database.close()


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_killed_at_random_moments_of_a_busy_hour_it_doubles_and_loses_nothing(database, workspace):
    rng = random.Random(7)
    with database.sessions.begin() as session:
        for number in range(TICKETS):
            verbs.open_ticket(session, report(channel="C0GENERAL", owner="U0LIN", key=f"open:{number}"), MORNING)
    with BusyDesk(str(database.engine.url), workspace.api_url) as desk:
        for _ in range(KILLS):
            desk.start()
            press_something(workspace, rng)
            time.sleep(rng.uniform(0, 0.8))
            desk.kill()
        for _ in range(5):  # the clock runs on: something may fall due between the rest and the end
            desk.start()
            rest(database)
            desk.kill()
            if not waits(database):
                break

    check(database, workspace)


def press_something(workspace, rng):
    """Somebody presses a button under a countdown, whether the desk is there to hear it or not."""
    shown = [m for m in workspace.messages("general") if "ticket_step_" in str(m.blocks)]
    if shown:
        message = rng.choice(shown)
        buttons = [e.get("action_id") for block in message.blocks for e in block.get("elements", ())]
        step = next((b for b in ("ticket_step_confirm", "ticket_step_resume") if b in buttons), None)
        if step:
            workspace.click("lin", message, step)


def waits(database):
    """How many messages wait to be sent."""
    with database.reading() as session:
        return session.query(OutboxMessage).filter_by(state="pending").count()


def rest(database):
    """Wait until the hour has brought a breach, however fast the kills went by, and nothing waits to be sent."""
    for _ in range(1200):
        with database.reading() as session:
            told = session.query(OutboxMessage).filter_by(template="ticket_breach").count()
            if told and not session.query(OutboxMessage).filter_by(state="pending").count():
                return
        time.sleep(0.1)
    raise AssertionError("the desk did not come to rest")


def check(database, workspace):
    everywhere = [*workspace.messages("general"), *workspace.messages("dm", "lin")]
    posted = [m for m in everywhere if m.bot_id and m.metadata]
    keys = Counter(m.metadata["event_payload"]["key"] for m in posted)
    by_ts = {m.ts: m for m in posted}
    with database.reading() as session:
        rows = session.query(OutboxMessage).all()
        assert {POSTED, DROPPED} >= {row.state for row in rows}
        assert Counter(row.key for row in rows if row.state == POSTED) == keys
        assert any(row.template == "ticket_breach" for row in rows)
        for ticket in tickets.listed(session, ended=True):
            row = next(r for r in outbox.about(session, f"ticket:{ticket.id}") if r.kind == "countdown")
            state = state_of(session, ticket.id)
            told = {clock["clock"]: clock for clock in row.payload["clocks"]}
            assert state.status == row.payload["status"]
            for clock in countdown.newest_runs(state):
                assert told[clock.name]["due_at"] == (clock.due_at.isoformat() if clock.due_at else None)
            assert shown_by(row) == bare(by_ts[row.ts].blocks)


def shown_by(row):
    """The blocks that a countdown's values make."""
    return list(render(row.template, row.payload).blocks)


def bare(blocks):
    """Blocks without the ids that Slack gave them."""
    return [{name: value for name, value in block.items() if name != "block_id"} for block in blocks]
