"""Where a ticket is told of: in its room's thread, and to one person alone where the room may not see its clocks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from knowledge.records.contracts.contracts import Contract
from knowledge.records.people import people
from knowledge.records.tickets import ticket_sight
from knowledge.records.tickets.ticket_sight import Seen
from knowledge.records.tickets.tickets import Ticket

_SLACK_ID = re.compile(r"[UW][A-Z0-9]{2,}")


@dataclass(frozen=True, slots=True)
class TicketPlace:
    """A conversation in which a ticket is told of, and how much of it everybody there sees.

    `name` tells it from the ticket's room, which has none; `thread` keeps its messages in order.
    """

    name: str
    channel: str
    thread_ts: str | None
    thread: str
    seen: Seen


def places_of(session: Session, among: Sequence[Ticket]) -> dict[int, list[TicketPlace]]:
    """Of each ticket its room; and, where its readers may not see the clocks, the person who sees it through.

    A ticket without a room is told of nowhere.
    """
    shown = ticket_sight.in_their_rooms(session, [ticket for ticket in among if ticket.channel is not None])
    return {ticket.id: _places(session, ticket, shown.get(ticket.id)) for ticket in among}


def place_of_terms(session: Session, ticket: Ticket) -> TicketPlace | None:
    """Where what its clocks say may be told; none where nobody who sees it through may read what they rest on."""
    return next((place for place in places_of(session, [ticket])[ticket.id] if place.seen.sight.terms), None)


def alone_with(session: Session, ticket: Ticket, person: str | None) -> TicketPlace | None:
    """Somebody's direct messages, where they see the ticket's clocks; none for a name that is not one of Slack's.

    A ticket without a room is told to nobody.
    """
    if ticket.channel is None or person is None or not _SLACK_ID.fullmatch(person):
        return None
    for seen in ticket_sight.seen_by(session, people.asker_of(session, person), [ticket]):
        if seen.sight.terms:
            return TicketPlace(person, person, None, f"ticket:{ticket.id}:{person}", seen)
    return None


def _places(session: Session, ticket: Ticket, shown: Seen | None) -> list[TicketPlace]:
    if ticket.channel is None or shown is None:
        return []
    room = TicketPlace("", ticket.channel, ticket.thread_ts, f"ticket:{ticket.id}", shown)
    alone = None if shown.sight.terms else _in_private(session, ticket)
    return [room, *([alone] if alone else [])]


def _in_private(session: Session, ticket: Ticket) -> TicketPlace | None:
    """The ticket's owner, else its contract's: whoever of them sees its clocks."""
    contract = session.get(Contract, ticket.contract_id) if ticket.contract_id else None
    own = alone_with(session, ticket, ticket.owner)
    return own or (alone_with(session, ticket, contract.owner) if contract else None)
