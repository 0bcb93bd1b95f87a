"""People: who asks, reports and decides, with the role and attributes that access follows."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base
from knowledge.records.people import rooms
from knowledge.records.people.rooms import Room
from knowledge.rules.access import CLOSED, EVERYONE, STAFF, TERMINAL, TERMINAL_ID, VENDOR, Asker, of_person

DIRECT, PERSONAL = "D", ("U", "W")
"""How the ids of direct conversations begin, and those of people, to whom is sent what is for them alone."""


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


def with_roles(session: Session, roles: Collection[str]) -> list[Person]:
    """The people of some roles who are still here, the longest known first."""
    query = select(Person).where(Person.role.in_(list(roles)), Person.active).order_by(Person.id)
    return list(session.scalars(query))


def outside_among(session: Session, members: Collection[str]) -> list[str]:
    """Those of some people who work for a vendor."""
    theirs = set(session.scalars(select(Person.slack_id).where(Person.role == VENDOR)))
    return [member for member in members if member in theirs]


def any_outside(session: Session, members: Collection[str]) -> bool:
    """Whether any of these people works for a vendor."""
    return bool(outside_among(session, members))


def only_ours(session: Session, channel: str) -> bool | None:
    """Whether only people of the company read a channel; none where that was not looked up yet."""
    room = rooms.known(session, channel)
    if room is None or room.outside is None:
        return None
    return not room.outside and not any_outside(session, room.members)


def asker_of(session: Session, slack_id: str | None) -> Asker:
    """Who asks, with the role and the audiences that the register of people and their private rooms give them.

    Whoever is not registered is staff; of nobody nothing is known but what is for everyone.
    """
    if slack_id is None:
        return Asker()
    if slack_id == TERMINAL_ID:
        return TERMINAL
    return _askers(session, [slack_id])[0]


def asker_in(session: Session, slack_id: str | None, channel: str) -> Asker:
    """Who asks in a conversation: themselves alone in a direct one, elsewhere with what everybody there may read."""
    if channel.startswith((DIRECT, *PERSONAL)):
        return asker_of(session, slack_id)
    room = rooms.known(session, channel)
    return asker_before(session, slack_id, room) if room else Asker(outside=asker_of(session, slack_id).outside)


def asker_before(session: Session, slack_id: str | None, room: Room) -> Asker:
    """Who asks where others read along: only what is for everybody in the room may be said there."""
    asker, readers = asker_of(session, slack_id), _askers(session, room.members)
    outside = asker.outside or bool(room.outside) or any(reader.outside for reader in readers)
    if not room.private:
        return Asker(outside=outside)
    shared = asker.audiences.intersection(*(reader.audiences for reader in readers))
    return Asker(audiences=shared, outside=outside)


def readers_in(session: Session, channel: str, *, person: str | None = None) -> Asker:
    """What everybody may read who reads along in a conversation; in a direct one that is what its person may.

    `person` is whose direct conversation it is, where the channel's own id does not say so. Of a room that nobody has
    looked at only what is for everyone is known to be open.
    """
    if channel.startswith(DIRECT):
        return asker_of(session, person) if person else Asker(outside=True)
    if channel.startswith(PERSONAL):
        return asker_of(session, channel)
    room = rooms.known(session, channel)
    if room is None or not (room.private and room.members):
        return Asker(outside=room is not None and (bool(room.outside) or any_outside(session, room.members)))
    readers = _askers(session, room.members)
    shared = frozenset.intersection(*(reader.audiences for reader in readers))
    return Asker(audiences=shared, outside=bool(room.outside) or any(reader.outside for reader in readers))


def _askers(session: Session, members: Collection[str]) -> list[Asker]:
    """Each of some people, in two queries however many they are."""
    known = {one.slack_id: one for one in session.scalars(select(Person).where(Person.slack_id.in_(list(members))))}
    private = rooms.private(session)
    return [_asker(member, known.get(member), private) for member in members]


def _asker(slack_id: str, person: Person | None, private: Iterable[Room]) -> Asker:
    role = person.role if person else STAFF
    told = person.attributes.get("audiences", []) if person else []
    rooms_of = frozenset(room.audience for room in private if slack_id in room.members)
    return Asker(person=slack_id, role=role, audiences=rooms_of.union(told), outside=role == VENDOR)


def place_of(session: Session, channel: str | None, person: str | None) -> str:
    """For whom is what somebody says in a conversation: a public room's is for everyone, all other for its people."""
    if channel is None:
        return EVERYONE
    if channel.startswith((DIRECT, *PERSONAL)):
        return of_person(person) if person else CLOSED
    room = rooms.known(session, channel)
    return EVERYONE if room is not None and not room.private else rooms.audience_of(room.channel if room else channel)
