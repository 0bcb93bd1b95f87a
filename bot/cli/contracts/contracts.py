"""The register from the terminal: contracts list, show, confirm, reject."""

import shlex
from typing import Annotated

import typer

from bot.cli.opened import opened
from bot.cli.output import print_json
from knowledge.clock import SystemClock

contracts = typer.Typer(invoke_without_command=True, help="The register of contracts and their facts.")
Name = Annotated[str, typer.Argument(help="Contract number, id, or a part of its title, product or vendor's name.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.add_typer(contracts, name="contracts")


@contracts.callback()
def default(context: typer.Context, json: Json = False) -> None:
    """List the contracts where no subcommand is given."""
    if context.invoked_subcommand is None:
        show_list(context, json=json)


@contracts.command("list")
def show_list(context: typer.Context, json: Json = False) -> None:
    """Every contract with its vendor, end date and how much of it is confirmed."""
    from bot.cli.contracts.contract_json import summary
    from knowledge.records.contracts.contracts import living

    with opened(context) as database, database.reading() as session:
        rows = [summary(session, c) for c in living(session)]
    if json:
        print_json({"contracts": rows})
        return
    for row in rows:
        typer.echo("  ".join(str(row[k] or "–") for k in ("id", "number", "kind", "vendor", "title", "expires_on")))


@contracts.command()
def show(context: typer.Context, name: Name, json: Json = False) -> None:
    """One contract: its facts with quotes and state, and what is in force today."""
    from bot.cli.contracts.contract_json import detail
    from knowledge.records.contracts.contracts import find
    from knowledge.rules.access import TERMINAL

    with opened(context) as database, database.reading() as session:
        told = detail(session, find(session, name, asker=TERMINAL))
    if json:
        print_json(told)
        return
    typer.echo(f"{told['number'] or '–'}  {told['title']}  ({told['vendor'] or 'vendor not stated'})")
    if told["unread_since"]:
        typer.echo(f"  as of an older version: the file cannot be read since {told['unread_since'][:10]}")
    for file in told["files"] if len(told["files"]) > 1 else ():
        typer.echo(f"  file: {file}")
    for fact in told["facts"]:
        typer.echo(f"  {fact['field']}: {fact['value']}  [{fact['state']}]")
        typer.echo(f"      “{fact['quote']['text']}”" if fact["quote"] else "      (no quote)")
    for one in told["suggestions"]:
        typer.echo(f"  perhaps: {one['field']}: {one['value']} — right? (contracts confirm, or reject, {one['field']})")
        typer.echo(f"      “{one['quote']['text']}”")


@contracts.command()
def confirm(
    context: typer.Context,
    name: Name,
    field: Annotated[str | None, typer.Argument(help="One field: a proposed fact, or what is only suggested.")] = None,
) -> None:
    """Confirm every proposed fact of a contract, or one field: what is only suggested becomes a fact."""
    from bot.desk.contracts.contracts import confirm_facts, say_of_suggestion
    from knowledge.records.contracts import suggestions
    from knowledge.records.contracts.contracts import find
    from knowledge.rules.access import TERMINAL, TERMINAL_ID

    with opened(context) as database, database.sessions.begin() as session:
        contract = find(session, name, asker=TERMINAL)
        now, only = SystemClock().now(), None if field is None else frozenset((field,))
        count = confirm_facts(session, contract, by=TERMINAL_ID, now=now, fields=only)
        if field is not None and not count:
            asked = suggestions.named(contract, field)
            say_of_suggestion(session, contract, asked, right=True, by=TERMINAL_ID, now=now)
            count = 1
        typer.echo(f"{contract.number or contract.title}: {count} facts confirmed.")
        if count:
            typer.echo(f"  To take it back: vendordesk contracts undo {shlex.quote(name)}")


@contracts.command()
def reject(
    context: typer.Context, name: Name, field: Annotated[str, typer.Argument(help="Field of the fact.")]
) -> None:
    """Say that a contract does not state a fact, or that what is suggested is not so."""
    from bot.desk.contracts.contracts import reject_fact, say_of_suggestion
    from knowledge.records.contracts import suggestions
    from knowledge.records.contracts.contracts import find
    from knowledge.rules.access import TERMINAL, TERMINAL_ID

    with opened(context) as database, database.sessions.begin() as session:
        contract = find(session, name, asker=TERMINAL)
        now = SystemClock().now()
        asked = next((one for one in suggestions.unanswered(contract) if one.field == field), None)
        if asked is not None:
            say_of_suggestion(session, contract, asked, right=False, by=TERMINAL_ID, now=now)
        else:
            reject_fact(session, contract, field, by=TERMINAL_ID, now=now)
        typer.echo(f"{contract.number or contract.title}: {field} rejected.")


@contracts.command()
def undo(
    context: typer.Context,
    name: Name,
    field: Annotated[str | None, typer.Argument(help="One field; else all that was decided last.")] = None,
) -> None:
    """Take back what was decided last about a contract, or about one field: it is as it was read again."""
    from bot.desk.contracts.contracts import last_decided
    from bot.desk.contracts.contracts import undo as take_back
    from knowledge.errors import NotFound
    from knowledge.records.contracts.contracts import find
    from knowledge.rules.access import TERMINAL, TERMINAL_ID

    with opened(context) as database, database.sessions.begin() as session:
        contract = find(session, name, asker=TERMINAL)
        fields = last_decided(contract) if field is None else frozenset((field,))
        count = take_back(session, contract, fields, by=TERMINAL_ID, now=SystemClock().now())
        if not count:
            raise NotFound("nothing_decided", contract=contract.number or contract.title)
        typer.echo(f"{contract.number or contract.title}: {count} decisions taken back.")
