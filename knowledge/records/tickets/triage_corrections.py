"""What people made of triage's proposals: the examples that the next proposals learn from."""

import hashlib
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base
from knowledge.rules.access import CLOSED


class TriageCorrection(Base):
    """What one message should have been taken for; a later correction of the same text replaces it."""

    __tablename__ = "triage_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    text_hash: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    severity: Mapped[str | None]
    cause: Mapped[str | None]
    level: Mapped[str | None]
    contract: Mapped[str | None]
    """Number of the contract whose level it is."""
    audience: Mapped[str] = mapped_column(default=CLOSED)
    """Who may read the text: it was said in a room, or to the desk alone."""
    by: Mapped[str]
    at: Mapped[datetime]


def correct(  # noqa: PLR0913 - each is a part of what a person said
    session: Session,
    text: str,
    *,
    by: str,
    now: datetime,
    severity: str | None = None,
    cause: str | None = None,
    level: str | None = None,
    contract: str | None = None,
    place: str = CLOSED,
) -> TriageCorrection:
    """Store what a person says that a message is; what they leave out keeps what was said before.

    `place` is the audience of its text; said in two, it is for those of the first.
    """
    key = hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()
    row = session.scalar(select(TriageCorrection).where(TriageCorrection.text_hash == key))
    if row is None:
        row = TriageCorrection(text_hash=key, text=text, audience=place)
        session.add(row)
    row.severity, row.cause = severity or row.severity, cause or row.cause
    row.level, row.contract = level or row.level, contract or row.contract
    row.by, row.at = by, now
    session.flush()
    return row


def corrections(session: Session) -> list[TriageCorrection]:
    """Every correction, oldest first."""
    return list(session.scalars(select(TriageCorrection).order_by(TriageCorrection.id)))
