"""The desk's whole path on PostgreSQL: learning, answering, facts, tickets, renewals, corrections."""

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from typer.testing import CliRunner

from bot.cli import app
from bot.desk.contracts.contract_standing import standings
from bot.desk.renewals import renewal_pipeline
from bot.desk.renewals.renewal_steps import renewal_rounds
from bot.desk.reports.digest import parts
from bot.desk.reports.digest_sending import digest_rounds, preview
from bot.playground.sample.company import DOCUMENTS
from bot.scheduler import run_once
from bot.settings import BotSettings
from bot.wiring import open_desk, start
from indexer.sync import learn
from knowledge.clock import MovableClock
from knowledge.records.contracts import contracts
from knowledge.records.db import Database
from knowledge.records.documents import documents, passages
from knowledge.records.people import people
from knowledge.records.people.digests import subscribe
from knowledge.records.people.outbox import OutboxMessage
from knowledge.records.people.people import Person
from knowledge.records.tickets import triage_corrections
from knowledge.rules.access import TERMINAL
from knowledge.settings import Settings
from tests.running_desk import LEARNED, LEARNED_AT, OWNERS, ROLES, TalkingDesk
from tests.scenarios.tickets import Story
from tests.workspace import BOT

pytestmark = pytest.mark.postgres

QUOTE = "suntu/榫图PLM续期报价单.xlsx"
BUYERS = "procurement"
MORNING = datetime(2026, 11, 23, 2, tzinfo=UTC)
"""Ten o'clock in Shanghai, two in London, on a Monday."""


def audience(path):
    return BUYERS if path.name == Path(QUOTE).name else "everyone"


@pytest.fixture(scope="module")
def learned(postgres_server, tmp_path_factory, embedder):
    """A folder of documents and the name of a database that has learned them, which tests take copies of."""
    folder, name = tmp_path_factory.mktemp("desk") / "documents", "desk_learned"
    for file in (*LEARNED, QUOTE):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DOCUMENTS / file, folder / file)
    admin(postgres_server, f"CREATE DATABASE {name}")
    database = Database(url_of(postgres_server, name))
    database.migrate()
    learn(database, embedder, [folder], now=LEARNED_AT, audience=audience)
    with database.sessions.begin() as session:
        session.add_all(Person(slack_id=one, role=role, attributes={}) for one, role in ROLES.items())
        session.flush()
        people.by_slack_id(session, "U0ROSS").attributes = {"audiences": [BUYERS]}
    database.close()
    yield folder, name
    admin(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def settings(learned, postgres_server, tmp_path):
    """Settings of a home whose database is a PostgreSQL one of the test's own."""
    folder, template = learned
    name = f"{template}_{abs(hash(tmp_path))}"
    admin(postgres_server, f"CREATE DATABASE {name} TEMPLATE {template}")
    shutil.copytree(folder, tmp_path / "documents")
    database = Database(url_of(postgres_server, name))
    with database.sessions.begin() as session:
        for document in documents.living(session):
            document.uri = str(tmp_path / "documents" / Path(document.uri).relative_to(folder))
    database.close()
    yield Settings(home=tmp_path, database=url_of(postgres_server, name))
    admin(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def known(settings):
    """The learned database."""
    database = Database(settings.database_url)
    yield database
    database.close()


@pytest.fixture
def talking(settings, workspace):
    """The unmodified desk on PostgreSQL, connected to a local workspace."""
    bot = BotSettings(
        bot_token=BOT.token, app_token=BOT.app_token, signing_secret=BOT.signing_secret,
        api_url=workspace.api_url, owner_channel=OWNERS, home_language="en",
    )  # fmt: skip
    running = start(open_desk(settings, bot, MovableClock()), settings)
    workspace.connect(running.app)
    yield TalkingDesk(running, workspace)
    running.stop()


@pytest.fixture
def terminal(settings, monkeypatch):
    """Runs a command of `vendordesk` on this database and returns what it prints."""
    monkeypatch.setenv("VENDORDESK_DATABASE", settings.database_url)

    def run(*words):
        done = CliRunner().invoke(app, ["--home", str(settings.home), *words], catch_exceptions=False)
        assert 0 == done.exit_code, done.output
        return done.stdout

    return run


def admin(server, statement):
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def url_of(server, name):
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def test_learning_again_changes_nothing_and_what_is_gone_is_forgotten(settings, known, embedder):
    folder = settings.home / "documents"

    again = learn(known, embedder, [folder], now=MORNING)
    (folder / QUOTE).unlink()
    (folder / "mingzhan/明栈MES补充协议一.md").write_text("# 备忘\n\n第 4 条\x00 已废止。\n", encoding="utf-8")
    later = learn(known, embedder, [folder], now=MORNING)

    assert len(LEARNED) + 1 == again.summary()["files"]["unchanged"]
    assert {"added": 0, "changed": 1, "removed": 1, "failed": 0} == {
        key: value for key, value in later.summary()["files"].items() if key != "unchanged"
    }
    with known.reading() as session:
        assert later.summary()["passages"]["total"] == passages.count(session)


def test_the_terminal_finds_answers_and_lists(terminal):
    found = json.loads(terminal("search", "榫图PLM 续期 通知", "--json"))["results"]
    answer = json.loads(terminal("ask", "明栈MES的一级故障多久响应？", "--json"))
    register = json.loads(terminal("contracts", "--json"))["contracts"]
    coming = json.loads(terminal("renewals", "--on", "2026-11-23", "--json"))["renewals"]
    graded = json.loads(terminal("triage", "明栈MES：3号线无法报工，车间停产了", "--json"))

    assert any("榫图PLM软件许可合同.docx" in result["file"] for result in found[:3])
    assert "15" in answer["answer"]
    assert answer["citations"]
    assert len(LEARNED) == len(register) >= len(coming) > 0
    assert ("S1", "一级") == (graded["severity"], graded["level"])
    assert terminal("digest", "--on", "2026-11-23")


def test_the_terminal_confirms_facts(terminal, known):
    with known.reading() as session:
        number = contracts.living(session)[0].number

    terminal("contracts", "confirm", number)
    terminal("contracts", "reject", number, "governing_law")

    shown = json.loads(terminal("contracts", "show", number, "--json"))["facts"]
    assert {"rejected"} == {f["state"] for f in shown if f["field"] == "governing_law"}
    assert {"confirmed", "rejected"} == {f["state"] for f in shown}


def test_the_terminal_opens_a_ticket_counts_and_explains_it(terminal):
    under = "--contract MZ-SH-2025-007 --severity S1 --level 一级 --channel C0GENERAL --at 2026-11-20T09:00+08:00"
    ticket = json.loads(terminal("ticket", "open", "报工停了", *under.split(), "--json"))

    ticked = json.loads(terminal("tick", "--now", "2026-11-20T18:00+08:00", "--json"))
    terminal("ticket", "respond", str(ticket["id"]), "已派工程师", "--plan")
    explained = json.loads(terminal("sla", "explain", str(ticket["id"]), "--json"))

    assert [] == ticked["failed"]
    assert {"ticket_breach"} <= {message["kind"] for message in ticked["messages"]}
    assert explained["clocks"]
    assert [ticket["id"]] == [row["id"] for row in json.loads(terminal("ticket", "list", "--json"))["tickets"]]


def test_documents_of_an_audience_are_quoted_to_its_members_only(terminal):
    question = "榫图PLM 续期报价 合计 多少钱"

    own = json.loads(terminal("ask", question, "--as", "U0ROSS", "--json"))
    others = json.loads(terminal("ask", question, "--as", "U0WEI", "--json"))

    quote = Path(QUOTE).name
    assert quote in {Path(c["file"]).name for c in own["citations"]}
    assert quote not in {Path(c["file"]).name for c in others["citations"]}


def test_a_question_on_slack_is_answered_and_a_card_confirmed(talking):
    asked = talking.workspace.say("wei", "#general", "@vendordesk 明栈MES的一级故障多久响应？")
    answer = talking.workspace.answer(asked, seconds=60)
    card = talking.workspace.wait(
        lambda: next((m for m in talking.workspace.messages("#vendors") if "confirm_contract" in str(m.blocks)), None),
        seconds=60,
    )

    talking.workspace.click("ross", card, "confirm_contract")

    assert "明栈MES补充协议一.md" in str(answer.blocks)
    assert talking.workspace.wait(
        lambda: next(
            (m for m in talking.workspace.messages("#vendors") if m.ts == card.ts and "confirmed by" in str(m.blocks)),
            None,
        )
    )


def test_a_message_becomes_a_ticket_is_breached_and_closed(talking):
    story = Story(talking)
    said, countdown = story.report()

    story.pass_time(minutes=20)
    breach = story.post(said, containing="没有按时完成")
    for step, given in (
        ("respond", {"came_with": ["plan"]}),
        ("resolve", {"text": "重启网关"}),
        ("verify", {"checks": ["function", "data", "regression"]}),
        ("close", {"change": "kept", "impact": "停产一小时", "prevention": "加监控", "change_record": "CR-7"}),
    ):
        story.settle()
        story.press("lin", said, step)
        story.workspace.submit("lin", **given)
    story.post(said, containing="已关闭")

    assert "一级" in str(countdown.blocks)
    assert "首次响应" in breach.text


def test_a_changed_severity_teaches_triage(talking):
    story = Story(talking)
    said, countdown = story.report()

    story.workspace.click("lin", countdown, "ticket_more", "1:regrade")
    story.workspace.submit("lin", severity="S2", level="二级")
    story.countdown(said, containing="级别改为")

    with talking.desk.database.reading() as session:
        assert ["S2"] == [row.severity for row in triage_corrections.corrections(session)]


def test_the_morning_rounds_remind_and_digest_once(known):
    with known.sessions.begin() as session:
        subscribe(session, "C0VENDORS", audiences=[BUYERS])
    steps = (renewal_rounds(), digest_rounds())

    first = run_once(known, None, lambda: MORNING, others=steps)
    again = run_once(known, None, lambda: MORNING, others=(renewal_rounds(), digest_rounds()))

    assert () == first.failed == again.failed
    assert first.others > 0 == again.others
    with known.reading() as session:
        assert "digest" in {message.template for message in session.query(OutboxMessage)}
        assert parts(preview(session, MORNING.date(), asker=TERMINAL))


def test_a_renewal_is_owned_started_and_carried_on(known):
    with known.sessions.begin() as session:
        standing = next(s for s in standings(session, date(2026, 11, 23), asker=TERMINAL) if s.watch.deadline)
        renewal_pipeline.own(session, standing.head.id, by="U0ROSS", now=MORNING)
        renewal = renewal_pipeline.start(session, standing.head.id, by="U0ROSS", now=MORNING)
        number = renewal.id

    with known.reading() as session:
        seen = next(s for s in standings(session, date(2026, 11, 23), asker=TERMINAL) if s.renewal)

    assert (number, "U0ROSS") == (seen.renewal.id, seen.owner)
