"""Running the desk: play, serve."""

from typing import Annotated

import typer

from bot.cli.opened import settings_of


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command()(play)


def play(
    context: typer.Context, port: Annotated[int, typer.Option(help="Port of the page on this machine.")] = 8787
) -> None:
    """The whole desk on a local Slack-like workspace in the browser, with sample vendors; no token, no network."""
    from bot.cli.playing import play as run

    run(settings_of(context), port)
