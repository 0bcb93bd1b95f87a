"""What forms and pages about one ticket need: its levels, visits, people, and how each deadline was computed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.desk.tickets.breaches import zone_of
from bot.desk.tickets.ticket_log import state_of
from knowledge.records.contracts.contracts import Contract, facts_in_force
from knowledge.records.people import people
from knowledge.records.tickets import ticket_sight
from knowledge.records.tickets.tickets import Ticket, TicketEvent
from knowledge.rules.access import Asker
from knowledge.rules.clocks.sla_explained import Explanation, explain
from knowledge.rules.clocks.ticket_clocks import Clock, Reading


@dataclass(frozen=True, slots=True)
class Explained:
    """One clock with its reading and the parts that it was counted from."""

    clock: Clock
    reading: Reading
    why: Explanation
    zone: ZoneInfo
    """The contract's, also for what counts around the clock."""


def for_form(session: Session, ticket_id: int, now: datetime, *, asker: Asker) -> dict[str, Any]:
    """The values that a step's form is filled in with for somebody; raises NotFound where no such ticket is theirs."""
    seen = ticket_sight.one(session, ticket_id, asker)
    ticket, terms, state = seen.ticket, seen.sight.terms, state_of(session, ticket_id)
    return {
        "id": ticket.id,
        "title": seen.title,
        "lang": ticket.lang,
        "severity": state.severity,
        "level": state.level if terms else None,
        "levels": list(dict.fromkeys(promise.level for promise in state.terms.promises)) if terms else [],
        "visits": visits(session, ticket, now, asker=asker) if terms else None,
    }


def visits(session: Session, ticket: Ticket, now: datetime, *, asker: Asker) -> dict[str, int] | None:
    """Free visits of the contract a year, used and left; none where the contract does not count them."""
    contract = session.get(Contract, ticket.contract_id) if ticket.contract_id else None
    quota = facts_in_force(contract, now.date(), asker=asker).get("onsite_visits_per_year") if contract else None
    if quota is None or not isinstance(quota.value, int):
        return None
    used = select(func.count()).select_from(TicketEvent).join(Ticket, Ticket.id == TicketEvent.ticket_id)
    in_year = used.where(Ticket.contract_id == ticket.contract_id, TicketEvent.kind == "onsite_visit").where(
        TicketEvent.at >= now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    )
    count = session.scalar(in_year) or 0
    return {"quota": quota.value, "used": count, "left": quota.value - count}


def explained(session: Session, ticket_id: int, now: datetime, *, asker: Asker) -> tuple[Ticket, list[Explained]]:
    """How each deadline of a ticket came about; raises NotFound for those who do not see its clocks."""
    ticket, state = ticket_sight.one(session, ticket_id, asker, terms=True).ticket, state_of(session, ticket_id)
    return ticket, [_explained(clock, now, ZoneInfo(zone_of(state))) for clock in state.clocks]


def _explained(clock: Clock, now: datetime, zone: ZoneInfo) -> Explained:
    end = clock.met_at or clock.stopped_at or now
    why = explain(clock.terms, opened_at=clock.started_at, now=min(now, end), pauses=clock.pauses)
    return Explained(clock, clock.reading(now), why, zone)


def may_read_contract(session: Session, ticket: Ticket, person: str) -> bool:
    """Whether somebody may read the words of the ticket's contract."""
    contract = session.get(Contract, ticket.contract_id) if ticket.contract_id else None
    return contract is None or people.asker_of(session, person).may_read(contract.document.audience)


def name_of(session: Session, who: str | None) -> str:
    """Somebody's name for a letter; what is known of them where there is none."""
    known = people.by_slack_id(session, who) if who else None
    return (known.name if known else "") or who or ""
