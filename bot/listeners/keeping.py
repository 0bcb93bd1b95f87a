"""Events that could not be stored: not acknowledged, so that Slack brings them again, and kept meanwhile to be tried.

Slack tries three times within six minutes; what is kept here outlasts a longer trouble of the database or the disk.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from logging import getLogger
from typing import Any

from slack_bolt import App, BoltRequest
from sqlalchemy.exc import SQLAlchemyError

Body = Mapping[str, Any]

MOST = 2_000
_log = getLogger("vendordesk")


def is_events(body: Body) -> bool:
    """Whether a request tells of an event: those Slack brings again until they are acknowledged."""
    return body.get("type") == "event_callback"


def is_storage(error: BaseException) -> bool:
    """Whether an error is that of a database that is away or locked, or whose disk is full."""
    return isinstance(error, SQLAlchemyError)


class Kept:
    """The events of one desk that wait to be stored."""

    def __init__(self) -> None:
        self._bodies: dict[str, Body] = {}
        self._told: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, body: Body) -> bool:
        """Keep an event; whether it is new here, so that its person has not been told yet."""
        key = _key(body)
        with self._lock:
            if key in self._bodies:
                return False
            self._told[_message(body)] = None
            while len(self._told) > MOST:
                self._told.popitem(last=False)
            if len(self._bodies) < MOST:
                self._bodies[key] = body
            else:
                _log.error("more than %s events wait to be stored; %s is left to Slack", MOST, key)
            return True

    def has_told(self, channel: str, ts: str) -> bool:
        """Whether the person of a message was told that it could not be stored at once."""
        with self._lock:
            return (channel, ts) in self._told

    def again(self, app: App) -> bool:
        """Try to store the event that has waited longest; whether it was stored, and the next may be tried at once."""
        with self._lock:
            body = next(iter(self._bodies.values()), None)
        if body is None:
            return False
        stored = app.dispatch(BoltRequest(body=dict(body), mode="socket_mode")).status == 200
        with self._lock:
            self._bodies.pop(_key(body), None)
            if not stored:
                self._bodies[_key(body)] = body
        return stored


def _message(body: Body) -> tuple[str, str]:
    event = body.get("event") or {}
    return str(event.get("channel")), str(event.get("ts"))


def _key(body: Body) -> str:
    event = body.get("event") or {}
    return str(body.get("event_id") or f"{event.get('channel')}:{event.get('ts')}")
