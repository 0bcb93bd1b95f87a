"""`/desk …`: the first word picks the subcommand; a subcommand is one function in `SUBCOMMANDS`."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App

from bot.desk import Desk
from bot.desk.people.people_allowed import lang_of
from bot.desk.questions import questions
from bot.listeners.commands import renewals
from bot.listeners.commands.contract import contract
from bot.listeners.commands.tickets import show_board
from bot.listeners.parsing import asked_in_command
from bot.replies.help import help_message
from knowledge.rules.language.language import language_of

Command = dict[str, Any]
Subcommand = Callable[[Desk, Ack, Command, str], None]


def register(app: App, desk: Desk) -> None:
    """Connect the command; a first word that is no subcommand is shown the help."""

    @app.command(desk.settings.command)
    def called(ack: Ack, command: Command) -> None:
        word, _, rest = command.get("text", "").strip().partition(" ")
        SUBCOMMANDS.get(word.lower(), show_help)(desk, ack, command, rest.strip())


def ask(desk: Desk, ack: Ack, command: Command, rest: str) -> None:
    """`/desk ask QUESTION`: the answer is shown to the asker only."""
    ack()
    with desk.database.sessions.begin() as session:
        questions.receive(session, asked_in_command(command, rest), desk.now())
    desk.ring()


def show_help(desk: Desk, ack: Ack, command: Command, rest: str) -> None:
    typed = command.get("text", "")
    unknown = language_of(typed) if typed else desk.settings.home_language
    with desk.database.reading() as session:
        lang = lang_of(session, command["user_id"], unknown)
    message = help_message(desk.settings.command, lang)
    ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


SUBCOMMANDS: dict[str, Subcommand] = {
    "ask": ask,
    "问": ask,
    "contract": contract,
    "合同": contract,
    "tickets": show_board,
    "看板": show_board,
    **renewals.SUBCOMMANDS,
}
