"""Tickets from the terminal: the group `ticket`, and `tick`."""

import typer

from bot.cli.tickets import ticket_more, ticket_verbs, ticking


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.add_typer(ticket_verbs.area, name="ticket")
    ticket_more.register(ticket_verbs.area)
    ticking.register(app)
