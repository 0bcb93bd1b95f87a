"""The log is written with the act or not at all, by many writers in one chain; the database lets nobody change it."""

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from knowledge import audit
from knowledge.audit import entries
from knowledge.audit.chain import Fault
from knowledge.audit.retention import prune
from knowledge.records.db import Database
from knowledge.records.people.people import Person

NOW = datetime(2026, 4, 2, 9, 30, 0, 123456, tzinfo=UTC)
WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from knowledge import audit
from knowledge.records.db import Database
from knowledge.records.people.people import Person
database, name = Database(sys.argv[1]), sys.argv[2]
for n in range(int(sys.argv[3])):
    with database.sessions.begin() as session:
        session.add(Person(slack_id=f"U{name}{n}"))
        audit.note(session, "settings.role", f"person:U{name}{n}", by=name, now=datetime.now(UTC), n=n)
        audit.note(session, "access.refused", "ticket:1", by=name, now=datetime.now(UTC))
"""


def told(database):
    with database.reading() as session:
        return [(one.seq, one.actor, one.act) for one in entries.in_order(session)]


def wrote(database, count, **given):
    for n in range(count):
        with database.sessions.begin() as session:
            audit.note(session, "question.asked", f"question:{n}", by="U0LIN", now=NOW, **given)


def found(database, **given):
    with database.reading() as session:
        return audit.verify(session, **given)


def test_an_entry_is_there_with_its_act_and_gone_with_it(database):
    with database.sessions.begin() as session:
        session.add(Person(slack_id="U0LIN"))
        audit.note(session, "settings.role", "person:U0LIN", by=None, now=NOW, role="staff")
    with pytest.raises(ZeroDivisionError), database.sessions.begin() as session:
        audit.note(session, "settings.role", "person:U0GAO", by=None, now=NOW, role=1 / 0)
    with database.sessions() as session:
        audit.note(session, "settings.role", "person:U0QIN", by=None, now=NOW)
        session.rollback()
        session.commit()

    assert [(1, "desk", "settings.role")] == told(database)
    assert found(database).whole


def test_what_is_written_reads_back_as_it_was_hashed(database):
    wrote(database, 1, text="第 3 条 \u0007 “=1+1”\n", documents=[3, 1], old=None, value={"b": 1, "a": [0.5]})

    with database.reading() as session:
        entry = next(entries.in_order(session))
    assert NOW == entry.at
    assert '{"documents":[3,1],"old":null,"text":"第 3 条 \\u0007 “=1+1”\\n","value":{"a":[0.5],"b":1}}' == entry.data
    assert found(database).whole


def test_a_session_that_only_reads_takes_no_note(database):
    with database.reading() as session, pytest.raises(RuntimeError):
        audit.note(session, "question.asked", "question:1", by="U0LIN", now=NOW)


def test_processes_and_threads_write_one_chain_without_gaps(database, database_url):
    started = [subprocess.Popen([sys.executable, "-c", WRITER, database_url, name, "15"]) for name in ("A", "B")]
    threads = [threading.Thread(target=wrote, args=(database, 15)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [0, 0] == [process.wait(120) for process in started]
    assert list(range(1, 91)) == [seq for seq, *_ in told(database)]
    assert found(database).whole


def test_writers_that_hold_each_others_rows_do_not_wait_in_a_circle(database):
    """Each notes first and locks the other's row later: taken at the note, the head would close the circle."""
    with database.sessions.begin() as session:
        session.add_all([Person(slack_id="U1"), Person(slack_id="U2")])
    failed = []

    def write(mine):
        try:
            with database.sessions.begin() as session:
                audit.note(session, "settings.role", f"person:{mine}", by=mine, now=NOW)
                session.execute(text("UPDATE people SET name = :me WHERE slack_id = :me"), {"me": mine})
                audit.note(session, "settings.role", f"person:{mine}", by=mine, now=NOW)
        except DBAPIError as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(person,)) for person in ("U1", "U2") * 5]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [] == failed
    assert 20 == len(told(database))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET actor = 'U0NOBODY' WHERE seq = 2",
        "DELETE FROM audit_entries WHERE seq = 2",
        "DELETE FROM audit_entries",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_entry(database, statement):
    wrote(database, 3)

    with pytest.raises(DBAPIError, match="audit entries"), database.sessions.begin() as session:
        session.execute(text(statement))

    assert 3 == len(told(database))


@pytest.mark.parametrize(
    ("statement", "fault", "seq"),
    [
        ("UPDATE audit_entries SET data = '{}' WHERE seq = 4", Fault.EDITED, 4),
        ("UPDATE audit_entries SET at = '2020-01-01 00:00:00' WHERE seq = 1", Fault.EDITED, 1),
        ("DELETE FROM audit_entries WHERE seq = 3", Fault.MISSING, 3),
        ("DELETE FROM audit_entries WHERE seq >= 5", Fault.MISSING, 5),
        ("DELETE FROM audit_entries", Fault.MISSING, 1),
        ("INSERT INTO audit_anchors SELECT seq, hash, at FROM audit_entries WHERE seq = 2", Fault.ANCHOR, 2),
        ("UPDATE audit_head SET seq = 5, hash = (SELECT hash FROM audit_entries WHERE seq = 5)", Fault.STRAY, 6),
        ("DELETE FROM audit_head", Fault.STRAY, 1),
    ],
)  # fmt: skip
def test_who_takes_the_triggers_away_is_found_at_the_place(database: Database, statement, fault, seq):
    wrote(database, 6, text="?")
    with database.engine.begin() as connection:
        for trigger in ("audit_entries_stay", "audit_entries_are_kept")[: 2 if database.is_sqlite else 1]:
            on = "" if database.is_sqlite else " ON audit_entries"
            connection.execute(text(f"DROP TRIGGER {trigger}{on}"))
        connection.execute(text(statement))

    assert (fault, seq) in {(one.fault, one.seq) for one in found(database).findings}


def test_retention_removes_what_is_old_and_leaves_a_chain_that_can_be_checked(database):
    with database.sessions.begin() as session:
        for days in range(40):
            audit.note(session, "question.asked", f"question:{days}", by="U0LIN", now=NOW + timedelta(days=days))
    first, late = found(database), NOW + timedelta(days=40)

    removed = [pruned(database, late, days) for days in (60, 30, 30, 10)]
    after = found(database, known=[first.last])

    assert [0, 10, 0, 20] == removed
    assert (True, 31, 12) == (after.whole, after.first, after.entries)
    assert ["audit.pruned"] * 2 == [act for *_, act in told(database)][-2:]


def test_an_anchor_that_nobody_left_is_found_and_the_last_entry_always_stays(database):
    wrote(database, 5)
    removed = pruned(database, NOW + timedelta(days=400), 10)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE audit_anchors SET hash = 'f'"))

    assert (4, [5, 6]) == (removed, [seq for seq, *_ in told(database)])
    assert {Fault.ANCHOR, Fault.UNLINKED} == {one.fault for one in found(database).findings}


def pruned(database, now, days):
    with database.sessions.begin() as session:
        return prune(session, days=days, now=now)
