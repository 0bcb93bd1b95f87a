"""Running the desk and looking after it: play, serve, doctor."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opened import bot_settings, settings_of
from bot.cli.running.stopping import Stop


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command()(play)
    app.command()(serve)
    app.command()(doctor)


def play(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the page on this machine.")] = 8787,
    home: Annotated[Path | None, typer.Option(help="The same as --home before the subcommand.")] = None,
) -> None:
    """The whole desk on a local Slack-like workspace in the browser, with sample vendors; no token, no network."""
    from bot.cli.running.playing import play as run

    context.obj = home or context.obj
    run(settings_of(context), port)


def serve(
    context: typer.Context,
    http: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Take events over HTTP on this port, not Socket Mode.")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    health: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Serve /healthy, /ready and /metrics on this port too.")
    ] = None,
) -> None:
    """The desk on real Slack: Socket Mode, or HTTP with --http PORT."""
    stop = Stop()  # before what takes seconds
    from bot.cli.running.serving import serve as run

    run(settings_of(context), bot_settings(), stop, port=http, host=host, health_port=health)


def doctor(context: typer.Context) -> None:
    """Check settings, tokens, model, stores, clock; say how to mend what is wrong; exit 1 where something is."""
    from bot.cli.running.doctor import examine

    wrong = False
    for finding in examine(settings_of(context), bot_settings()):
        wrong = wrong or finding.state == "wrong"
        typer.echo(f"{finding.state:5}  {finding.name:9}  {finding.said}")
        if finding.mend:
            typer.echo(f"{'':18}→ {finding.mend}")
    raise typer.Exit(1 if wrong else 0)
