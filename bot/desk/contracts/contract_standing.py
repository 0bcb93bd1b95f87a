"""Where every contract stands on a day: its dates, deadline, stage, owner, next step, and what is missing or due."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.records.contracts import contract_ledger, standing
from knowledge.records.contracts.contract_ledger import OPTED_OUT, SNOOZED, LedgerEntry
from knowledge.records.contracts.standing import Family, Head
from knowledge.records.renewals import renewals
from knowledge.records.renewals.renewals import Renewal
from knowledge.records.tickets import ticket_sight, tickets
from knowledge.records.tickets.tickets import Ticket
from knowledge.rules.access import Asker
from knowledge.rules.contract.missing_facts import Missing, missing_facts
from knowledge.rules.renewal.reminder_steps import RENEWAL_STEPS, falls_on
from knowledge.rules.renewal.renewal_stages import Progress, Stage, under_way
from knowledge.rules.renewal.renewal_terms import terms_of
from knowledge.rules.renewal.renewals import State, Watch, watch
from knowledge.rules.renewal.watched_dates import Claim, Watched, watched_dates
from knowledge.rules.time.workdays import IsWorkday, weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One contract on a day; `renewal` is the one for the deadline that matters, or that still follows a signing."""

    head: Head
    watch: Watch
    facts: Mapping[str, Any]
    missing: tuple[Missing, ...]
    dates: tuple[Watched, ...]
    renewal: Renewal | None
    snoozed_until: date | None
    next_step: tuple[str, date] | None

    @property
    def owner(self) -> str | None:
        return (self.renewal.owner if self.renewal else None) or self.head.owner

    def doubts_about(self, fields: Collection[str]) -> tuple[str, ...]:
        """What was assumed in reading some facts, each once."""
        return tuple(dict.fromkeys(doubt for name, doubt in self.facts["doubts"] if name.partition(".")[0] in fields))

    @property
    def days_left(self) -> int | None:
        """Days until the deadline, for sorting; none where there is none."""
        return None if self.watch.deadline is None else self.watch.deadline.on.toordinal()


@dataclass(frozen=True, slots=True)
class Entered:
    """What people entered about contracts, by contract."""

    ledger: Mapping[int, list[LedgerEntry]]
    renewals: Mapping[int, Renewal]
    claims: Mapping[int, tuple[Claim, ...]] = field(default_factory=dict)


def open_claims(session: Session, asker: Asker) -> dict[int, tuple[Claim, ...]]:
    """The credits that can still be claimed on tickets whose clocks are open to the asker, by contract."""
    columns = Ticket, tickets.Claim.claim_until
    query = select(*columns).join(Ticket, tickets.Claim.ticket_id == Ticket.id)
    owed = query.where(tickets.Claim.state == tickets.OPEN, tickets.Claim.claim_until.is_not(None))
    rows = session.execute(owed.order_by(tickets.Claim.claim_until)).all()
    seen = ticket_sight.seen_by(session, asker, {ticket.id: ticket for ticket, _ in rows}.values())
    theirs = {one.ticket.id for one in seen if one.sight.terms}
    found: dict[int, tuple[Claim, ...]] = {}
    for ticket, until in rows:
        if ticket.id in theirs and ticket.contract_id is not None and until is not None:
            claim = Claim(f"#{ticket.id}", until.date())
            found[ticket.contract_id] = (*found.get(ticket.contract_id, ()), claim)
    return found


def entered(session: Session, ids: Iterable[int] | None = None, *, asker: Asker) -> Entered:
    """The ledgers and newest renewals of contracts; none given: of all; and the claims that the asker may see."""
    wanted = None if ids is None else list(ids)
    ledger, going = contract_ledger.entries(session, wanted), renewals.latest(session, wanted)
    return Entered(ledger, going, open_claims(session, asker))


def standings(session: Session, on: date, *, asker: Asker, workday: IsWorkday = weekday) -> list[Standing]:
    """Every contract that the asker may read, the nearest deadline first; unknown and ended ones last."""
    found = [f.seen_by(asker) for f in standing.families(session) if asker.may_read(f.head.audience)]
    known = entered(session, asker=asker)
    rows = [standing_of(family, known, on, workday=workday) for family in found]
    return sorted(rows, key=lambda row: (row.watch.deadline is None, row.days_left or 0, row.head.id))


def standing_of(family: Family, known: Entered, on: date, *, workday: IsWorkday = weekday) -> Standing:
    """One contract on a day."""
    head = family.head
    facts, states = family.on(on)
    rows = known.ledger.get(head.id, [])
    seen = watch_of(head, facts, rows, on, workday=workday)
    renewal = current(known.renewals.get(head.id), seen) if family.whole else None
    snoozed = contract_ledger.newest_day(rows, SNOOZED)
    claims = tuple(claim for claim in known.claims.get(head.id, ()) if claim.by >= on)
    ledger = replace(contract_ledger.ledger_of(rows, since=head.learned_on), claims=claims)
    return Standing(
        head=head,
        watch=seen,
        facts=facts,
        missing=missing_facts(head.kind, facts, states) if seen.state is not State.ENDED else (),
        dates=watched_dates(facts, seen, ledger),
        renewal=renewal,
        snoozed_until=snoozed if snoozed and snoozed > on else None,
        next_step=next_step(head, seen, on, workday=workday, progress=renewal.progress if renewal else None),
    )


def watch_of(
    head: Head, facts: Mapping[str, Any], rows: Iterable[LedgerEntry], on: date, *, workday: IsWorkday
) -> Watch:
    """The three dates, with what the company has set and done itself."""
    given = contract_ledger.newest_day(rows, OPTED_OUT)
    return watch(terms_of(facts, opted_out_on=given, decision_days=head.decision_days), on, workday=workday)


def current(renewal: Renewal | None, seen: Watch) -> Renewal | None:
    """The renewal that counts: the one for this deadline, or an earlier one that is still open."""
    if renewal is None or seen.deadline is None:
        return renewal if renewal is not None and renewal.closed_on is None else None
    return renewal if renewal.deadline >= seen.deadline.on or renewal.closed_on is None else None


def next_step(
    head: Head, seen: Watch, on: date, *, workday: IsWorkday, progress: Progress | None
) -> tuple[str, date] | None:
    """What comes next and when: the stage under way, the decision day, or the next reminder of the deadline."""
    if progress is not None and progress.closed_on is None and under_way(progress, on):
        following = Stage(progress.stage).next
        return (f"to_{following}" if following else "close"), on
    if seen.deadline is None:
        return None
    coming = [(seen.deadline.kind.value, seen.deadline.on)]
    if seen.binding is not None and seen.binding.decide_on >= on:
        coming.append(("decide", seen.binding.decide_on))
    for step in head.reminder_steps or RENEWAL_STEPS:
        day = falls_on(seen.deadline.on, step, workday=workday)
        if day > on:
            coming.append((f"reminder_{step}", day))
    return min(coming, key=lambda item: (item[1], item[0].startswith("reminder")))
