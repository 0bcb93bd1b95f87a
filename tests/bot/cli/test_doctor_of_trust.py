"""`doctor` says whether the audit log is whole, and whether backups are made and were proved within a quarter."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.cli.running.doctor import trust
from knowledge import audit
from knowledge.clock import SystemClock
from knowledge.records.db import Database
from knowledge.settings import Settings


@pytest.fixture
def home(tmp_path):
    database = Database(Settings(home=tmp_path).database_url)
    database.migrate()
    yield database
    database.close()


def found(folder, **settings):
    return {(one.name, one.state, one.said) for one in trust(Settings(home=folder, **settings))}


def drilled(database, days):
    with database.sessions.begin() as session:
        audit.note(session, "backup.drill", "backup:x", by=None, now=SystemClock().now() - timedelta(days=days))


def test_a_home_whose_backups_were_proved_is_well(home, tmp_path):
    drilled(home, 91)

    assert {("audit", "ok"), ("backups", "ok")} == {(name, state) for name, state, _ in found(tmp_path)}


def test_no_backups_and_no_drill_are_noted(home, tmp_path):
    assert ("backups", "note", "none was ever proved") in found(tmp_path)
    assert ("backups", "note", "none are scheduled") in found(tmp_path, backups="off")
    drilled(home, 94)
    assert {"ok", "note"} == {state for _, state, _ in found(tmp_path)}


def test_a_log_that_was_tampered_with_is_wrong(home, tmp_path):
    drilled(home, 1)
    with home.engine.begin() as connection:
        connection.execute(text("UPDATE audit_head SET seq = 9"))

    assert ("audit", "wrong", "the log was tampered with: 1 faults") in found(tmp_path)
