"""Tells whoever listens that something in the workspace changed: pages through server-sent events, tests by waiting."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar

from bot.playground.model import Change, ChangeKind

T = TypeVar("T")
Listener = Callable[[Change], None]


class Changes:
    """A numbered stream of changes; thread-safe."""

    def __init__(self) -> None:
        self._happened = threading.Condition()
        self._listeners: list[Listener] = []
        self._number = 0

    @property
    def number(self) -> int:
        """The last change's number."""
        return self._number

    def tell(self, kind: ChangeKind, **about: Any) -> None:
        """Number a change and give it to every listener; `about` are the fields of `Change`."""
        with self._happened:
            self._number += 1
            change = Change(self._number, kind, **about)
            listeners = tuple(self._listeners)
            self._happened.notify_all()
        for listener in listeners:
            listener(change)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` at each change, in the changing thread, until the returned function is called."""
        with self._happened:
            self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def stream(self) -> AsyncIterator[Change]:
        """Yield changes from now on; for a server-sent events route."""
        loop, queue = asyncio.get_running_loop(), asyncio.Queue[Change]()
        stop = self.subscribe(lambda change: _put(loop, queue, change))
        try:
            while True:
                yield await queue.get()
        finally:
            stop()

    def wait(self, look: Callable[[], T | None], *, seconds: float = 5.0) -> T:
        """Return the first truthy value of `look()`, tried again at each change; TimeoutError after `seconds`."""
        end = time.monotonic() + seconds
        while True:
            with self._happened:
                seen = self._number
            if found := look():
                return found
            with self._happened:
                if not self._happened.wait_for(lambda seen=seen: self._number > seen, end - time.monotonic()):  # type: ignore[misc]
                    raise TimeoutError(f"nothing like that happened in the workspace within {seconds} s")


def _put(loop: asyncio.AbstractEventLoop, queue: "asyncio.Queue[Change]", change: Change) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(queue.put_nowait, change)
