"""The command `vendordesk`: one module an area, each with `register(app)`.

Heavy libraries are imported inside the commands that need them, so that the others start in under a second.
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import audit, backup, learn
from bot.cli.contracts import contracts, facts, renewals
from bot.cli.questions import ask, find
from bot.cli.running import serve
from bot.cli.tickets import sla, tickets, triage
from knowledge.errors import DeskError, NotReady

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


for area in (learn, facts, contracts, find, ask, sla, triage, tickets, renewals, audit, backup, serve):
    area.register(app)


def main() -> None:
    """Run the command; what goes wrong is one sentence on stderr: foreseen with exit code 1, wrong usage with 2.

    What it writes (contracts, answers, reports) is for whoever runs it alone.
    """
    os.umask(0o077)
    try:
        sys.exit(app(prog_name="vendordesk", standalone_mode=False))
    except DeskError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        if error.filename is None:
            raise
        print(NotReady("path_unusable", path=error.filename, reason=error.strerror), file=sys.stderr)
        sys.exit(1)
    except _database_errors() as error:
        print(NotReady("database_away", reason=_first_line(error)), file=sys.stderr)
        sys.exit(1)
    except typer.TyperException as error:
        sys.stderr.write(_misused(error))
        sys.exit(2)


def _database_errors() -> tuple[type[Exception], ...]:
    """What a database raises that is locked, away or full; a command that opened none cannot meet it."""
    if "sqlalchemy" not in sys.modules:
        return ()
    from sqlalchemy.exc import DBAPIError

    return (DBAPIError,)


def _first_line(error: Exception) -> str:
    """What the database said, in a line."""
    return str(getattr(error, "orig", error)).splitlines()[0]


def _misused(error: typer.TyperException) -> str:
    """What is wrong with the command's words, and where its help is; nothing where the help has been shown already."""
    wrong = " ".join(error.format_message().split()).rstrip(".?")
    context: typer.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "vendordesk"
    return f"{wrong}; see `{command} --help`.\n" if wrong else ""
