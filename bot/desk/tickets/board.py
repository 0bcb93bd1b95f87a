"""The board: open tickets as somebody sees them: their own, their team's, the rest; the most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import role_of
from bot.desk.tickets.countdown import next_step
from knowledge.records.people import people
from knowledge.records.tickets import ticket_sight, tickets
from knowledge.records.tickets.ticket_sight import Seen
from knowledge.records.tickets.tickets import Ticket
from knowledge.rules.access import VENDOR
from knowledge.rules.clocks.ticket_clocks import Clock
from knowledge.rules.clocks.ticket_states import TicketState, fold

MINE, TEAM, OTHERS = "mine", "team", "others"
_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One ticket on the board; `clock` is the one that presses most, with its deadline."""

    id: int
    title: str
    severity: str | None
    level: str | None
    status: str
    vendor: str | None
    owner: str | None
    reporter: str
    opened_at: datetime
    milestone: str | None
    due_at: datetime | None
    overdue: bool
    paused: bool
    next_who: str
    next_step: str
    channel: str | None
    group: str


def board(session: Session, person: str, now: datetime, *, ended: bool = False) -> list[Row]:
    """The tickets that somebody may see, the most urgent first: what is overdue, then by severity and deadline."""
    listed = ticket_sight.seen_by(session, people.asker_of(session, person), tickets.listed(session, ended=ended))
    logs = tickets.events_of(session, [one.ticket.id for one in listed])
    team = _team(session, person)
    is_vendor = role_of(session, person) == VENDOR
    rows = [_row(one, fold(logs[one.ticket.id]), person, team, now) for one in listed]
    seen = [row for row in rows if not is_vendor or row.group == MINE]
    return sorted(seen, key=lambda row: (not row.overdue, row.severity or "S9", row.due_at or _FAR, row.id))


def grouped(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows by group, one's own first; empty groups are left out."""
    for group in (MINE, TEAM, OTHERS):
        found = [row for row in rows if row.group == group]
        if found:
            yield group, found


def _team(session: Session, person: str) -> frozenset[str]:
    """The people of somebody's department."""
    own = people.by_slack_id(session, person)
    department = own.attributes.get("department") if own else None
    if department is None:
        return frozenset()
    everyone = session.query(people.Person)
    return frozenset(one.slack_id for one in everyone if one.attributes.get("department") == department)


def _row(one: Seen, state: TicketState, person: str, team: frozenset[str], now: datetime) -> Row:
    ticket, terms = one.ticket, one.sight.terms
    clock = _pressing(state) if terms else None
    reading = clock.reading(now) if clock else None
    who, step = next_step(state, terms=terms)
    return Row(
        id=ticket.id, title=one.title, severity=state.severity, level=state.level if terms else None,
        status=state.status, vendor=one.vendor, owner=state.owner, reporter=ticket.reporter, opened_at=ticket.opened_at,
        milestone=clock.milestone if clock else None, due_at=reading.due_at if reading else None,
        overdue=reading is not None and reading.status == "overdue",
        paused=reading is not None and reading.status == "paused",
        next_who=who, next_step=step, channel=ticket.channel, group=_group(ticket, state, person, team),
    )  # fmt: skip


def _pressing(state: TicketState) -> Clock | None:
    """The open clock that is due first."""
    running = [clock for clock in state.clocks if clock.open]
    return min(running, key=lambda clock: clock.due_at or _FAR, default=None)


def _group(ticket: Ticket, state: TicketState, person: str, team: frozenset[str]) -> str:
    involved = {state.owner, ticket.reporter, *state.reporters}
    if person in involved:
        return MINE
    return TEAM if involved & team else OTHERS
