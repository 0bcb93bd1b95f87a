"""Finding: search, ask, eval."""

import typer


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
