"""People: who asks, reports and decides, with the role and attributes that access follows."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records import rooms
from knowledge.records.base import Base
from knowledge.records.rooms import Room
from knowledge.rules.access import Asker

VENDOR = "vendor"
"""The role of people who work for a vendor and share a channel with us."""


class Person(Base):
    """Somebody in the company, by their Slack user id."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    slack_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None]
    lang: Mapped[str] = mapped_column(default="en")
    timezone: Mapped[str] = mapped_column(default="UTC")
    role: Mapped[str] = mapped_column(default="staff")
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What access rules may look at besides the role: department, site, audiences …"""
    active: Mapped[bool] = mapped_column(default=True)


def by_slack_id(session: Session, slack_id: str) -> Person | None:
    """The person of this Slack user id, if known."""
    return session.scalar(select(Person).where(Person.slack_id == slack_id))


def names(session: Session) -> dict[str, str]:
    """What people are called, by their Slack user id."""
    return {person.slack_id: person.name for person in session.scalars(select(Person)) if person.name}


def any_outside(session: Session, members: Collection[str]) -> bool:
    """Whether any of these people works for a vendor."""
    theirs = session.scalars(select(Person.slack_id).where(Person.role == VENDOR))
    return not set(members).isdisjoint(theirs)


def only_ours(session: Session, channel: str) -> bool | None:
    """Whether only people of the company read a channel; none where that was not looked up yet."""
    room = rooms.known(session, channel)
    if room is None or room.outside is None:
        return None
    return not room.outside and not any_outside(session, room.members)


def asker_of(session: Session, slack_id: str | None) -> Asker:
    """Who asks, with the audiences that the register of people and their private rooms give them."""
    if slack_id is None:
        return Asker()
    person = by_slack_id(session, slack_id)
    told = person.attributes.get("audiences", []) if person else []
    outside = person is not None and person.role == VENDOR
    return Asker(person=slack_id, audiences=rooms.audiences(session, slack_id).union(told), outside=outside)


def asker_before(session: Session, slack_id: str | None, room: Room) -> Asker:
    """Who asks where others read along: only what is for everybody in the room may be said there."""
    asker, readers = asker_of(session, slack_id), [asker_of(session, member) for member in room.members]
    outside = asker.outside or any(reader.outside for reader in readers)
    if not room.private:
        return Asker(person=slack_id, outside=outside)
    shared = asker.audiences.intersection(*(reader.audiences for reader in readers))
    return Asker(person=slack_id, audiences=shared, outside=outside)
