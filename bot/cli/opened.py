"""The database of a home, opened for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from knowledge.records.db import Database
from knowledge.settings import Settings


def settings_of(context: typer.Context) -> Settings:
    """The settings, with `--home` over the environment's."""
    home: Path | None = context.obj
    return Settings(home=home) if home else Settings()


@contextmanager
def opened(context: typer.Context) -> Iterator[Database]:
    """The home's database, migrated; closed afterwards."""
    database = Database(settings_of(context).database_url)
    database.migrate()
    try:
        yield database
    finally:
        database.close()
