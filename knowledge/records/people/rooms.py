"""Rooms: Slack's conversations that the desk takes part in, with the members that it last saw there."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base

FRESH = timedelta(minutes=10)
"""How long a room's members are taken as they were last seen."""

SETTLED = timedelta(days=1)
"""How long a public room is taken to be one."""


class Room(Base):
    """One conversation by its Slack id."""

    __tablename__ = "rooms"

    channel: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    private: Mapped[bool] = mapped_column(default=True)
    members: Mapped[list[str]] = mapped_column(default=list)
    seen_at: Mapped[datetime]
    outside: Mapped[bool | None]
    """Whether somebody from outside the company was seen there; none where nobody looked."""

    @property
    def audience(self) -> str:
        """The audience of the documents that are shared here, where the room is private."""
        return audience_of(self.channel)


def audience_of(channel: str) -> str:
    return f"channel:{channel}"


def known(session: Session, channel: str) -> Room | None:
    """The room of this id, else the one that was seen under this name, as last seen."""
    found = session.get(Room, channel)
    return found or session.scalars(select(Room).where(Room.name == channel.lstrip("#"), Room.name != "")).first()


def keep(session: Session, channel: str, *, name: str, private: bool, members: list[str], now: datetime) -> Room:
    """Write down who is in a room now."""
    room = session.get(Room, channel)
    if room is None:
        room = Room(channel=channel)
        session.add(room)
    room.name, room.private, room.members, room.seen_at = name, private, members, now
    return room


def leave(session: Session, channel: str, person: str) -> None:
    """Take somebody out of a room at once; what is shared there is no longer for them."""
    room = known(session, channel)
    if room is not None:
        room.members = [member for member in room.members if member != person]


def join(session: Session, channel: str, person: str) -> None:
    """Count somebody in who has just come into a room that is known."""
    room = known(session, channel)
    if room is not None and person not in room.members:
        room.members = [*room.members, person]


def private(session: Session) -> list[Room]:
    """The private rooms that are known: whoever is in one belongs to its audience."""
    return list(session.scalars(select(Room).where(Room.private)))


def is_fresh(session: Session, channel: str, now: datetime) -> bool:
    """Whether what is known of a room need not be looked up again."""
    room = known(session, channel)
    return room is not None and now - room.seen_at < (FRESH if room.private else SETTLED)


def stale(session: Session, now: datetime) -> list[str]:
    """Ids of the private rooms whose members were seen too long ago."""
    return list(session.scalars(select(Room.channel).where(Room.private, Room.seen_at <= now - FRESH)))
