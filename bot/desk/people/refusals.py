"""What was refused, for the audit log: acts on what is not somebody's, and requests that Slack did not sign.

An act that is refused is rolled back; so these are written in transactions of their own.
"""

import threading
from datetime import datetime, timedelta
from logging import getLogger

from sqlalchemy.exc import SQLAlchemyError

from knowledge import audit
from knowledge.clock import Clock
from knowledge.errors import DeskError, NotAllowed, NotFound
from knowledge.records.db import Database

EVERY = timedelta(minutes=1)
LONGEST = 200
"""Characters that are kept of a value that somebody sent."""
_MALFORMED = (ValueError, KeyError, TypeError, IndexError)
_log = getLogger("vendordesk")


def refused(database: Database, person: str | None, what: str, error: BaseException, now: datetime) -> None:
    """Note a refusal: what is not for somebody, or not there for them, and what no button of ours sends.

    `what` names what was pressed, filled in or typed. Where the database is away, the process's own log says it.
    """
    if isinstance(error, NotAllowed | NotFound):
        values = {name: str(value)[:LONGEST] for name, value in error.values.items()}
        _write(database, "access.refused", person, now, what=what, why=error.kind, values=values)
    elif isinstance(error, _MALFORMED) and not isinstance(error, DeskError):
        _write(database, "security.malformed", person, now, what=what, why=type(error).__name__)


def _write(database: Database, act: str, person: str | None, now: datetime, **data: object) -> None:
    try:
        with database.sessions.begin() as session:
            audit.note(session, act, f"person:{person or 'unknown'}", by=person, now=now, **data)
    except SQLAlchemyError:
        _log.exception("%s by %s could not be written to the audit log", act, person)


class Knocks:
    """Requests that Slack did not sign: the first at once, then at most an entry a minute, however many come.

    What came since the last entry is written with the next, so that a flood cannot fill the disk.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._lock = threading.Lock()
        self._count = 0
        self._told: datetime | None = None

    def told(self, reason: str) -> None:
        """One more."""
        with self._lock:
            self._count += 1
            now = self._clock.now()
            if self._told is not None and now - self._told < EVERY:
                return
            count, self._count, self._told = self._count, 0, now
        _write(self._database, "security.forged_request", None, now, why=reason, requests=count)
