"""What the passing of time asks for: warnings, breaches and countdowns of tickets, and claims about to lapse."""

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.desk import breaches, countdown
from bot.desk.quiet_hours import not_before
from knowledge.records import outbox, tickets, vendors
from knowledge.records.outbox import Note
from knowledge.records.tickets import Claim, Ticket
from knowledge.rules.escalation import BREACH, Step, may_wait, next_look, step_at, warned
from knowledge.rules.ticket_clocks import Clock
from knowledge.rules.ticket_states import TicketState, fold

WARNING, BREACHED, CLAIM_DUE = "ticket_warning", "ticket_breach", "claim_due"

CLAIM_NOTICE = timedelta(days=7)
"""How long before its end an open claim is brought up."""

_BATCH = 200


def due_tickets(session: Session, now: datetime, limit: int = _BATCH) -> int:
    """Look at the tickets whose time has come, the longest due first; returns how many there were."""
    found = tickets.due(session, now, limit)
    logs = tickets.events_of(session, (ticket.id for ticket in found))
    for ticket in found:
        look(session, ticket, fold(logs[ticket.id]), now)
    return len(found)


def look(session: Session, ticket: Ticket, state: TicketState, now: datetime) -> None:
    """Say what has become true of a ticket's clocks, once, and note when to look again."""
    breached = False
    for clock in state.clocks:
        breached = _tell(session, ticket, state, clock, now) or breached
    if breached or tickets.claims_of(session, ticket.id):
        breaches.reckon(session, ticket, state, now)
    shown = countdown.note_of(ticket, state, now)
    if shown is not None:
        outbox.show(session, shown, now)
    ticket.next_look = next_look(state, now)


def _tell(session: Session, ticket: Ticket, state: TicketState, clock: Clock, now: datetime) -> bool:
    """Put the newest warning or the breach of a clock into the outbox; tell whether the clock is breached."""
    missed_at = clock.breached_at(now)
    if missed_at is not None:
        _put(session, ticket, state, _note(session, ticket, state, clock, BREACH, missed_at, ()), now)
        return True
    warning = warned(clock, state.terms.marks_of(state.level), now)
    if warning is not None:
        note = _note(session, ticket, state, clock, warning.percent, warning.due_at, warning.skipped)
        _put(session, ticket, state, note, now)
    return False


def _put(session: Session, ticket: Ticket, state: TicketState, note: Note | None, now: datetime) -> None:
    if note is None or outbox.is_known(session, note):
        return
    wait = not_before(session, state.owner, now) if may_wait(state) else now
    outbox.put(session, replace(note, not_before=wait), now)
    # What waits unsent about the same clock is older news.
    outbox.withdraw(session, note.subject, WARNING, reason="a newer warning stands for it", but_kind=note.kind)


def _note(
    session: Session, ticket: Ticket, state: TicketState, clock: Clock, percent: int, due: datetime, skipped: Any
) -> Note | None:
    if ticket.channel is None:
        return None
    step, kind = step_at(percent), BREACHED if percent >= BREACH else WARNING
    return Note(
        subject=f"ticket:{ticket.id}:{clock.name}",
        kind=kind if kind == BREACHED else f"{kind}_{percent}",
        value=due.isoformat(),
        template=kind,
        thread=f"ticket:{ticket.id}",
        channel=ticket.channel,
        thread_ts=ticket.thread_ts,
        payload={
            "ticket": ticket.id,
            "lang": ticket.lang,
            "title": ticket.title,
            "severity": state.severity,
            "level": state.level,
            "clock": clock.name,
            "milestone": clock.milestone,
            "within": clock.promise.within,
            "percent": percent,
            "skipped": list(skipped),
            "due_at": due.isoformat(),
            "owner": state.owner,
            "vendor": ticket.vendor,
            "our_level": step.our_level,
            "contacts": _contacts(session, ticket.vendor, step),
            "quote": asdict(clock.promise.quote) if clock.promise.quote else None,
            "document": clock.promise.document or state.terms.document,
        },
    )


def _contacts(session: Session, vendor: str | None, step: Step) -> list[dict[str, Any]]:
    """The vendor's people to call at this step: the highest level there is up to the step's."""
    known = vendors.named(session, vendor) if vendor and step.vendor_level else None
    called = [contact for contact in known.contacts if contact.level <= step.vendor_level] if known else []
    top = max((contact.level for contact in called), default=0)
    names = ("level", "role", "name", "email", "phone", "lang")
    return [{name: getattr(contact, name) for name in names} for contact in called if contact.level == top]


def due_claims(session: Session, now: datetime) -> int:
    """Bring up the open claims whose time ends within the notice, each once; returns how many were written."""
    return sum(_bring_up(session, claim, now) for claim in tickets.open_claims(session, now + CLAIM_NOTICE))


def _bring_up(session: Session, claim: Claim, now: datetime) -> bool:
    ticket = tickets.get(session, claim.ticket_id)
    if ticket.channel is None or claim.claim_until is None:
        return False
    note = Note(
        subject=f"claim:{claim.id}",
        kind=CLAIM_DUE,
        value=claim.claim_until.isoformat(),
        template=CLAIM_DUE,
        thread=f"ticket:{ticket.id}",
        channel=ticket.channel,
        thread_ts=ticket.thread_ts,
        payload={
            "claim": claim.id,
            "ticket": ticket.id,
            "lang": ticket.lang,
            "title": ticket.title,
            "clock": claim.clock,
            "rule": claim.rule,
            "percent": claim.percent,
            "amount": claim.amount,
            "currency": claim.currency,
            "claim_until": claim.claim_until.isoformat(),
            "owner": ticket.owner,
        },
        not_before=not_before(session, ticket.owner, now),
    )
    return outbox.put(session, note, now)


def still_true(session: Session, message: outbox.OutboxMessage, now: datetime) -> bool:
    """Tell whether what a message says still holds: its clock is open with that deadline, its claim undecided."""
    values = message.payload
    if message.template == CLAIM_DUE:
        claim = session.get(Claim, values["claim"])
        return claim is not None and claim.state == tickets.OPEN
    if message.template not in (WARNING, BREACHED):
        return True
    state = fold(tickets.events_of(session, [values["ticket"]])[values["ticket"]])
    clock = next((clock for clock in state.clocks if clock.name == values["clock"]), None)
    if clock is None:
        return False
    if message.template == BREACHED:
        missed_at = clock.breached_at(now)
        return missed_at is not None and missed_at.isoformat() == values["due_at"]
    due = clock.due_at
    return clock.open and due is not None and due.isoformat() == values["due_at"]
