"""People: who asks, reports and decides, with the role and attributes that access follows."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base
from knowledge.rules.access import Asker


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


def asker_of(session: Session, slack_id: str | None) -> Asker:
    """Who asks, with the audiences that the register of people gives them."""
    person = by_slack_id(session, slack_id) if slack_id else None
    audiences = person.attributes.get("audiences", []) if person else []
    return Asker(person=slack_id, audiences=frozenset(audiences))
