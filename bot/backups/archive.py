"""The backup file: a zip with a manifest, the database, and each of the home's files once by what it holds.

An incremental one holds what its base, a full one, does not.
"""

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

from bot.backups.pages import digest_of
from knowledge.errors import BadInput

FORMAT = 1
FULL, INCREMENTAL = "full", "incremental"
MANIFEST, DATABASE, ORDER = "manifest.json", "database", "database.order"
_SETTINGS = ("holidays.toml", "chain.toml", "warnings.toml")
_DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of the home: its path in there, what it holds, and its size."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself."""

    kind: str
    made_at: str
    home: str
    base: str | None
    """SHA-256 of the database in the base, for an incremental one."""
    base_file: str | None
    database: str
    """SHA-256 of the database file."""
    tables: dict[str, int]
    """Rows of each table."""
    head: str
    """The audit log's mark."""
    files: tuple[Kept, ...]


@contextmanager
def opened(path: Path) -> Iterator[tuple[ZipFile, Manifest]]:
    """A backup and its manifest; raises BadInput where the file is none, or of a later format."""
    try:
        with ZipFile(path) as archive:
            yield archive, _manifest(archive, path)
    except (BadZipFile, KeyError, EOFError, NotImplementedError, zlib.error) as error:
        raise BadInput("backup_unreadable", path=path) from error


def _manifest(archive: ZipFile, path: Path) -> Manifest:
    try:
        told: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if told.pop("format") != FORMAT:
            raise BadInput("backup_of_other_format", path=path)
        return Manifest(**told | {"files": tuple(Kept(**one) for one in told["files"])})
    except (ValueError, TypeError) as error:
        raise BadInput("backup_unreadable", path=path) from error


def manifest_text(manifest: Manifest) -> str:
    return json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, sort_keys=True, indent=1)


def entry_of(kept: Kept) -> str:
    """Where a file's bytes are in the zip."""
    return f"files/{kept.sha256}"


def files_of(home: Path) -> Iterator[Path]:
    """The documents and the settings of a home: regular files alone, hidden ones left out, in a fixed order.

    Nothing else of the home is in a backup: views are built again, and what else lies there is not ours.
    """
    documents = home / _DOCUMENTS
    found = [home / name for name in _SETTINGS]
    found += sorted(path for path in documents.rglob("*") if _is_shown(path.relative_to(documents)))
    for path in found:
        if path.is_file() and not path.is_symlink():
            yield path


def kept_of(place: Path, read: Path) -> Kept:
    """What the manifest says of a file of the home, from a copy that was read of it."""
    with read.open("rb") as file:
        digest = digest_of(file)
    return Kept(path=place.as_posix(), sha256=digest, size=read.stat().st_size)


def _is_shown(path: Path) -> bool:
    return not any(part.startswith((".", "~")) for part in path.parts)


def is_inside(path: str) -> bool:
    """Whether a path of a manifest stays in the home, at a place of which a backup holds files."""
    told = PurePosixPath(path)
    inside = not told.is_absolute() and ".." not in told.parts and "\\" not in path
    return inside and (path in _SETTINGS or (len(told.parts) > 1 and told.parts[0] == _DOCUMENTS))
