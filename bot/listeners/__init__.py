"""Slack's events, commands, actions, views and shortcuts: ack, parse, transaction, verb, render."""

from slack_bolt import App

from bot.desk import Desk
from bot.listeners import actions, commands, events, shortcuts, views, visiting


def register(app: App, desk: Desk) -> None:
    """Connect every listener to the app."""
    for feature in (visiting, events, commands, shortcuts, actions, views):
        feature.register(app, desk)
