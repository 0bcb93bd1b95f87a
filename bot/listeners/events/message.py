"""Somebody writes to the desk directly: every message is a question; files that people share are taken in."""

from typing import Any

from slack_bolt import App

from bot.desk import Desk, questions, shared_files
from bot.listeners.parsing import asked_in_message, files_of


def register(app: App, desk: Desk) -> None:
    """Connect `message.im`; edits, joins and what bots say are not questions."""

    @app.event("message", matchers=[_is_direct_question])
    def written(event: dict[str, Any]) -> None:
        with desk.database.sessions.begin() as session:
            questions.receive(session, asked_in_message(event), desk.now())
            shared_files.take_in(session, files_of(event), desk.now())
        desk.ring()

    @app.event("message", matchers=[_shares_files])
    def shared(event: dict[str, Any]) -> None:
        with desk.database.sessions.begin() as session:
            shared_files.take_in(session, files_of(event), desk.now())
        desk.ring()

    @app.event("message")
    def overheard() -> None:
        """Messages in channels are for people; only a mention asks the desk."""

    @app.event("file_shared")
    def announced() -> None:
        """The message that shares a file says more about it."""


def _is_direct_question(event: dict[str, Any]) -> bool:
    person = event.get("subtype") in (None, "file_share") and not event.get("bot_id")
    return event.get("channel_type") == "im" and person


def _shares_files(event: dict[str, Any]) -> bool:
    return event.get("subtype") == "file_share" and not event.get("bot_id")
