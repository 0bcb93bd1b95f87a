"""What the passing of time asks for: warnings, breaches and countdowns of tickets, and claims about to lapse."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.desk.people import our_chain, vendor_chain
from bot.desk.people.people_allowed import lang_of
from bot.desk.people.quiet_hours import not_before
from bot.desk.tickets import breaches, countdown, waiting
from bot.desk.tickets.ticket_places import TicketPlace, alone_with, place_of_terms, places_of
from knowledge.records.people import outbox
from knowledge.records.people.outbox import Note
from knowledge.records.tickets import tickets
from knowledge.records.tickets.tickets import Claim, Ticket
from knowledge.rules.clocks.credits import claim_day
from knowledge.rules.clocks.escalation import BREACH, may_wait, next_look, step_at, warned
from knowledge.rules.clocks.ticket_clocks import Clock
from knowledge.rules.clocks.ticket_states import TicketState, fold
from knowledge.rules.clocks.ticket_terms import ContractTerms

WARNING, BREACHED, CLAIM_DUE = "ticket_warning", "ticket_breach", "claim_due"

CLAIM_NOTICE = timedelta(days=7)
"""How long before its end an open claim is brought up."""

_BATCH = 200


def due_tickets(session: Session, now: datetime, limit: int = _BATCH) -> int:
    """Look at the tickets whose time has come, the longest due first; returns how many there were."""
    found = tickets.due(session, now, limit)
    logs = tickets.events_of(session, (ticket.id for ticket in found))
    look(session, [(ticket, fold(logs[ticket.id])) for ticket in found], now)
    return len(found)


def look(session: Session, looked: Sequence[tuple[Ticket, TicketState]], now: datetime) -> None:
    """Say what has become true of tickets' clocks, once, and note when to look at each again."""
    places = places_of(session, [ticket for ticket, _ in looked])
    alerts = [alert for ticket, state in looked for alert in _alerts(session, places[ticket.id], state, now)]
    known = outbox.known_keys(session, [alert.note for alert in alerts])
    waits: dict[str | None, datetime] = {}
    fresh = [alert for alert in alerts if alert.note.key not in known]
    written = outbox.put_all(session, [_timed(session, _placed(session, alert), waits, now) for alert in fresh], now)
    outbox.supersede(session, written, reason="a newer warning stands for it")
    _reckon(session, looked, now)
    shown = (note for ticket, state in looked for note in countdown.notes_of(places[ticket.id], state, now))
    outbox.show_all(session, list(shown), now)
    for ticket, state in looked:
        looks = (next_look(state, now), waiting.next_look(state, now))
        ticket.next_look = min((at for at in looks if at is not None), default=None)


def _reckon(session: Session, looked: Sequence[tuple[Ticket, TicketState]], now: datetime) -> None:
    """Bring the claims of tickets that missed a deadline, or have claims, in line."""
    claimed = tickets.with_claims(session, [ticket.id for ticket, _ in looked])
    for ticket, state in looked:
        if ticket.id in claimed or any(clock.breached_at(now) for clock in state.clocks):
            breaches.reckon(session, ticket, state, now)


@dataclass(frozen=True, slots=True)
class _Alert:
    """What is to be said of a clock, and whether to the whole thread: the countdown there shows the others."""

    note: Note
    ticket: Ticket
    aloud: bool


def _alerts(session: Session, places: Sequence[TicketPlace], state: TicketState, now: datetime) -> Iterator[_Alert]:
    """The breach, or else the newest warning, of each clock and of our own delay, where the clocks may be seen."""
    place = next((place for place in places if place.seen.sight.terms), None)
    if place is None:
        return
    ticket = place.seen.ticket
    missed = {clock.name: at for clock in state.clocks if (at := clock.breached_at(now)) is not None}
    first = min(missed, key=lambda name: missed[name], default=None)
    for clock in state.clocks:
        if clock.name in missed:
            note = _note(session, place, state, clock, BREACH, missed[clock.name], ())
            yield _Alert(note, ticket, aloud=clock.name == first)
            continue
        warning = warned(clock, state.terms.marks_of(state.level), now)
        if warning is not None:
            note = _note(session, place, state, clock, warning.percent, warning.due_at, warning.skipped)
            yield _Alert(note, ticket, aloud=False)
    reminder = waiting.reminder(place, state, now)
    if reminder is not None:
        yield _Alert(reminder, ticket, aloud=len(state.pauses) == 1 and reminder.payload["times"] == 1)


def _placed(session: Session, alert: _Alert) -> Note:
    """The alert where it belongs: the thread, or its owner's direct messages."""
    return alert.note if alert.aloud else _alone(session, alert.ticket, alert.note)


def _alone(session: Session, ticket: Ticket, note: Note) -> Note:
    """A message to a ticket's owner alone; in the thread where nobody owns it whom Slack knows."""
    place = alone_with(session, ticket, note.payload["owner"])
    if place is None:
        return note
    there = note.payload | {"room": ticket.channel, "lang": lang_of(session, place.name, ticket.lang)}
    return replace(note, thread=place.thread, channel=place.channel, thread_ts=place.thread_ts, payload=there)


def _timed(session: Session, alert: Note, waits: dict[str | None, datetime], now: datetime) -> Note:
    """The alert with the instant from which its recipient may be told."""
    owner = alert.payload["owner"]
    if not may_wait(alert.payload["severity"]):
        return alert
    if owner not in waits:
        waits[owner] = not_before(session, owner, now)
    return replace(alert, not_before=waits[owner])


def _note(
    session: Session, place: TicketPlace, state: TicketState, clock: Clock, percent: int, due: datetime, skipped: Any
) -> Note:
    ticket = place.seen.ticket
    step, kind = step_at(percent), BREACHED if percent >= BREACH else WARNING
    return Note(
        subject=f"ticket:{ticket.id}:{clock.name}",
        kind=kind if kind == BREACHED else f"{kind}_{percent}",
        value=due.isoformat(),
        template=kind,
        thread=place.thread,
        channel=place.channel,
        thread_ts=place.thread_ts,
        replaces=(WARNING,),
        payload={
            "ticket": ticket.id,
            "lang": ticket.lang,
            "title": ticket.title,
            "severity": state.severity,
            "level": state.level,
            "clock": clock.name,
            "milestone": clock.milestone,
            "within": clock.promise.within,
            "counted": clock.promise.clock,
            "percent": percent,
            "skipped": list(skipped),
            "due_at": due.isoformat(),
            "owner": state.owner,
            "vendor": ticket.vendor,
            "our_level": step.our_level,
            "our_people": our_chain.called(session, state.terms.chain, step.our_level, state.owner),
            "contacts": _contacts(session, ticket.vendor, state.terms, percent),
            "quote": asdict(clock.promise.quote) if clock.promise.quote else None,
            "document": clock.promise.document or state.terms.document,
        },
    )


def _contacts(session: Session, vendor: str | None, terms: ContractTerms, percent: int) -> list[dict[str, Any]]:
    """The vendor's people to call at a share of a target."""
    called = vendor_chain.called(session, vendor, terms, level=step_at(percent).vendor_level, percent=percent)
    names = ("level", "role", "name", "email", "phone", "lang")
    return [{name: getattr(contact, name) for name in names} for contact in called]


def due_claims(session: Session, now: datetime) -> int:
    """Bring up the open claims whose time ends within the notice, each once; returns how many were written."""
    return sum(_bring_up(session, claim, now) for claim in tickets.open_claims(session, now + CLAIM_NOTICE))


def _bring_up(session: Session, claim: Claim, now: datetime) -> bool:
    ticket = tickets.get(session, claim.ticket_id)
    place = place_of_terms(session, ticket)
    if place is None or claim.claim_until is None:
        return False
    state = fold(tickets.events_of(session, [ticket.id])[ticket.id])
    note = Note(
        subject=f"claim:{claim.id}",
        kind=CLAIM_DUE,
        value=claim.claim_until.isoformat(),
        template=CLAIM_DUE,
        thread=place.thread,
        channel=place.channel,
        thread_ts=place.thread_ts,
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
            "claim_day": claim_day(claim.claim_until, ZoneInfo(breaches.zone_of(state))).isoformat(),
            "owner": ticket.owner,
        },
        not_before=not_before(session, ticket.owner, now),
    )
    return outbox.put(session, _alone(session, ticket, note), now)


def still_true(session: Session, message: outbox.OutboxMessage, now: datetime) -> bool:
    """Tell whether what a message says still holds: its clock is open with that deadline, its claim undecided."""
    values = message.payload
    if message.template == CLAIM_DUE:
        claim = session.get(Claim, values["claim"])
        return claim is not None and claim.state == tickets.OPEN
    if message.template not in (WARNING, BREACHED, waiting.REMINDER):
        return True
    state = fold(tickets.events_of(session, [values["ticket"]])[values["ticket"]])
    if message.template == waiting.REMINDER:
        return waiting.holds(state, values)
    clock = next((clock for clock in state.clocks if clock.name == values["clock"]), None)
    if clock is None:
        return False
    if message.template == BREACHED:
        missed_at = clock.breached_at(now)
        return missed_at is not None and missed_at.isoformat() == values["due_at"]
    due = clock.due_at
    return clock.open and due is not None and due.isoformat() == values["due_at"]
