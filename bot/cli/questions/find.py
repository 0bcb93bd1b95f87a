"""Finding: search, ask, eval."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.opened import opened, settings_of
from bot.cli.output import print_json, read_batch
from knowledge.errors import BadInput, NotReady

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from knowledge.records.db import Database
    from knowledge.retrieval.search import Hit


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command("search")(search)


def search(
    context: typer.Context,
    query: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    top: Annotated[int, typer.Option(min=1, max=200, help="How many passages.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    batch: Annotated[Path | None, typer.Option(help="A file of JSON lines with id and question.")] = None,
) -> None:
    """Rank the passages that answer a question."""
    items = questions(query, batch)
    found = results_of(context, [item["question"] for item in items], top, shown=True)
    for item, results in zip(items, found, strict=True):
        if as_json or batch:
            print_json({**({"id": item["id"]} if batch else {}), "results": results})
        else:
            _say(results)


def questions(query: str | None, batch: Path | None) -> list[dict[str, Any]]:
    """The question given, or those of a batch file; raises BadInput or a usage error where there is none."""
    if (query is None) == (batch is None):
        raise typer.BadParameter("give a question, or --batch FILE")
    items = [{"id": None, "question": query}] if batch is None else list(read_batch(batch))
    for number, item in enumerate(items, 1):
        if not isinstance(item.get("question"), str):
            raise BadInput("line_without_question", where=f"{batch}, line {number}")
    return [{"id": None, **item} for item in items]


def refuse_empty(session: "Session") -> None:
    """Raise NotReady on a home that has learned nothing: that is no answer to anything."""
    from knowledge.records.documents import passages

    if not passages.any_living(session):
        raise NotReady("nothing_learned")


def results_of(
    context: typer.Context, asked: list[str], top: int, *, shown: bool = False
) -> list[list[dict[str, Any]]]:
    """The ranked passages of several questions, as the command prints them; `shown`: the audit log is told of each."""
    from knowledge.retrieval.opening import open_views, serving_embedder
    from knowledge.retrieval.search import search_all
    from knowledge.rules.access import TERMINAL

    settings = settings_of(context)
    with opened(context) as database, database.reading() as session:
        refuse_empty(session)
        embedder = serving_embedder(session, settings)
        views = open_views(settings, embedder.name, lasting=False)
        hits = search_all(session, views, embedder, asked, asker=TERMINAL, top=top)
        views.close()
        if shown:
            _note(database, asked, hits)
    return [[hit.as_json(rank) for rank, hit in enumerate(found, 1)] for found in hits]


def _note(database: "Database", asked: "Sequence[str]", hits: "Sequence[Sequence[Hit]]") -> None:
    from knowledge import audit
    from knowledge.clock import SystemClock
    from knowledge.rules.access import TERMINAL_ID

    with database.sessions.begin() as session:
        for text, found in zip(asked, hits, strict=True):
            seen = {"documents": sorted({h.document_id for h in found}), "passages": sorted(h.passage for h in found)}
            said = audit.wording(session, text)
            audit.note(
                session, "terminal.searched", "terminal", by=TERMINAL_ID, now=SystemClock().now(), text=said, **seen
            )


def _say(results: list[dict[str, Any]]) -> None:
    if not results:
        typer.echo("Nothing like it in what has been read.")
    for result in results:
        page = f", page {result['page']}" if result["page"] else ""
        heading = f" · {result['heading']}" if result["heading"] else ""
        typer.echo(f"{result['rank']}. {result['document']}{heading} ({result['file']}{page})")
        typer.echo("   " + " ".join(result["text"].split())[:300])
