"""A migrated SQLite database for the verbs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from knowledge.records.db import Database


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    database.migrate()
    yield database
    database.close()


@pytest.fixture
def session(desk: Database) -> Iterator[Session]:
    with desk.sessions() as session:
        yield session
