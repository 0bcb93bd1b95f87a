"""`/desk ticket …` opens the form of a ticket; `/desk tickets` shows the board to whoever asks."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.desk import Desk
from bot.desk.intake.intake import Source
from bot.desk.people.people_allowed import lang_of
from bot.desk.tickets import board
from bot.listeners.parsing import plain
from bot.listeners.ticket_opening import open_form
from bot.replies.tickets.board import board_message

Command = dict[str, Any]

_TICKET = ("ticket", "工单", "开工单", "报障")


def register(app: App, desk: Desk) -> None:
    """Connect `ticket`, before the subcommands that open no form."""

    @app.command(desk.settings.command, matchers=[_opens_ticket])
    def wanted(ack: Ack, command: Command, client: WebClient) -> None:
        ack()
        _, _, rest = command["text"].strip().partition(" ")
        open_form(desk, client, command, plain(rest), Source(channel=command["channel_id"]))


def _opens_ticket(command: Command) -> bool:
    return command.get("text", "").strip().partition(" ")[0].lower() in _TICKET


def show_board(desk: Desk, ack: Ack, command: Command, rest: str) -> None:
    """`/desk tickets`: one's own, one's department's, the others."""
    with desk.database.reading() as session:
        rows = board.board(session, command["user_id"], desk.now())
        lang = lang_of(session, command["user_id"], desk.settings.home_language)
    message = board_message(rows, desk.settings.command, lang)
    ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")
