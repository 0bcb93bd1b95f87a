"""Somebody greets or thanks the desk, or mentions it without a word: that is no question."""

from typing import Any

from slack_bolt import App

from bot.desk import Desk, welcoming
from bot.listeners.parsing import asked_in_message, plain
from knowledge.rules.small_talk import small_talk

Event = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect small talk, before the listeners that take every message for a question."""

    def said(event: Event) -> None:
        with desk.database.sessions.begin() as session:
            welcoming.welcome(session, asked_in_message(event), desk.settings, desk.now())
        desk.ring()

    app.event("app_mention", matchers=[_asks_nothing])(said)
    app.event("message", matchers=[_said_directly])(said)


def _asks_nothing(event: Event) -> bool:
    return not event.get("files") and small_talk(plain(event.get("text", ""))) is not None


def _said_directly(event: Event) -> bool:
    by_person = event.get("channel_type") == "im" and not event.get("bot_id") and not event.get("subtype")
    return by_person and bool(plain(event.get("text", ""))) and _asks_nothing(event)
