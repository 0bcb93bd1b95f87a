"""The command `vendordesk`: one module an area, each with `register(app)`.

Heavy libraries are imported inside the commands that need them, so that the others start in under a second.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import ask, contracts, facts, find, learn, renewals, serve, sla, tickets, triage
from knowledge.errors import DeskError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The Slack desk that knows a company's vendor contracts.",
)


@app.callback()
def home(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(help="Folder that holds everything the desk writes.")] = None,
) -> None:
    """The Slack desk that knows a company's vendor contracts."""
    context.obj = home


for area in (learn, facts, contracts, find, ask, sla, triage, tickets, renewals, serve):
    area.register(app)


def main() -> None:
    """Run the command; an error that was foreseen is one sentence on stderr and exit code 1."""
    try:
        app()
    except DeskError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
