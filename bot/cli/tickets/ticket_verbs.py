"""A ticket from open to close in the terminal; `ticket_more` has the verbs beside that path."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

import typer

from bot.cli.output import print_json
from knowledge.clock import SystemClock
from knowledge.errors import BadInput

Verb = Callable[[Any, Any, Any], Any]
"""Takes the module of verbs, a session and who says it when; the module is loaded only when a command runs."""

area = typer.Typer(no_args_is_help=True, help="A ticket's verbs: open, list, show, and what happens to it.")

Number = Annotated[int, typer.Argument(help="The ticket's number.")]
By = Annotated[str, typer.Option(help="Who says so.")]
At = Annotated[str | None, typer.Option(help="When it happened, ISO 8601 with an offset, if earlier than now.")]
Text = Annotated[str, typer.Argument(help="In a few words.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_ME = "terminal"


class Change(StrEnum):
    """What became of the change that solved a ticket."""

    none = "none"
    kept = "kept"
    rolled_back = "rolled_back"
    rollback_failed = "rollback_failed"


def instant(text: str | None) -> datetime | None:
    """Read an instant with an offset; raises BadInput where there is none."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput("time_unreadable", text=text) from error
    if found.tzinfo is None:
        raise BadInput("time_without_offset", text=text)
    return found.astimezone(UTC)


def act(context: typer.Context, by: str, at: str | None, verb: Verb) -> None:
    """Run one verb in one transaction and say where the ticket stands."""
    from bot.cli.opened import opened
    from bot.desk.tickets import tickets as verbs
    from bot.desk.tickets.countdown import next_step

    said = {"by": by, "now": SystemClock().now(), "at": instant(at)}
    with opened(context) as database, database.sessions.begin() as session:
        state = verb(verbs, session, said)
    typer.echo(f"{state.status}, next: {' '.join(next_step(state))}")


@area.command("open")
def open_(  # noqa: PLR0913 - each is an option of the command
    context: typer.Context,
    title: Annotated[str, typer.Argument(help="What does not work.")],
    *,
    contract: Annotated[str | None, typer.Option(help="Number or name of the contract in the register.")] = None,
    vendor: Annotated[str | None, typer.Option(help="The vendor, where no contract is given.")] = None,
    severity: Annotated[Literal["S1", "S2", "S3", "S4"] | None, typer.Option(help="S1, S2, S3 or S4.")] = None,
    level: Annotated[str | None, typer.Option(help="The contract's own level, as it is written there.")] = None,
    owner: Annotated[str | None, typer.Option(help="Who sees it through.")] = None,
    channel: Annotated[str | None, typer.Option(help="Slack channel in which its countdown lives.")] = None,
    by: By = _ME,
    at: At = None,
    json: Json = False,
) -> None:
    """Open a ticket; its clocks run under the contract's terms."""
    from bot.cli.opened import opened, settings_of
    from bot.cli.tickets.ticket_json import detail
    from bot.desk.contracts.contract_terms import read_house, terms_on
    from bot.desk.tickets import tickets as verbs
    from knowledge.records.contracts import contracts
    from knowledge.rules.access import TERMINAL
    from knowledge.rules.clocks.ticket_terms import ContractTerms

    now = SystemClock().now()
    with opened(context) as database, database.sessions.begin() as session:
        found = contracts.find(session, contract, asker=TERMINAL) if contract else None
        house = read_house(settings_of(context).folder)
        report = verbs.Report(
            title=title,
            reporter=by,
            **(_contract(found) if found else {"vendor": vendor}),
            severity=severity,
            level=level,
            owner=owner,
            channel=channel,
            terms=terms_on(session, found, now, house) if found else ContractTerms(),
        )
        ticket = verbs.open_ticket(session, report, now, instant(at))
        told = detail(session, ticket.id, now)
    _print(told, json=json)


def _contract(found: Any) -> dict[str, Any]:
    """What a report says of the contract that it is under."""
    vendor = found.vendor.name if found.vendor else None
    return {"vendor": vendor, "contract_id": found.id, "contract": found.number, "product": found.product}


@area.command("list")
def list_(
    context: typer.Context,
    *,
    owner: Annotated[str | None, typer.Option(help="Only this owner's.")] = None,
    ended: Annotated[bool, typer.Option("--all", help="Closed and withdrawn ones too.")] = False,
    json: Json = False,
) -> None:
    """Tickets, the most urgent first."""
    from bot.cli.opened import opened
    from bot.cli.tickets.ticket_json import summary
    from knowledge.records.tickets import tickets

    with opened(context) as database, database.reading() as session:
        rows = [summary(ticket) for ticket in tickets.listed(session, owner=owner, ended=ended)]
    if json:
        print_json({"tickets": rows})
        return
    for row in rows:
        typer.echo(
            "  ".join(str(row[name] or "–") for name in ("id", "severity", "status", "vendor", "owner", "title"))
        )


@area.command()
def show(context: typer.Context, ticket: Number, *, json: Json = False) -> None:
    """One ticket: its clocks, log and claims."""
    from bot.cli.opened import opened
    from bot.cli.tickets.ticket_json import detail

    with opened(context) as database, database.reading() as session:
        told = detail(session, ticket, SystemClock().now())
    _print(told, json=json)


def _print(told: dict[str, Any], *, json: bool) -> None:
    if json:
        print_json(told)
        return
    typer.echo(f"{told['id']}  {told['status']}  {told['severity'] or '–'}  {told['title']}")
    for clock in told["clocks"]:
        typer.echo(f"  {clock['milestone']}: {clock['status']}, due {clock['due_at'] or 'none'}")
    for claim in told["claims"]:
        worth = f"{claim['amount']} {claim['currency']}" if claim["amount"] else f"{claim['percent']} %"
        typer.echo(f"  claim {claim['id']}: {worth} for {claim['clock']}, until {claim['claim_day']}, {claim['state']}")


@area.command()
def ack(context: typer.Context, ticket: Number, *, by: By = _ME, at: At = None) -> None:
    """Confirm the report and its severity."""
    act(context, by, at, lambda verbs, session, said: verbs.confirm(session, ticket, **said))


@area.command()
def grade(
    context: typer.Context,
    ticket: Number,
    severity: Annotated[str, typer.Argument(help="S1, S2, S3 or S4.")],
    level: Annotated[str, typer.Argument(help="The contract's own level.")],
    *,
    by: By = _ME,
    at: At = None,
) -> None:
    """Change severity and level; deadlines count as if they had held from the opening."""
    act(context, by, at, lambda verbs, session, said: verbs.change_severity(session, ticket, severity, level, **said))


@area.command()
def notify(context: typer.Context, ticket: Number, channel: Text, *, by: By = _ME, at: At = None) -> None:
    """Record that the vendor was told, and how (phone, email, portal …)."""
    act(context, by, at, lambda verbs, session, said: verbs.notify_vendor(session, ticket, channel, **said))


@area.command()
def respond(
    context: typer.Context,
    ticket: Number,
    text: Text = "",
    *,
    plan: bool = False,
    workaround: bool = False,
    interim: bool = False,
    by: By = _ME,
    at: At = None,
) -> None:
    """Record the vendor's response."""

    def verb(verbs: Any, session: Any, said: Any) -> Any:
        return verbs.respond(session, ticket, text, plan=plan, workaround=workaround, interim=interim, **said)

    act(context, by, at, verb)


@area.command()
def update(context: typer.Context, ticket: Number, text: Text, *, by: By = _ME, at: At = None) -> None:
    """Record the vendor's news."""
    act(context, by, at, lambda verbs, session, said: verbs.give_update(session, ticket, text, **said))


@area.command()
def pause(context: typer.Context, ticket: Number, reason: Text, *, by: By = _ME, at: At = None) -> None:
    """Stop the clocks, as the vendor waits for us."""
    act(context, by, at, lambda verbs, session, said: verbs.pause(session, ticket, reason, **said))


@area.command()
def resume(context: typer.Context, ticket: Number, *, by: By = _ME, at: At = None) -> None:
    """Let the clocks run again."""
    act(context, by, at, lambda verbs, session, said: verbs.resume(session, ticket, **said))


@area.command()
def milestone(
    context: typer.Context,
    ticket: Number,
    name: Annotated[str, typer.Argument(help="plan, workaround, interim, restore, change_record …")],
    *,
    by: By = _ME,
    at: At = None,
) -> None:
    """Record that a milestone was reached."""
    act(context, by, at, lambda verbs, session, said: verbs.meet(session, ticket, name, **said))


@area.command()
def resolve(context: typer.Context, ticket: Number, text: Text = "", *, by: By = _ME, at: At = None) -> None:
    """Record the solution."""
    act(context, by, at, lambda verbs, session, said: verbs.resolve(session, ticket, text, **said))


@area.command()
def verify(context: typer.Context, ticket: Number, *, by: By = _ME, at: At = None) -> None:
    """Record that function, data and regression were checked and passed."""

    def verb(verbs: Any, session: Any, said: Any) -> Any:
        return verbs.verify(session, ticket, function=True, data=True, regression=True, **said)

    act(context, by, at, verb)


@area.command()
def close(
    context: typer.Context,
    ticket: Number,
    *,
    impact: Annotated[str, typer.Option(help="What it cost.")],
    prevention: Annotated[str, typer.Option(help="What prevents it next time.")],
    change: Annotated[Change | None, typer.Option(help="What became of the change, if one was made.")] = None,
    change_record: Annotated[str, typer.Option(help="The change record's number or text.")] = "",
    by: By = _ME,
    at: At = None,
) -> None:
    """Close a verified ticket."""

    def verb(verbs: Any, session: Any, said: Any) -> Any:
        what = {"change": change, "change_record": change_record, "impact": impact, "prevention": prevention}
        return verbs.close(session, ticket, **what, **said)

    act(context, by, at, verb)


@area.command()
def reopen(context: typer.Context, ticket: Number, reason: Text, *, by: By = _ME, at: At = None) -> None:
    """Take a solved ticket up again."""
    act(context, by, at, lambda verbs, session, said: verbs.reopen(session, ticket, reason, **said))
