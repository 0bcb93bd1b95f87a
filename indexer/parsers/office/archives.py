"""Looks at an Office file's archive before anything opens it: bombs, broken and encrypted files are refused."""

import zipfile
from io import BytesIO

from indexer.parsers.limits import MAX_UNPACK_RATIO, MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES
from knowledge.errors import UnreadableFile

_ALWAYS_FINE = 8 * 1024 * 1024


def entries(data: bytes) -> list[str]:
    """Names in a zip archive that is safe to open; raises UnreadableFile for bombs, broken and encrypted ones."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableFile("archive_damaged") from error
    if any(info.flag_bits & 1 for info in infos):
        raise UnreadableFile("file_encrypted")
    _refuse_bomb(infos, len(data))
    return [info.filename for info in infos]


def _refuse_bomb(infos: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > MAX_ZIP_ENTRIES:
        raise UnreadableFile("archive_of_many", parts=len(infos), most=MAX_ZIP_ENTRIES)
    if unpacked > MAX_UNPACKED_BYTES or (unpacked > _ALWAYS_FINE and unpacked > MAX_UNPACK_RATIO * size):
        raise UnreadableFile("archive_bomb", size=size, unpacked=unpacked)
