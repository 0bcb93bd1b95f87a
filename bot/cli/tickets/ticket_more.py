"""Further ticket verbs from the terminal: people, visits, notes, claims, withdrawal."""

from typing import Annotated, Any

import typer

from bot.cli.tickets.ticket_verbs import At, By, Number, Text, act
from knowledge.clock import SystemClock

_ME = "terminal"


def register(area: typer.Typer) -> None:
    """Add these verbs to the group `ticket`."""
    for verb in (handover, join, request_visit, visit, note, withdraw, claim):
        area.command()(verb)


def handover(context: typer.Context, ticket: Number, to: Text, *, by: By = _ME, at: At = None) -> None:
    """Give the ticket to another owner."""
    act(context, by, at, lambda verbs, session, said: verbs.hand_over(session, ticket, to, **said))


def join(context: typer.Context, ticket: Number, text: Text, *, by: By = _ME, at: At = None) -> None:
    """Add another report of the same fault."""
    act(context, by, at, lambda verbs, session, said: verbs.join(session, ticket, text, **said))


def request_visit(context: typer.Context, ticket: Number, reason: Text, *, by: By = _ME, at: At = None) -> None:
    """Ask the vendor to come; the clock of the visit starts."""
    act(context, by, at, lambda verbs, session, said: verbs.request_visit(session, ticket, reason, **said))


def visit(
    context: typer.Context,
    ticket: Number,
    *,
    chargeable: Annotated[bool, typer.Option("--chargeable/--free", help="Whether it costs money.")] = False,
    by: By = _ME,
    at: At = None,
) -> None:
    """Record the vendor's visit."""

    def verb(verbs: Any, session: Any, said: Any) -> Any:
        return verbs.record_visit(session, ticket, chargeable=chargeable, **said)

    act(context, by, at, verb)


def note(context: typer.Context, ticket: Number, text: Text, *, by: By = _ME, at: At = None) -> None:
    """Write something into the log."""
    act(context, by, at, lambda verbs, session, said: verbs.note(session, ticket, text, **said))


def withdraw(context: typer.Context, ticket: Number, reason: Text, *, by: By = _ME, at: At = None) -> None:
    """End a ticket that should not have been."""
    act(context, by, at, lambda verbs, session, said: verbs.withdraw(session, ticket, reason, **said))


def claim(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="The claim's number, as `ticket show` prints it.")],
    *,
    waive: Annotated[bool, typer.Option("--waive", help="It will not be claimed.")] = False,
    by: By = _ME,
) -> None:
    """Record that a credit was claimed, or waived."""
    from bot.cli.opened import opened
    from bot.desk.tickets import breaches
    from knowledge.records.tickets.tickets import CLAIMED, WAIVED

    with opened(context) as database, database.sessions.begin() as session:
        decided = breaches.decide(session, number, WAIVED if waive else CLAIMED, by=by, now=SystemClock().now())
        typer.echo(f"claim {decided.id}: {decided.state}")
