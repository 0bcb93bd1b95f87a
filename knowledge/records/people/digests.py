"""Who gets a digest in which channel, and what each was last told."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base


class DigestChannel(Base):
    """A channel that gets a digest each working morning; people get theirs by their own record."""

    __tablename__ = "digest_channels"

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(unique=True)
    lang: Mapped[str] = mapped_column(default="zh")
    timezone: Mapped[str] = mapped_column(default="Asia/Shanghai")
    at: Mapped[str] = mapped_column(default="09:00")
    audiences: Mapped[list[str]] = mapped_column(default=list)
    """Whose documents all readers of the channel may see, beside everyone's."""
    all_clear: Mapped[bool] = mapped_column(default=False)
    """Whether a week with nothing to say is said once."""
    active: Mapped[bool] = mapped_column(default=True)


class Round(Base):
    """One reader's morning: done once a day, whether anything was sent or not."""

    __tablename__ = "digest_rounds"
    __table_args__ = (UniqueConstraint("kind", "reader", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    """`digest` or `steps`."""
    reader: Mapped[str]
    """Slack id of a person or a channel."""
    day: Mapped[date]
    at: Mapped[datetime]
    sent: Mapped[bool] = mapped_column(default=False)
    content_hash: Mapped[str] = mapped_column(default="")
    items: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What was said: each contract's standing, so that the next digest can tell what changed."""


def channels(session: Session) -> list[DigestChannel]:
    """The channels that get a digest."""
    return list(session.scalars(select(DigestChannel).where(DigestChannel.active).order_by(DigestChannel.id)))


def subscribe(session: Session, channel: str, **settings: Any) -> DigestChannel:
    """Have a channel get the digest, or change how."""
    found = session.scalar(select(DigestChannel).where(DigestChannel.channel == channel))
    if found is None:
        found = DigestChannel(channel=channel)
        session.add(found)
    for name, value in {"active": True, **settings}.items():
        setattr(found, name, value)
    session.flush()
    return found


def last_days(session: Session, kind: str) -> dict[str, date]:
    """Each reader's last day of a kind of round."""
    query = select(Round.reader, func.max(Round.day).label("last_day")).where(Round.kind == kind).group_by(Round.reader)
    return {row.reader: row.last_day for row in session.execute(query)}


def last_said(session: Session, reader: str) -> Round | None:
    """The last digest that a reader was sent."""
    query = select(Round).where(Round.kind == "digest", Round.reader == reader, Round.sent)
    return session.scalars(query.order_by(Round.day.desc()).limit(1)).first()
