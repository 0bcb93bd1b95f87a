"""Somebody writes to the desk, mentions it, or shares files: what is said is stored, and answered afterwards.

Who and what is answered is one table: `knowledge.rules.heard`.
"""

from typing import Any

from slack_bolt import App, BoltContext

from bot.desk import Desk, hearing
from bot.listeners.parsing import files_of, heard_in, is_reply, ours_of, said_in


def register(app: App, desk: Desk) -> None:
    """Connect `app_mention` and `message`."""

    @app.event("app_mention")
    @app.event("message")
    def written(event: dict[str, Any], body: dict[str, Any], context: BoltContext) -> None:
        shared = body.get("is_ext_shared_channel") is True
        heard = heard_in(event, context.bot_user_id or "", ours=ours_of(context), shared=shared)
        said = said_in(event)
        if said and is_reply(event):
            with desk.database.reading() as session:
                heard = hearing.in_thread(session, heard, said, settings=desk.settings)
        if not hearing.concerns(heard, said, files_of(event)):
            return
        with desk.database.sessions.begin() as session:
            hearing.take_in(session, heard, said, files_of(event), settings=desk.settings, now=desk.now())
        desk.ring()

    @app.event("file_shared")
    def announced() -> None:
        """The message that shares a file says more about it."""
