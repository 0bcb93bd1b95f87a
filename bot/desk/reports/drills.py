"""When backups were last proved by restoring one: what the digest says where that is longer ago than a quarter."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.desk.people.readers import Reader
from knowledge.audit.entries import AuditEntry

QUARTER = 92
"""Days."""
_ROLES = frozenset({"admin", "it_owner"})


@dataclass(frozen=True, slots=True)
class Overdue:
    """The day of the last drill (none: there never was one), and how many days ago that or the log's beginning is."""

    last: str | None
    days: int


def last_drill(session: Session) -> datetime | None:
    """When a backup was restored last to prove it."""
    query = select(AuditEntry.at).where(AuditEntry.act == "backup.drill").order_by(AuditEntry.seq.desc())
    return session.scalar(query.limit(1))


def overdue(session: Session, on: date) -> Overdue | None:
    """The drill that is owed on a day, if one is."""
    last = last_drill(session)
    since = last or session.scalar(select(func.min(AuditEntry.at)))
    days = (on - since.date()).days if since else 0
    return Overdue(last.date().isoformat() if last else None, days) if days > QUARTER else None


def is_told(reader: Reader) -> bool:
    """Whether a reader hears of it: channels, and those who run the desk."""
    return reader.is_channel or reader.asker.role in _ROLES
