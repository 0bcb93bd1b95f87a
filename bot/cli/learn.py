"""Learning files: index, facts, contracts."""

import typer


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
