"""A step function run again and again in a thread: until it has nothing left to do, then at a bell or after a while."""

import threading
import time
from collections.abc import Callable
from logging import getLogger

from bot.metrics import FAILED_STEPS

_QUIET, _BURST = 0.04, 0.5
"""Seconds without a bell that end a burst, and the longest one that is waited for."""

_log = getLogger("vendordesk")


class Loop:
    """Runs `step` while it returns True (there was something to do); else waits for the bell, at most `seconds`."""

    def __init__(self, name: str, step: Callable[[], bool], *, seconds: float) -> None:
        self._step = step
        self._seconds = seconds
        self._bell = threading.Event()
        self._stopping = False
        self.name = name
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ring(self) -> None:
        """Have a look now."""
        self._bell.set()

    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def end(self) -> None:
        """Have it end when the step that runs is finished."""
        self._stopping = True
        self._bell.set()

    def stop(self, *, seconds: float = 30) -> None:
        """Finish the step that runs, if it was ever started, and end; do not wait for longer than this."""
        self.end()
        if self._thread.ident is not None:
            self._thread.join(timeout=seconds)

    def _run(self) -> None:
        while not self._stopping:
            if not self._once() and self._bell.wait(self._seconds):
                self._let_pass()

    def _let_pass(self) -> None:
        """Wait until no bell has rung for a moment: in a burst, taking in comes before working off."""
        patience = time.monotonic() + _BURST
        while self._bell.is_set() and not self._stopping and time.monotonic() < patience:
            self._bell.clear()
            self._bell.wait(_QUIET)
        self._bell.clear()

    def _once(self) -> bool:
        try:
            return self._step()
        except Exception:  # noqa: BLE001 - a step that fails is tried again; the others go on
            FAILED_STEPS.labels(self._thread.name).inc()
            _log.exception("the step %s failed; it runs again in %s s", self._thread.name, self._seconds)
            return False
