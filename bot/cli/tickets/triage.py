"""Triage from the terminal: what a message is, how grave, by which words of which contract."""

import html
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.opened import opened, settings_of
from bot.cli.output import print_json, read_batch
from knowledge.clock import SystemClock
from knowledge.errors import BadInput

_QUOTED = ("file", "document", "page", "start", "end", "quote")


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command()(triage)


def triage(
    context: typer.Context,
    text: Annotated[str | None, typer.Argument(help="What somebody reports, in Chinese or English.")] = None,
    *,
    vendor: Annotated[str | None, typer.Option(help="The vendor's name, where it is known.")] = None,
    contract: Annotated[str | None, typer.Option(help="The contract's number, where it is known.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    batch: Annotated[
        Path | None, typer.Option(help="A file of JSON lines with id, text, vendor and contract_number.")
    ] = None,
) -> None:
    """Say how grave a message is, which level of the contract it is, and what may have caused it."""
    items = _items(text, vendor, contract, batch)
    for item, found in zip(items, _triaged(context, items), strict=True):
        if as_json or batch:
            print_json({**({"id": item.get("id")} if batch else {}), **_as_json(found)})
        else:
            _say(found)


def _items(text: str | None, vendor: str | None, contract: str | None, batch: Path | None) -> list[dict[str, Any]]:
    if (text is None) == (batch is None):
        raise typer.BadParameter("give a text, or --batch with a file")
    if batch is None:
        return [{"text": text, "vendor": vendor, "contract_number": contract}]
    rows = list(read_batch(batch))
    for number, row in enumerate(rows, 1):
        if not isinstance(row.get("text"), str):
            raise BadInput("line_without_text", where=f"{batch}, line {number}")
    return rows


def _triaged(context: typer.Context, items: list[dict[str, Any]]) -> list[Any]:
    from knowledge.rules.access import TERMINAL
    from knowledge.triage import Report

    reports = [
        Report(text=item["text"], vendor=item.get("vendor"), contract=item.get("contract_number")) for item in items
    ]
    with _triager(context) as (session, triager):
        found: list[Any] = triager.triage_all(session, reports, asker=TERMINAL, on=SystemClock().now().date())
    return found


@contextmanager
def _triager(context: typer.Context) -> Iterator[tuple[Any, Any]]:
    """A session, none where the home holds nothing yet, and the triager."""
    from knowledge.retrieval.embedding import load_embedder
    from knowledge.retrieval.opening import serving_embedder
    from knowledge.triage import Triager

    settings = settings_of(context)
    if settings.database is None and not (settings.home.expanduser() / "vendordesk.db").exists():
        yield None, Triager(load_embedder(settings))
        return
    with opened(context) as database, database.reading() as session:
        yield session, Triager(serving_embedder(session, settings))


def _as_json(found: Any) -> dict[str, Any]:
    place = asdict(found.quote) if found.quote else None
    return {
        "severity": found.severity,
        "level": found.level,
        "cause": found.cause,
        "vendor": found.vendor,
        "contract": found.contract,
        "product": found.product,
        "reason": _sentence(found),
        "quote": {name: place[name] for name in _QUOTED} if place else None,
        "confidence": round(found.confidence, 3),
        "question": html.unescape(_words(found)["question"]) or None,
        "between": list(found.between),
        "lang": found.lang,
    }


def _words(found: Any) -> Any:
    from bot.replies.drawing.words import Words
    from bot.replies.tickets.ticket_words import word

    signs = [word(found.lang, "sign", name) for name in found.reason.impacts]
    return Words(found.lang, "triage", t=found, signs=signs)


def _sentence(found: Any) -> str:
    """The reason as plain text: the templates escape for Slack."""
    return html.unescape(_words(found)["reason"])


def _say(found: Any) -> None:
    words = _words(found)
    typer.echo(html.unescape(words["headline"]))
    typer.echo(_sentence(found))
    if found.quote:
        page = f", page {found.quote.page}" if found.quote.page else ""
        typer.echo(f"  “{found.quote.quote}”\n  — {found.quote.file}{page}")
    if found.question:
        typer.echo(html.unescape(words["question"]))
