"""Rows for every table there is, of every kind of value, and everything that a database holds, to compare."""

import importlib
import pkgutil
from datetime import UTC, date, datetime

import sqlalchemy as sa

from knowledge import audit, records
from knowledge.records.base import Base, Instant

NOW = datetime(2026, 5, 6, 7, 8, 9, 101112, tzinfo=UTC)
OWN = ("audit_entries", "audit_head", "audit_anchors")


def tables():
    for module in pkgutil.walk_packages(records.__path__, "knowledge.records."):
        if ".migrations" not in module.name:
            importlib.import_module(module.name)
    return Base.metadata.sorted_tables


def fill(database, count=3):
    """Some rows in every table, and as many entries in the audit log."""
    with database.sessions.begin() as session:
        for table in tables():
            for number in () if table.name in OWN else range(1, count + 1):
                session.execute(table.insert().values(_row(table, number)))
        session.execute(sa.text("UPDATE contracts SET base_id = 3 WHERE id = 1"))
        if not database.is_sqlite:
            _count_on(session, count)
        for number in range(count):
            audit.note(session, "question.asked", f"question:{number}", by="U0LIN", now=NOW, text="第一条？")


def _row(table, number):
    return {column.name: _value(column, number) for column in table.columns}


def _value(column, number):
    if any(key.column.table is column.table for key in column.foreign_keys):
        return sa.null()  # set below: rows may point to later ones
    if column.foreign_keys:
        return number
    if column.nullable and number == 2:
        return sa.null()
    kinds = {
        sa.Boolean: number % 2 == 0, sa.Integer: number, sa.Float: number / 3, sa.Date: date(2026, 2, number),
        Instant: NOW, sa.JSON: {"名": [number, None, 0.1], "=": "\u2028"}, sa.LargeBinary: bytes(range(256)) * 40,
        sa.String: f"{column.name} {number} 合同\n'\"", sa.DateTime: NOW,
    }  # fmt: skip
    return next(value for kind, value in kinds.items() if isinstance(column.type, kind))


def _count_on(session, count):
    """On PostgreSQL numbers that were given by hand are unknown to the sequence."""
    for name in ("passages", "passage_log"):
        key = "id" if name == "passages" else "seq"
        session.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('{name}', '{key}'), {count + 4})"))


def held(database):
    """All rows of all tables, JSON as the text that it is stored as."""
    with database.reading() as session:
        return {table.name: _rows(session, table) for table in tables()}


def _rows(session, table):
    columns = [sa.cast(c, sa.Text) if isinstance(c.type, sa.JSON) else c for c in table.columns]
    return [tuple(row) for row in session.execute(sa.select(*columns).order_by(*table.primary_key))]
