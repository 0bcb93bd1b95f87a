"""The process that reads files for another one: a file in, what it holds out, until nothing more comes.

Its input and output carry frames: eight bytes that say how long, then a pickle. What libraries print goes to stderr.
"""

import os
import pickle
import struct
import sys
import traceback
from typing import IO, Any

from indexer.parsers import allowance
from indexer.parsers.limits import MAX_READING_BYTES
from indexer.reading import read_whole
from knowledge.errors import UnreadableFile

HEAD = struct.Struct(">Q")
_PER_MEGABYTE = 4.0


def main() -> None:
    """Answer each frame with one: `read`, `refused` (the error) or `broken` (its name, the story)."""
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while head := given.read(HEAD.size):
        asked = pickle.loads(given.read(HEAD.unpack(head)[0]))  # noqa: S301 - from our own parent  # nosec B301
        name, data, seconds, memory, told = asked
        allowance.bound(seconds=seconds + _PER_MEGABYTE * len(data) / 1_000_000, memory=memory)
        _send(answers, _answer(name, data, told))


def _answer(name: str, data: bytes, told: bytes) -> tuple[str, Any]:
    try:
        return "read", read_whole(data, name, told)
    except UnreadableFile as error:
        error.file = error.file or name
        return "refused", error
    except MemoryError:
        return "refused", UnreadableFile("file_too_heavy", file=name)
    except Exception as error:  # noqa: BLE001 - one bad file never stops the rest
        return "broken", (type(error).__name__, traceback.format_exc(limit=-12))


def _send(answers: IO[bytes], answer: tuple[str, Any]) -> None:
    data = pickle.dumps(answer)
    if len(data) > MAX_READING_BYTES:
        data = pickle.dumps(("refused", UnreadableFile("file_too_heavy")))
    answers.write(HEAD.pack(len(data)))
    answers.write(data)
    answers.flush()


if __name__ == "__main__":
    main()
