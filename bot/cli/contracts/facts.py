"""Reading one contract: facts."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.output import print_json
from knowledge.errors import BadInput


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command()(facts)


def facts(
    file: Annotated[Path, typer.Argument(help="Contract in any format that the desk reads.")],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Print the facts that one document states, each with its quote; nothing is stored."""
    from indexer.facts import record_json
    from indexer.worker import READER

    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadInput("document_unreadable", path=file, reason=error.strerror) from error
    record = READER.read(data, file.name).record
    if json:
        print_json(record_json(record))
        return
    for name, value in record.stated().items():
        if name not in ("sla", "credits"):
            typer.echo(f"{name}: {value}\n    “{record.quotes[name].text}”")
    for name, items in (("sla", record.sla), ("credits", record.credits)):
        for item in items:
            typer.echo(f"{name}: {item}")
