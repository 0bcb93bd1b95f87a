"""The terminal asks about what is only likely too, and takes decisions back."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from bot.cli import app
from knowledge.records.contracts import proposals
from knowledge.records.db import Database
from knowledge.records.documents.documents import Document
from knowledge.rules.contract_record import ContractRecord, Quote, Suggestion
from knowledge.settings import Settings

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
READ = ContractRecord(
    title="Goose Agreement", number="GA-1", kind="support", vendor="Wildfowl Software Ltd", customer="Marsh Mills",
    suggestions=(
        Suggestion("expires_on", "2027-12-31", 0.44, Quote("until the geese leave", 0, 21)),
        Suggestion("notice_period", "P45D", 0.31, Quote("45 days ahead", 30, 43)),
    ),
)  # fmt: skip


@pytest.fixture
def run(tmp_path):
    database = Database(Settings(home=tmp_path).database_url)
    database.migrate()
    with database.sessions.begin() as session:
        document = Document(
            uri="a.md", name="a.md", title="a", content_hash="x", text="", pages=[], learned_at=NOW, audience="everyone"
        )
        session.add(document)
        session.flush()
        proposals.propose(session, document, READ, NOW)
    database.close()

    def invoke(*words, code=0):
        done = CliRunner().invoke(app, ["--home", str(tmp_path), *words])
        assert code == done.exit_code, done.output
        return done.stdout

    return invoke


def shown(run):
    told = json.loads(run("contracts", "show", "GA-1", "--json"))
    return {f["field"]: f["state"] for f in told["facts"]}, [one["field"] for one in told["suggestions"]]


def test_what_is_only_likely_is_shown_as_a_question_with_its_quote(run):
    text = run("contracts", "show", "GA-1")

    assert "perhaps: expires_on: 2027-12-31 — right?" in text
    assert "“until the geese leave”" in text


def test_confirming_says_how_to_take_it_back_and_that_is_so(run):
    said = run("contracts", "confirm", "GA-1")

    assert "To take it back: vendordesk contracts undo GA-1" in said
    run("contracts", "undo", "GA-1")
    assert {"proposed"} == set(shown(run)[0].values())


def test_confirming_everything_leaves_what_is_only_likely_open(run):
    run("contracts", "confirm", "GA-1")

    facts, likely = shown(run)
    assert {"confirmed"} == set(facts.values())
    assert ["expires_on", "notice_period"] == likely
    assert [] == json.loads(run("renewals", "--json"))["renewals"] or "2027-12-31" not in run("renewals", "--json")


def test_a_named_field_is_answered_with_yes_or_no_and_taken_back(run):
    run("contracts", "confirm", "GA-1", "expires_on")
    run("contracts", "reject", "GA-1", "notice_period")
    answered = shown(run)
    run("contracts", "undo", "GA-1", "expires_on")
    run("contracts", "undo", "GA-1")

    assert ("confirmed", "rejected", []) == (answered[0]["expires_on"], answered[0]["notice_period"], answered[1])
    facts, likely = shown(run)
    assert {"expires_on", "notice_period"}.isdisjoint(facts)
    assert ["expires_on", "notice_period"] == likely


def test_what_nobody_suggested_or_decided_is_refused_in_one_sentence(run):
    run("contracts", "confirm", "GA-1", "annual_fee", code=1)
    run("contracts", "undo", "GA-1", code=1)
