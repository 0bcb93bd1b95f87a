"""A ticket's verbs: each writes one event (resolving, also the milestones that it implies) and returns the state.

Every verb takes who says it (`by`), `now`, and where it happened earlier `at`; `key` makes a repeated call harmless.
"""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Required, TypedDict, Unpack

from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import refuse
from bot.desk.tickets.ticket_log import Entry, settle, state_of, write
from knowledge.errors import BadInput
from knowledge.records.people import people
from knowledge.records.tickets import ticket_sight, tickets
from knowledge.records.tickets.tickets import Ticket, TicketEvent
from knowledge.rules.access import Act, may
from knowledge.rules.clocks.ticket_states import ENDED, SOLVED, TicketState
from knowledge.rules.clocks.ticket_terms import MILESTONES, ContractTerms, terms_json

IMPLIED = ("response", "plan", "workaround", "interim", "restore")
"""Milestones that a solution brings with it where they were still owed."""

CHECKS = ("function", "data", "regression")
CHANGES = ("none", "kept", "rolled_back", "rollback_failed")
"""What became of the change that solved a ticket: none was made, it stayed, or it had to be rolled back."""


class Said(TypedDict, total=False):
    """Who says it, when it is said, when it happened if earlier, and the identity of what caused it."""

    by: Required[str]
    now: Required[datetime]
    at: datetime | None
    key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is filled in when a ticket is opened. Without a channel the ticket lives in the terminal only."""

    title: str
    reporter: str
    description: str = ""
    vendor: str | None = None
    contract_id: int | None = None
    contract: str | None = None
    product: str | None = None
    module: str | None = None
    data_scope: str | None = None
    last_change: str | None = None
    impact: str | None = None
    urgency: str | None = None
    channel_used: str | None = None
    severity: str | None = None
    level: str | None = None
    cause: str | None = None
    reason: str | None = None
    owner: str | None = None
    lang: str = "zh"
    channel: str | None = None
    thread_ts: str | None = None
    terms: ContractTerms = field(default_factory=ContractTerms)
    key: str | None = None


def open_ticket(session: Session, report: Report, now: datetime, at: datetime | None = None) -> Ticket:
    """Open a ticket; its clocks run from `at`, else from now. A report with a known key gives the ticket it made."""
    refuse(people.asker_of(session, report.reporter), Act.CHANGE_TICKET)
    known = tickets.known_key(session, report.key) if report.key else None
    if known is not None:
        return tickets.get(session, known.ticket_id)
    if not report.title.strip():
        raise BadInput("ticket_without_title")
    if at is not None and at > now:
        raise BadInput("opening_in_future", at=at.isoformat())
    opened_at = (at or now).replace(microsecond=0)
    ticket = Ticket(
        **{name: getattr(report, name) for name in _COLUMNS}, status="reported", opened_at=opened_at, changed_at=now
    )
    session.add(ticket)
    session.flush()
    data = asdict(report) | {"terms": terms_json(report.terms)}
    event = TicketEvent(
        ticket_id=ticket.id, seq=1, at=opened_at, recorded_at=now, kind="opened", by=report.reporter, data=data,
        key=report.key,
    )  # fmt: skip
    session.add(event)
    session.flush()
    settle(session, ticket, event, Entry(kind="opened", by=report.reporter), now)
    return ticket


_COLUMNS = (
    "title", "severity", "level", "vendor", "contract_id", "owner", "reporter", "channel", "thread_ts", "lang"
)  # fmt: skip


def confirm(session: Session, ticket_id: int, **said: Unpack[Said]) -> TicketState:
    """Confirm the report and its severity."""
    return _write(session, ticket_id, "confirmed", {}, said)


def change_severity(
    session: Session, ticket_id: int, severity: str, level: str | None, **said: Unpack[Said]
) -> TicketState:
    """Regrade: every open clock counts as if the new level had held from the opening; pauses stay."""
    return _write(session, ticket_id, "severity_changed", {"severity": severity, "level": level}, said)


def change_contract(
    session: Session, ticket_id: int, terms: ContractTerms, level: str | None, **said: Unpack[Said]
) -> TicketState:
    """Put the ticket under other terms, from the opening on; pauses stay."""
    return _write(session, ticket_id, "contract_changed", {"terms": terms_json(terms), "level": level}, said)


def notify_vendor(session: Session, ticket_id: int, channel: str, **said: Unpack[Said]) -> TicketState:
    """Record that the vendor was told, and by which channel; this is not the vendor's response."""
    return _write(session, ticket_id, "vendor_notified", {"channel": channel}, said)


def respond(
    session: Session,
    ticket_id: int,
    text: str = "",
    *,
    plan: bool = False,
    workaround: bool = False,
    interim: bool = False,
    **said: Unpack[Said],
) -> TicketState:
    """Record the vendor's response, and whether a plan, a workaround or an interim solution came with it."""
    data = {"text": text, "plan": plan, "workaround": workaround, "interim": interim}
    return _write(session, ticket_id, "vendor_responded", data, said)


def give_update(session: Session, ticket_id: int, text: str, **said: Unpack[Said]) -> TicketState:
    """Record the vendor's news; the next update's clock starts."""
    return _write(session, ticket_id, "update_given", {"text": text}, said)


def pause(session: Session, ticket_id: int, reason: str, **said: Unpack[Said]) -> TicketState:
    """Stop the clocks, as the vendor waits for us; the reason is shown."""
    if not reason.strip():
        raise BadInput("pause_without_reason", ticket=ticket_id)
    return _write(session, ticket_id, "paused", {"reason": reason}, said)


def resume(session: Session, ticket_id: int, **said: Unpack[Said]) -> TicketState:
    """Let the clocks run again."""
    return _write(session, ticket_id, "resumed", {}, said)


def meet(session: Session, ticket_id: int, milestone: str, text: str = "", **said: Unpack[Said]) -> TicketState:
    """Record that a milestone was reached."""
    if milestone not in MILESTONES:
        raise BadInput("milestone_unknown", milestone=milestone, milestones=MILESTONES)
    return _write(session, ticket_id, "milestone_met", {"milestone": milestone, "text": text}, said)


def resolve(session: Session, ticket_id: int, text: str = "", **said: Unpack[Said]) -> TicketState:
    """Record the solution; what was still owed before it (response, plan, workaround, restoring) came with it."""
    _may_write(session, ticket_id, said)
    state = state_of(session, ticket_id)
    key = said.get("key")
    repeated = key is not None and tickets.known_key(session, key) is not None
    for milestone in IMPLIED if state.allows("resolved") and not repeated else ():
        clock = state.clock(milestone)
        if clock is not None and clock.open:
            data = {"milestone": milestone, "with": "resolved"}
            write(session, ticket_id, _entry("milestone_met", data, said | {"key": None}, quiet=True), said["now"])
    return _write(session, ticket_id, "resolved", {"text": text}, said)


def verify(
    session: Session, ticket_id: int, *, function: bool, data: bool, regression: bool, **said: Unpack[Said]
) -> TicketState:
    """Record that the solution was checked in function, data and regression; raises BadInput where one failed."""
    checks = dict(zip(CHECKS, (function, data, regression), strict=True))
    failed = [name for name, passed in checks.items() if not passed]
    if failed:
        raise BadInput("checks_failed", ticket=ticket_id, failed=failed)
    return _write(session, ticket_id, "verified", checks, said)


def close(
    session: Session,
    ticket_id: int,
    *,
    change: str | None = None,
    change_record: str = "",
    impact: str,
    prevention: str,
    **said: Unpack[Said],
) -> TicketState:
    """Close with what became of the change (one of CHANGES), the impact, and what prevents it next time."""
    if not impact.strip() or not prevention.strip():
        raise BadInput("closing_incomplete", ticket=ticket_id)
    data = {"change": change, "change_record": change_record, "impact": impact, "prevention": prevention}
    return _write(session, ticket_id, "closed", data, said)


def reopen(session: Session, ticket_id: int, reason: str, **said: Unpack[Said]) -> TicketState:
    """Take the ticket up again: restoring and resolving are owed anew, what was met before stays met.

    Raises BadInput where that changes nothing, as it is said to have happened before the solution.
    """
    state = _write(session, ticket_id, "reopened", {"reason": reason}, said)
    if state.status in SOLVED | ENDED:
        raise BadInput("reopened_too_early", ticket=ticket_id, status=state.status)
    return state


def withdraw(session: Session, ticket_id: int, reason: str, **said: Unpack[Said]) -> TicketState:
    """End a ticket that should not have been; its clocks stop."""
    return _write(session, ticket_id, "withdrawn", {"reason": reason}, said)


def hand_over(session: Session, ticket_id: int, to: str, **said: Unpack[Said]) -> TicketState:
    """Give the ticket to another owner, who may change it too."""
    if not may(people.asker_of(session, to), Act.CHANGE_TICKET):
        raise BadInput("owner_cannot_change", ticket=ticket_id)
    return _write(session, ticket_id, "handed_over", {"to": to, "from": state_of(session, ticket_id).owner}, said)


def join(session: Session, ticket_id: int, text: str, **said: Unpack[Said]) -> TicketState:
    """Add somebody who reports the same fault."""
    return _write(session, ticket_id, "joined", {"text": text}, said)


def request_visit(session: Session, ticket_id: int, reason: str, **said: Unpack[Said]) -> TicketState:
    """Ask the vendor to come; the clock of the visit starts."""
    return _write(session, ticket_id, "onsite_requested", {"reason": reason}, said)


def record_visit(
    session: Session, ticket_id: int, *, chargeable: bool, text: str = "", **said: Unpack[Said]
) -> TicketState:
    """Record the vendor's visit, and whether it costs money."""
    return _write(session, ticket_id, "onsite_visit", {"chargeable": chargeable, "text": text}, said)


def note(session: Session, ticket_id: int, text: str, **said: Unpack[Said]) -> TicketState:
    """Write something into the log that changes nothing else."""
    return _write(session, ticket_id, "noted", {"text": text}, said)


def _write(session: Session, ticket_id: int, kind: str, data: dict[str, Any], said: Said) -> TicketState:
    _may_write(session, ticket_id, said)
    return write(session, ticket_id, _entry(kind, data, said), said["now"])


def _may_write(session: Session, ticket_id: int, said: Said) -> None:
    """Raise NotFound where somebody may not know of the ticket, NotAllowed where they only read tickets."""
    asker = people.asker_of(session, said["by"])
    ticket_sight.one(session, ticket_id, asker)
    refuse(asker, Act.CHANGE_TICKET)


def _entry(kind: str, data: dict[str, Any], said: Said, *, quiet: bool = False) -> Entry:
    return Entry(kind=kind, by=said["by"], at=said.get("at"), key=said.get("key"), data=data, quiet=quiet)
