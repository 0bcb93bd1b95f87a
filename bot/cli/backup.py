"""Backups from the terminal: backup, restore."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.opened import opened, settings_of
from bot.cli.output import print_json
from knowledge.clock import SystemClock

if TYPE_CHECKING:
    from bot.backups.archive import Manifest

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command()(backup)
    app.command()(restore)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A new file.")],
    *,
    base: Annotated[
        Path | None, typer.Option(help="A full backup: write only what has changed since, to be restored with it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write the whole home into one file while the desk runs; it holds no token and no key."""
    from bot.backups.taking import take
    from knowledge import audit
    from knowledge.rules.access import TERMINAL_ID

    with opened(context) as database:
        made = take(database, settings_of(context).folder, file, now=SystemClock().now(), base=base)
        with database.sessions.begin() as session:
            audit.note(
                session, "backup.made", f"backup:{file.name}", by=TERMINAL_ID, now=SystemClock().now(),
                kind=made.manifest.kind, sha256=made.sha256, mark=made.manifest.head,
            )  # fmt: skip
    _tell(made.manifest, as_json, {"file": str(file), "sha256": made.sha256, "bytes": made.size})


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup.")],
    *,
    base: Annotated[
        Path | None, typer.Option(help="The full backup that an incremental one was made after; else beside it.")
    ] = None,
    drill: Annotated[
        bool, typer.Option("--drill", help="Restore into a scratch home, check it, and log the proof in this home.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a new home of a backup; a home or database that holds anything is refused."""
    if drill:
        _drill(context, file, base, as_json=as_json)
        return
    from bot.backups.pages import digest_of
    from bot.backups.restoring import restore as make
    from knowledge import audit
    from knowledge.rules.access import TERMINAL_ID

    settings = settings_of(context)
    manifest = make(file, settings.home.expanduser().absolute(), url=settings.database, base=base)
    with file.open("rb") as packed:
        digest = digest_of(packed)
    with opened(context) as database, database.sessions.begin() as session:
        now = SystemClock().now()
        audit.note(
            session, "backup.restored", f"backup:{file.name}", by=TERMINAL_ID, now=now, sha256=digest,
            made_at=manifest.made_at, mark=manifest.head,
        )  # fmt: skip
    _tell(manifest, as_json, {"home": str(settings.folder)})


def _drill(context: typer.Context, file: Path, base: Path | None, *, as_json: bool) -> None:
    from bot.backups.proving import DRILL, prove
    from knowledge import audit
    from knowledge.rules.access import TERMINAL_ID

    with opened(context) as database:
        proof = prove(file, base=base).data()
        with database.sessions.begin() as session:
            audit.note(session, DRILL, f"backup:{file.name}", by=TERMINAL_ID, now=SystemClock().now(), **proof)
    if as_json:
        print_json(proof)
        return
    typer.echo(
        f"{file}: comes back whole: {proof['rows']} rows, {proof['files']} files, {proof['passages']} passages in the "
        f"views, {proof['entries']} entries of the audit log up to the mark {proof['mark']}"
    )


def _tell(manifest: "Manifest", as_json: bool, more: dict[str, Any]) -> None:
    told = {"kind": manifest.kind, "made_at": manifest.made_at, "files": len(manifest.files), "mark": manifest.head}
    if as_json:
        print_json(told | {"rows": sum(manifest.tables.values())} | more)
        return
    where = " ".join(str(more[name]) for name in ("file", "home") if name in more)
    typer.echo(
        f"{where}: {manifest.kind} backup of {manifest.made_at}, {sum(manifest.tables.values())} rows, "
        f"{len(manifest.files)} files; the audit log's mark is {manifest.head}"
    )
