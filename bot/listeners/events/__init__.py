"""Events: mentions, direct messages, the app's own tabs."""

from slack_bolt import App

from bot.desk import Desk
from bot.listeners.events import app_home, membership, mention, message, small_talk, ticket_request


def register(app: App, desk: Desk) -> None:
    """Connect the events."""
    for event in (ticket_request, small_talk, mention, message, membership, app_home):
        event.register(app, desk)
