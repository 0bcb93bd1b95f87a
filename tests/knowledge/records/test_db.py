"""The database: migrations describe the models, first starts may race, readers do not wait."""

import importlib
import pkgutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import StatementError

from knowledge import records
from knowledge.records.base import Base
from knowledge.records.db import Database, alembic_config
from knowledge.records.people import people, questions
from knowledge.records.people.people import Person
from knowledge.records.people.questions import Question

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
MIGRATE = "import sys; from knowledge.records.db import Database; Database(sys.argv[1]).migrate()"


def test_migrations_build_exactly_what_the_models_say(database: Database) -> None:
    assert [] == differences(database)


def test_migrations_lead_back_to_nothing_and_up_again(database: Database) -> None:
    with database.engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")

    left = inspect(database.engine).get_table_names()
    database.migrate()

    assert ["alembic_version"] == left
    assert [] == differences(database)


def differences(database: Database) -> list[Any]:
    """What the models say otherwise than the tables."""
    for module in pkgutil.walk_packages(records.__path__, "knowledge.records."):
        importlib.import_module(module.name)
    importlib.import_module("knowledge.audit.entries")
    with database.engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def test_migrating_again_changes_nothing(database: Database) -> None:
    database.migrate()

    with database.reading() as session:
        assert 1 == session.scalar(text("SELECT count(*) FROM alembic_version"))


def test_processes_that_start_first_at_the_same_time_all_succeed(database_url: str) -> None:
    started = [subprocess.Popen([sys.executable, "-c", MIGRATE, database_url]) for _ in range(3)]

    codes = [process.wait(60) for process in started]

    assert [0, 0, 0] == codes


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with database.sessions.begin() as writer:
        writer.add(Person(slack_id="U1"))
        writer.flush()
        with database.reading() as reader:
            seen = people.by_slack_id(reader, "U1")

    assert seen is None


def test_writers_take_turns(database: Database) -> None:
    def add(number: int) -> None:
        with database.sessions.begin() as session:
            session.add(Person(slack_id=f"U{number}"))

    threads = [threading.Thread(target=add, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.reading() as session:
        assert 8 == session.scalar(text("SELECT count(*) FROM people"))


def test_an_instant_comes_back_in_utc(database: Database) -> None:
    china = timezone(timedelta(hours=8))
    with database.sessions.begin() as session:
        session.add(Question(event_key="E1", asked_at=NOW.astimezone(china), text="?"))

    with database.reading() as session:
        asked = questions.by_event(session, "E1")

    assert asked is not None
    assert NOW == asked.asked_at
    assert UTC == asked.asked_at.tzinfo


def test_a_naive_instant_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="needs a zone"), database.sessions.begin() as session:
        session.add(Question(event_key="E1", asked_at=NOW.replace(tzinfo=None), text="?"))


def test_a_later_verdict_replaces_an_earlier_one(database: Database) -> None:
    with database.sessions.begin() as session:
        question = Question(event_key="E1", asked_at=NOW, text="?")
        session.add(question)
        session.flush()
        questions.judge(session, question.id, "U1", right=True, now=NOW)

        questions.judge(session, question.id, "U1", right=False, now=NOW)

    with database.reading() as session:
        assert [(False,)] == list(session.execute(text('SELECT "right" FROM feedback')))


def test_migrations_are_one_line_each_after_the_other():
    with Database("sqlite://").engine.connect() as connection:
        script = ScriptDirectory.from_config(alembic_config(connection))

        assert 1 == len(script.get_heads())
