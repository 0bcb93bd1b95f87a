"""The settings of a command, and the database of its home, opened for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from knowledge.errors import BadInput, NotReady

if TYPE_CHECKING:
    from bot.settings import BotSettings
    from knowledge.records.db import Database
    from knowledge.settings import Settings

S = TypeVar("S")


def settings_of(context: typer.Context) -> "Settings":
    """The settings, with `--home` over the environment's; raises BadInput naming one that cannot be used."""
    from knowledge.settings import Settings

    home: Path | None = context.obj
    return _read(lambda: Settings(home=home) if home else Settings())


def bot_settings() -> "BotSettings":
    """The settings of the desk on Slack; raises BadInput naming one that cannot be used."""
    from bot.settings import BotSettings

    return _read(BotSettings)


@contextmanager
def opened(context: typer.Context) -> Iterator["Database"]:
    """The home's database, migrated; closed afterwards. Raises NotReady where there can be none."""
    from alembic.util import CommandError
    from sqlalchemy.exc import SQLAlchemyError

    from knowledge.records.db import Database

    settings = settings_of(context)
    try:
        database = Database(settings.database_url, audit_texts=settings.audit_texts)
        database.migrate()
    except (OSError, SQLAlchemyError, CommandError) as error:
        if settings.database:
            raise NotReady("database_unusable", reason=_reason(error)) from error
        raise NotReady("home_unusable", home=settings.home, reason=_reason(error)) from error
    try:
        yield database
    finally:
        database.close()


def _read(make: Callable[[], S]) -> S:
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    try:
        return make()
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput("setting_wrong", name=".".join(map(str, first["loc"])), reason=first["msg"]) from error
    except SettingsError as error:
        raise BadInput("settings_wrong", reason=error) from error


def _reason(error: Exception) -> str:
    """What the system or the database said, in its first line."""
    said = error.strerror if isinstance(error, OSError) else str(getattr(error, "orig", error))
    return (said or type(error).__name__).splitlines()[0]
