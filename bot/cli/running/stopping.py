"""How `serve` is told to end: SIGTERM and Ctrl+C, from its first moment on."""

import os
import signal
import threading
from types import FrameType


class Stop:
    """Takes both signals as soon as it is made. While the desk starts, either ends it at once, with exit code 0:
    nothing has been heard yet, and what is half written the database undoes.

    Once `serving` was called, either only ends `wait()`, so that what is being done can be finished.
    """

    def __init__(self) -> None:
        self._told = threading.Event()
        self._starting = True
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._take)

    def serving(self) -> None:
        """From now on a signal waits to be asked for."""
        self._starting = False

    def wait(self) -> None:
        """Return when one of the signals has come."""
        self._told.wait()

    def _take(self, _number: int, _frame: FrameType | None) -> None:
        self._told.set()
        if self._starting:
            os._exit(0)  # an exception would be taken for one of whatever line it happened to interrupt
