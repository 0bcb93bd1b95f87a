"""What the one message in a ticket's thread shows: values for each clock and who acts next, no words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.desk.tickets.ticket_places import TicketPlace
from knowledge.records.people.outbox import Note
from knowledge.records.tickets.ticket_sight import Seen
from knowledge.rules.clocks.sla import day_length
from knowledge.rules.clocks.ticket_clocks import Clock, Reading
from knowledge.rules.clocks.ticket_states import Event, TicketState

TEMPLATE = "ticket_countdown"
BAR_PARTS = 10

_NEXT = {
    "reported": ("owner", "confirm"),
    "waiting": ("us", "answer"),
    "resolved": ("reporter", "verify"),
    "verified": ("owner", "close"),
    "closed": ("nobody", "none"),
    "withdrawn": ("nobody", "none"),
}


def notes_of(places: Iterable[TicketPlace], state: TicketState, now: datetime) -> list[Note]:
    """The countdown as outbox messages that are edited in place: for each place in which it is shown, one."""
    return [
        Note(
            subject=f"ticket:{place.seen.ticket.id}",
            kind="countdown",
            value=place.name,
            template=TEMPLATE,
            thread=place.thread,
            channel=place.channel,
            thread_ts=place.thread_ts,
            payload=values(place.seen, state, now),
        )
        for place in places
    ]


def values(seen: Seen, state: TicketState, now: datetime) -> dict[str, Any]:
    """Everything a reader sees, as JSON; equal values mean that nothing has changed for them."""
    ticket, terms = seen.ticket, seen.sight.terms
    who, step = next_step(state, terms=terms)
    return {
        "ticket": ticket.id,
        "lang": ticket.lang,
        "title": seen.title,
        "vendor": seen.vendor,
        "severity": state.severity,
        "level": state.level if terms else None,
        "status": state.status,
        "owner": state.owner,
        "reporters": list(state.reporters),
        "waiting_for": state.waiting_for if terms else None,
        "next": {"who": who, "step": step},
        "clocks": [clock_values(clock, now) for clock in newest_runs(state)] if terms else [],
        "provisional": list(state.terms.provisional) if terms else [],
        "news": [news_values(event) for event in state.news] if terms else [],
    }


def next_step(state: TicketState, *, terms: bool = True) -> tuple[str, str]:
    """Who acts next, and on what; before those who see no `terms`, whether a response is owed is not said."""
    if state.status in _NEXT:
        return _NEXT[state.status]
    if not terms:
        return "vendor", "solve"
    response = state.clock("response")
    return ("vendor", "respond") if response is not None and response.met_at is None else ("vendor", "solve")


def newest_runs(state: TicketState) -> list[Clock]:
    """The newest clock of each milestone, in the order of the milestones."""
    return list({clock.milestone: clock for clock in state.clocks}.values())


def news_values(event: Event) -> dict[str, Any]:
    """One of the latest events, as a line shows it."""
    shown = {name: value for name, value in event.data.items() if name not in ("terms", "deadlines_before")}
    return {"event": event.kind, "by": event.by, "at": event.at.isoformat(), "data": shown}


def clock_values(clock: Clock, now: datetime) -> dict[str, Any]:
    """One clock: parts of its bar, coarse time left (negative when overdue), deadline, and how it ended."""
    reading = clock.reading(now)
    return {
        "clock": clock.name,
        "milestone": clock.milestone,
        "run": clock.run,
        "within": clock.promise.within,
        "kind": clock.promise.clock,
        "doubts": list(clock.promise.doubts),
        "status": reading.status,
        "due_at": reading.due_at.isoformat() if reading.due_at else None,
        "met_at": clock.met_at.isoformat() if clock.met_at else None,
        "bar": min(BAR_PARTS, int(reading.count.share * BAR_PARTS)),
        "left": _left(clock, reading) if clock.open else None,
    }


def _left(clock: Clock, reading: Reading) -> dict[str, Any]:
    """Counted time left as a whole number of the unit a person would use; what is promised in days, in days."""
    seconds = abs(reading.count.remaining)
    day = day_length(clock.terms)
    if clock.terms.target.days and seconds >= day:
        unit, size = ("business_days" if clock.promise.clock == "business" else "days"), day
    else:
        unit, size = ("hours", 3600) if seconds >= 2 * 3600 else ("minutes", 60)
    return {"number": round(seconds / size), "unit": unit, "overdue": reading.status == "overdue"}
