"""Asking Slack when the desk starts: a busy or silent Slack is asked again, only a refusal is final."""

import time
from collections.abc import Callable
from logging import getLogger
from typing import TypeVar

from slack_sdk.errors import SlackApiError

BUSY, SILENT = 300.0, 10.0
"""Seconds for which a Slack is asked again that answers 429 or 5xx, and one that does not answer at all."""

_LONGEST = 30.0
_PASSING = {"internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org"}
_log = getLogger("vendordesk")
T = TypeVar("T")


def patiently(ask: Callable[[], T], *, rest: Callable[[float], None] = time.sleep) -> T:
    """The answer, asked for again after a growing rest, or the one that Slack wishes.

    Raises SlackApiError for a refusal at once, and what was raised last when patience has ended.
    """
    waited, pause = 0.0, 1.0
    while True:
        try:
            return ask()
        except (SlackApiError, OSError) as error:
            most = SILENT if isinstance(error, OSError) else BUSY if is_passing(error) else 0.0
            if waited >= most:
                raise
            wait = max(pause, _wished(error))
            _log.warning("Slack cannot be asked now (%s); again in %g s", error, wait)
        rest(wait)
        waited, pause = waited + wait, min(_LONGEST, 2 * pause)


def is_passing(error: SlackApiError) -> bool:
    """Whether Slack may answer otherwise in a while."""
    status = error.response.status_code
    return status == 429 or status >= 500 or reason_of(error) in {*_PASSING, "ratelimited"}


def reason_of(error: SlackApiError) -> str:
    """Slack's word for what is wrong, else the HTTP status."""
    return str(error.response.get("error") or f"HTTP {error.response.status_code}")


def _wished(error: Exception) -> float:
    """The seconds of rest that Slack asks for."""
    asked = error.response.headers.get("Retry-After", 0) if isinstance(error, SlackApiError) else 0
    return min(BUSY, float(asked))
