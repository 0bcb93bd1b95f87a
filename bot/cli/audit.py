"""The audit log from the terminal: audit verify, audit export."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.opened import opened
from bot.cli.output import print_json
from knowledge.clock import SystemClock
from knowledge.errors import BadInput, Conflict

if TYPE_CHECKING:
    from knowledge.audit.chain import Finding, Mark, Verified

audit = typer.Typer(no_args_is_help=True, help="The audit log: who asked, saw, decided, changed; and that it is whole.")


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.add_typer(audit, name="audit")


@audit.command()
def verify(
    context: typer.Context,
    *,
    mark: Annotated[
        list[str] | None, typer.Option(help="A NUMBER:HASH that was written down elsewhere, as verify prints it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say whether the log is whole, and where it was edited, cut, re-ordered or added to; exit 1 where it was."""
    from knowledge.audit import verify as walk

    known = [_mark(one) for one in mark or ()]
    with opened(context) as database, database.reading() as session:
        found = walk(session, known=known)
    if as_json:
        print_json(_as_json(found))
    else:
        for finding in found.findings:
            typer.echo(_said(finding))
        for one in found.past:
            typer.echo(f"entry {one.seq}: removed by retention since; nothing can be said about this mark")
        typer.echo(f"{found.entries} entries, {_outcome(found)}; the last is {found.last}")
    raise typer.Exit(0 if found.whole else 1)


@audit.command()
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A new file: .csv for a spreadsheet, else JSON lines.")],
    since: Annotated[str | None, typer.Option(help="The first day, as 2026-07-01 (UTC).")] = None,
) -> None:
    """Write the log for auditors; that it was written is an entry of its own."""
    from bot.cli.contracts.renewals import day_of
    from bot.replies.audit_export import write_log
    from knowledge.audit import entries, note
    from knowledge.rules.access import TERMINAL_ID

    first = datetime.combine(day_of(since), time(), UTC) if since else None
    if file.exists():
        raise Conflict("file_exists", path=file)
    with opened(context) as database:
        with database.sessions.begin() as session:
            note(
                session, "audit.exported", "audit", by=TERMINAL_ID, now=SystemClock().now(), file=file.name, since=since
            )
        with database.reading() as session:
            count = write_log(file, entries.in_order(session, since=first))
    typer.echo(f"{file}: {count} entries")


def _mark(text: str) -> "Mark":
    from knowledge.audit.chain import Mark

    number, _, hashed = text.partition(":")
    if not number.isascii() or not number.isdecimal() or len(hashed) != 64:
        raise BadInput("mark_unreadable", mark=text)
    return Mark(int(number), hashed)


def _outcome(found: "Verified") -> str:
    return "the chain is whole" if found.whole else f"{len(found.findings)} faults"


_SAYINGS = {
    "edited": "entry {seq}: edited: its words are not those that it was written with",
    "moved": "entry {seq}: re-ordered: what stands here was written as entry {other}",
    "unlinked": "entry {seq}: does not follow entry {before}: one of the two was rewritten or put in",
    "missing": "entries {seq} to {other}: missing",
    "stray": "entry {seq}: stands where the desk wrote nothing: it was put in",
    "head": "entry {seq}: is the last, and not the one that the desk wrote last",
    "anchor": "entry {seq}: the anchor is not the one that the log says retention left",
    "known": "entry {seq}: is not the one that was written down elsewhere",
}


def _said(finding: "Finding") -> str:
    other = finding.seq if finding.other is None else finding.other
    return _SAYINGS[finding.fault].format(seq=finding.seq, other=other, before=finding.seq - 1)


def _as_json(found: "Verified") -> dict[str, object]:
    return {
        "whole": found.whole,
        "entries": found.entries,
        "first": found.first,
        "last": {"seq": found.last.seq, "hash": found.last.hash},
        "faults": [{"fault": one.fault, "seq": one.seq, "other": one.other} for one in found.findings],
        "past": [one.seq for one in found.past],
    }
