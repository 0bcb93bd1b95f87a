"""Finds the files to learn from under the paths given, and reads one whole file at a time.

Hidden and temporary files, other types of file and what links lead back to are passed over in folders. What cannot be
read for a reason that a person can mend is yielded with that reason, and `read` raises it.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from indexer.parsers.limits import MAX_FILE_BYTES
from indexer.parsers.sniffing import SUFFIXES
from knowledge.errors import BadInput, UnreadableFile

_TEMPORARY = ("~$", ".", "~", "._")
_UNFINISHED = frozenset({".tmp", ".temp", ".part", ".crdownload", ".swp", ".bak", ".lock"})
_OLDER = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt", ".pages"), ".docx"),
    **dict.fromkeys((".xls", ".et", ".ods", ".numbers"), ".xlsx"),
    **dict.fromkeys((".ppt", ".dps", ".odp", ".key"), ".pptx"),
}
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Source:
    """One file found; `path` is absolute; `problem` is why it cannot be read, if so."""

    path: Path
    size: int
    modified_ns: int
    problem: UnreadableFile | None = field(default=None, compare=False)


def walk(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield each file under the paths once, in a fixed order; raises BadInput where a path does not exist."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        root = Path(os.path.abspath(path))  # noqa: PTH100  a link keeps the name that the user gave it
        if not os.path.lexists(root):
            raise BadInput("path_missing", path=path)
        yield from _under(root, seen, named=True)


def _under(path: Path, seen: set[tuple[int, int]], *, named: bool) -> Iterator[Source]:
    try:
        found = path.stat()
    except OSError:
        if named or path.suffix.lower() in SUFFIXES:
            yield Source(path, 0, 0, UnreadableFile("link_broken", file=path.name))
        return
    if (found.st_dev, found.st_ino) in seen:
        return
    seen.add((found.st_dev, found.st_ino))
    if stat.S_ISDIR(found.st_mode):
        yield from _folder(path, seen)
    elif stat.S_ISREG(found.st_mode):
        if named or _wanted(path):
            yield Source(path, found.st_size, found.st_mtime_ns, _problem(path, found.st_size))
    elif named:
        yield Source(path, 0, 0, UnreadableFile("path_special", file=path.name))


def _folder(path: Path, seen: set[tuple[int, int]]) -> Iterator[Source]:
    try:
        inner = sorted(path.iterdir())
    except OSError:
        yield Source(path, 0, 0, UnreadableFile("folder_closed", file=path.name))
        return
    for child in inner:
        if not child.name.startswith(_TEMPORARY):
            yield from _under(child, seen, named=False)


def _wanted(path: Path) -> bool:
    suffix = path.suffix.lower()
    return suffix not in _UNFINISHED and (suffix in SUFFIXES or suffix in _OLDER)


def _problem(path: Path, size: int) -> UnreadableFile | None:
    suffix = path.suffix.lower()
    if any("\ud800" <= character <= "\udfff" for character in str(path)):
        return UnreadableFile("file_name_broken", name=ascii(path.name))
    if suffix in _OLDER:
        return UnreadableFile("file_of_older_format", file=path.name, better=_OLDER[suffix])
    if size == 0:
        return UnreadableFile("file_empty", file=path.name)
    if size > MAX_FILE_BYTES:
        return UnreadableFile("file_too_long", file=path.name, size=size, most=MAX_FILE_BYTES)
    return None


def read(source: Source) -> bytes:
    """The whole file as it stands; raises UnreadableFile where it cannot be read or keeps changing meanwhile."""
    if source.problem:
        raise source.problem
    for _ in range(_ATTEMPTS):
        data = _unchanged(source.path)
        if data is not None:
            return data
    raise UnreadableFile("file_changing", file=source.path.name)


def _unchanged(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode) or before.st_size > MAX_FILE_BYTES:
                raise UnreadableFile("file_no_longer_plain", file=path.name, most=MAX_FILE_BYTES)
            data = file.read(MAX_FILE_BYTES + 1)
            after = os.fstat(file.fileno())
        now = path.stat()
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise UnreadableFile("file_unopened", file=path.name, reason=reason) from error
    versions = {(s.st_size, s.st_mtime_ns, s.st_ino) for s in (before, after, now)}
    return data if len(versions) == 1 and len(data) == after.st_size else None
