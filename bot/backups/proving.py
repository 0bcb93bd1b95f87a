"""The drill: a backup is restored into a scratch home, and what is there is compared with what it says was put in."""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.backups.archive import Manifest
from bot.backups.pages import digest_of
from bot.backups.restoring import restore
from knowledge import audit
from knowledge.errors import BadInput
from knowledge.records.db import Database
from knowledge.records.documents import passages
from knowledge.retrieval.opening import open_views
from knowledge.settings import DATABASE_NAME, Settings

DRILL = "backup.drill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a drill found, as the audit log keeps it."""

    sha256: str
    kind: str
    made_at: str
    rows: int
    files: int
    entries: int
    """Of the audit log, whose chain is whole."""
    mark: str
    passages: int
    """In the searching views, which were built again."""

    def data(self) -> dict[str, str | int]:
        return asdict(self)


def prove(path: Path, *, base: Path | None = None) -> Proof:
    """Restore a backup beside it, look at everything, and remove it again; raises BadInput saying what is not right."""
    with path.open("rb") as packed:
        digest = digest_of(packed)
    with tempfile.TemporaryDirectory(prefix=".drill-", dir=path.absolute().parent) as folder:
        home = Path(folder) / "home"
        manifest = restore(path, home, base=base)
        _check_tables(home / DATABASE_NAME, manifest)
        entries, found = _check_contents(home, manifest)
    return Proof(
        sha256=digest, kind=manifest.kind, made_at=manifest.made_at, rows=sum(manifest.tables.values()),
        files=len(manifest.files), entries=entries, mark=manifest.head, passages=found,
    )  # fmt: skip


def _check_tables(file: Path, manifest: Manifest) -> None:
    with closing(sqlite3.connect(file)) as database:
        if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise BadInput("backup_unproved", what="integrity_check")
        for name, count in manifest.tables.items():
            there = database.execute(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)
            ).fetchone()
            if there and database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] != count:  # noqa: S608
                raise BadInput("backup_unproved", what=name)


def _check_contents(home: Path, manifest: Manifest) -> tuple[int, int]:
    """How many entries the audit log has, whole up to its mark, and passages the views, which hold everything."""
    database = Database(f"sqlite:///{home / DATABASE_NAME}")
    try:
        with database.reading() as session:
            log = audit.verify(session)
            if not log.whole or str(log.last) != manifest.head:
                raise BadInput("backup_unproved", what="audit_entries")
            models, newest = passages.models(session), passages.last_change(session)
            views = open_views(Settings(home=home), models[0] if models else "", lasting=False)
            views.catch_up(session)
            behind = {view.applied() for view in (views.dense, views.lexical)} - {newest}
            views.close()
            if behind:
                raise BadInput("backup_unproved", what="views")
            return log.entries, passages.count(session)
    finally:
        database.close()
