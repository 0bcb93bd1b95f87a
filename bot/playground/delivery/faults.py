"""Trouble on demand: what a real network and a real Slack do to an app now and then."""

import threading
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass
class Faults:
    """Counters are used up one by one; seconds and switches hold until they are set back."""

    duplicates: int = 0  # the next n events are delivered twice
    late: int = 0  # the next n events come `late_seconds` late
    late_seconds: float = 1.0
    drop_acks: int = 0  # the next n acknowledgements get lost, so that the event is sent again
    no_retry_header: bool = False  # repeated events do not say that they are repeated
    storm: int = 0  # the next n calls of the Web API are answered 429
    storm_method: str = ""  # only calls of this method
    retry_after: int = 1
    broken: int = 0  # the next n calls of the Web API are answered 503
    scans: int = 0  # the next n calls that show an uploaded image are refused: Slack still looks the file over
    slow_seconds: float = 0.0  # every answer of the Web API takes this long
    rate_limits: bool = False  # Slack's own limits of calls a method
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    def take(self, counter: str) -> bool:
        """Use one of a counter up; False when it is at nought."""
        with self._lock:
            left: int = getattr(self, counter)
            if left > 0:
                setattr(self, counter, left - 1)
            return left > 0

    def set(self, **wanted: Any) -> None:
        """Set several at once; ValueError names what there is when a name or a value is wrong."""
        names = {f.name: f for f in fields(self) if not f.name.startswith("_")}
        for name, value in wanted.items():
            if name not in names:
                raise ValueError(f"no fault is called {name}; there are {', '.join(names)}")
            kind = type(getattr(self, name))
            if not isinstance(value, (int, float) if kind is float else kind):
                raise ValueError(f"{name} must be of type {kind.__name__}")
        with self._lock:
            for name, value in wanted.items():
                setattr(self, name, value)

    def shown(self) -> dict[str, Any]:
        """The present settings by name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if not f.name.startswith("_")}

    def clear(self) -> None:
        """Set everything back."""
        calm = Faults()
        self.set(**calm.shown())
