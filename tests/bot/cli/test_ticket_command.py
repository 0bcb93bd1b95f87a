"""`ticket`, `tick` and `sla explain` from the terminal."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.desk.tickets.ticket_log import state_of
from knowledge.clock import SystemClock
from knowledge.errors import BadInput, Conflict, NotFound
from knowledge.records.contracts import proposals
from knowledge.records.db import Database
from knowledge.records.documents.documents import Document
from knowledge.rules.contract_record import ContractRecord, CreditTerm, Money, Quote, ServiceHours, SlaItem
from knowledge.settings import Settings

SUPPORT = ContractRecord(
    title="Support Agreement",
    number="SA-7",
    kind="support",
    vendor="Arden Software Ltd",
    customer="Moravel Pumps",
    service_hours=ServiceHours("Asia/Shanghai", (1, 2, 3, 4, 5), (("09:00", "12:00"), ("13:00", "18:00"))),
    sla=(
        SlaItem("P1", None, "all stands", "response", "PT30M", "24x7"),
        SlaItem("P1", None, "all stands", "restore", "PT4H", "24x7"),
        SlaItem("P2", None, "some stand", "resolve", "P2D", "business"),
    ),
    credits=(CreditTerm("P1 not restored in time", 5, "monthly_fee", 20),),
    credit_claim_within="P30D",
    annual_fee=Money("120000.00", "EUR"),
    quotes={"sla[1].within": Quote("restored within four hours", 50, 76)},
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    database = Database(Settings(home=tmp_path).database_url)
    database.migrate()
    with database.sessions.begin() as session:
        document = Document(
            uri="sa.pdf", name="sa.pdf", title="SA", content_hash="x", text="", pages=[], audience="everyone",
            learned_at=datetime(2026, 1, 1, tzinfo=UTC),
        )  # fmt: skip
        session.add(document)
        session.flush()
        proposals.propose(session, document, SUPPORT, datetime(2026, 1, 1, tzinfo=UTC))
    database.close()
    return tmp_path


def run(home, *words):
    result = CliRunner().invoke(app, ["--home", str(home), *words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def opened(home, *more, at="2026-06-01T09:00+08:00"):
    return json.loads(
        run(home, "ticket", "open", "Line 3 stands", "--contract", "SA-7", "--severity", "S1", "--level", "P1",
            "--channel", "C1", "--at", at, "--json", *more)
    )  # fmt: skip


def test_a_ticket_opened_under_a_contract_runs_its_clocks(home):
    ticket = opened(home)

    assert {"response": "2026-06-01T01:30:00Z", "restore": "2026-06-01T05:00:00Z"} == {
        clock["milestone"]: clock["due_at"] for clock in ticket["clocks"]
    }
    assert "Arden Software Ltd" == ticket["vendor"]


def test_a_ticket_goes_from_open_to_closed(home):
    opened(home)
    steps = [
        ("ack", "1"), ("notify", "1", "phone"), ("respond", "1", "on it", "--plan", "--at", "2026-06-01T09:20+08:00"),
        ("pause", "1", "logs"), ("resume", "1"), ("update", "1", "nearly"), ("milestone", "1", "restore"),
        ("join", "1", "here too"), ("handover", "1", "U2"), ("note", "1", "x"), ("request-visit", "1", "board"),
        ("visit", "1", "--chargeable"), ("resolve", "1", "done"), ("reopen", "1", "again"), ("resolve", "1"),
        ("verify", "1"), ("close", "1", "--impact", "1 h", "--prevention", "alarm", "--change-record", "CR-7"),
    ]  # fmt: skip

    last = [run(home, "ticket", *step) for step in steps][-1]

    assert "closed, next: nobody none\n" == last
    shown = json.loads(run(home, "ticket", "show", "1", "--json"))
    assert "met" == next(c["status"] for c in shown["clocks"] if c["milestone"] == "response")
    assert [] == json.loads(run(home, "ticket", "list", "--json"))["tickets"]
    assert "Line 3 stands" in run(home, "ticket", "list", "--all")


def test_the_tick_makes_a_breach_a_claim_and_the_claim_is_decided_once(home):
    opened(home)

    told = json.loads(run(home, "tick", "--now", "2026-06-01T15:00+08:00", "--json"))

    assert 0 == told["sent"]
    assert ("pending", "ticket:1:restore:1", "ticket_breach") in {
        (message["state"], message["subject"], message["kind"]) for message in told["messages"]
    }
    assert "500.00 EUR for restore:1" in run(home, "ticket", "show", "1")
    assert "claim 1: waived\n" == run(home, "ticket", "claim", "1", "--waive")
    with pytest.raises(Conflict):
        run(home, "ticket", "claim", "1")


def test_explain_lists_stretches_pauses_and_replaced_deadlines(home):
    opened(home)
    run(home, "ticket", "grade", "1", "S2", "P2")

    text = run(home, "sla", "explain", "1")
    told = json.loads(run(home, "sla", "explain", "1", "--json"))

    assert "resolve (run 1): P2D, business, Asia/Shanghai" in text
    assert "deadlines before: response:1" in text
    resolve = told["clocks"][0]
    assert "2026-06-03T10:00:00Z" == resolve["due_at"]
    assert resolve["length_minutes"] == sum(p["minutes"] for p in resolve["parts"] if p["end"] <= resolve["due_at"])


def test_wrong_times_and_numbers_are_one_sentence(home):
    opened(home)

    with pytest.raises(BadInput, match="without an offset"):
        run(home, "ticket", "ack", "1", "--at", "2026-06-01T09:00")
    with pytest.raises(BadInput, match="not a time"):
        run(home, "tick", "--now", "noon")
    with pytest.raises(NotFound, match="no ticket 9"):
        run(home, "ticket", "show", "9")


def test_a_withdrawn_ticket_stops(home):
    opened(home, at=SystemClock().now().isoformat())

    assert "withdrawn, next: nobody none\n" == run(home, "ticket", "withdraw", "1", "a mistake")
    assert "response: stopped" in run(home, "ticket", "show", "1")


def test_a_levels_own_warnings_come_from_the_home(home):
    (home / "warnings.toml").write_text("P1 = [30, 60]\ndefault = [80]\n", encoding="utf-8")
    opened(home)
    database = Database(Settings(home=home).database_url)

    with database.reading() as session:
        terms = state_of(session, 1).terms

    assert ((30, 60), (80,)) == (terms.marks_of("P1"), terms.marks_of("P2"))
    database.close()


def test_wrong_warnings_are_named(home):
    (home / "warnings.toml").write_text("P1 = 'often'\n", encoding="utf-8")

    with pytest.raises(BadInput, match=r"warnings\.toml"):
        opened(home)
