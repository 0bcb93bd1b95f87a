"""Open tickets that a report may repeat: of its thread, contract or vendor, or because it says the same.

The nearer its origin the higher: however alike it sounds, another contract's ticket stands below one of the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from knowledge.records.db import Database
from knowledge.records.tickets import report_vectors, ticket_sight
from knowledge.records.tickets.tickets import Ticket, TicketEvent
from knowledge.rules.access import Asker
from knowledge.rules.clocks.ticket_states import ENDED

if TYPE_CHECKING:  # the verbs start without loading what triage needs
    from knowledge.triage import Triager

ALIKE = 0.92
"""Cosine from which two reports probably tell of one fault: of 3160 pairs of unrelated ones of the default model, one
lies above it, and most repeated reports do."""

_SHOWN = 3
_NEAR, _FAR = 300, 700
"""Open tickets looked at: of the same thread, contract or vendor, and others; the newest of each."""
_AT_ONCE = 16
"""Reports embedded while somebody waits, where the background has not come to them yet."""
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Known:
    """An open ticket that may be about the same fault; `elsewhere` it is another vendor's."""

    id: int
    title: str
    status: str
    here: bool
    alike: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """A report as triage and its own words place it."""

    text: str
    thread: tuple[str, str | None]
    contract_id: int | None
    vendor: str | None
    module: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A ticket with how near its origin is (0: the same thread) and how alike its reports are."""

    ticket: Ticket
    distance: int
    likeness: float


def similar(session: Session, triager: "Triager", reported: Reported, *, asker: Asker) -> tuple[Known, ...]:
    """The tickets to offer of those whose title the asker sees, the nearest origin first, there the most alike.

    From elsewhere only what says the same is offered.
    """
    seen = ticket_sight.seen_by(session, asker, _candidates(session, reported))
    candidates = [one.ticket for one in seen if one.sight.title and one.sight.vendor]
    likeness = _likeness(session, triager, reported.text, [ticket.id for ticket in candidates])
    modules = _modules(session, [ticket.id for ticket in candidates]) if reported.module else {}
    found = [_Found(t, _distance(t, reported, modules.get(t.id)), likeness.get(t.id, 0.0)) for t in candidates]
    offered = [one for one in found if one.distance < _ELSEWHERE or one.likeness >= ALIKE]
    offered.sort(key=lambda one: (one.distance, -one.likeness, -one.ticket.id))
    return tuple(_known(one) for one in offered[:_SHOWN])


_HERE, _CONTRACT, _OTHER_MODULE, _VENDOR, _ELSEWHERE = range(5)


def _distance(ticket: Ticket, reported: Reported, module: str | None) -> int:
    if ticket.thread_ts is not None and (ticket.channel, ticket.thread_ts) == reported.thread:
        return _HERE
    if reported.contract_id is not None and ticket.contract_id == reported.contract_id:
        return _OTHER_MODULE if module and module != reported.module else _CONTRACT
    return _VENDOR if reported.vendor is not None and ticket.vendor == reported.vendor else _ELSEWHERE


def _known(found: _Found) -> Known:
    ticket, same_module = found.ticket, found.distance != _OTHER_MODULE
    return Known(
        ticket.id, ticket.title, ticket.status, found.distance == _HERE,
        alike=same_module and found.likeness >= ALIKE, elsewhere=found.distance == _ELSEWHERE,
    )  # fmt: skip


def _candidates(session: Session, reported: Reported) -> list[Ticket]:
    """The newest open tickets, those of the same thread, contract or vendor apart, so that none crowds them out."""
    channel, thread_ts = reported.thread
    near = (Ticket.channel == channel) & (Ticket.thread_ts == thread_ts)
    if reported.contract_id is not None:
        near |= Ticket.contract_id == reported.contract_id
    if reported.vendor is not None:
        near |= Ticket.vendor == reported.vendor
    found = [*_newest(session, near, _NEAR), *_newest(session, Ticket.id.is_not(None), _FAR)]
    return list({ticket.id: ticket for ticket in found}.values())


def _newest(session: Session, which: ColumnElement[bool], count: int) -> Iterable[Ticket]:
    query = select(Ticket).where(Ticket.status.not_in(ENDED), which)
    return session.scalars(query.order_by(Ticket.id.desc()).limit(count))


def _likeness(session: Session, triager: "Triager", text: str, ticket_ids: list[int]) -> dict[int, float]:
    """How alike the nearest report of each ticket is, as a cosine."""
    stored = report_vectors.vectors_of(session, triager.model, ticket_ids)
    unread = report_vectors.unread_of(session, triager.model, ticket_ids, _AT_ONCE)
    first, *new = triager.vectors([text, *(report.text for report in unread)])
    vectors = [np.frombuffer(vector, "<f4") for _, vector in stored] + new
    owners = [ticket_id for ticket_id, _ in stored] + [report.ticket_id for report in unread]
    found: dict[int, float] = {}
    for ticket_id, alike in zip(owners, np.stack(vectors) @ first if vectors else (), strict=True):
        found[ticket_id] = max(found.get(ticket_id, -1.0), float(alike))
    return found


def _modules(session: Session, ticket_ids: list[int]) -> dict[int, str | None]:
    query = select(TicketEvent.ticket_id, TicketEvent.data["module"].as_string())
    query = query.where(TicketEvent.kind == "opened", TicketEvent.ticket_id.in_(ticket_ids))
    return {row.ticket_id: row[1] for row in session.execute(query)}


def embed_reports(database: Database, triager: "Triager") -> bool:
    """Embed reports that have no vector yet, so that a proposal need not; tells whether there may be more."""
    with database.reading() as session:
        unread = report_vectors.unread(session, triager.model, _BATCH, among=_NEAR + _FAR)
    if unread:
        vectors = triager.vectors([report.text for report in unread])
        found = {r.event_id: v.astype("<f4").tobytes() for r, v in zip(unread, vectors, strict=True)}
        with database.sessions.begin() as session:
            report_vectors.store(session, triager.model, found)
    return len(unread) == _BATCH
