"""Short-lived permissions that come with a payload: trigger ids (3 s, once) and response URLs (30 min, 5 uses)."""

import itertools
import secrets
import threading
import time
from dataclasses import dataclass, replace
from typing import Literal

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5

TriggerError = Literal["invalid_trigger_id", "expired_trigger_id", "exchanged_trigger_id"]


@dataclass(frozen=True)
class Trigger:
    """Lets the app open a modal for a person; `view` is the modal from which it came, if any."""

    user: str
    made: float
    view: str | None = None
    used: bool = False


class Triggers:
    """Trigger ids and whether they still hold. In real seconds: moving the workspace's clock expires nothing."""

    def __init__(self) -> None:
        self.seconds = TRIGGER_SECONDS
        self._made: dict[str, Trigger] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def give(self, user: str, *, view: str | None = None) -> str:
        """A new trigger id for a person."""
        trigger_id = f"{next(self._numbers)}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        self._made[trigger_id] = Trigger(user, time.monotonic(), view)
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger | TriggerError:
        """Use a trigger id up, or say why it does not hold."""
        with self._lock:
            trigger = self._made.get(trigger_id)
            if trigger is None:
                return "invalid_trigger_id"
            if trigger.used:
                return "exchanged_trigger_id"
            if time.monotonic() - trigger.made > self.seconds:
                return "expired_trigger_id"
            self._made[trigger_id] = replace(trigger, used=True)
            return trigger


@dataclass(frozen=True)
class ResponseUrl:
    """Where and to whom an answer through a response URL goes; `message_ts` is the message with the button, if any."""

    user: str
    channel: str
    made: float
    message_ts: str | None = None
    thread_ts: str | None = None
    left: int = RESPONSE_USES


class ResponseUrls:
    """Response URLs by their secret part. Measured in real seconds."""

    def __init__(self) -> None:
        self._made: dict[str, ResponseUrl] = {}
        self._lock = threading.Lock()

    def give(self, user: str, channel: str, *, message_ts: str | None = None, thread_ts: str | None = None) -> str:
        """A new secret for a person's act in a channel."""
        secret = secrets.token_urlsafe(18)
        self._made[secret] = ResponseUrl(user, channel, time.monotonic(), message_ts, thread_ts)
        return secret

    def use(self, secret: str) -> ResponseUrl | Literal["used_url", "expired_url"]:
        """Count one use, or say why it does not hold."""
        with self._lock:
            url = self._made.get(secret)
            if url is None or time.monotonic() - url.made > RESPONSE_SECONDS:
                return "expired_url"
            if url.left == 0:
                return "used_url"
            self._made[secret] = replace(url, left=url.left - 1)
            return url
