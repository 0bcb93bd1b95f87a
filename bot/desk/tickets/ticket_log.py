"""Writing to a ticket's log: one event appended, and everything that follows from it brought up to date."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import lang_of
from bot.desk.tickets import watch
from bot.desk.tickets.ticket_places import TicketPlace, alone_with, place_of_terms
from knowledge import audit
from knowledge.errors import BadInput, Conflict
from knowledge.records.people import outbox
from knowledge.records.people.outbox import Note
from knowledge.records.tickets import tickets
from knowledge.records.tickets.tickets import Ticket, TicketEvent
from knowledge.rules.clocks.ticket_states import TicketState, fold

ASKING = frozenset({"resolved", "closed", "reopened", "withdrawn"})
"""Events after which somebody in the thread is asked for something, or need wait no longer: each gets a short post.

Everything else is seen in the countdown; a changed register is told too, as nobody there has done it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event to be written: who says that it happened, and when, if not just now.

    `key` is the identity of its cause, so that a Slack event delivered twice is written once; a `quiet` one follows
    from another and is not told of by itself.
    """

    kind: str
    by: str
    at: datetime | None = None
    key: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    quiet: bool = False


def state_of(session: Session, ticket_id: int) -> TicketState:
    """A ticket's state, from its log."""
    tickets.get(session, ticket_id)
    return fold(tickets.events_of(session, [ticket_id])[ticket_id])


def write(session: Session, ticket_id: int, entry: Entry, now: datetime) -> TicketState:
    """Append an event where the ticket's state allows it, and return the state after it.

    Raises Conflict where it does not, BadInput for a time before the opening or after now.
    """
    ticket = tickets.get(session, ticket_id, lock=True)
    if entry.key is not None and tickets.known_key(session, entry.key) is not None:
        return state_of(session, ticket_id)
    before = state_of(session, ticket_id)
    _check(ticket, before, entry, now)
    event = TicketEvent(
        ticket_id=ticket_id,
        seq=tickets.next_seq(session, ticket_id),
        at=_whole(entry.at or now),
        recorded_at=now,
        kind=entry.kind,
        by=entry.by,
        data=entry.data | _old_deadlines(before, entry.kind),
        key=entry.key,
    )
    session.add(event)
    session.flush()
    return settle(session, ticket, event, entry, now)


def settle(session: Session, ticket: Ticket, event: TicketEvent, entry: Entry, now: datetime) -> TicketState:
    """Bring the ticket's row, countdown, warnings and claims in line with its log, and note its event."""
    if entry.kind != "message_posted":
        audit.note(session, f"ticket.{event.kind}", f"ticket:{ticket.id}", by=event.by, now=now, event=event.seq)
    state = state_of(session, ticket.id)
    ticket.status, ticket.severity, ticket.level, ticket.owner = state.status, state.severity, state.level, state.owner
    ticket.changed_at = now
    ticket.rests_on = sorted({*ticket.rests_on, *state.terms.rests_on})
    watch.look(session, [(ticket, state)], now)
    place = None if entry.quiet else _told_in(session, ticket, event)
    if place is not None:
        outbox.put(session, _post(place, state, event, lang_of(session, place.name, ticket.lang)), now)
    session.flush()
    return state


def _told_in(session: Session, ticket: Ticket, event: TicketEvent) -> TicketPlace | None:
    """Where an event gets a post of its own: the thread, or whoever the ticket was handed to; mostly nowhere."""
    if event.kind == "handed_over":
        return alone_with(session, ticket, event.data["to"])
    if event.kind in ASKING or event.data.get("register"):
        return place_of_terms(session, ticket)
    return None


def _check(ticket: Ticket, state: TicketState, entry: Entry, now: datetime) -> None:
    if not state.allows(entry.kind):
        raise Conflict("step_refused", ticket=ticket.id, status=state.status, step=entry.kind)
    if entry.at is not None and not state.opened_at <= entry.at <= now:
        raise BadInput("time_outside_ticket", ticket=ticket.id, at=entry.at.isoformat())


def _old_deadlines(state: TicketState, kind: str) -> dict[str, Any]:
    """The deadlines that a change of terms replaces: kept in the log, where anyone can find them."""
    if kind not in ("severity_changed", "contract_changed"):
        return {}
    dues = {clock.name: clock.due_at for clock in state.clocks if clock.open}
    return {"deadlines_before": {name: due.isoformat() if due else None for name, due in dues.items()}}


def _post(place: TicketPlace, state: TicketState, event: TicketEvent, lang: str) -> Note:
    ticket = place.seen.ticket
    shown = {name: value for name, value in event.data.items() if name != "terms"}
    return Note(
        subject=f"ticket:{ticket.id}:event:{event.seq}",
        kind=event.kind,
        template="ticket_event",
        thread=place.thread,
        channel=place.channel,
        thread_ts=place.thread_ts,
        payload={
            "ticket": ticket.id,
            "lang": lang,
            "title": ticket.title,
            "event": event.kind,
            "by": event.by,
            "at": event.at.isoformat(),
            "status": state.status,
            "reporters": list(state.reporters),
            "data": shown,
        },
    )


def _whole(instant: datetime) -> datetime:
    """The clock counts whole seconds."""
    return instant.replace(microsecond=0)
