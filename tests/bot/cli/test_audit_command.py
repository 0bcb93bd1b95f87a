"""From the terminal the log is verified and exported, and what is done there is in it."""

import csv
import json
import sqlite3

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.bot.cli.test_suggestions_command import run

__all__ = ["run"]


@pytest.fixture
def decided(run):
    run("contracts", "confirm", "GA-1")
    run("contracts", "confirm", "GA-1", "expires_on")
    run("contracts", "reject", "GA-1", "notice_period")
    run("contracts", "undo", "GA-1", "expires_on")
    return run


def test_decisions_of_the_terminal_are_a_whole_chain(decided, tmp_path):
    told = json.loads(decided("audit", "verify", "--json"))
    decided("audit", "export", str(tmp_path / "log.jsonl"))

    acts = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (True, 4, 1, 4) == (told["whole"], told["entries"], told["first"], told["last"]["seq"])
    assert ["fact.confirmed", "fact.confirmed", "fact.rejected", "fact.undone", "audit.exported"] == [
        one["act"] for one in acts
    ]
    assert {"terminal"} == {one["actor"] for one in acts}
    assert {"contract:1", "audit"} == {one["subject"] for one in acts}


def test_an_edit_is_told_with_its_place_and_exit_code_one(decided, tmp_path):
    with sqlite3.connect(tmp_path / "vendordesk.db") as database:
        database.execute("DROP TRIGGER audit_entries_stay")
        database.execute("UPDATE audit_entries SET actor = 'U0GAO' WHERE seq = 3")
    database.close()

    assert "entry 3: edited" in decided("audit", "verify", code=1)


def test_a_mark_that_was_written_down_is_looked_for(decided):
    last = decided("audit", "verify").split()[-1]
    other = f"{last.partition(':')[0]}:{'0' * 64}"

    assert "the chain is whole" in decided("audit", "verify", "--mark", last)
    assert "entry 4: is not the one that was written down" in decided("audit", "verify", "--mark", other, code=1)
    assert "" == decided("audit", "verify", "--mark", "4:abc", code=1)


def test_an_export_for_a_spreadsheet_holds_text_only_and_overwrites_nothing(decided, tmp_path):
    file = tmp_path / "log.csv"
    decided("audit", "export", str(file))
    again = CliRunner().invoke(app, ["--home", str(tmp_path), "audit", "export", str(file)])

    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert ["1", "2", "3", "4", "5"] == [row["seq"] for row in rows]
    assert "log.csv is there already" in str(again.exception)
