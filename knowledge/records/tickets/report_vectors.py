"""The vectors of what was reported (tickets' openings and joinings), to know a repeated report by its meaning."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, Select, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.records.base import Base
from knowledge.records.tickets.tickets import Ticket, TicketEvent
from knowledge.rules.clocks.ticket_states import ENDED

REPORTS = ("opened", "joined")
"""Kinds of events that say what is broken."""


class ReportVector(Base):
    """The embedding of one report by one model: little-endian float32."""

    __tablename__ = "report_vectors"

    event_id: Mapped[int] = mapped_column(ForeignKey(TicketEvent.id), primary_key=True)
    model: Mapped[str] = mapped_column(primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True, slots=True)
class Unread:
    """A report that a model has not embedded yet."""

    event_id: int
    ticket_id: int
    text: str


def vectors_of(session: Session, model: str, ticket_ids: Iterable[int]) -> list[tuple[int, bytes]]:
    """The stored vectors of tickets' reports, each with its ticket."""
    query = select(TicketEvent.ticket_id, ReportVector.vector).join(ReportVector)
    query = query.where(ReportVector.model == model, TicketEvent.ticket_id.in_(list(ticket_ids)))
    return [(ticket_id, vector) for ticket_id, vector in session.execute(query)]


def unread_of(session: Session, model: str, ticket_ids: Iterable[int], limit: int) -> list[Unread]:
    """Reports of these tickets without a vector, the newest first."""
    return _unread(session, _without_vector(model).where(TicketEvent.ticket_id.in_(list(ticket_ids))), limit)


def unread(session: Session, model: str, limit: int, *, among: int) -> list[Unread]:
    """Reports without a vector of the open tickets, the newest first, looked for among the newest tickets only."""
    newest = select(Ticket.id).where(Ticket.status.not_in(ENDED)).order_by(Ticket.id.desc()).limit(among)
    return _unread(session, _without_vector(model).where(TicketEvent.ticket_id.in_(newest)), limit)


def store(session: Session, model: str, vectors: Mapping[int, bytes]) -> None:
    """Keep vectors by event; those that another process has stored meanwhile stay."""
    known = select(ReportVector.event_id).where(ReportVector.model == model, ReportVector.event_id.in_(list(vectors)))
    stored = set(session.scalars(known))
    new = {event_id: vector for event_id, vector in vectors.items() if event_id not in stored}
    session.add_all(ReportVector(event_id=event_id, model=model, vector=vector) for event_id, vector in new.items())
    session.flush()


def _without_vector(model: str) -> Select[Any]:
    known = select(ReportVector.event_id).where(ReportVector.model == model, ReportVector.event_id == TicketEvent.id)
    columns = (TicketEvent.id, TicketEvent.ticket_id, TicketEvent.data)
    return select(*columns).where(TicketEvent.kind.in_(REPORTS), ~known.exists())


def _unread(session: Session, query: Select[Any], limit: int) -> list[Unread]:
    rows = session.execute(query.order_by(TicketEvent.id.desc()).limit(limit))
    return [Unread(event_id, ticket_id, _text(data)) for event_id, ticket_id, data in rows]


def _text(data: Mapping[str, Any]) -> str:
    return data.get("description") or data.get("text") or data.get("title") or ""
