"""Slack's limits of calls a minute, each method (or method and channel) apart, with a burst of a few."""

import threading
import time
from math import ceil

from bot.playground.web_api.methods import Method

BURST_SHARE = 0.1


class Limits:
    """Token buckets in real seconds."""

    def __init__(self) -> None:
        self._buckets: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def wait(self, name: str, method: Method, channel: str) -> int:
        """Seconds to wait before this call may be made; 0 counts it as made."""
        key = f"{name} {channel}" if method.per_channel else name
        rate, burst = method.a_minute / 60, max(1.0, method.a_minute * BURST_SHARE)
        with self._lock:
            now = time.monotonic()
            left, since = self._buckets.get(key, (burst, now))
            left = min(burst, left + (now - since) * rate)
            self._buckets[key] = (left - 1 if left >= 1 else left, now)
        return 0 if left >= 1 else ceil((1 - left) / rate)
