"""`vendordesk doctor`: looks at everything that the desk stands on and says how to mend what is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.desk.reports.drills import QUARTER, last_drill
from bot.manifest import BOT_SCOPES
from bot.patience import reason_of
from bot.replies.drawing.charts import chinese_font
from bot.settings import BotSettings
from knowledge.audit import verify
from knowledge.clock import SystemClock
from knowledge.errors import DeskError
from knowledge.records.contracts.contracts import Contract
from knowledge.records.db import Database
from knowledge.records.documents import documents, passages
from knowledge.records.documents.documents import Document
from knowledge.records.people.people import Person
from knowledge.records.public_holidays import public_holidays
from knowledge.retrieval.embedding import load_embedder
from knowledge.retrieval.opening import faults_of, open_views
from knowledge.rules.access import CLOSED, DECIDERS, ROLES
from knowledge.settings import Settings

State = Literal["ok", "note", "wrong"]
MOST_DRIFT = timedelta(seconds=60)
"""Signatures five minutes old are refused; a clock that drifts is to be mended before it comes to that."""
_MOST_NAMED = 5
_REPLACE = "their newer versions cannot be read: put readable ones in their place and run index"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `mend` says what to do where it is not ok."""

    name: str
    state: State
    said: str
    mend: str = ""


def examine(settings: Settings, bot: BotSettings) -> Iterator[Finding]:
    """Look at everything, one thing after the other."""
    checks: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
        ("settings", lambda: _settings(settings, bot)),
        ("database", lambda: _database(settings, bot)),
        ("trust", lambda: trust(settings)),
        ("model", lambda: _model(settings)),
        ("views", lambda: _views(settings)),
        ("clock", _clock),
        ("holidays", _holidays),
        ("fonts", _fonts),
        ("slack", lambda: _slack(bot)),
    )
    for name, check in checks:
        try:
            yield from check()
        except (DeskError, OSError, SQLAlchemyError) as error:
            yield Finding(name, "wrong", str(error).splitlines()[0], "mend what the message names and run doctor again")


def _settings(settings: Settings, bot: BotSettings) -> Iterator[Finding]:
    yield Finding("home", "ok", str(settings.folder))
    if not bot.command.startswith("/"):
        yield Finding("command", "wrong", f"the command is {bot.command!r}", "set VENDORDESK_COMMAND to begin with /")
    if bot.home_language not in ("zh", "en"):
        yield Finding("language", "wrong", bot.home_language, "set VENDORDESK_HOME_LANGUAGE to zh or en")
    for slack_id, role in sorted(bot.roles.items()):
        if role not in ROLES:
            mend = f"write one of {', '.join(sorted(ROLES))}"
            yield Finding("roles", "wrong", f"VENDORDESK_ROLES gives {slack_id} the role {role!r}", mend)


def _database(settings: Settings, bot: BotSettings) -> Iterator[Finding]:
    database = Database(settings.database_url)
    try:
        database.migrate()
        with database.reading() as session:
            broken = session.scalar(text("PRAGMA quick_check")) if database.is_sqlite else "ok"
            counts = {kind: session.scalar(select(func.count()).select_from(kind)) for kind in (Document, Contract)}
            roles = {person.slack_id: person.role for person in session.scalars(select(Person).where(Person.active))}
            closed = session.scalar(
                select(func.count()).where(Document.removed_at.is_(None), Document.audience == CLOSED)
            )
            unread = sorted(d.name for d in documents.living(session) if d.unread_since is not None)
    finally:
        database.close()
    if broken != "ok":
        yield Finding("database", "wrong", f"the file is damaged: {broken}", "restore the newest backup")
        return
    yield Finding("database", "ok", f"{counts[Document]} documents, {counts[Contract]} contracts")
    if not counts[Document]:
        yield Finding("knowledge", "note", "nothing has been learned yet", "run `vendordesk index PATH…`")
    if unread:
        shown = ", ".join(unread[:_MOST_NAMED])
        yield Finding("files", "note", f"{len(unread)} answer as of an older version: {shown}", _REPLACE)
    if closed:
        mend = (
            "say for whom they are: `vendordesk index --audience everyone PATH`, or VENDORDESK_AUDIENCE for new files"
        )
        yield Finding("audience", "note", f"{closed} documents are closed to everybody on Slack", mend)
    roles |= bot.roles  # `serve` gives people these when it starts
    if DECIDERS.isdisjoint(roles.values()):
        told = 'set VENDORDESK_ROLES=\'{"U0123": "procurement"}\' with the Slack ids of who may'
        yield Finding("people", "note", "nobody may confirm contract facts yet", told)


def trust(settings: Settings) -> Iterator[Finding]:
    """Look whether the audit log is whole, and whether backups are made and were proved within a quarter."""
    database, today = Database(settings.database_url), SystemClock().now().date()
    try:
        with database.reading() as session:
            log, drill = verify(session), last_drill(session)
    finally:
        database.close()
    if log.whole:
        yield Finding("audit", "ok", f"{log.entries} entries, the chain is whole; the last is {log.last.seq}")
    else:
        said = f"the log was tampered with: {len(log.findings)} faults"
        yield Finding("audit", "wrong", said, "`vendordesk audit verify` says where")
    if settings.backup_folder is None:
        yield Finding("backups", "note", "none are scheduled", "set VENDORDESK_BACKUPS to a folder on another disk")
    if drill is None or (today - drill.date()).days > QUARTER:
        said = f"none was proved since {drill.date()}" if drill else "none was ever proved"
        mend = "`serve` makes and proves them; by hand: `vendordesk backup FILE`, then `restore FILE --drill`"
        yield Finding("backups", "note", said, mend)
    else:
        yield Finding("backups", "ok", f"the last was proved on {drill.date()}")


def _model(settings: Settings) -> Iterator[Finding]:
    embedder = load_embedder(settings)
    embedder.queries(["合同"])
    yield Finding("model", "ok", f"{embedder.name}, {embedder.size} numbers a passage")


def _views(settings: Settings) -> Iterator[Finding]:
    database = Database(settings.database_url)
    embedder = load_embedder(settings)
    views = open_views(settings, embedder.name, lasting=False)
    try:
        with database.reading() as session:
            views.catch_up(session)
            faults = faults_of(settings, embedder.name, views)
            behind = len(dict(passages.without_vector(session, embedder.name, limit=100_000)))
            total = passages.count(session)
    finally:
        views.close()
        database.close()
    for name, fault in faults.items():
        yield Finding("views", "note", f"{name}: {fault}", "see that the disk is sound and has room, if it comes again")
    if behind:
        yield Finding("views", "note", f"{behind} passages are not embedded by {embedder.name} yet", "run index again")
    else:
        yield Finding("views", "ok", f"{total} passages, all searchable")


def _clock() -> Iterator[Finding]:
    try:
        for zone in ("Asia/Shanghai", "Europe/London", "America/New_York"):
            ZoneInfo(zone)
    except ZoneInfoNotFoundError as error:
        yield Finding("zones", "wrong", f"no data for {error}", "pip install tzdata")
    else:
        yield Finding("zones", "ok", "time zone data is there")


def _holidays() -> Iterator[Finding]:
    year = SystemClock().now().year
    provisional = sorted(public_holidays("CN", (year, year + 1)).provisional)
    if provisional:
        years = ", ".join(map(str, provisional))
        mend = "update the `holidays` package or write holidays.toml when the State Council's notice is out"
        yield Finding("holidays", "note", f"make-up workdays of {years} are not known yet: provisional", mend)
    else:
        yield Finding("holidays", "ok", f"{year} and {year + 1} are final")


def _fonts() -> Iterator[Finding]:
    font = chinese_font()
    if font:
        yield Finding("fonts", "ok", font)
    else:
        yield Finding("fonts", "note", "no Chinese font: charts have Latin labels", "install fonts-wqy-microhei")


def _slack(bot: BotSettings) -> Iterator[Finding]:
    if not bot.bot_token:
        mend = "docs/slack.md says how to make the app; `vendordesk play` needs no token"
        yield Finding("slack", "note", "SLACK_BOT_TOKEN is not set: the desk can be played with, not served", mend)
        return
    client = WebClient(token=bot.bot_token, base_url=bot.api_url)
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        mend = "copy the bot token anew from the app's OAuth page"
        yield Finding("slack", "wrong", f"Slack refuses SLACK_BOT_TOKEN ({reason_of(error)})", mend)
        return
    yield Finding("slack", "ok", f"{answer['user']} in {answer['team']}")
    yield from _drift(answer.headers)
    yield from _scopes(answer.headers)
    yield from _entry(client, bot)
    yield _owner_channel(client, bot)


def _drift(headers: dict[str, Any]) -> Iterator[Finding]:
    told = headers.get("date") or headers.get("Date")
    if told:
        drift = abs(SystemClock().now() - parsedate_to_datetime(told))
        if drift > MOST_DRIFT:
            yield Finding("clock", "wrong", f"this machine is {drift.seconds} s off Slack's time", "turn on NTP")


def _scopes(headers: dict[str, Any]) -> Iterator[Finding]:
    given = headers.get("x-oauth-scopes") or headers.get("X-OAuth-Scopes")
    if not given:
        yield Finding("scopes", "note", "scopes unknown: Slack does not tell them", "compare them with docs/slack.md")
        return
    missing = sorted(set(BOT_SCOPES) - {scope.strip() for scope in given.split(",")})
    if missing:
        mend = "add them on the app's OAuth page and install the app again"
        yield Finding("scopes", "wrong", f"the app lacks {', '.join(missing)}", mend)


def _entry(client: WebClient, bot: BotSettings) -> Iterator[Finding]:
    """How events come in: by Socket Mode, or over HTTP."""
    if not bot.app_token:
        ready: State = "ok" if bot.signing_secret else "wrong"
        said = "HTTP only" if bot.signing_secret else "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set"
        yield Finding("events", ready, said, "" if ready == "ok" else "set one of them; docs/slack.md says where it is")
        return
    try:
        client.apps_connections_open(app_token=bot.app_token)
    except SlackApiError as error:
        mend = "make an app-level token with connections:write"
        yield Finding("events", "wrong", f"Slack refuses SLACK_APP_TOKEN ({reason_of(error)})", mend)
    else:
        yield Finding("events", "ok", "Socket Mode")


def _owner_channel(client: WebClient, bot: BotSettings) -> Finding:
    wanted = bot.owner_channel.lstrip("#")
    try:
        found = _channel(client, wanted)
    except SlackApiError as error:
        reason = reason_of(error)
        return Finding("channel", "wrong", f"channels cannot be listed ({reason})", "add the scope channels:read")
    if found is None or not found.get("is_member"):
        mend = f"/invite the app to #{wanted}, or set VENDORDESK_OWNER_CHANNEL to another channel"
        return Finding("channel", "wrong", f"the app is not in the owners' channel {wanted}", mend)
    return Finding("channel", "ok", f"owners are in #{found['name']}")


def _channel(client: WebClient, wanted: str) -> dict[str, Any] | None:
    for page in client.conversations_list(types="public_channel,private_channel", limit=200, exclude_archived=True):
        for channel in page["channels"]:
            if wanted in (channel["id"], channel["name"]):
                return dict(channel)
    return None
