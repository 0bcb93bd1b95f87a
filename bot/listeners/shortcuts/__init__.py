"""Shortcuts on messages."""

from slack_bolt import App

from bot.desk import Desk
from bot.listeners.shortcuts import tickets


def register(app: App, desk: Desk) -> None:
    """Connect the shortcuts."""
    tickets.register(app, desk)
