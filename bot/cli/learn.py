"""Learning files: index, facts, contracts."""

import sys
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.opened import opened, settings_of
from bot.cli.output import print_json


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command("index")(index)


def index(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files and folders to learn.", metavar="PATH...")],
    *,
    audience: Annotated[
        str | None, typer.Option(help="For whom they are: everyone, closed, or an audience that people have.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Learn files and folders; what is gone from them is forgotten."""
    from bot.backups.restoring import settle_in
    from indexer.facts.model.language_model import language_model
    from indexer.sync import learn
    from knowledge.clock import SystemClock
    from knowledge.retrieval.embedding import load_embedder
    from knowledge.rules.access import TERMINAL_ID

    settings = settings_of(context)
    started = time.monotonic()
    model = language_model(settings)
    with opened(context) as database, _Bar() as bar:
        settle_in(database, settings.folder)
        report = learn(
            database, load_embedder(settings), paths, now=SystemClock().now(), progress=bar.show, model=model,
            audience=lambda path: audience, unsaid=settings.audience, by=TERMINAL_ID,
        )  # fmt: skip
    summary = {**report.summary(), "seconds": round(time.monotonic() - started, 1)}
    if as_json:
        print_json(summary)
    else:
        _say(summary)
    if report.closed:
        typer.echo(
            f"{report.closed} of the files are closed: only the terminal and administrators read them. "
            "Say for whom they are with --audience, or for all new ones with VENDORDESK_AUDIENCE.",
            err=True,
        )
    for file, error in report.failures:
        typer.echo(f"{file}: {error.said('en')}", err=True)
    raise typer.Exit(1 if report.failures else 0)


def _say(summary: dict[str, Any]) -> None:
    files, passages = summary["files"], summary["passages"]
    typer.echo(
        f"{files['added']} files added, {files['changed']} changed, {files['unchanged']} unchanged, "
        f"{files['removed']} removed, {files['failed']} failed; "
        f"{passages['total']} passages in all ({summary['seconds']} s)."
    )


class _Bar:
    """A progress bar on stderr, where that is a terminal."""

    def __enter__(self) -> "_Bar":
        from tqdm import tqdm

        self._bar = tqdm(disable=not sys.stderr.isatty(), unit=" files", file=sys.stderr, leave=False)
        return self

    def __exit__(self, *exception: object) -> None:
        self._bar.close()

    def show(self, what: str, done: int, total: int) -> None:
        self._bar.unit, self._bar.total = f" {what}", total
        self._bar.update(done - self._bar.n)
