"""Buttons and menus under the desk's messages."""

from slack_bolt import App

from bot.desk import Desk
from bot.listeners.actions import answer, claims, contracts, renewals, surveys, tickets


def register(app: App, desk: Desk) -> None:
    """Connect the actions."""
    answer.register(app, desk)
    contracts.register(app, desk)
    renewals.register(app, desk)
    surveys.register(app, desk)
    tickets.register(app, desk)
    claims.register(app, desk)
