"""Runs everything that is due, once: tickets, claims, then what waits in the outbox. A loop calls it again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from logging import getLogger
from typing import Protocol

from sqlalchemy.orm import Session

from bot.desk.tickets import watch
from bot.metrics import FAILED_STEPS
from bot.outbox import Delivery, deliver_one
from knowledge.records.db import Database


class Step(Protocol):
    """Looks at what has become due and writes messages; returns how much it found."""

    __name__: str

    def __call__(self, session: Session, now: datetime, /) -> int: ...


_log = getLogger("vendordesk")


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run did; `failed` names the steps that ended in an error, which is in the log."""

    tickets: int
    claims: int
    others: int
    sent: int
    failed: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        return bool(self.tickets or self.claims or self.others or self.sent)


def run_once(
    database: Database, delivery: Delivery | None, now: Callable[[], datetime], *, others: tuple[Step, ...] = ()
) -> Ran:
    """Do all that is due, in steps that commit one by one; without a delivery the messages stay in the outbox.

    A missed run is made up for by the next: every step says only the newest that is true.
    """
    steps: list[tuple[str, Callable[[], int]]] = [
        ("tickets", lambda: _until_none(database, watch.due_tickets, now)),
        ("claims", lambda: _committed(database, watch.due_claims, now())),
        *((step.__name__, partial(_committed, database, step, now())) for step in others),
        ("outbox", lambda: _sent(database, delivery, now)),
    ]
    found = {name: _tried(name, step) for name, step in steps}
    return Ran(
        tickets=found["tickets"] or 0,
        claims=found["claims"] or 0,
        others=sum(found[step.__name__] or 0 for step in others),
        sent=found["outbox"] or 0,
        failed=tuple(name for name, count in found.items() if count is None),
    )


def _tried(name: str, step: Callable[[], int]) -> int | None:
    try:
        return step()
    except Exception:  # noqa: BLE001 - a step that fails must not keep the others from running
        FAILED_STEPS.labels(name).inc()
        _log.exception("the step %s failed; it runs again next time", name)
        return None


def _until_none(database: Database, step: Step, now: Callable[[], datetime]) -> int:
    """Run a step until it finds nothing more for the instant at which the run began."""
    total, instant = 0, now()
    while found := _committed(database, step, instant):
        total += found
    return total


def _committed(database: Database, step: Step, now: datetime) -> int:
    with database.sessions.begin() as session:
        return step(session, now)


def _sent(database: Database, delivery: Delivery | None, now: Callable[[], datetime]) -> int:
    sent = 0
    if delivery is None:
        return 0
    with database.sessions() as session:
        while deliver_one(session, delivery, now()):
            sent += 1
    return sent
