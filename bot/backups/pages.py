"""The pages of a database file that another one does not hold, and the file made of both again.

Pages are known by what they hold, not by where they stand: what was inserted before them changes nothing.
"""

import hashlib
from collections.abc import Iterable, Iterator
from io import BufferedReader
from struct import Struct
from typing import IO

PAGE = 4096
_PLACE = Struct("<q")
_NEW = -1


def difference(file: IO[bytes], base: IO[bytes], order: IO[bytes], new: IO[bytes]) -> int:
    """Write where each page of `file` is found in `base` (or that it is new), and the new pages; returns how many."""
    known = {_digest(page): place for place, page in enumerate(_pages(base))}
    count = 0
    for page in _pages(file):
        place = known.get(_digest(page), _NEW)
        order.write(_PLACE.pack(place))
        if place == _NEW:
            new.write(page)
            count += 1
    return count


def patched(base: IO[bytes], order: IO[bytes], new: IO[bytes]) -> Iterator[bytes]:
    """The pages of the file of which `difference` told; `base` must be able to seek."""
    while place := order.read(_PLACE.size):
        (number,) = _PLACE.unpack(place)
        if number == _NEW:
            yield new.read(PAGE)
        else:
            base.seek(number * PAGE)
            yield base.read(PAGE)


def written(pages: Iterable[bytes], out: IO[bytes]) -> str:
    """Write pages, or whatever parts of a file; returns the SHA-256 of the whole."""
    digest = hashlib.sha256()
    for page in pages:
        out.write(page)
        digest.update(page)
    return digest.hexdigest()


def digest_of(file: BufferedReader) -> str:
    """SHA-256 of a file from where it stands, in hexadecimal."""
    return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(page: bytes) -> bytes:
    return hashlib.sha256(page).digest()


def _pages(file: IO[bytes]) -> Iterator[bytes]:
    while page := file.read(PAGE):
        yield page
