"""Makes a home of a backup: beside the place first, then put there whole; nothing that is there is overwritten."""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

from alembic.util import CommandError
from sqlalchemy import inspect

from bot.backups.archive import DATABASE, INCREMENTAL, ORDER, Kept, Manifest, entry_of, is_inside, opened
from bot.backups.pages import patched, written
from bot.backups.snapshot import load
from knowledge.errors import BadInput, Conflict
from knowledge.records.db import Database
from knowledge.records.documents import documents
from knowledge.settings import DATABASE_NAME

MOVED = "restored.json"
"""Where a restored home says from where its documents were."""

_CHUNK = 1 << 20


def restore(path: Path, home: Path, *, url: str | None = None, base: Path | None = None) -> Manifest:
    """Make a home of a backup; `url` names the database where that is not the home's SQLite file.

    Raises Conflict where home or database hold anything, BadInput where the file or its base is damaged.
    """
    _refuse_to_overwrite(home, url)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{home.name}-", dir=home.parent) as folder:
        made = Path(folder) / "home"
        made.mkdir(mode=0o700)
        manifest = unpack(path, made, base=base)
        _bring_up_to_date(made / DATABASE_NAME)
        (made / MOVED).touch(mode=0o600)
        (made / MOVED).write_text(json.dumps({"from": manifest.home}), encoding="utf-8")
        if url is not None:
            _load(made / DATABASE_NAME, url)
        if home.exists():
            home.rmdir()
        made.rename(home)
    return manifest


def _refuse_to_overwrite(home: Path, url: str | None) -> None:
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise Conflict("home_not_empty", home=home)
    if url is not None:
        database = Database(url)
        try:
            if inspect(database.engine).get_table_names():
                raise Conflict("database_not_empty")
        finally:
            database.close()


def unpack(path: Path, home: Path, *, base: Path | None = None) -> Manifest:
    """Write everything that a backup holds into a new folder, and check each piece against the manifest."""
    with opened(path) as (archive, manifest):
        if manifest.kind == INCREMENTAL:
            with opened(base or path.parent / str(manifest.base_file)) as (other, told):
                if told.database != manifest.base:
                    raise BadInput("base_other", path=path, base=manifest.base_file)
                _write(home, manifest, archive, other)
        else:
            _write(home, manifest, archive, None)
    return manifest


def _write(home: Path, manifest: Manifest, archive: ZipFile, base: ZipFile | None) -> None:
    target = home / DATABASE_NAME
    target.touch(mode=0o600)
    with target.open("wb") as out:
        digest = written(_pages(archive, base, home), out)
    if digest != manifest.database:
        raise BadInput("backup_damaged", what=DATABASE)
    for kept in manifest.files:
        _write_file(home, kept, archive, base)


def _pages(archive: ZipFile, base: ZipFile | None, home: Path) -> Iterator[bytes]:
    """The database, part by part."""
    if base is None:
        with archive.open(DATABASE) as whole:
            while part := whole.read(_CHUNK):
                yield part
        return
    with tempfile.TemporaryFile(dir=home) as old:
        with base.open(DATABASE) as packed:
            shutil.copyfileobj(packed, old)
        with archive.open(ORDER) as order, archive.open(DATABASE) as new:
            yield from patched(old, order, new)


def _write_file(home: Path, kept: Kept, archive: ZipFile, base: ZipFile | None) -> None:
    if not is_inside(kept.path):
        raise BadInput("backup_damaged", what=kept.path)
    path, name = home / kept.path, entry_of(kept)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    holder = archive if base is None or name in archive.namelist() else base
    with holder.open(name) as packed, path.open("wb") as out:
        digest = written(iter(lambda: packed.read(_CHUNK), b""), out)
    if digest != kept.sha256:
        raise BadInput("backup_damaged", what=kept.path)


def settle_in(database: Database, home: Path) -> None:
    """Look for the documents of a restored home where it is now, before its folder is read for the first time.

    Until then it answers with the addresses that they had: as the home that was backed up did.
    """
    moved = home / MOVED
    if not moved.exists():
        return
    old, new = (f"{folder}/documents/" for folder in (json.loads(moved.read_text(encoding="utf-8"))["from"], home))
    with database.sessions.begin() as session:
        for document in documents.every(session):
            if document.uri.startswith(old):
                document.uri = new + document.uri.removeprefix(old)
    moved.unlink()


def _bring_up_to_date(file: Path) -> None:
    database = Database(f"sqlite:///{file}")
    try:
        database.migrate()
    except CommandError as error:
        raise BadInput("backup_newer") from error
    finally:
        database.close()
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")


def _load(file: Path, url: str) -> None:
    """Put what was restored into the database that the settings name, in place of the home's own file."""
    database = Database(url)
    try:
        database.migrate()
        load(file, database)
    finally:
        database.close()
    file.unlink()
