"""A message becomes a ticket: the form opens at once, and is filled in when the report has been graded."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.desk import Desk
from bot.listeners.ticket_opening import open_form
from bot.listeners.ticket_parsing import source_of_message, text_of

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect `open_ticket`."""

    @app.message_shortcut("open_ticket")
    def chosen(ack: Ack, shortcut: Body, client: WebClient) -> None:
        ack()
        message, channel = shortcut["message"], shortcut["channel"]["id"]
        source = source_of_message(message, channel)
        open_form(desk, client, shortcut, text_of(message), source)
