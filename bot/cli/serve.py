"""Running the desk: play, serve, doctor."""

import typer


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
