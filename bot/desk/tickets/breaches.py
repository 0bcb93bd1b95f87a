"""Breaches of a vendor's deadlines: the claim that each is worth, its evidence, and the decision to claim or waive."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import refuse_claim
from knowledge import audit
from knowledge.errors import Conflict, NotFound
from knowledge.records.people import people
from knowledge.records.tickets import ticket_sight, tickets
from knowledge.records.tickets.tickets import CLAIMED, OPEN, WAIVED, Claim, Ticket, TicketEvent
from knowledge.rules.clocks.credits import Credit, cap_period, claim_until, credit_for, fitting_rule
from knowledge.rules.clocks.sla_explained import Explanation, explain
from knowledge.rules.clocks.ticket_clocks import Clock
from knowledge.rules.clocks.ticket_states import TicketState, fold
from knowledge.rules.contract_record import Quote
from knowledge.rules.time.calendars import zone_name


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves a breach: the promise and its quote, how the deadline was computed, and the ticket's whole log."""

    ticket: Ticket
    clock: Clock
    missed_at: datetime
    explanation: Explanation
    events: tuple[TicketEvent, ...]
    quote: Quote | None
    document: str | None
    claim: Claim | None


def reckon(session: Session, ticket: Ticket, state: TicketState, now: datetime) -> list[Claim]:
    """Bring the ticket's open claims in line with its clocks, and return them: new, grown, or gone again."""
    known = {claim.clock: claim for claim in tickets.claims_of(session, ticket.id)}
    missed = {clock.name: clock for clock in state.clocks if clock.breached_at(now) is not None}
    for name, claim in known.items():
        if name not in missed and claim.state == OPEN:
            session.delete(claim)
    found = [_claim(session, ticket, state, clock, known.get(name), now) for name, clock in missed.items()]
    return [claim for claim in found if claim is not None]


def _claim(
    session: Session, ticket: Ticket, state: TicketState, clock: Clock, known: Claim | None, now: datetime
) -> Claim | None:
    if known is not None and known.state != OPEN:
        return known
    missed_at = clock.breached_at(now) or now
    if known is None and clock.promise.doubts:
        return None  # a clock that rests on an assumption proves nothing
    credit = _credit(session, ticket, state, clock, now)
    if credit is None:
        return None
    claim = known or Claim(ticket_id=ticket.id, clock=clock.name, state=OPEN)
    claim.due_at, claim.rule, claim.percent = missed_at, credit.rule.when, str(credit.percent)
    claim.amount = credit.amount.amount if credit.amount else None
    claim.currency = credit.amount.currency if credit.amount else None
    claim.claim_until = claim_until(
        missed_at, state.terms.credit_claim_within, state.terms.hours, days=state.terms.claim_days
    )
    session.add(claim)
    return claim


def _credit(session: Session, ticket: Ticket, state: TicketState, clock: Clock, now: datetime) -> Credit | None:
    rule = fitting_rule(state.terms.credits, clock.promise.level, clock.milestone)
    missed_at = clock.breached_at(now)
    if rule is None or missed_at is None:
        return None
    return credit_for(
        state.terms,
        level=clock.promise.level,
        milestone=clock.milestone,
        overdue=(clock.met_at or clock.stopped_at or now) - missed_at,
        already=_already(session, ticket, clock, rule.of, missed_at),
    )


def _already(session: Session, ticket: Ticket, clock: Clock, of: str, missed_at: datetime) -> Decimal:
    """Percent credited for earlier breaches of the same contract in the cap's period."""
    if ticket.contract_id is None:
        return Decimal()
    first, end = (datetime.combine(day, time(), UTC) for day in cap_period(of, missed_at.date()))
    query = select(Claim).join(Ticket).where(Ticket.contract_id == ticket.contract_id, Claim.state != WAIVED)
    before = query.where(Claim.due_at >= first, Claim.due_at < end, Claim.due_at <= missed_at)
    others = (c for c in session.scalars(before) if (c.ticket_id, c.clock) != (ticket.id, clock.name))
    return sum((Decimal(claim.percent) for claim in others), Decimal())


def evidence(session: Session, ticket_id: int, clock_name: str, now: datetime) -> Evidence:
    """Everything about one missed deadline; raises NotFound where it was not missed."""
    ticket, log = tickets.get(session, ticket_id), tickets.log_of(session, ticket_id)
    state = fold(tickets.events_of(session, [ticket_id])[ticket_id])
    clock = next((clock for clock in state.clocks if clock.name == clock_name), None)
    missed_at = clock.breached_at(now) if clock else None
    if clock is None or missed_at is None:
        raise NotFound("breach_unknown", ticket=ticket_id, clock=clock_name)
    end = clock.met_at or clock.stopped_at or now
    return Evidence(
        ticket=ticket,
        clock=clock,
        missed_at=missed_at,
        explanation=explain(clock.terms, opened_at=clock.started_at, now=end, pauses=clock.pauses),
        events=tuple(log),
        quote=clock.promise.quote,
        document=clock.promise.document or state.terms.document,
        claim=next((c for c in tickets.claims_of(session, ticket_id) if c.clock == clock_name), None),
    )


def decide(session: Session, claim_id: int, state: str, *, by: str, now: datetime) -> Claim:
    """Say that a claim was made (`claimed`), or will not be (`waived`); raises Conflict where that is decided."""
    claim = session.get(Claim, claim_id, with_for_update=True)
    ticket = tickets.get(session, claim.ticket_id) if claim else None
    asker = people.asker_of(session, by)
    theirs = ticket and any(seen.sight.terms for seen in ticket_sight.seen_by(session, asker, [ticket]))
    if claim is None or ticket is None or not theirs or state not in (CLAIMED, WAIVED):
        raise NotFound("claim_unknown", claim=claim_id, state=state)
    refuse_claim(session, ticket, by)
    if claim.state != OPEN:
        raise Conflict("claim_decided", claim=claim_id, state=claim.state, by=claim.decided_by)
    claim.state, claim.decided_by, claim.decided_at = state, by, now
    audit.note(session, f"claim.{state}", f"claim:{claim.id}", by=by, now=now, ticket=ticket.id, amount=claim.amount)
    return claim


def zone_of(state: TicketState) -> str:
    """The zone in which the contract's days are counted."""
    return zone_name(state.terms.hours)
