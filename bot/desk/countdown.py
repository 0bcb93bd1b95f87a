"""What the one message in a ticket's thread shows: values for each clock and who acts next, no words."""

from datetime import datetime
from typing import Any

from knowledge.records.outbox import Note
from knowledge.records.tickets import Ticket
from knowledge.rules.ticket_clocks import Clock, Reading
from knowledge.rules.ticket_states import TicketState

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


def note_of(ticket: Ticket, state: TicketState, now: datetime) -> Note | None:
    """The countdown as an outbox message that is edited in place; none for a ticket without a place in Slack."""
    if ticket.channel is None:
        return None
    return Note(
        subject=f"ticket:{ticket.id}",
        kind="countdown",
        template=TEMPLATE,
        thread=f"ticket:{ticket.id}",
        channel=ticket.channel,
        thread_ts=ticket.thread_ts,
        payload=values(ticket, state, now),
    )


def values(ticket: Ticket, state: TicketState, now: datetime) -> dict[str, Any]:
    """Everything a reader sees, as JSON; equal values mean that nothing has changed for them."""
    who, step = next_step(state)
    return {
        "ticket": ticket.id,
        "lang": ticket.lang,
        "title": ticket.title,
        "vendor": ticket.vendor,
        "severity": state.severity,
        "level": state.level,
        "status": state.status,
        "owner": state.owner,
        "reporters": list(state.reporters),
        "waiting_for": state.waiting_for,
        "next": {"who": who, "step": step},
        "clocks": [clock_values(clock, now) for clock in newest_runs(state)],
        "provisional": list(state.terms.provisional),
    }


def next_step(state: TicketState) -> tuple[str, str]:
    """Who acts next, and on what."""
    if state.status in _NEXT:
        return _NEXT[state.status]
    response = state.clock("response")
    return ("vendor", "respond") if response is not None and response.met_at is None else ("vendor", "solve")


def newest_runs(state: TicketState) -> list[Clock]:
    """The newest clock of each milestone, in the order of the milestones."""
    return list({clock.milestone: clock for clock in state.clocks}.values())


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
        "left": _left(reading) if clock.open else None,
    }


def _left(reading: Reading) -> dict[str, Any]:
    """Counted time left as a whole number of the unit a person would use."""
    seconds = abs(reading.count.remaining)
    unit, size = ("hours", 3600) if seconds >= 2 * 3600 else ("minutes", 60)
    return {"number": round(seconds / size), "unit": unit, "overdue": reading.status == "overdue"}
