"""`renewals`, `digest`, `dossier` and `scorecard` from the terminal."""

import json

import docx
import pytest
from typer.testing import CliRunner

from bot.cli import app
from knowledge.errors import BadInput
from knowledge.records.db import Database
from knowledge.settings import Settings
from tests.bot.desk.vendor_year import VENDOR, add_year


@pytest.fixture
def home(tmp_path):
    database = Database(Settings(home=tmp_path).database_url)
    database.migrate()
    with database.sessions.begin() as session:
        add_year(session)
    database.close()
    return tmp_path


@pytest.fixture
def run(home):
    def invoke(*words):
        done = CliRunner().invoke(app, ["--home", str(home), *words], catch_exceptions=False)
        assert 0 == done.exit_code, done.output
        return done.stdout

    return invoke


def test_the_watch_as_json(run):
    shown = json.loads(run("renewals", "--on", "2026-11-23", "--json"))

    row = shown["renewals"][0]
    assert ("2026-11-23", "NY-2026-1", "2026-12-31", "2026-12-01", "2026-10-30") == (
        shown["on"], row["contract"], row["end"], row["last_opt_out_on"], row["decide_on"],
    )  # fmt: skip
    assert ("running", {"kind": "opt_out", "on": "2026-12-01"}, "U0OWNER", None) == (
        row["state"], row["deadline"], row["owner"], row["stage"],
    )  # fmt: skip


def test_the_watch_follows_a_renewed_contract(run):
    row = json.loads(run("renewals", "--on", "2028-02-01", "--json"))["renewals"][0]

    assert ("2028-12-31", "2028-12-01") == (row["end"], row["last_opt_out_on"])


def test_the_digest_in_both_languages(run):
    assert "最后通知日 2026-12-01" in run("digest", "--on", "2026-11-25")
    assert "last day to opt out 2026-12-01" in run("digest", "--on", "2026-11-25", "--lang", "en")


def test_the_digest_as_json(run):
    part = json.loads(run("digest", "--on", "2026-11-25", "--json"))["parts"][0]

    assert "opt_out" in [item["what"] for item in part["due"]]


def test_the_dossier_is_written_where_it_is_asked_for(run, tmp_path):
    path = tmp_path / "report.docx"

    shown = run("dossier", "NY-2026-1", "--out", str(path))

    assert str(path) == shown.strip()
    assert "续约可行性报告" == docx.Document(str(path)).paragraphs[0].text


def test_the_scorecard_with_its_files(run, tmp_path):
    shown = run("scorecard", VENDOR, "--quarter", "2026Q3", "--out", str(tmp_path / "card"))

    assert "80.0%" in shown
    assert {"scorecard.xlsx", "kept.png", "quarters.png"} <= {path.name for path in (tmp_path / "card").iterdir()}


def test_what_is_no_day_is_refused(home):
    with pytest.raises(BadInput, match="YYYY-MM-DD"):
        CliRunner().invoke(app, ["--home", str(home), "renewals", "--on", "tomorrow"], catch_exceptions=False)
