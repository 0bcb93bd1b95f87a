"""A migrated SQLite database for the verbs, with public rooms that have been looked at."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from knowledge.records.db import Database
from knowledge.records.people import rooms

SEEN_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""When somebody looked at the public rooms in which tickets are opened here."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    database.migrate()
    with database.sessions.begin() as session:
        for channel in ("C1", "C9"):
            rooms.keep(session, channel, name=channel.lower(), private=False, members=[], now=SEEN_AT)
    yield database
    database.close()


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.sessions() as session:
        yield session
