"""Somebody leaves a channel: what is private to it is no longer for them."""

from typing import Any

from slack_bolt import App

from bot.desk import Desk
from knowledge.records.people import rooms


def register(app: App, desk: Desk) -> None:
    """Connect `member_left_channel` and `member_joined_channel`."""

    @app.event("member_left_channel")
    def left(event: dict[str, Any]) -> None:
        with desk.database.sessions.begin() as session:
            rooms.leave(session, event["channel"], event["user"])

    @app.event("member_joined_channel")
    def joined(event: dict[str, Any]) -> None:
        with desk.database.sessions.begin() as session:
            rooms.join(session, event["channel"], event["user"])
