"""A ticket, its clocks and how they were computed, as JSON and as lines for a terminal."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from knowledge.records.tickets import tickets
from knowledge.records.tickets.tickets import Ticket
from knowledge.rules.clocks.credits import claim_day
from knowledge.rules.clocks.sla_explained import Explanation, explain
from knowledge.rules.clocks.ticket_clocks import Clock
from knowledge.rules.clocks.ticket_states import TicketState, fold
from knowledge.rules.time.calendars import zone_name


def summary(ticket: Ticket) -> dict[str, Any]:
    """A ticket in a list."""
    names = ("id", "title", "status", "severity", "level", "vendor", "owner")
    return {name: getattr(ticket, name) for name in names} | {
        "opened_at": _iso(ticket.opened_at),
        "next_look": _iso(ticket.next_look),
    }


def detail(session: Session, ticket_id: int, now: datetime) -> dict[str, Any]:
    """A ticket with its clocks, log and claims."""
    ticket = tickets.get(session, ticket_id)
    state = fold(tickets.events_of(session, [ticket_id])[ticket_id])
    claims = tickets.claims_of(session, ticket_id)
    return summary(ticket) | {
        "waiting_for": state.waiting_for,
        "reporters": list(state.reporters),
        "clocks": [clock_json(clock, now) for clock in state.clocks],
        "events": [
            {"seq": e.seq, "at": _iso(e.at), "kind": e.kind, "by": e.by, "data": _shown(e.data)}
            for e in tickets.log_of(session, ticket_id)
        ],
        "claims": [
            {"id": c.id, "clock": c.clock, "percent": c.percent, "amount": c.amount, "currency": c.currency,
             "claim_until": _iso(c.claim_until), "claim_day": _day(c.claim_until, state),
             "state": c.state, "rule": c.rule}
            for c in claims
        ],
    }  # fmt: skip


def clock_json(clock: Clock, now: datetime) -> dict[str, Any]:
    """One clock at an instant."""
    reading = clock.reading(now)
    return {
        "milestone": clock.milestone,
        "run": clock.run,
        "within": clock.promise.within,
        "clock": clock.promise.clock,
        "status": reading.status,
        "due_at": _iso(reading.due_at),
        "met_at": _iso(clock.met_at),
        "elapsed_minutes": reading.count.elapsed / 60,
        "remaining_minutes": reading.count.remaining / 60,
    }


def explanation_of(clock: Clock, now: datetime) -> Explanation:
    """How a clock's deadline was computed, as at its end where it ended."""
    end = clock.met_at or clock.stopped_at or now
    return explain(clock.terms, opened_at=clock.started_at, now=min(now, end), pauses=clock.pauses)


def terms_changes(session: Session, ticket_id: int) -> list[dict[str, Any]]:
    """The changes of severity and contract, each with the deadlines that it replaced."""
    changes = (e for e in tickets.log_of(session, ticket_id) if e.kind in ("severity_changed", "contract_changed"))
    return [{"at": _iso(e.at), "kind": e.kind, "by": e.by, **_shown(e.data)} for e in changes]


def explained_json(state: TicketState, now: datetime) -> dict[str, Any]:
    """Every clock of a ticket with each stretch, pause, holiday and make-up day."""
    told = [(clock, explanation_of(clock, now)) for clock in state.clocks]
    return {
        "provisional_years": list(state.terms.provisional),
        "clocks": [
            clock_json(clock, now)
            | {
                "started_at": _iso(clock.started_at),
                "timezone": why.timezone,
                "length_minutes": why.count.length / 60,
                "parts": [
                    {"start": _iso(p.start), "end": _iso(p.end), "minutes": p.seconds / 60, "paused": p.paused}
                    for p in why.parts
                ],
                "pauses": [{"from": _iso(start), "to": _iso(end)} for start, end in why.pauses],
                "holidays": [day.isoformat() for day in why.holidays],
                "makeup_days": [day.isoformat() for day in why.makeup_days],
            }
            for clock, why in told
        ],
    }


def explained_lines(state: TicketState, now: datetime) -> Iterator[str]:
    """The same for a reader, times in the calendar's zone."""
    for year in state.terms.provisional:
        yield f"Note: make-up workdays of {year} were not published when these terms were taken; deadlines may move."
    for clock in state.clocks:
        why = explanation_of(clock, now)
        zone = ZoneInfo(why.timezone)
        yield f"{clock.milestone} (run {clock.run}): {clock.promise.within}, {clock.promise.clock}, {zone.key}"
        yield f"  started {_local(clock.started_at, zone)}, due {_local(why.count.due_at, zone)}"
        yield from (f"  {_part(p.start, p.end, zone)}  {_counted(p.seconds, paused=p.paused)}" for p in why.parts)
        yield from (f"  holiday {day}" for day in why.holidays)
        yield from (f"  make-up workday {day}" for day in why.makeup_days)
        minutes = (seconds / 60 for seconds in (why.count.length, why.count.elapsed, why.count.remaining))
        yield "  = {:g} min in all, {:g} used, {:g} left".format(*minutes)


def _counted(seconds: int, *, paused: bool) -> str:
    return "paused" if paused else f"{seconds / 60:g} min"


def _part(start: datetime, end: datetime, zone: ZoneInfo) -> str:
    return f"{_local(start, zone)} to {_local(end, zone)}"


def _local(instant: datetime | None, zone: ZoneInfo) -> str:
    return instant.astimezone(zone).strftime("%a %Y-%m-%d %H:%M:%S %z") if instant else "none"


def _day(until: datetime | None, state: TicketState) -> str | None:
    """The last day on which something may be claimed, where the contract's days are counted."""
    return claim_day(until, ZoneInfo(zone_name(state.terms.hours))).isoformat() if until else None


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat().replace("+00:00", "Z") if instant else None


def _shown(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "terms" and value not in (None, "")}
