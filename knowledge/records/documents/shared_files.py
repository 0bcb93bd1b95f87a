"""Files that people share in the rooms that the desk watches: each waits here until it has been learned or refused."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base

WAITING, LEARNED, REFUSED = "waiting", "learned", "refused"


class SharedFile(Base):
    """One file in one message. `address` is where Slack serves its bytes to the app."""

    __tablename__ = "shared_files"
    __table_args__ = (UniqueConstraint("file", "channel", "message_ts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str]
    channel: Mapped[str]
    message_ts: Mapped[str]
    thread_ts: Mapped[str]
    person: Mapped[str]
    name: Mapped[str]
    address: Mapped[str]
    size: Mapped[int]
    shared_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=WAITING, index=True)
    attempts: Mapped[int] = mapped_column(default=0)


def known(session: Session, *, file: str, channel: str, message_ts: str) -> SharedFile | None:
    """The file as it was shared in this message, if that has been taken in before."""
    query = select(SharedFile).where(SharedFile.file == file, SharedFile.channel == channel)
    return session.scalar(query.where(SharedFile.message_ts == message_ts))


def next_waiting(session: Session) -> SharedFile | None:
    """The file that waits, tried least often and shared first."""
    waiting = select(SharedFile).where(SharedFile.state == WAITING)
    return session.scalars(waiting.order_by(SharedFile.attempts, SharedFile.id).limit(1)).first()
