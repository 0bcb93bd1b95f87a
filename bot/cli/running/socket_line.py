"""The desk's end of Socket Mode: it knows which requests are being worked on, and lets go of the line after them."""

import threading
from time import monotonic

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

LAST_REQUESTS = 10.0
"""Seconds in which requests that have come in may end; what comes later is Slack's to bring to somebody else."""
_QUIET = 0.3


class DeskSocket(SocketModeHandler):
    """Bolt's handler, which counts what came in and was not answered yet."""

    def __init__(self, app: App, app_token: str) -> None:
        super().__init__(app, app_token)
        self._open = 0
        self._lock = threading.Lock()
        self.client.on_message_listeners.append(self._came)

    def handle(self, client: BaseSocketModeClient, req: SocketModeRequest) -> None:
        try:
            super().handle(client, req)  # type: ignore[arg-type]
        finally:
            self._count(-1)

    def _came(self, message: str) -> None:
        if '"envelope_id"' in message:
            self._count(1)

    def _count(self, change: int) -> None:
        with self._lock:
            self._open += change

    @property
    def is_connected(self) -> bool:
        return self.client.is_connected()

    def let_go(self) -> None:
        """Disconnect when all that came in is acknowledged and nothing has come for a moment, or patience has ended.

        A command or a press that is cut off is not brought again: somebody would see it fail.
        """
        until, quiet_since = monotonic() + LAST_REQUESTS, monotonic()
        rest = threading.Event()
        while monotonic() < min(until, quiet_since + _QUIET):
            rest.wait(0.02)
            if self._open > 0:
                quiet_since = monotonic()
        self.close()  # type: ignore[no-untyped-call]
