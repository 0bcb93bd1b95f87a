"""The whole database as one SQLite file, as it was at one moment, while others go on writing; and back again.

PostgreSQL is read in one repeatable-read transaction. What is stored as JSON goes over as the text that it is.
"""

import importlib
import pkgutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Table,
    Text,
    cast,
    column,
    create_engine,
    func,
    inspect,
    select,
    table,
)
from sqlalchemy import text as sql
from sqlalchemy.types import NullType

from knowledge import records
from knowledge.records.base import Base
from knowledge.records.db import Database

SECRET_TABLES = ("slack_bots", "slack_installations", "slack_oauth_states")
"""Tables of tokens, which no backup holds: the app is installed again after a restore."""

_LAST = ("token_states", "vectors", "passages", "documents")
"""The large tables, copied first: what grows behind them moves none of their pages."""
_PART = 500


def snapshot(database: Database, target: Path) -> None:
    """Write the database into a new SQLite file, without its tokens."""
    if database.is_sqlite:
        _online(Path(database.engine.url.database or ""), target)
    else:
        _exported(database, target)
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA secure_delete=ON")
        known = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for name in SECRET_TABLES:
            if name in known:
                copy.execute(f"DELETE FROM {name}")  # noqa: S608 - names of our own
        copy.commit()


def _online(source: Path, target: Path) -> None:
    """SQLite's online backup, in one step: readers and writers go on meanwhile."""
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source, timeout=60)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _exported(database: Database, target: Path) -> None:
    _empty(target)
    reading = database.engine.connect().execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with reading as source, _plain(target) as copy:
        for one in _tables():
            _copy_rows(source, copy, one)
        for name in _numbered(copy):
            last = source.scalar(sql(f"SELECT last_value FROM {_sequence(source, name)}"))  # noqa: S608
            copy.execute(sql("UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = :name"), _named(name, last))


def _empty(target: Path) -> None:
    """A database of our tables without rows, as one file."""
    made = Database(f"sqlite:///{target}")
    made.migrate()
    made.close()
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
        for one in _tables():
            copy.execute(f"DELETE FROM {one.name}")  # noqa: S608 - names of our own
        copy.commit()


def load(source: Path, target: Database) -> None:
    """Write a snapshot's rows into a migrated database that holds nothing yet."""
    with _plain(source) as copy, target.engine.begin() as into:
        for one in reversed(_tables_by_need()):
            into.execute(one.delete())
        for one in _tables_by_need():
            own = frozenset(c.name for c in one.columns if any(key.column.table is one for key in c.foreign_keys))
            _copy_rows(copy, into, one, without=own)
            for name in own:
                _point(copy, into, one, name)
        if not target.is_sqlite:
            _go_on_counting(copy, into)


def _go_on_counting(copy: Connection, into: Connection) -> None:
    """Let new rows get numbers that no row ever had."""
    counted = {row.name: row.seq for row in copy.execute(sql("SELECT name, seq FROM sqlite_sequence"))}
    for one in _tables():
        sequence = _sequence(into, one.name)
        if sequence:
            top = into.scalar(select(func.max(next(iter(one.primary_key))))) or 0
            highest = max(top, counted.get(one.name, 0))
            into.execute(
                sql("SELECT setval(CAST(:sequence AS regclass), :value, :used)"),
                {"sequence": sequence, "value": max(highest, 1), "used": highest > 0},
            )


def _point(source: Connection, target: Connection, one: Table, name: str) -> None:
    """Let rows point to others of their table, now that all are there."""
    (key,) = one.primary_key
    for row in source.execute(select(key, one.c[name]).where(one.c[name].is_not(None))):
        target.execute(one.update().where(key == row[0]).values({name: row[1]}))


def _copy_rows(source: Connection, target: Connection, one: Table, *, without: frozenset[str] = frozenset()) -> None:
    """Copy one table's rows in the order of their keys; a table or column that the source does not have stays empty."""
    if not inspect(source).has_table(one.name):
        return
    there = {found["name"] for found in inspect(source).get_columns(one.name)}
    names = [c.name for c in one.columns if c.name in there - without]
    read = [cast(c, Text).label(c.name) if isinstance(c.type, JSON) else c for c in one.columns if c.name in names]
    kinds = {c.name: NullType() if isinstance(c.type, JSON) else c.type for c in one.columns}
    into = table(one.name, *(column(name, kinds[name]) for name in names))
    rows = source.execution_options(yield_per=_PART).execute(select(*read).order_by(*one.primary_key))
    for part in rows.partitions(_PART):
        target.execute(into.insert(), [dict(zip(names, row, strict=True)) for row in part])


def _tables() -> list[Table]:
    """Every table of ours, the large ones first."""
    ours = _tables_by_need()
    large = [Base.metadata.tables[name] for name in _LAST if name in Base.metadata.tables]
    return large + [one for one in ours if one not in large]


def _tables_by_need() -> list[Table]:
    """Every table of ours, each behind those that it points to."""
    for module in pkgutil.walk_packages(records.__path__, "knowledge.records."):
        if ".migrations" not in module.name:
            importlib.import_module(module.name)
    importlib.import_module("knowledge.audit.entries")
    return list(Base.metadata.sorted_tables)


def _numbered(copy: Connection) -> list[str]:
    return list(copy.scalars(sql("SELECT name FROM sqlite_sequence")))


def _sequence(connection: Connection, name: str) -> str | None:
    """The sequence that numbers a table's rows on PostgreSQL, if one does."""
    keys = inspect(connection).get_pk_constraint(name)["constrained_columns"]
    if len(keys) != 1:
        return None
    asked = sql("SELECT pg_get_serial_sequence(:name, :key)")
    found: str | None = connection.scalar(asked, {"name": name, "key": keys[0]})
    return found


def _named(name: str, last: Any) -> dict[str, Any]:
    return {"name": name, "last": last}


@contextmanager
def _plain(file: Path) -> Iterator[Connection]:
    """A connection to a SQLite file that keeps no foreign keys and commits at the end."""
    engine = create_engine(f"sqlite:///{file}")
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
