"""Finds the files to learn from under the paths given, and reads one whole file at a time.

Hidden and temporary files, other types of file and what links lead back to are passed over in folders. What cannot be
read for a reason that a person can mend is yielded with that reason, and `read` raises it.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    """One file found; `path` is absolute; `problem` says why it cannot be read, or is empty."""

    path: Path
    size: int
    modified_ns: int
    problem: str = ""


def walk(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield each file under the paths once, in a fixed order; raises BadInput where a path does not exist."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        root = Path(os.path.abspath(path))  # noqa: PTH100  a link keeps the name that the user gave it
        if not os.path.lexists(root):
            raise BadInput(f"There is no file or folder {path}; check the path.")
        yield from _under(root, seen, named=True)


def _under(path: Path, seen: set[tuple[int, int]], *, named: bool) -> Iterator[Source]:
    try:
        found = path.stat()
    except OSError:
        if named or path.suffix.lower() in SUFFIXES:
            yield Source(path, 0, 0, f"{path.name} is a link that leads nowhere or in a circle; mend or remove it.")
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
        yield Source(path, 0, 0, f"{path.name} is neither a file nor a folder.")


def _folder(path: Path, seen: set[tuple[int, int]]) -> Iterator[Source]:
    try:
        inner = sorted(path.iterdir())
    except OSError:
        yield Source(path, 0, 0, f"The folder {path.name} may not be opened; give the right to read it.")
        return
    for child in inner:
        if not child.name.startswith(_TEMPORARY):
            yield from _under(child, seen, named=False)


def _wanted(path: Path) -> bool:
    suffix = path.suffix.lower()
    return suffix not in _UNFINISHED and (suffix in SUFFIXES or suffix in _OLDER)


def _problem(path: Path, size: int) -> str:
    suffix = path.suffix.lower()
    if any("\ud800" <= character <= "\udfff" for character in str(path)):
        return f"The file name {path.name!a} is not valid text; rename the file."
    if suffix in _OLDER:
        return f"{path.name} is in a format that is not read here; save it as {_OLDER[suffix]}."
    if size == 0:
        return f"{path.name} is empty."
    if size > MAX_FILE_BYTES:
        return f"{path.name} is {size:,} bytes long; at most {MAX_FILE_BYTES:,} are read; split it up."
    return ""


def read(source: Source) -> bytes:
    """The whole file as it stands; raises UnreadableFile where it cannot be read or keeps changing meanwhile."""
    if source.problem:
        raise UnreadableFile(source.problem)
    for _ in range(_ATTEMPTS):
        data = _unchanged(source.path)
        if data is not None:
            return data
    raise UnreadableFile(f"{source.path.name} is being changed while it is read; index it again when it is at rest.")


def _unchanged(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode) or before.st_size > MAX_FILE_BYTES:
                raise UnreadableFile(f"{path.name} is no plain file of at most {MAX_FILE_BYTES:,} bytes any more.")
            data = file.read(MAX_FILE_BYTES + 1)
            after = os.fstat(file.fileno())
        now = path.stat()
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise UnreadableFile(
            f"{path.name} cannot be opened: {reason}; check that it is there and may be read."
        ) from error
    versions = {(s.st_size, s.st_mtime_ns, s.st_ino) for s in (before, after, now)}
    return data if len(versions) == 1 and len(data) == after.st_size else None
