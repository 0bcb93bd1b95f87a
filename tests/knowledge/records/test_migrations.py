"""A home of an older version comes up with everything in it, on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy import Connection

from knowledge.records.contracts import contracts
from knowledge.records.contracts.contracts import Contract
from knowledge.records.db import Database, alembic_config
from knowledge.records.documents import documents
from knowledge.records.tickets import tickets
from knowledge.rules.access import CLOSED, TERMINAL
from tests.knowledge.records.test_db import differences

SEEN = datetime(2026, 6, 1, 9, tzinfo=UTC)
_EMPTY: dict[type, Any] = {
    sa.Integer: 0, sa.String: "active", sa.Text: "", sa.Boolean: False, sa.JSON: [], sa.DateTime: SEEN, sa.Float: 0.0,
    sa.LargeBinary: b"",
}  # fmt: skip


@pytest.fixture
def older(database_url: str) -> Iterator[Database]:
    """A database as version 0011 left it: a contract, its amendment, one of another vendor's, and three tickets."""
    database = Database(database_url)
    with database.engine.begin() as connection:
        command.upgrade(alembic_config(connection), "0011")
        _fill(connection)
    yield database
    database.close()


def _fill(connection: Connection) -> None:
    for number in (1, 2, 3):
        _add(
            connection, "documents", id=number, uri=f"/c/{number}.pdf", content_hash=f"h{number}", text="年费 48,000 元"
        )
    for number, base in ((1, None), (2, 1), (3, None)):
        _add(
            connection, "contracts", id=number, document_id=number, base_id=base, title=f"No. {number}", state="active"
        )
    _add(connection, "facts", id=1, contract_id=1, field="notice_period", value="P90D", state="proposed")
    for number, contract in ((1, 1), (2, 2), (3, None)):
        _add(connection, "tickets", id=number, contract_id=contract, title=f"Ticket {number}")
    _add(connection, "triage_corrections", id=1, text="The press is down")


def _add(connection: Connection, table: str, **given: Any) -> None:
    """A row as the tables were then; what must not be empty and is not given gets some value."""
    meta = sa.MetaData()
    columns = sa.Table(table, meta, autoload_with=connection, resolve_fks=False).columns
    needed = {c.name: _any(c.type) for c in columns if not c.nullable and c.server_default is None}
    described = sa.table(table, *(sa.column(c.name, _plain(c.type)) for c in columns if c.name in needed | given))
    connection.execute(sa.insert(described).values(needed | given))


def _any(kind: Any) -> Any:
    return next(value for base, value in _EMPTY.items() if isinstance(kind, base))


def _plain(kind: Any) -> Any:
    return sa.JSON() if isinstance(kind, sa.JSON) else kind


def test_an_older_home_comes_up_with_its_contracts_facts_and_tickets(older: Database) -> None:
    older.migrate()

    with older.reading() as session:
        amended = contracts.open_to(session, 1, TERMINAL)
        assert ["No. 1", "No. 2", "No. 3"] == [contracts.open_to(session, n, TERMINAL).title for n in (1, 2, 3)]
        assert [("notice_period", "P90D")] == [(fact.field, fact.value) for fact in amended.facts]
        assert [([], [], {})] * 3 == [(c.suggestions, c.doubts, c.units) for c in session.query(Contract)]
        assert [(None, None)] * 3 == [(d.copy_of, d.unread_since) for d in documents.living(session)]
    assert [] == differences(older)


def test_what_older_tickets_rest_on_is_every_document_of_their_contract(older: Database) -> None:
    older.migrate()

    with older.reading() as session:
        found = [tickets.get(session, number).rests_on for number in (1, 2, 3)]
        audience = session.scalar(sa.text("SELECT audience FROM triage_corrections"))

    assert [[1, 2], [1, 2], []] == found
    assert CLOSED == audience


def test_an_older_home_can_be_written_to_after_it_came_up(older: Database) -> None:
    older.migrate()

    with older.sessions.begin() as session:
        contract = contracts.open_to(session, 3, TERMINAL)
        contract.doubts, contract.units = [{"field": "expires_on", "assumption": "day_first"}], {"term": "business"}
        contract.document.unread_since = SEEN

    with older.reading() as session:
        kept = contracts.open_to(session, 3, TERMINAL)
        assert ("day_first", "business") == (kept.doubts[0]["assumption"], kept.units["term"])
        assert SEEN == kept.document.unread_since
