"""A ticket that waits for us: its vendor's clocks stand, so nobody else will ever ring; the desk reminds us."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.desk.tickets.ticket_places import TicketPlace
from knowledge.records.people.outbox import Note
from knowledge.rules.clocks.escalation import waits_told
from knowledge.rules.clocks.ticket_states import TicketState

REMINDER = "ticket_waiting"


def reminder(place: TicketPlace, state: TicketState, now: datetime) -> Note | None:
    """The newest reminder that is due, which stands for the earlier ones of the same wait."""
    since = _since(state)
    told = waits_told(since, state.severity, now) if since else None
    if since is None or told is None or not told.times:
        return None
    ticket = place.seen.ticket
    return Note(
        subject=f"ticket:{ticket.id}:waiting",
        kind=f"{REMINDER}_{told.times}",
        value=since.isoformat(),
        template=REMINDER,
        thread=place.thread,
        channel=place.channel,
        thread_ts=place.thread_ts,
        replaces=(REMINDER,),
        payload={
            "ticket": ticket.id,
            "lang": ticket.lang,
            "title": place.seen.title,
            "severity": state.severity,
            "owner": state.owner,
            "reporters": list(state.reporters),
            "reason": state.waiting_for,
            "since": since.isoformat(),
            "times": told.times,
        },
    )


def next_look(state: TicketState, now: datetime) -> datetime | None:
    """When a waiting ticket is to be looked at again."""
    since = _since(state)
    return waits_told(since, state.severity, now).next_at if since else None


def holds(state: TicketState, told: Mapping[str, Any]) -> bool:
    """Whether the ticket still waits, and since the time that a reminder says."""
    since = _since(state)
    return since is not None and since.isoformat() == told["since"]


def _since(state: TicketState) -> datetime | None:
    """Since when the vendor waits for us."""
    return state.pauses[-1][0] if state.waiting_for is not None and state.pauses else None
