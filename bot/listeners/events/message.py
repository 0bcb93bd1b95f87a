"""Somebody writes to the desk directly: every message is a question."""

from typing import Any

from slack_bolt import App

from bot.desk import Desk, questions
from bot.listeners.parsing import asked_in_message


def register(app: App, desk: Desk) -> None:
    """Connect `message.im`; edits, joins and what bots say are not questions."""

    @app.event("message", matchers=[_is_direct_question])
    def written(event: dict[str, Any]) -> None:
        with desk.database.sessions.begin() as session:
            questions.receive(session, asked_in_message(event), desk.now())
        desk.ring()

    @app.event("message")
    def overheard() -> None:
        """Messages in channels are for people; only a mention asks the desk."""


def _is_direct_question(event: dict[str, Any]) -> bool:
    return event.get("channel_type") == "im" and not event.get("subtype") and not event.get("bot_id")
