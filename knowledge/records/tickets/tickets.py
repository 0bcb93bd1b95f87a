"""Tickets, their append-only event logs, and the claims that breaches lead to.

A ticket's own columns are what its log says, kept beside it so that lists and the tick read only what they need.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.errors import NotFound
from knowledge.records.base import Base
from knowledge.records.contracts.contracts import ACTIVE, Contract
from knowledge.records.documents.documents import Document
from knowledge.rules.clocks.ticket_states import ALLOWED, ENDED, Event

OPEN, CLAIMED, WAIVED, PAID = "open", "claimed", "waived", "paid"


class Ticket(Base):
    """A fault reported to a vendor. All but the thread's place follows from its events."""

    __tablename__ = "tickets"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    status: Mapped[str] = mapped_column(index=True)
    severity: Mapped[str | None]
    level: Mapped[str | None]
    vendor: Mapped[str | None] = mapped_column(index=True)
    contract_id: Mapped[int | None] = mapped_column(ForeignKey(Contract.id), index=True)
    owner: Mapped[str | None] = mapped_column(index=True)
    reporter: Mapped[str]
    channel: Mapped[str | None]
    thread_ts: Mapped[str | None]
    lang: Mapped[str] = mapped_column(default="zh")
    opened_at: Mapped[datetime] = mapped_column(index=True)
    changed_at: Mapped[datetime]
    next_look: Mapped[datetime | None] = mapped_column(index=True)
    """When a clock next passes a mark; the tick reads only the tickets for which it has come."""
    terms_seen: Mapped[str | None]
    """Digest of the terms in force with which those of its log were last compared."""
    rests_on: Mapped[list[int]] = mapped_column(default=list)
    """Ids of all documents that its clocks ever came from; who may not read one of them sees no clocks."""


class TicketEvent(Base):
    """One line of a ticket's log; never changed, never removed."""

    __tablename__ = "ticket_events"
    __table_args__ = (UniqueConstraint("ticket_id", "seq"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    seq: Mapped[int]
    at: Mapped[datetime]
    """When it happened; `recorded_at` may be later."""
    recorded_at: Mapped[datetime]
    kind: Mapped[str]
    by: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    key: Mapped[str | None] = mapped_column(unique=True)
    """Identity of what caused it (a Slack event), so that the same one delivered twice is recorded once."""


class Claim(Base):
    """The credit that a missed deadline is worth, until it is claimed or waived."""

    __tablename__ = "claims"
    __table_args__ = (UniqueConstraint("ticket_id", "clock"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    clock: Mapped[str]
    """The clock's name: milestone and run."""
    due_at: Mapped[datetime]
    rule: Mapped[str]
    percent: Mapped[str]
    amount: Mapped[str | None]
    currency: Mapped[str | None]
    claim_until: Mapped[datetime | None] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(default=OPEN)
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]


def get(session: Session, ticket_id: int, *, lock: bool = False) -> Ticket:
    """The ticket of this number, held until the transaction ends where it is to be changed; raises NotFound."""
    query = select(Ticket).where(Ticket.id == ticket_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound("ticket_unknown", ticket=ticket_id)
    return found


def log_of(session: Session, ticket_id: int) -> list[TicketEvent]:
    """A ticket's log in the order in which it was written."""
    query = select(TicketEvent).where(TicketEvent.ticket_id == ticket_id).order_by(TicketEvent.seq)
    return list(session.scalars(query))


def events_of(session: Session, ticket_ids: Iterable[int]) -> dict[int, list[Event]]:
    """The logs of several tickets, as the rules take them."""
    columns = (TicketEvent.ticket_id, TicketEvent.seq, TicketEvent.at, TicketEvent.kind, TicketEvent.by)
    query = select(*columns, TicketEvent.data).where(TicketEvent.ticket_id.in_(list(ticket_ids)))
    found: dict[int, list[Event]] = {}
    for ticket_id, *rest in session.execute(query.order_by(TicketEvent.ticket_id, TicketEvent.seq)):
        found.setdefault(ticket_id, []).append(Event(*rest))
    return found


def known_key(session: Session, key: str) -> TicketEvent | None:
    """The event that this cause has led to already."""
    return session.scalar(select(TicketEvent).where(TicketEvent.key == key))


def next_seq(session: Session, ticket_id: int) -> int:
    newest = session.scalar(select(func.max(TicketEvent.seq)).where(TicketEvent.ticket_id == ticket_id))
    return (newest or 0) + 1


def due(session: Session, now: datetime, limit: int) -> list[Ticket]:
    """Tickets whose next look has come, the longest due first; on PostgreSQL those no other replica is at."""
    query = select(Ticket).where(Ticket.next_look <= now).order_by(Ticket.next_look, Ticket.id).limit(limit)
    return list(session.scalars(query.with_for_update(skip_locked=True)))


_AT_WORK = [status for status, kinds in ALLOWED.items() if "contract_changed" in kinds]
"""In which the terms may still change."""


def contracts_at_work(session: Session) -> list[Contract]:
    """The contracts of the register under which tickets run whose terms may still change."""
    running = select(Ticket.contract_id).where(Ticket.status.in_(_AT_WORK))
    query = select(Contract).join(Document).where(Contract.state == ACTIVE, Document.removed_at.is_(None))
    return list(session.scalars(query.where(Contract.id.in_(running)).order_by(Contract.id)))


def not_compared(session: Session, contract_id: int, digest: str, limit: int) -> list[Ticket]:
    """Tickets of a contract whose terms may change and were not yet compared with those of this digest."""
    seen = Ticket.terms_seen.is_(None) | (Ticket.terms_seen != digest)
    query = select(Ticket).where(Ticket.contract_id == contract_id, Ticket.status.in_(_AT_WORK), seen)
    return list(session.scalars(query.order_by(Ticket.id).limit(limit).with_for_update(skip_locked=True)))


def listed(session: Session, *, owner: str | None = None, ended: bool = False) -> list[Ticket]:
    """Tickets, the most urgent first: by severity, then by what is due next."""
    query = select(Ticket).order_by(Ticket.severity.nulls_last(), Ticket.next_look.nulls_last(), Ticket.id)
    if not ended:
        query = query.where(Ticket.status.not_in(ENDED))
    if owner is not None:
        query = query.where(Ticket.owner == owner)
    return list(session.scalars(query))


def in_thread(session: Session, channel: str, thread_ts: str) -> Ticket | None:
    """The newest ticket that lives in a Slack thread."""
    query = select(Ticket).where(Ticket.channel == channel, Ticket.thread_ts == thread_ts)
    return session.scalars(query.order_by(Ticket.id.desc())).first()


def visits(session: Session, contract_id: int, first: datetime, end: datetime) -> int:
    """How often a vendor came under a contract from one instant to before another."""
    query = select(func.count()).select_from(TicketEvent).join(Ticket).where(Ticket.contract_id == contract_id)
    during = query.where(TicketEvent.kind == "onsite_visit", TicketEvent.at >= first, TicketEvent.at < end)
    return session.scalar(during) or 0


def claims_of(session: Session, ticket_id: int) -> list[Claim]:
    return list(session.scalars(select(Claim).where(Claim.ticket_id == ticket_id).order_by(Claim.id)))


def with_claims(session: Session, ticket_ids: Iterable[int]) -> set[int]:
    """Those of the tickets that have claims."""
    return set(session.scalars(select(Claim.ticket_id).where(Claim.ticket_id.in_(list(ticket_ids)))))


def open_claims(session: Session, until: datetime) -> list[Claim]:
    """Claims neither made nor waived whose time ends by an instant, the most pressing first."""
    query = select(Claim).where(Claim.state == OPEN, Claim.claim_until <= until)
    return list(session.scalars(query.order_by(Claim.claim_until, Claim.id)))
