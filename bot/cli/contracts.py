"""The register from the terminal: contracts list, show, confirm, reject."""

from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from bot.cli.opened import opened
from bot.cli.output import print_json
from knowledge.clock import SystemClock
from knowledge.records import contracts as register_of
from knowledge.records import proposals
from knowledge.records.contracts import Contract

contracts = typer.Typer(invoke_without_command=True, help="The register of contracts and their facts.")
Name = Annotated[str, typer.Argument(help="Contract number, id, or a part of its title, product or vendor's name.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_TERMINAL = "terminal"


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
    with opened(context) as database, database.reading() as session:
        rows = [_summary(session, c) for c in register_of.living(session)]
    if json:
        print_json({"contracts": rows})
        return
    for row in rows:
        typer.echo("  ".join(str(row[k] or "–") for k in ("id", "number", "kind", "vendor", "title", "expires_on")))


@contracts.command()
def show(context: typer.Context, name: Name, json: Json = False) -> None:
    """One contract: its facts with quotes and state, and what is in force today."""
    with opened(context) as database, database.reading() as session:
        contract = register_of.find(session, name)
        detail = _detail(session, contract)
    if json:
        print_json(detail)
        return
    typer.echo(f"{detail['number'] or '–'}  {detail['title']}  ({detail['vendor'] or 'vendor not stated'})")
    for fact in detail["facts"]:
        typer.echo(f"  {fact['field']}: {fact['value']}  [{fact['state']}]")
        typer.echo(f"      “{fact['quote']['text']}”" if fact["quote"] else "      (no quote)")


@contracts.command()
def confirm(context: typer.Context, name: Name) -> None:
    """Confirm every proposed fact of a contract."""
    with opened(context) as database, database.sessions.begin() as session:
        contract = register_of.find(session, name)
        count = proposals.confirm(contract, by=_TERMINAL, now=SystemClock().now())
        typer.echo(f"{contract.number or contract.title}: {count} facts confirmed.")


@contracts.command()
def reject(
    context: typer.Context, name: Name, field: Annotated[str, typer.Argument(help="Field of the fact.")]
) -> None:
    """Say that a contract does not state a fact."""
    with opened(context) as database, database.sessions.begin() as session:
        contract = register_of.find(session, name)
        proposals.reject(contract, field, by=_TERMINAL, now=SystemClock().now())
        typer.echo(f"{contract.number or contract.title}: {field} rejected.")


def _summary(session: Session, contract: Contract) -> dict[str, Any]:
    on = SystemClock().now().date()
    in_force = register_of.facts_in_force(contract, on)
    states = [f.state for f in contract.facts if f.replaced_at is None]
    end = in_force.get("expires_on")
    return {
        "id": contract.id,
        "number": contract.number,
        "title": contract.title,
        "kind": contract.kind,
        "vendor": contract.vendor.name if contract.vendor else None,
        "amends": contract.amends,
        "file": contract.document.name,
        "expires_on": end.value if end else None,
        "facts": len(states),
        "confirmed": sum(state != register_of.PROPOSED for state in states),
    }


def _detail(session: Session, contract: Contract) -> dict[str, Any]:
    in_force = register_of.facts_in_force(contract, SystemClock().now().date())
    return {
        **_summary(session, contract),
        "facts": [
            {"field": f.field, "value": f.value, "state": f.state, "quote": f.quote}
            for f in contract.facts
            if f.replaced_at is None
        ],
        "in_force": {key: fact.value for key, fact in in_force.items()},
    }
