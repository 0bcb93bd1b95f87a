"""Events: mentions, messages, the app's own tabs."""

from slack_bolt import App

from bot.desk import Desk
from bot.listeners.events import app_home, membership, message


def register(app: App, desk: Desk) -> None:
    """Connect the events."""
    for event in (message, membership, app_home):
        event.register(app, desk)
