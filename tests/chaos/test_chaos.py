"""Replicas are killed, the database restarts, Slack stumbles, the clock jumps, and business goes on: nothing is lost.

About a minute each, `VENDORDESK_LONG=1` an hour. The seed is printed, and taken from `CHAOS_SEED` where that is set;
`CHAOS_SECONDS` is any other length.
"""

import os
import random
import sys
import time

import pytest

from knowledge.records.db import Database
from tests.bot.served import Served, until
from tests.chaos.business import Business
from tests.chaos.replica import AHEAD
from tests.chaos.trouble import Trouble
from tests.postgres import kill, own_postgres

__all__ = ["own_postgres"]

LONG = bool(os.environ.get("VENDORDESK_LONG"))
SECONDS = int(os.environ.get("CHAOS_SECONDS") or (3600 if LONG else 15))
SEED = int(os.environ.get("CHAOS_SEED") or random.randrange(10_000))
PROGRAM = (sys.executable, "-m", "tests.chaos.replica")

pytestmark = [pytest.mark.long, pytest.mark.timeout(SECONDS + 600)]


@pytest.fixture
def ahead(tmp_path):
    file = tmp_path / "ahead"
    file.write_text("0")
    return file


def replicas_of(count, tmp_path, workspace, ahead, **given):
    home = tmp_path / "home"
    settings = {AHEAD: str(ahead), "VENDORDESK_OWNER_CHANNEL": "vendors", "VENDORDESK_HOME_LANGUAGE": "en", **given}
    return [Served(home, tmp_path / f"log-{n}", workspace.api_url, settings, program=PROGRAM) for n in range(count)]


def survived(business, trouble, replicas, capsys):
    """Act and suffer for a while, then let everything come to rest, and judge."""
    workspace = business.workspace
    workspace.state.delivery.retry_delays = (0.0, 10.0, 40.0, 80.0)  # Slack's, in shorter
    try:
        for replica in replicas:
            replica.start()
        for replica in replicas:
            until(replica.is_ready, seconds=240)
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            tried(business.act)
            if trouble.rng.random() < 0.4:
                trouble.happen()
            time.sleep(trouble.rng.uniform(0, 0.8))
        trouble.end()
        until(lambda: tried(business.is_settled), seconds=300, rest=1)
        wrong = business.judged()
    finally:
        logs = [replica.log.read_text() for replica in replicas]
        for replica in replicas:
            if replica.process is not None and replica.process.poll() is None:
                replica.kill()
    with capsys.disabled():
        injected = ", ".join(f"{count} {name}" for name, count in sorted(trouble.injected.items()))
        lost, doubled = (len(wrong.get(name, [])) for name in ("lost", "doubled"))
        print(f"\nseed {SEED}: {business.done}; injected {injected}; lost {lost}, doubled {doubled}")
    return wrong, logs


def tried(act):
    """What an act says; of one that the database could not take now: None."""
    from sqlalchemy.exc import DBAPIError

    try:
        return act()
    except DBAPIError:
        return None


@pytest.mark.postgres
def test_two_replicas_on_one_postgresql_lose_and_double_nothing(own_postgres, tmp_path, workspace, ahead, capsys):
    rng = random.Random(SEED)
    replicas = replicas_of(2, tmp_path, workspace, ahead, VENDORDESK_DATABASE=own_postgres.get_uri())
    database = Database(own_postgres.get_uri())
    database.migrate()

    def restart():
        kill(own_postgres)
        time.sleep(rng.uniform(0, 2))
        own_postgres.ensure_postgres_running()

    trouble = Trouble(rng, workspace, replicas, ahead=ahead, restart_database=restart)
    wrong, _ = survived(Business(database, workspace, rng, ahead), trouble, replicas, capsys)
    database.close()

    assert {} == wrong


def test_one_desk_on_sqlite_loses_and_doubles_nothing(tmp_path, workspace, ahead, capsys):
    rng = random.Random(SEED)
    replicas = replicas_of(1, tmp_path, workspace, ahead)
    (tmp_path / "home").mkdir(mode=0o700)
    database = Database(f"sqlite:///{tmp_path / 'home' / 'vendordesk.db'}")
    database.migrate()

    trouble = Trouble(rng, workspace, replicas, ahead=ahead, full_disk=True)
    wrong, _ = survived(Business(database, workspace, rng, ahead), trouble, replicas, capsys)
    database.close()

    assert {} == wrong
