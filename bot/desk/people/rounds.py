"""The morning rounds: each reader is seen once a working day, at their own time, and caught up once after a pause.

A round looks at the database only when somebody's morning has come, so that asking it every minute costs nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.people.readers import Reader, morning_of, next_morning, readers
from knowledge.records.contracts import contract_ledger, standing
from knowledge.records.contracts.contract_ledger import LedgerEntry
from knowledge.records.contracts.standing import Family
from knowledge.records.people import digests, people, rooms
from knowledge.records.people.digests import Round
from knowledge.records.renewals import renewals
from knowledge.records.renewals.renewals import Underway

LOOK_AGAIN = timedelta(hours=6)
"""How long a newly known person or channel may go unnoticed at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """The register as one round reads it."""

    families: dict[int, Family]
    ledger: dict[int, list[LedgerEntry]]
    underway: dict[int, Underway]


Work = Callable[[Session, Reader, date, datetime, Known], Round]


class Rounds:
    """A step of the scheduler: does `work` for each reader whose morning has come."""

    def __init__(self, kind: str, work: Work) -> None:
        self.__name__ = kind
        self._work = work
        self._next = datetime.min.replace(tzinfo=UTC)
        self._stamp: tuple[Any, ...] = ()
        self._families: dict[int, Family] = {}

    def waits(self, now: datetime) -> bool:
        """Whether there is nothing to do yet, without asking the database."""
        return now < self._next

    def __call__(self, session: Session, now: datetime, /) -> int:
        """See everybody whose morning has come; returns how many were told something."""
        return 0 if self.waits(now) else self._round(session, now)

    def _round(self, session: Session, now: datetime) -> int:
        done = digests.last_days(session, self.__name__)
        everybody = readers(session, now)
        told = 0
        known: Known | None = None
        for reader in everybody:
            day = morning_of(reader, now)
            last = done.get(reader.id)
            if day is None or (last is not None and day <= last):
                continue
            known = known or self._known(session)
            found = self._work(session, _with_audiences(session, reader), day, now, known)
            session.add(found)
            done[reader.id] = day
            told += found.sent
        mornings = (next_morning(reader, now, done.get(reader.id)) for reader in everybody)
        self._next = min([*mornings, now + LOOK_AGAIN])
        return told

    def _known(self, session: Session) -> Known:
        stamp = standing.stamp(session)
        if stamp != self._stamp:
            self._families = {family.head.id: family for family in standing.families(session)}
            self._stamp = stamp
        return Known(self._families, contract_ledger.entries(session), renewals.underway(session))


def _with_audiences(session: Session, reader: Reader) -> Reader:
    """The reader as of this morning; in a channel that was looked at everybody who reads along counts."""
    if not reader.is_channel:
        return replace(reader, asker=people.asker_of(session, reader.id))
    seen = rooms.known(session, reader.id) is not None
    return replace(reader, asker=people.readers_in(session, reader.id)) if seen else reader
