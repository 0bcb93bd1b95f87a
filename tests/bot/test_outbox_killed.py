"""A desk that is killed at any moment doubles no message and loses none."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from bot.desk.tickets import countdown
from bot.desk.tickets import tickets as verbs
from bot.desk.tickets.ticket_log import state_of
from knowledge.records.db import Database
from knowledge.records.people import outbox
from knowledge.records.people.outbox import DROPPED, POSTED, OutboxMessage
from knowledge.records.tickets import tickets
from tests.bot.desk.test_ticket_verbs import report
from tests.bot.http_slack import HttpSlack
from tests.knowledge.rules.tickets import MONDAY

LONG = bool(os.environ.get("VENDORDESK_LONG"))
KILLS = 200 if LONG else 5
SPEED = 300 if LONG else 600
HOURS = 6 if LONG else 3


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    database.migrate()
    yield database
    database.close()


class Desk:
    """The desk's process, started again whenever it was killed."""

    def __init__(self, database, slack, hours):
        self.began = time.time() + 1
        url = str(database.engine.url)
        words = [url, slack.url, str(self.began), str(SPEED), str(hours * 3600)]
        self._command = [sys.executable, "-m", "tests.bot.delivering", *words]
        self.process = None

    def start(self):
        self.process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n"

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def finish(self):
        """Run to the end without being disturbed."""
        self.start()
        assert self.process.wait(240) == 0
        self.process.stdout.close()

    def now(self):
        return MONDAY + timedelta(seconds=max(0, (time.time() - self.began) * SPEED))


def check(database, slack):
    """Each message is in Slack exactly once if the outbox says so, and the countdowns say what the logs say."""
    with database.reading() as session:
        rows = session.query(OutboxMessage).all()
        assert {POSTED, DROPPED} >= {row.state for row in rows}
        assert sorted(row.key for row in rows if row.state == POSTED) == sorted(slack.keys)
        assert {row.key: row.ts for row in rows if row.ts} == {
            message["metadata"]["event_payload"]["key"]: ts for ts, message in slack.messages.items()
        }
        for ticket in tickets.listed(session, ended=True):
            shown = next(row for row in outbox.about(session, f"ticket:{ticket.id}") if row.kind == "countdown")
            assert repr(shown.payload) == slack.messages[shown.ts]["text"]
            told = {clock["clock"]: clock for clock in shown.payload["clocks"]}
            state = state_of(session, ticket.id)
            for clock in countdown.newest_runs(state):
                assert told[clock.name]["met_at"] == (clock.met_at.isoformat() if clock.met_at else None)
                assert told[clock.name]["due_at"] == (clock.due_at.isoformat() if clock.due_at else None)


@pytest.mark.parametrize("where", ["C0DESK", "contracts", "U0WEI"])
@pytest.mark.parametrize("moment", ["before it is posted", "after it is posted"])
def test_killed_in_the_middle_of_a_call_it_posts_once(database, moment, where):
    with database.sessions.begin() as session:
        verbs.open_ticket(session, report(channel=where), MONDAY)
        verbs.confirm(session, 1, by="U-own", now=MONDAY)
    with HttpSlack() as slack:
        desk = Desk(database, slack, hours=0.1)

        def kill_once(count):
            if count == 1:
                desk.kill()

        setattr(slack, "before" if moment.startswith("before") else "after", kill_once)
        desk.start()
        desk.process.wait(60)

        desk.finish()

        check(database, slack)
        assert slack.messages


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_killed_at_random_moments_of_a_busy_day_it_doubles_and_loses_nothing(database):
    rng = random.Random(11)
    with database.sessions.begin() as session:
        for number in range(6):
            verbs.open_ticket(session, report(severity=f"S{number % 3 + 1}"), MONDAY)
    with HttpSlack(trouble=0.05) as slack:
        desk = Desk(database, slack, HOURS)
        for _ in range(KILLS):
            desk.start()
            act(database, desk, rng)
            time.sleep(rng.uniform(0, 0.5))
            desk.kill()

        desk.finish()

        check(database, slack)
        assert any("ticket_breach" in key for key in slack.keys)


def act(database, desk, rng):
    """Somebody does something while the desk runs."""
    number = rng.randint(1, 6)
    said = {"by": "U-own", "now": desk.now()}
    with database.sessions.begin() as session:
        state = state_of(session, number)
        if state.status == "waiting":
            verbs.resume(session, number, **said)
        elif rng.random() < 0.5:
            verbs.pause(session, number, "logs", **said)
        else:
            verbs.respond(session, number, "on it", **said)
