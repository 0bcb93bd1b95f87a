"""`tick`: run everything due once, and say what was sent."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.output import print_json
from bot.cli.ticket_verbs import instant
from knowledge.clock import SystemClock

if TYPE_CHECKING:
    from bot.outbox import Delivery


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command()(tick)


def tick(
    context: typer.Context,
    *,
    now: Annotated[str | None, typer.Option(help="The instant to run for, ISO 8601 with an offset.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Run everything that is due once: tickets, claims, and messages where a Slack token is set."""
    from bot.cli.opened import opened
    from bot.scheduler import run_once

    given = instant(now)
    with opened(context) as database:
        ran = run_once(database, _delivery(), lambda: given or SystemClock().now())
    told = {"tickets": ran.tickets, "claims": ran.claims, "others": ran.others, "sent": ran.sent}
    if json:
        print_json(told | {"failed": list(ran.failed)})
    else:
        typer.echo(", ".join(f"{name}: {count}" for name, count in told.items()))
        if _delivery() is None:
            typer.echo("No SLACK_BOT_TOKEN: messages stay in the outbox.")
    if ran.failed:
        raise typer.Exit(1)


def _delivery() -> "Delivery | None":
    """Slack with the desk's words; none without a token."""
    from bot.settings import BotSettings

    settings = BotSettings()
    if not settings.bot_token:
        return None
    from slack_sdk import WebClient

    from bot.wiring import slack_delivery

    return slack_delivery(WebClient(token=settings.bot_token, base_url=settings.api_url))
