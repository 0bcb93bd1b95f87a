"""A database that is locked, damaged or may not be written is one sentence on the terminal, never a traceback."""

import sqlite3
import sys

import pytest

from bot.cli import main
from knowledge.records import db


def run(monkeypatch, capsys, home, *words):
    monkeypatch.setattr(sys, "argv", ["vendordesk", "--home", str(home), *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code, capsys.readouterr().err


@pytest.fixture
def home(tmp_path):
    database = db.Database(f"sqlite:///{tmp_path / 'vendordesk.db'}")
    database.migrate()
    database.close()
    return tmp_path


@pytest.mark.parametrize("words", [("renewals",), ("tick",), ("ticket", "list"), ("contracts",), ("doctor",)])
def test_a_database_that_stays_locked_is_one_sentence(home, monkeypatch, capsys, words):
    monkeypatch.setattr(db, "_BUSY_SECONDS", 0.2)
    other = sqlite3.connect(home / "vendordesk.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    code, said = run(monkeypatch, capsys, home, *words)
    other.close()

    assert code in (0, 1)
    assert "Traceback" not in said
    assert len(said.splitlines()) <= 1
    if code and said:
        assert "locked" in said


def test_a_damaged_database_is_one_sentence(home, monkeypatch, capsys):
    (home / "vendordesk.db").write_bytes(b"no such thing" * 4000)

    code, said = run(monkeypatch, capsys, home, "renewals")

    assert 1 == code
    assert "file is not a database" in said
    assert 1 == len(said.splitlines())
