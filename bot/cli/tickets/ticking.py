"""`tick`: run everything due once, and say what was sent."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.opened import bot_settings, opened, settings_of
from bot.cli.output import print_json
from bot.cli.tickets.ticket_verbs import instant
from knowledge.clock import SystemClock

if TYPE_CHECKING:
    from bot.outbox import Delivery
    from knowledge.records.db import Database
    from knowledge.records.people.outbox import OutboxMessage


_MOST = 1_000
"""Messages listed at most."""


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
    from bot.desk.contracts.contract_terms import read_house
    from bot.desk.tickets.terms_watch import TermsWatch
    from bot.scheduler import run_once
    from knowledge.records.people import outbox

    given, delivery = instant(now), _delivery()
    with opened(context) as database:
        terms = TermsWatch(read_house(settings_of(context).folder))
        looked = run_once(database, None, lambda: given or SystemClock().now(), others=(terms,))
        with database.reading() as session:
            waiting = [message.id for message in outbox.waiting(session, _MOST)]
        backup = _backed_up(context, database) if given is None else None
        sent = run_once(database, delivery, lambda: given or SystemClock().now())
        with database.reading() as session:
            messages = [_told(message) for message in outbox.numbered(session, waiting)]
    told = {"tickets": looked.tickets, "claims": looked.claims, "others": looked.others, "sent": sent.sent}
    told |= {"backups": 1} if backup else {}
    if json:
        print_json(told | {"messages": messages, "failed": [*looked.failed, *sent.failed]})
    else:
        typer.echo(", ".join(f"{name}: {count}" for name, count in told.items()))
        for message in messages:
            typer.echo(f"  {message['state']}: {message['subject']} {message['kind']} to {message['channel']}")
        if delivery is None and messages:
            typer.echo("No SLACK_BOT_TOKEN is set: these messages stay in the outbox.")
    if looked.failed or sent.failed:
        raise typer.Exit(1)


def _backed_up(context: typer.Context, database: "Database") -> bool:
    """Make the backup that is due, if one is; an instant that is only tried out makes none."""
    from bot.backups.schedule import run, schedule_of

    settings = settings_of(context)
    schedule = schedule_of(settings, bot_settings().home_language)
    return schedule is not None and run(database, settings.folder, schedule, SystemClock().now()) is not None


def _told(message: "OutboxMessage") -> dict[str, str]:
    return {name: getattr(message, name) for name in ("state", "subject", "kind", "value", "channel")}


def _delivery() -> "Delivery | None":
    """Slack with the desk's words; none without a token."""
    settings = bot_settings()
    if not settings.bot_token:
        return None
    from slack_sdk import WebClient

    from bot.wiring import slack_delivery

    return slack_delivery(WebClient(token=settings.bot_token, base_url=settings.api_url))
