"""What people say about a vendor's work: a rating when a ticket is closed, and corrective actions with their state."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.errors import BadInput, NotFound
from knowledge.records.base import Base
from knowledge.records.tickets.tickets import Ticket

BEST = 5


class Rating(Base):
    """One person's satisfaction with how a ticket was handled, 1 to 5; a later one replaces it."""

    __tablename__ = "ticket_ratings"
    __table_args__ = (UniqueConstraint("ticket_id", "person"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey(Ticket.id), index=True)
    person: Mapped[str]
    score: Mapped[int]
    given_at: Mapped[datetime]


class CorrectiveAction(Base):
    """What a vendor has promised to mend, by when."""

    __tablename__ = "corrective_actions"

    id: Mapped[int] = mapped_column(primary_key=True)
    vendor: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    owner: Mapped[str | None]
    due: Mapped[date | None]
    opened_at: Mapped[datetime]
    opened_by: Mapped[str]
    done_on: Mapped[date | None]


def rate(session: Session, ticket_id: int, person: str, score: int, now: datetime) -> Rating:
    """Keep a person's rating of a ticket; raises BadInput for a score that is none, NotFound for no such ticket."""
    if not 1 <= score <= BEST:
        raise BadInput("rating_out_of_range", most=BEST, score=score)
    if session.get(Ticket, ticket_id) is None:
        raise NotFound("ticket_unknown", ticket=ticket_id)
    query = select(Rating).where(Rating.ticket_id == ticket_id, Rating.person == person)
    rating = session.scalar(query)
    if rating is None:
        rating = Rating(ticket_id=ticket_id, person=person)
        session.add(rating)
    rating.score, rating.given_at = score, now
    session.flush()
    return rating


def ratings_of(session: Session, ticket_ids: list[int]) -> list[Rating]:
    return list(session.scalars(select(Rating).where(Rating.ticket_id.in_(ticket_ids)).order_by(Rating.id)))


def actions_of(session: Session, vendor: str) -> list[CorrectiveAction]:
    """A vendor's corrective actions, the oldest first."""
    query = select(CorrectiveAction).where(CorrectiveAction.vendor == vendor)
    return list(session.scalars(query.order_by(CorrectiveAction.id)))


def open_action(
    session: Session, vendor: str, text: str, *, owner: str, due: date, by: str, now: datetime
) -> CorrectiveAction:
    """Keep what a vendor is to mend, by when, and who of ours sees to it."""
    action = CorrectiveAction(vendor=vendor, text=text, owner=owner, due=due, opened_at=now, opened_by=by)
    session.add(action)
    session.flush()
    return action


def mark_done(session: Session, vendor: str, action_id: int, on: date) -> CorrectiveAction:
    """Say that a vendor's corrective action is done; raises NotFound where this vendor has no such action."""
    action = session.get(CorrectiveAction, action_id)
    if action is None or action.vendor != vendor:
        raise NotFound("action_unknown", vendor=vendor, action=action_id)
    action.done_on = on
    return action
