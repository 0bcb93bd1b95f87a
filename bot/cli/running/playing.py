"""`vendordesk play`: the desk and a local workspace in one process, with the sample company to try it on."""

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from slack_bolt.adapter.socket_mode import SocketModeHandler
from sqlalchemy.orm import Session

from bot.playground.model import Bot, Channel, Command, Person, Progress, Shortcut, Suggestion, Team, Trial
from bot.playground.pages.hints import show_progress
from bot.playground.sample.company import DOCUMENTS, Company, SamplePerson, sample_company
from bot.playground.server import Server
from bot.playground.workspace.blobs import Blobs
from bot.playground.workspace.snapshot import Keeper
from bot.playground.workspace.state import Workspace
from bot.settings import BotSettings
from bot.wiring import Running, open_desk, start
from indexer.sync import Audience
from knowledge.clock import MovableClock
from knowledge.errors import NotReady
from knowledge.records.contracts import contracts, vendors
from knowledge.records.people import people
from knowledge.settings import Settings

SHORTCUTS = (Shortcut("open_ticket", "Open a ticket / 开工单"),)


def play(settings: Settings, port: int) -> None:
    """Serve until interrupted."""
    company, clock = sample_company(), MovableClock()
    workspace = _workspace(company, clock, Blobs(settings.folder / "files"))
    with ExitStack() as stack:
        stack.enter_context(Keeper(workspace, settings.folder / "workspace.json"))
        server = stack.enter_context(_server(workspace, port))
        print(f"Vendordesk is at {server.url} – stop it with Ctrl+C.", flush=True)
        _lay_out(settings.folder / "documents", workspace)
        running = stack.enter_context(_desk(settings, workspace, server, company, clock))
        workspace.on_clock.append(running.desk.ring)
        waiting = threading.Thread(target=_settle_in, args=(running, workspace, company), name="settling", daemon=True)
        waiting.start()
        _until_interrupted()


def _server(workspace: Workspace, port: int) -> Server:
    try:
        return Server(workspace, port=port)
    except OSError as error:
        raise NotReady("port_taken", port=port, reason=os.strerror(error.errno or 0)) from error


def _lay_out(folder: Path, workspace: Workspace) -> None:
    """Put the sample company's documents into a new home's knowledge folder."""
    if not folder.exists():
        shutil.copytree(DOCUMENTS, folder)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)
        show_progress(workspace, Progress(0, 0))


def _workspace(company: Company, clock: MovableClock, blobs: Blobs) -> Workspace:
    bot = Bot(commands=(Command("/desk", "Ask, report, renew", "ask … | help"),), shortcuts=SHORTCUTS)
    persons = [_person(p) for p in company.people]
    channels = [
        Channel(c.id, c.name, c.kind, (*c.members, bot.user_id), topic=c.topic) for c in company.channels
    ]  # fmt: skip
    team = Team(name=company.name, domain=company.domain)
    workspace = Workspace(people=persons, channels=channels, bot=bot, team=team, clock=clock, blobs=blobs)
    workspace.suggestions = [Suggestion(s.lang, s.text) for s in company.suggestions]
    workspace.trials = [Trial(t.lang, t.title, t.about, t.person, t.channel, t.text) for t in company.trials]
    return workspace


def _person(one: SamplePerson) -> Person:
    locale = "zh-CN" if one.lang == "zh" else "en-GB"
    return Person(one.slack_id, one.handle, one.name, one.email, one.title, one.role, one.timezone, locale)


@contextmanager
def _desk(
    settings: Settings, workspace: Workspace, server: Server, company: Company, clock: MovableClock
) -> Iterator[Running]:
    """The unmodified desk, connected to the workspace over Socket Mode."""
    bot = workspace.bot
    bot_settings = BotSettings(
        bot_token=bot.token,
        app_token=bot.app_token,
        signing_secret=bot.signing_secret,
        api_url=server.api_url,
        suggestions=tuple(s.text for s in company.suggestions),
    )
    desk = open_desk(settings, bot_settings, clock)
    with desk.database.sessions.begin() as session:
        _introduce(session, company)

    def progress(what: str, done: int, total: int) -> None:
        if workspace.notice:
            show_progress(workspace, Progress(done, total))

    running = start(
        desk, settings, audience=audience_in(settings.folder / "documents", company), progress=progress, warm=True
    )
    handler = SocketModeHandler(running.app, bot.app_token)
    handler.connect()  # type: ignore[no-untyped-call]
    try:
        yield running
    finally:
        handler.close()  # type: ignore[no-untyped-call]
        running.stop()


def audience_in(folder: Path, company: Company) -> Audience:
    """For whom the company's documents below a folder are; of another file there nothing is said."""
    return {folder / one.path: one.audience for one in company.documents}.get


def _introduce(session: Session, company: Company) -> None:
    """Make the company's people and vendors known to the desk, once."""
    for one in company.people:
        if people.by_slack_id(session, one.slack_id) is None:
            attributes = {"audiences": list(one.audiences), "department": one.department, "site": one.site}
            session.add(
                people.Person(
                    slack_id=one.slack_id, name=one.name, email=one.email, lang=one.lang, timezone=one.timezone,
                    role=one.role, attributes=attributes,
                )
            )  # fmt: skip
    for sold_by in company.vendors:
        vendor = vendors.get_or_add(session, sold_by.name)
        vendor.aliases = list(sold_by.aliases)
        vendor.channel = sold_by.channel
        lang = "zh" if sold_by.timezone == "Asia/Shanghai" else "en"
        if not vendor.contacts:
            vendor.contacts = [
                vendors.Contact(level=c.level, role=c.role, name=c.name, email=c.email, phone=c.phone, lang=lang)
                for c in sold_by.contacts
            ]


def _settle_in(running: Running, workspace: Workspace, company: Company) -> None:
    """When the documents have been read: every contract gets its owner, and the page says that the desk is ready."""
    running.learner.begun.wait()
    with running.desk.database.sessions.begin() as session:
        _appoint(session, company)
    show_progress(workspace, None)


def _appoint(session: Session, company: Company) -> None:
    """Give each contract that nobody owns the owner whom the company names for its vendor."""
    owners = {sold_by.name: sold_by.owner for sold_by in company.vendors}
    for contract in contracts.living(session):
        if contract.owner is None and contract.vendor:
            contract.owner = owners.get(contract.vendor.name)


def _until_interrupted() -> None:
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    stop.wait()
