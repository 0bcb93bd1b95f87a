"""Looks for streams in a PDF that unpack to far more than they are, before anything draws them."""

import re
import zlib

from indexer.parsers.limits import MAX_STREAM_BYTES, MAX_UNPACK_RATIO
from knowledge.errors import UnreadableFile

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_SAMPLE = 1024 * 1024


def refuse_bombs(data: bytes) -> None:
    """Raise UnreadableFile where one stream unpacks beyond the limit; costs little for ordinary streams."""
    for found in _STREAM.finditer(data):
        if data[found.end() : found.end() + 1] in (b"\x78", b"\x58", b"\x68", b"\x48") and _is_bomb(data, found.end()):
            raise UnreadableFile("pdf_bomb", most=MAX_STREAM_BYTES)


def _is_bomb(data: bytes, start: int) -> bool:
    unpacker, packed, unpacked, at = zlib.decompressobj(), 0, 0, start
    feed = b""
    while unpacked <= MAX_STREAM_BYTES:
        if not feed:
            feed = data[at : at + _SAMPLE // 16]
            at += len(feed)
        try:
            unpacked += len(unpacker.decompress(feed, _SAMPLE))
        except zlib.error:
            return False
        feed = unpacker.unconsumed_tail
        packed = at - start - len(feed)
        if unpacker.eof or (not feed and at >= len(data)):
            return False
        if unpacked >= _SAMPLE and unpacked < MAX_UNPACK_RATIO * packed:
            return False
    return True
