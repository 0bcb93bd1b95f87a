"""Forms that people send in."""

from slack_bolt import App

from bot.desk import Desk
from bot.listeners.views import contracts, renewals, tickets


def register(app: App, desk: Desk) -> None:
    """Connect the forms."""
    contracts.register(app, desk)
    renewals.register(app, desk)
    tickets.register(app, desk)
