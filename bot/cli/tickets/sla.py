"""The SLA clock from the terminal: compute cases, explain a ticket's deadlines."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.output import print_json, read_batch
from bot.cli.tickets.sla_cases import computed
from knowledge.clock import SystemClock
from knowledge.errors import BadInput

area = typer.Typer(no_args_is_help=True, help="The SLA clock: compute a case, explain a ticket's deadlines.")


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.add_typer(area, name="sla")


@area.command()
def compute(
    case: Annotated[Path | None, typer.Argument(help="A file with one case as JSON; none: standard input.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    batch: Annotated[Path | None, typer.Option(help="A file with a case a line.")] = None,
) -> None:
    """Compute deadlines: when they are due, how many minutes are used and left."""
    if batch is not None:
        sys.exit(_compute_all(batch))
    answer = computed(_read(case))
    if as_json:
        print_json(answer)
    else:
        for name, value in answer.items():
            typer.echo(f"{name}: {'none' if value is None else value}")


@area.command()
def explain(
    context: typer.Context,
    ticket: Annotated[int, typer.Argument(help="The ticket's number.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say how each deadline of a ticket was computed: stretches, holidays, pauses, changes."""
    from bot.cli.opened import opened
    from bot.cli.tickets.ticket_json import explained_json, explained_lines, terms_changes
    from bot.desk.tickets.ticket_log import state_of

    now = SystemClock().now()
    with opened(context) as database, database.reading() as session:
        state = state_of(session, ticket)
        changes = terms_changes(session, ticket)
    if as_json:
        print_json({"ticket": ticket, "changes": changes, **explained_json(state, now)})
        return
    for change in changes:
        before = ", ".join(f"{name} {due or 'none'}" for name, due in change["deadlines_before"].items())
        typer.echo(f"{change['at']}: {change['kind']} by {change['by']}; deadlines before: {before}")
    for line in explained_lines(state, now):
        typer.echo(line)


def _compute_all(batch: Path) -> int:
    """Print a line for each case, an error in place of an answer; 1 where there was one."""
    failed = 0
    for case in read_batch(batch):
        try:
            answer = computed(case)
        except BadInput as error:
            answer, failed = {"id": case.get("id"), "error": str(error)}, 1
        print_json(answer)
    return failed


def _read(path: Path | None) -> dict[str, Any]:
    where = "standard input" if path is None else str(path)
    try:
        value = json.loads(sys.stdin.read() if path is None else path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput("case_unreadable", path=where, reason=error.strerror) from error
    except ValueError as error:
        raise BadInput("case_not_json", where=where, reason=error) from error
    if not isinstance(value, dict):
        raise BadInput("case_not_object", where=where)
    return value
