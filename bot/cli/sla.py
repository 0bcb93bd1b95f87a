"""The SLA clock: compute and explain."""

import typer


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
