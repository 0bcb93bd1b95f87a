"""Puts the desk together: database, model, views, Slack, and the loops in the background."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from slack_bolt import App
from slack_sdk import WebClient
from sqlalchemy.orm import Session

from bot import scheduler
from bot.answering import Answering
from bot.app import build_app
from bot.background import Loop
from bot.backups.restoring import settle_in
from bot.backups.schedule import run as run_backup
from bot.backups.schedule import schedule_of
from bot.desk import Desk
from bot.desk.contracts.contract_cards import write_cards
from bot.desk.contracts.contract_terms import read_house
from bot.desk.intake.similar_tickets import embed_reports
from bot.desk.reports.morning import give_owners_a_digest, morning_steps, still_true
from bot.desk.tickets.terms_watch import TermsWatch
from bot.learning import Glances, Learner, learn_shared, see_stale_rooms, see_vendors_rooms
from bot.listeners.keeping import Kept
from bot.listeners.telling import finish_later, tell_waiting
from bot.outbox import Delivery, WebSlack, deliver_one
from bot.reading import SlackReader
from bot.replies.drawing.blocks import Message
from bot.replies.rendering import render
from bot.settings import BotSettings
from bot.working import Working
from indexer.facts.model.language_model import language_model
from indexer.sync import Audience, Progress
from knowledge.answers import Answerer
from knowledge.audit.retention import prune
from knowledge.clock import Clock
from knowledge.records.db import Database
from knowledge.records.people.outbox import OutboxMessage
from knowledge.retrieval.embedding import load_embedder
from knowledge.retrieval.opening import open_views, serving_embedder
from knowledge.settings import Settings
from knowledge.triage import Triager

ANSWERS, SENDING, DUE, LEARNING, FOLDER, TRIAGE, VENDORS = 5.0, 1.0, 20.0, 5.0, 10.0, 60.0, 600.0
KEPT, WORKING = 2.0, 1.0
BACKUPS = 600.0
"""Seconds after which each loop looks by itself when no bell has rung."""
LAST_STEPS = 30.0
"""Seconds in which the steps that run may end when the desk stops."""

_CORES = range(max(1, min(8, os.cpu_count() or 1)))
"""Answers are worked out side by side, one a core."""


@dataclass(frozen=True, slots=True)
class Running:
    """A desk at work: its app, and the loops that answer, send and watch."""

    desk: Desk
    app: App
    loops: tuple[Loop, ...]
    learner: Learner

    def begin(self) -> None:
        """Start the loops; told to stop in the midst of it, none of them is left."""
        try:
            for loop in self.loops:
                loop.start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Finish what is being done and end; what waits is in the database and goes on at the next start."""
        for loop in self.loops:
            loop.end()
        until = monotonic() + LAST_STEPS
        for loop in self.loops:
            loop.stop(seconds=max(0.0, until - monotonic()))
        finish_later(seconds=max(0.0, until - monotonic()))
        for close in self.desk.closers:
            close()


def open_desk(settings: Settings, bot_settings: BotSettings, clock: Clock) -> Desk:
    """The desk of a home, its database migrated. Raises NotReady where the model cannot be loaded."""
    database = Database(settings.database_url, audit_texts=settings.audit_texts)
    database.migrate()
    settle_in(database, settings.folder)
    with database.reading() as session:
        embedder = serving_embedder(session, settings)
    views = open_views(settings, embedder.name, lasting=True)
    return Desk(
        database,
        clock,
        bot_settings,
        Answerer(embedder, views),
        triager=Triager(embedder),
        house=read_house(settings.folder),
        closers=[views.close, database.close],
    )


def start(
    desk: Desk,
    settings: Settings,
    *,
    audience: Audience = lambda path: None,
    progress: Progress = lambda what, done, total: None,
    warm: bool = False,
    backups: bool = False,
) -> Running:
    """Build the app and start the loops; the app is not connected to Slack yet.

    `audience` says for whom a file of the folder is (else the settings do), `progress` hears how far the reading is;
    `warm`: triage is made ready in the background; `backups`: they are made as the settings schedule them.
    """
    kept = Kept()
    app = build_app(desk, kept)
    with desk.database.sessions.begin() as session:
        give_owners_a_digest(session, desk.settings.owner_channel, desk.settings.home_language)
    delivery, reader = slack_delivery(app.client), SlackReader(app.client)
    glances = Glances(desk, reader)
    desk.lookers.append(glances.at)
    learner = Learner(
        desk, load_embedder(settings), settings.folder / "documents", audience=audience, unsaid=settings.audience,
        progress=progress, model=language_model(settings),
    )  # fmt: skip
    sending = Loop("sending", lambda: _sent(desk, delivery), seconds=SENDING)
    answering = Answering(desk, desk.look, lambda question: tell_waiting(kept, app.client, question))
    steps = _steps(desk, settings)
    loops = (
        *(Loop(f"answers {n}", lambda: _answered(answering, learner, sending), seconds=ANSWERS) for n in _CORES),
        sending,
        Loop("due", _alone(desk, "due", lambda: _ran(desk, sending, steps)), seconds=DUE),
        Loop("learning", _alone(desk, "learning", lambda: learn_shared(desk, learner, reader)), seconds=LEARNING),
    )
    desk.bells.extend(loop.ring for loop in loops)
    quiet = (Loop("keeping", lambda: kept.again(app), seconds=KEPT), _working(desk, app, learner))
    late = (*_unhurried(desk, learner, reader, glances, warm=warm), *(_backups(desk, settings) if backups else ()))
    running = Running(desk, app, (*loops, *quiet, *late), learner)
    running.begin()
    return running


def _working(desk: Desk, app: App, learner: Learner) -> Loop:
    """Shows beside what waits what the desk is doing."""
    return Loop("working", Working(desk, app.client, lambda: not learner.begun.is_set()).step, seconds=WORKING)


def _unhurried(desk: Desk, learner: Learner, reader: SlackReader, glances: Glances, *, warm: bool) -> Iterator[Loop]:
    """The loops that no bell wakes."""
    yield Loop("folder", _alone(desk, "learning", lambda: _watched(desk, learner, glances)), seconds=FOLDER)
    yield Loop("vendors' channels", lambda: _looked(desk, reader), seconds=VENDORS)
    if warm:
        yield Loop("triage", lambda: _warmed(desk), seconds=TRIAGE)


def _backups(desk: Desk, settings: Settings) -> Iterator[Loop]:
    """The loop that makes what backup is due; a failed one is in the log and is tried again on the next day."""
    schedule = schedule_of(settings, desk.settings.home_language)
    if schedule is not None:

        def made() -> bool:
            run_backup(desk.database, settings.folder, schedule, desk.now())
            return False

        yield Loop("backups", made, seconds=BACKUPS)


def _steps(desk: Desk, settings: Settings) -> tuple[scheduler.Step, ...]:
    """What is due beside tickets and claims."""

    def audit_retention(session: Session, now: datetime) -> int:
        return prune(session, days=settings.audit_days, now=now)

    mornings = morning_steps(desk.settings.owner_channel, desk.settings.home_language)
    return TermsWatch(desk.house), *mornings, *([audit_retention] if settings.audit_days else [])


def slack_delivery(client: WebClient) -> Delivery:
    """Delivery through Slack's Web API, in the words of the templates."""
    return Delivery(WebSlack(client), render_row, still_true)


def render_row(session: Session, message: OutboxMessage, now: datetime) -> Message:
    """An outbox row in words and blocks."""
    return render(message.template, message.payload)


def _alone(desk: Desk, doing: str, step: Callable[[], bool]) -> Callable[[], bool]:
    """A step that one replica at a time does; the others look again when the loop wakes them."""

    def taken_in_turn() -> bool:
        with desk.database.alone(doing) as ours:
            return ours and step()

    return taken_in_turn


def _watched(desk: Desk, learner: Learner, glances: Glances) -> bool:
    """Learn what has changed in the folder; what is to be done is done at once, so the loop always rests."""
    see_stale_rooms(desk, glances)
    learner.learn_folder()
    return False


def _looked(desk: Desk, reader: SlackReader) -> bool:
    """See who reads along in the vendors' channels."""
    see_vendors_rooms(desk, reader)
    return False


def _warmed(desk: Desk) -> bool:
    """Keep triage ready: what it learns from takes seconds at first, and no time while nothing was corrected."""
    with desk.database.reading() as session:
        desk.triaging.warm(session)
    return embed_reports(desk.database, desk.triaging)


def _answered(answering: Answering, learner: Learner, sending: Loop) -> bool:
    found = learner.begun.is_set() and answering.step()
    if found:
        sending.ring()
    return found


def _sent(desk: Desk, delivery: Delivery) -> bool:
    with desk.database.sessions() as session:
        return deliver_one(session, delivery, desk.now())


def _ran(desk: Desk, sending: Loop, steps: tuple[scheduler.Step, ...]) -> bool:
    def contract_cards(session: Session, now: datetime) -> int:
        return write_cards(session, now, channel=desk.settings.owner_channel, lang=desk.settings.home_language)

    desk.look(desk.settings.owner_channel)
    ran = scheduler.run_once(desk.database, None, desk.now, others=(contract_cards, *steps))
    if ran.anything:
        sending.ring()
    return ran.anything
