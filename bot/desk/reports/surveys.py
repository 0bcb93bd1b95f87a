"""The survey when a ticket is closed: its reporter is asked once how satisfied they are, and their answer is kept."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.errors import NotAllowed
from knowledge.records.people import outbox, people
from knowledge.records.people.outbox import Note
from knowledge.records.renewals import vendor_reviews
from knowledge.records.tickets import ticket_sight, tickets
from knowledge.records.tickets.ticket_sight import Seen
from knowledge.records.tickets.tickets import Ticket
from knowledge.rules.clocks.ticket_states import fold

SURVEY = "survey"
RECENT = timedelta(days=3)
"""How long after closing a ticket is still asked about: longer than a desk is usually down."""


def ask_reporters(session: Session, now: datetime) -> int:
    """Ask the reporters of tickets that were closed lately; returns how many are asked."""
    query = select(Ticket).where(Ticket.status == "closed", Ticket.changed_at > now - RECENT)
    closed = [ticket for ticket in session.scalars(query.order_by(Ticket.id)) if ticket.channel is not None]
    notes = [note for ticket in closed for note in _notes(session, ticket)]
    known = outbox.known_keys(session, notes)
    return len(outbox.put_all(session, [note for note in notes if note.key not in known], now))


def rate(session: Session, ticket_id: int, score: int, *, person: str, now: datetime) -> str:
    """Keep a reporter's rating; returns the ticket's language. Raises NotAllowed for anybody else."""
    ticket = ticket_sight.one(session, ticket_id, people.asker_of(session, person)).ticket
    reporters = fold(tickets.events_of(session, [ticket_id])[ticket_id]).reporters
    if person not in (ticket.reporter, *reporters):
        raise NotAllowed("rating_not_yours")
    vendor_reviews.rate(session, ticket_id, person, score, now)
    return ticket.lang


def _notes(session: Session, ticket: Ticket) -> Iterator[Note]:
    """The question to a reporter, who knows what they reported; whose product it was, only if that is open to them."""
    for seen in ticket_sight.seen_by(session, people.asker_of(session, ticket.reporter), [ticket]):
        yield _note(ticket, seen)


def _note(ticket: Ticket, seen: Seen) -> Note:
    return Note(
        subject=f"ticket:{ticket.id}",
        kind=SURVEY,
        value=ticket.reporter,
        template=SURVEY,
        thread=f"survey:{ticket.id}",
        channel=ticket.reporter,
        reply=False,
        payload={"ticket": ticket.id, "title": seen.title, "vendor": seen.vendor, "lang": ticket.lang},
    )
