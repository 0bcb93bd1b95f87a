"""The one slash command and its subcommands."""

from slack_bolt import App

from bot.desk import Desk
from bot.listeners.commands import desk as desk_command
from bot.listeners.commands import tickets


def register(app: App, desk: Desk) -> None:
    """Connect the command under its configured name."""
    tickets.register(app, desk)
    desk_command.register(app, desk)
