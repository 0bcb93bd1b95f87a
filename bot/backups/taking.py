"""Takes a backup: a snapshot of the database, then the files beside it, into one new file."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from bot.backups.archive import (
    DATABASE,
    FULL,
    INCREMENTAL,
    MANIFEST,
    ORDER,
    Kept,
    Manifest,
    entry_of,
    files_of,
    kept_of,
    manifest_text,
    opened,
)  # fmt: skip
from bot.backups.pages import difference, digest_of
from bot.backups.snapshot import snapshot
from knowledge.audit.chain import Mark
from knowledge.errors import BadInput, Conflict
from knowledge.records.db import Database

_FAST = 1
"""Vectors hardly grow smaller, however long one tries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup that was made: the file, its SHA-256, its size, and what it says of itself."""

    path: Path
    sha256: str
    size: int
    manifest: Manifest


def take(database: Database, home: Path, path: Path, *, now: datetime, base: Path | None = None) -> Made:
    """Write a new backup, readable by its owner alone; with a base what that does not hold.

    Raises Conflict where the file is there already, BadInput where the base is no full backup.
    """
    if path.exists():
        raise Conflict("file_exists", path=path)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.absolute().parent) as folder:
        part, copy = Path(folder) / "part", Path(folder) / "database"
        snapshot(database, copy)
        with ExitStack() as stack:
            stack.enter_context(_private())
            archive = stack.enter_context(ZipFile(part, "x", ZIP_DEFLATED, compresslevel=_FAST))
            manifest = _filled(archive, copy, home, now, base)
            archive.writestr(MANIFEST, manifest_text(manifest))
        part.chmod(0o600)
        with part.open("rb") as written:
            digest = digest_of(written)
            os.fsync(written.fileno())
        part.replace(path)
    return Made(path=path, sha256=digest, size=path.stat().st_size, manifest=manifest)


def _private() -> ExitStack:
    """What is written meanwhile is for its owner alone."""
    stack = ExitStack()
    stack.callback(os.umask, os.umask(0o077))
    return stack


def _filled(archive: ZipFile, copy: Path, home: Path, now: datetime, base: Path | None) -> Manifest:
    with copy.open("rb") as file:
        digest = digest_of(file)
    known: frozenset[str] = frozenset()
    told: Manifest | None = None
    if base is None:
        archive.write(copy, DATABASE)
    else:
        with opened(base) as (other, told):
            if told.kind != FULL:
                raise BadInput("base_not_full", path=base)
            known = frozenset(kept.sha256 for kept in told.files)
            _write_difference(archive, copy, other)
    tables, head = _counted(copy)
    return Manifest(
        kind=INCREMENTAL if told else FULL, made_at=now.isoformat(), home=str(home), database=digest, tables=tables,
        base=told.database if told else None, base_file=base.name if base else None, head=head,
        files=tuple(_write_files(archive, home, copy.parent, known)),
    )  # fmt: skip


def _write_difference(archive: ZipFile, copy: Path, base: ZipFile) -> None:
    """The new pages, then the order of all: a zip is written one entry at a time."""
    with tempfile.TemporaryFile(dir=copy.parent) as order:
        with copy.open("rb") as file, base.open(DATABASE) as old, archive.open(DATABASE, "w", force_zip64=True) as new:
            difference(file, old, order, new)
        order.seek(0)
        with archive.open(ORDER, "w", force_zip64=True) as out:
            shutil.copyfileobj(order, out)


def _write_files(archive: ZipFile, home: Path, folder: Path, known: frozenset[str]) -> list[Kept]:
    """Each file once, by what it holds as it was read; one that goes away meanwhile is left out."""
    found, written = [], set(known)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=folder) as own:
        for path in files_of(home):
            read = Path(own) / "file"
            try:
                shutil.copyfile(path, read)
            except FileNotFoundError:
                continue
            kept = kept_of(path.relative_to(home), read)
            found.append(kept)
            if kept.sha256 not in written:
                archive.write(read, entry_of(kept))
                written.add(kept.sha256)
    return found


def _counted(copy: Path) -> tuple[dict[str, int], str]:
    """How many rows each table has, and the audit log's mark."""
    with closing(sqlite3.connect(copy)) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = [name for name in names if not name.startswith("sqlite_")]
        counts = {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ours}  # noqa: S608
        seq, hashed = database.execute("SELECT seq, hash FROM audit_head").fetchone()
    return counts, str(Mark(seq, hashed))
