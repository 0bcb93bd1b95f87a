"""The database: SQLite in WAL mode or PostgreSQL, its sessions and its migrations."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from knowledge.errors import BadInput

if TYPE_CHECKING:
    from alembic.config import Config

TEXTS = "audit_texts"
"""Where a session carries what the audit log keeps of a question's words (`knowledge.audit.redaction`)."""

MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 0x76656E64
_BUSY_SECONDS = 30
_CONNECTIONS = 15
_ALIVE = {"idle": 10, "interval": 5, "count": 3}
_KEPT_ALIVE: dict[str, Any] = {
    "connect_timeout": 10,
    **{f"keepalives_{name}": value for name, value in _ALIVE.items()},
    "options": " ".join(f"-c tcp_keepalives_{name}={value}" for name, value in _ALIVE.items()),
}
"""A machine that is gone is noticed within 25 s at both ends of a connection, and its locks are free then."""


class Database:
    """One database and its two kinds of session.

    `sessions` may write; on SQLite such a transaction takes the write lock at once (`BEGIN IMMEDIATE`), so keep slow
    work (embedding, network) outside. `reading` never waits for a writer.
    """

    def __init__(self, url: str, *, audit_texts: str = "masked") -> None:
        self.engine = _engine(url)
        self.sessions: sessionmaker[Session] = sessionmaker(
            self.engine, expire_on_commit=False, info={TEXTS: audit_texts}
        )
        self.reading: sessionmaker[Session] = sessionmaker(
            self.engine.execution_options(reading=True), expire_on_commit=False
        )

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def migrate(self) -> None:
        """Bring the tables up to date; safe when several processes start at once."""
        with self.engine.begin() as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
            from alembic import command  # half a second to import, and most of what reads needs no migration

            command.upgrade(alembic_config(connection), "head")

    @contextmanager
    def alone(self, doing: str) -> Iterator[bool]:
        """Tell whether this replica alone may do something for as long as the block lasts; False: another is at it.

        PostgreSQL lets go of the lock when the connection ends, so what a killed replica was at is free at once. On
        SQLite there is one desk, and it may.
        """
        if self.is_sqlite:
            yield True
            return
        key = {"key": int.from_bytes(sha256(doing.encode()).digest()[:8], signed=True)}
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), key):
                try:
                    yield True
                finally:
                    _let_go(connection, key)
                return
        yield False

    def close(self) -> None:
        self.engine.dispose()


def _let_go(connection: Connection, key: dict[str, int]) -> None:
    """Give a lock back; a connection that has failed has lost it already, and is not used again."""
    try:
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), key)
    except DBAPIError:
        connection.invalidate()


def alembic_config(connection: Connection) -> "Config":
    """Alembic's configuration for migrations that run on this connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _engine(url: str) -> Engine:
    """An engine whose errors do not show the values of a statement: they would stand in the log.

    Raises BadInput for a URL that is none: without it, as a password may stand there.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() != "sqlite":
            return create_engine(
                address, pool_pre_ping=True, hide_parameters=True, pool_size=_CONNECTIONS, max_overflow=_CONNECTIONS,
                connect_args=_KEPT_ALIVE | dict(address.query),
            )  # fmt: skip
    except (ArgumentError, ValueError) as error:
        raise BadInput("database_url_wrong") from error
    file = address.database
    if file and file != ":memory:":
        Path(file).touch(mode=0o600)  # its log and index take their rights from it
        Path(file).chmod(0o600)
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
