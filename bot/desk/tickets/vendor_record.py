"""A vendor's time in tickets: clocks kept or missed, credits, causes, backlog; the rows behind every figure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.records.tickets import ticket_sight, tickets
from knowledge.records.tickets.tickets import Claim, Ticket
from knowledge.rules.access import Asker
from knowledge.rules.clocks.ticket_states import ENDED, TicketState, fold

HOUR = 3600
P90 = 0.9
LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRow:
    """One promise of one ticket: how long it took in the time that its clock counts, and whether it was kept."""

    ticket: int
    level: str
    milestone: str
    within: str
    due_at: datetime | None
    met_at: datetime | None
    status: str
    hours: float

    @property
    def decided(self) -> bool:
        """Whether it counts: it was met, or missed; what still runs or was called off does not."""
        return self.status in ("met", "late", "overdue")

    @property
    def kept(self) -> bool:
        return self.status == "met"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """One ticket of the period."""

    ticket: int
    title: str
    opened_at: datetime
    status: str
    severity: str | None
    level: str | None
    cause: str
    module: str
    reopenings: int
    age_days: float | None
    """How long it has been open, where it still is."""
    change: str | None
    """What became of the change that solved it; none where nobody was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow:
    """One credit that a missed deadline is worth, and what became of it."""

    claim: int
    ticket: int
    clock: str
    rule: str
    percent: str
    amount: str | None
    currency: str | None
    state: str
    claim_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How often a milestone was kept at a level, and how long it took in counted hours."""

    level: str
    milestone: str
    count: int
    kept: int
    mean_hours: float | None
    p90_hours: float | None

    @property
    def percent(self) -> float:
        return 100 * self.kept / self.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A vendor's tickets opened from `start` up to, not including, `end`, as they stood at the end or now."""

    vendor: str
    start: date
    end: date
    tickets: tuple[TicketRow, ...]
    clocks: tuple[ClockRow, ...]
    credits: tuple[CreditRow, ...]

    @property
    def kept(self) -> tuple[Kept, ...]:
        """By level and milestone, in order."""
        groups: dict[tuple[str, str], list[ClockRow]] = {}
        for row in self.clocks:
            if row.decided:
                groups.setdefault((row.level, row.milestone), []).append(row)
        return tuple(_kept(level, milestone, rows) for (level, milestone), rows in sorted(groups.items()))

    @property
    def kept_percent(self) -> float | None:
        """Over all levels and milestones."""
        decided = [row for row in self.clocks if row.decided]
        return 100 * sum(row.kept for row in decided) / len(decided) if decided else None

    @property
    def missed(self) -> tuple[ClockRow, ...]:
        return tuple(row for row in self.clocks if row.decided and not row.kept)

    def hours(self, milestone: str) -> list[float]:
        """Counted hours until a milestone was met, in each ticket where it was."""
        return [row.hours for row in self.clocks if row.milestone == milestone and row.met_at is not None]

    @property
    def causes(self) -> Counter[str]:
        return Counter(row.cause for row in self.tickets)

    @property
    def modules(self) -> Counter[str]:
        return Counter(row.module for row in self.tickets)

    @property
    def months(self) -> dict[str, int]:
        """Tickets opened in each month of the period, empty months too."""
        found = dict.fromkeys(_months(self.start, self.end), 0)
        for row in self.tickets:
            found[row.opened_at.date().isoformat()[:7]] += 1
        return found

    @property
    def reopened_percent(self) -> float | None:
        return 100 * sum(bool(row.reopenings) for row in self.tickets) / len(self.tickets) if self.tickets else None

    @property
    def backlog(self) -> tuple[TicketRow, ...]:
        """Tickets still open, the oldest first."""
        return tuple(sorted((t for t in self.tickets if t.age_days is not None), key=lambda t: -(t.age_days or 0)))

    @property
    def changes(self) -> tuple[int, int, int]:
        """How many tickets were solved by a change, how many of these had to be rolled back, and how many could be."""
        made = [row.change for row in self.tickets if row.change not in (None, "none")]
        return len(made), sum(change != "kept" for change in made), made.count("rolled_back")

    def credited(self, *states: str) -> dict[str, Decimal]:
        """Sum of the credits in some states, by currency."""
        found: dict[str, Decimal] = {}
        for row in self.credits:
            if row.amount and row.currency and row.state in states:
                found[row.currency] = found.get(row.currency, Decimal(0)) + Decimal(row.amount)
        return found


def mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def p90(values: Sequence[float]) -> float | None:
    """The value that nine in ten do not exceed (nearest rank)."""
    return sorted(values)[ceil(P90 * len(values)) - 1] if values else None


def record_of(
    session: Session,
    vendor: str,
    start: date,
    end: date,
    now: datetime,
    *,
    asker: Asker,
    contract_id: int | None = None,
) -> Record:
    """A vendor's record over a period (of one contract only, where given); open clocks are read at its end or now.

    It counts the tickets that the asker sees with their clocks; the others are not there for them.
    """
    first, last = _midnight(start), _midnight(end)
    query = select(Ticket).where(Ticket.vendor == vendor, Ticket.opened_at >= first, Ticket.opened_at < last)
    if contract_id is not None:
        query = query.where(Ticket.contract_id == contract_id)
    among = list(session.scalars(query.order_by(Ticket.opened_at, Ticket.id)))
    found = [seen.ticket for seen in ticket_sight.seen_by(session, asker, among) if seen.sight.terms]
    logs = tickets.events_of(session, [ticket.id for ticket in found])
    states = {ticket.id: fold(event for event in logs[ticket.id] if event.at < last) for ticket in found}
    at = min(now, last)
    claims = select(Claim).where(Claim.ticket_id.in_(states), Claim.due_at < last).order_by(Claim.id)
    return Record(
        vendor=vendor,
        start=start,
        end=end,
        tickets=tuple(_ticket(ticket, states[ticket.id], at) for ticket in found),
        clocks=tuple(row for ticket in found for row in _clocks(ticket.id, states[ticket.id], at)),
        credits=tuple(_credit(claim, now) for claim in session.scalars(claims)),
    )


def _clocks(ticket: int, state: TicketState, at: datetime) -> Iterable[ClockRow]:
    for clock in state.clocks:
        reading = clock.reading(at)
        yield ClockRow(
            ticket=ticket,
            level=clock.promise.level,
            milestone=clock.milestone,
            within=clock.promise.within,
            due_at=reading.due_at,
            met_at=clock.met_at,
            status="late" if clock.breached_at(at) is not None else reading.status,
            hours=reading.count.elapsed / HOUR,
        )


def _ticket(ticket: Ticket, state: TicketState, at: datetime) -> TicketRow:
    ended = state.status in ENDED or state.status in ("resolved", "verified")
    return TicketRow(
        ticket=ticket.id,
        title=ticket.title,
        opened_at=ticket.opened_at,
        status=state.status,
        severity=state.severity,
        level=state.level,
        cause=state.intake.get("cause") or "unknown",
        module=state.intake.get("module") or state.intake.get("product") or "–",
        reopenings=state.reopenings,
        age_days=None if ended else (at - ticket.opened_at).total_seconds() / 86_400,
        change=state.closing.get("change"),
    )


def _credit(claim: Claim, now: datetime) -> CreditRow:
    """A credit that nobody claimed in its time has lapsed."""
    lapsed = claim.state == tickets.OPEN and claim.claim_until is not None and claim.claim_until < now
    return CreditRow(
        claim=claim.id,
        ticket=claim.ticket_id,
        clock=claim.clock,
        rule=claim.rule,
        percent=claim.percent,
        amount=claim.amount,
        currency=claim.currency,
        state=LAPSED if lapsed else claim.state,
        claim_until=claim.claim_until,
    )


def _kept(level: str, milestone: str, rows: Sequence[ClockRow]) -> Kept:
    hours = [row.hours for row in rows if row.met_at is not None]
    return Kept(
        level=level,
        milestone=milestone,
        count=len(rows),
        kept=sum(row.kept for row in rows),
        mean_hours=mean(hours),
        p90_hours=p90(hours),
    )


def _months(start: date, end: date) -> list[str]:
    found, day = [], start.replace(day=1)
    while day < end:
        found.append(day.isoformat()[:7])
        day = (day.replace(day=28) + (date(2000, 1, 8) - date(2000, 1, 1))).replace(day=1)
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
