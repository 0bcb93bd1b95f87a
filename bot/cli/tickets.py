"""The ticket's verbs, tick."""

import typer


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
