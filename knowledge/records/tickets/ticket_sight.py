"""Tickets as somebody sees them: those that they may know of, each with how much of it is theirs to see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.errors import NotFound
from knowledge.records.contracts.contracts import Contract, audiences_of
from knowledge.records.documents.documents import Document
from knowledge.records.people import people, rooms
from knowledge.records.tickets import tickets
from knowledge.records.tickets.tickets import Ticket, TicketEvent
from knowledge.rules.access import EVERYONE, Asker
from knowledge.rules.clocks.ticket_sight import RestsOn, Sight, sight, sight_of_room


@dataclass(frozen=True, slots=True)
class Seen:
    """A ticket that somebody may know of, and how much of it."""

    ticket: Ticket
    sight: Sight

    @property
    def title(self) -> str:
        """What it is called before this reader: its number where the title is not for them."""
        return self.ticket.title if self.sight.title else f"#{self.ticket.id}"

    @property
    def vendor(self) -> str | None:
        return self.ticket.vendor if self.sight.vendor else None


def seen_by(session: Session, asker: Asker, among: Iterable[Ticket]) -> list[Seen]:
    """Those of some tickets that somebody may know of, in their order."""
    listed = list(among)
    rested = rest_of(session, listed)
    joined = _joined(session, asker.person, listed)
    found = [
        Seen(ticket, sight(asker, rested[ticket.id], reporters=_reporters(ticket, joined, asker), owner=ticket.owner))
        for ticket in listed
    ]
    return [one for one in found if one.sight.ticket]


def one(session: Session, ticket_id: int, asker: Asker, *, terms: bool = False, lock: bool = False) -> Seen:
    """A ticket that somebody may know of; raises NotFound where there is none, and in the same words of any other.

    With `terms` they must see its clocks too, as what they ask for says something of the documents behind them.
    """
    ticket = tickets.get(session, ticket_id, lock=lock)
    found = seen_by(session, asker, [ticket])
    if not found or (terms and not found[0].sight.terms):
        raise NotFound("ticket_unknown", ticket=ticket_id)
    return found[0]


def in_their_rooms(session: Session, among: Sequence[Ticket]) -> dict[int, Seen]:
    """What may be shown of each ticket to everybody in the room in which it was opened."""
    rooms_of = {(ticket.channel or "", ticket.reporter) for ticket in among}
    readers = {one: people.readers_in(session, one[0], person=one[1]) for one in rooms_of}
    rested = rest_of(session, among)
    return {t.id: Seen(t, sight_of_room(readers[t.channel or "", t.reporter], rested[t.id])) for t in among}


def rest_of(session: Session, among: Sequence[Ticket]) -> dict[int, RestsOn]:
    """What each of some tickets rests on."""
    contracts = _contracts(session, {t.contract_id for t in among if t.contract_id})
    documents = _audiences(session, {number for t in among for number in t.rests_on})
    places = {(t.channel, t.reporter) for t in among}
    place = {one: people.place_of(session, *one) for one in places}
    return {t.id: _rests_on(session, t, place[t.channel, t.reporter], contracts, documents) for t in among}


def _rests_on(
    session: Session, ticket: Ticket, place: str, contracts: Mapping[int, Contract], documents: Mapping[int, str]
) -> RestsOn:
    contract = contracts.get(ticket.contract_id or 0)
    behind = {documents[number] for number in ticket.rests_on if number in documents}
    if contract is not None and not behind:  # nobody wrote down what it rests on: all that it may
        behind = set(audiences_of(contract))
    room = rooms.known(session, ticket.channel) if ticket.channel and place == EVERYONE else None
    return RestsOn(
        place=place,
        contract=contract.document.audience if contract else None,
        documents=frozenset(behind),
        guests=frozenset(room.members) if room else frozenset(),
    )


def _contracts(session: Session, ids: set[int]) -> dict[int, Contract]:
    return {c.id: c for c in session.scalars(select(Contract).where(Contract.id.in_(ids)))} if ids else {}


def _audiences(session: Session, ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    rows = session.execute(select(Document.id, Document.audience).where(Document.id.in_(ids)))
    return {row.id: row.audience for row in rows}


def _joined(session: Session, person: str | None, among: Sequence[Ticket]) -> set[int]:
    """Those of the tickets whose fault somebody has reported too."""
    if person is None or not among:
        return set()
    query = select(TicketEvent.ticket_id).where(TicketEvent.kind == "joined", TicketEvent.by == person)
    return set(session.scalars(query.where(TicketEvent.ticket_id.in_([ticket.id for ticket in among]))))


def _reporters(ticket: Ticket, joined: set[int], asker: Asker) -> list[str]:
    return [ticket.reporter, *([asker.person] if ticket.id in joined and asker.person else [])]
