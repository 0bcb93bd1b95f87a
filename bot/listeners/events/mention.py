"""Somebody mentions the desk in a channel: the answer comes in the thread."""

from typing import Any

from slack_bolt import App

from bot.desk import Desk, questions
from bot.listeners.parsing import asked_in_message


def register(app: App, desk: Desk) -> None:
    """Connect `app_mention`."""

    @app.event("app_mention")
    def mentioned(event: dict[str, Any]) -> None:
        with desk.database.sessions.begin() as session:
            questions.receive(session, asked_in_message(event), desk.now())
        desk.ring()
