"""Has files read by a child process with limits of time, memory and output: a hostile file ends it, never the desk.

One child is reused from file to file; one that was ended is started anew for the next.
"""

import atexit
import logging
import os
import pickle
import re
import select
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from indexer.child import HEAD
from indexer.parsers.limits import (
    MAX_FILE_BYTES,
    MAX_READING_BYTES,
    MAX_READING_MEMORY,
    MAX_READING_SECONDS,
    MAX_READING_WAIT,
)
from indexer.reading import Read
from knowledge.errors import UnreadableFile

_ROOT = Path(__file__).parents[1]
_PIECE = 1 << 20
_CLASSES = {
    ("knowledge.errors", "UnreadableFile"),
    ("decimal", "Decimal"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
}
_SECRET = re.compile(r"TOKEN|SECRET|PASSW|CREDENTIAL|DATABASE|_KEY", re.IGNORECASE)
_log = logging.getLogger(__name__)


class _Ended(Exception):
    """The child has ended, or was ended for taking too long."""


class Worker:
    """Reads one file after the other in its child; safe to be used by several threads."""

    def __init__(
        self,
        *,
        seconds: float = MAX_READING_SECONDS,
        memory: int = MAX_READING_MEMORY,
        wait: float = MAX_READING_WAIT,
    ) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._seconds, self._memory, self._wait = seconds, memory, wait

    def read(self, data: bytes, name: str, told: bytes = b"") -> Read:
        """Read a file's bytes; raises UnreadableFile where it cannot be read, or not within the limits.

        `told` are the examples of the home (`own_examples.up_to_now`).
        """
        if len(data) > MAX_FILE_BYTES:
            raise UnreadableFile("file_too_long", file=name, size=len(data), most=MAX_FILE_BYTES)
        with self._lock:
            try:
                kind, answer = self._asked(data, name, told)
            except (_Ended, OSError) as error:
                self.close()
                raise UnreadableFile("file_too_heavy", file=name) from error
            except pickle.UnpicklingError as error:
                self.close()
                raise UnreadableFile("file_breaks_reader", file=name, error=type(error).__name__) from error
        if kind == "read":
            found: Read = answer
            return found
        if isinstance(answer, UnreadableFile):
            answer.file = answer.file or name
            raise answer
        _log.error("reading %s\n%s", name, answer[1])
        raise UnreadableFile("file_breaks_reader", file=name, error=answer[0])

    def close(self) -> None:
        """End the child, if one runs."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue
        child.wait()

    def _asked(self, data: bytes, name: str, told: bytes) -> tuple[str, Any]:
        child = self._running()
        request = pickle.dumps((name, data, self._seconds, self._memory, told))
        given, answers = child.stdin, child.stdout
        if given is None or answers is None:
            raise _Ended
        given.write(HEAD.pack(len(request)))
        given.write(request)
        given.flush()
        until = time.monotonic() + self._wait
        length = HEAD.unpack(_taken(answers, HEAD.size, until))[0]
        if length > MAX_READING_BYTES:
            raise _Ended
        answer: tuple[str, Any] = _Safe(BytesIO(_taken(answers, length, until))).load()
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
            self._child = subprocess.Popen(
                [sys.executable, "-m", "indexer.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_without_secrets(os.environ) | {"PYTHONPATH": path},
            )
        return self._child


class _Safe(pickle.Unpickler):
    """Takes plain values and this project's own records from the child, and nothing that could act."""

    def find_class(self, module: str, name: str) -> Any:
        ours = module.startswith(("indexer.", "knowledge.rules.")) or (module, name) in _CLASSES
        if ours and "." not in name:  # a dotted name would walk from a module of ours to what it imports
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not taken from the child")


def _without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """What a process that opens strangers' files may know of ours."""
    return {name: value for name, value in environment.items() if not _SECRET.search(name)}


def _taken(stream: IO[bytes], length: int, until: float) -> bytes:
    pieces, missing = [], length
    while missing:
        ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
        piece = os.read(stream.fileno(), min(missing, _PIECE)) if ready else b""
        if not piece:
            raise _Ended
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


READER = Worker()
"""The one child of this process; it starts with the first file."""
atexit.register(READER.close)
