"""A vendor's scorecard of a quarter, against the four before it. Values only; every figure has its rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.tickets.vendor_record import Record, mean, p90, record_of
from knowledge.errors import BadInput, NotFound
from knowledge.records.contracts import vendors
from knowledge.records.contracts.known_vendors import known_to
from knowledge.records.contracts.vendors import Vendor
from knowledge.records.people import outbox, people
from knowledge.records.people.outbox import Note
from knowledge.records.renewals import vendor_reviews
from knowledge.records.renewals.vendor_reviews import CorrectiveAction, Rating
from knowledge.rules.access import Asker
from knowledge.rules.time.durations import add_months

BEFORE = 4
SCORECARD = "scorecard"
_QUARTER = re.compile(r"(\d{4})\s*-?\s*Q([1-4])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """Three months: `2026Q3`."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def start(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """The day after its last."""
        return add_months(self.start, 3)

    @property
    def before(self) -> "Quarter":
        return quarter_of(self.start - timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One quarter's record and ratings."""

    quarter: Quarter
    record: Record
    ratings: tuple[Rating, ...]

    @property
    def satisfaction(self) -> float | None:
        """Mean of the ratings, out of five."""
        return mean([rating.score for rating in self.ratings])


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """The quarter asked for, the four before it (oldest first), and what the vendor has promised to mend."""

    vendor: Vendor
    today: date
    now: Period
    earlier: tuple[Period, ...]
    actions: tuple[CorrectiveAction, ...]
    names: Mapping[str, str]
    """People by their Slack id."""

    @property
    def periods(self) -> tuple[Period, ...]:
        """All five, oldest first."""
        return (*self.earlier, self.now)

    def action_state(self, action: CorrectiveAction) -> str:
        """`done`, `overdue` or `open`."""
        if action.done_on is not None:
            return "done"
        return "overdue" if action.due is not None and action.due < self.today else "open"


def quarter_of(day: date) -> Quarter:
    return Quarter(year=day.year, number=(day.month + 2) // 3)


def quarter_named(text: str | None, today: date) -> Quarter:
    """The quarter of a name such as `2026Q3`; the last whole one where none is given. Raises BadInput."""
    if text is None:
        return quarter_of(today).before
    found = _QUARTER.fullmatch(text.strip())
    if found is None:
        raise BadInput("quarter_unreadable", text=text)
    return Quarter(year=int(found.group(1)), number=int(found.group(2)))


def vendor_named(session: Session, name: str, *, asker: Asker) -> Vendor:
    """The vendor of a name, a part of it, or an alias, of those that somebody knows; raises NotFound otherwise."""
    known, wanted = known_to(session, asker), name.casefold()
    exact = next((vendor for vendor in known if vendor.name == name), None)
    if exact is not None:
        return exact
    found = [v for v in known if wanted in v.name.casefold() or wanted in (a.casefold() for a in v.aliases)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound("vendor_ambiguous", name=name, names="; ".join(v.name for v in found))
    raise NotFound("vendor_unknown", name=name)


def scorecard_of(session: Session, vendor: Vendor, quarter: Quarter, now: datetime, *, asker: Asker) -> Scorecard:
    """Gather a vendor's scorecard from what somebody may see."""
    quarters = [quarter]
    for _ in range(BEFORE):
        quarters.insert(0, quarters[0].before)
    periods = [_period(session, vendor.name, one, now, asker) for one in quarters]
    return Scorecard(
        vendor=vendor,
        today=now.date(),
        now=periods[-1],
        earlier=tuple(periods[:-1]),
        actions=tuple(vendor_reviews.actions_of(session, vendor.name)),
        names=people.names(session),
    )


def _period(session: Session, vendor: str, quarter: Quarter, now: datetime, asker: Asker) -> Period:
    record = record_of(session, vendor, quarter.start, quarter.end, now, asker=asker)
    ratings = vendor_reviews.ratings_of(session, [row.ticket for row in record.tickets])
    return Period(quarter=quarter, record=record, ratings=tuple(ratings))


def figures(period: Period) -> dict[str, Any]:
    """A quarter's figures as JSON."""
    record = period.record
    response, resolve = record.hours("response"), record.hours("resolve")
    owed = record.credited("open", "claimed", "paid")
    return {
        "quarter": str(period.quarter),
        "kept": record.kept_percent,
        "tickets": len(record.tickets),
        "breaches": len(record.missed),
        "credits": {currency: str(amount) for currency, amount in owed.items()},
        "response": [mean(response), p90(response)],
        "resolve": [mean(resolve), p90(resolve)],
        "reopened": record.reopened_percent,
        "changes": list(record.changes),
        "backlog": len(record.backlog),
        "oldest": record.backlog[0].age_days if record.backlog else None,
        "rating": period.satisfaction,
        "ratings": len(period.ratings),
    }


def values(card: Scorecard) -> dict[str, Any]:
    """The scorecard as JSON, newest quarter first."""
    actions = [
        {"text": a.text, "owner": a.owner, "due": a.due.isoformat() if a.due else None, "state": card.action_state(a)}
        for a in card.actions
    ]
    periods = [figures(period) for period in reversed(card.periods)]
    return {"vendor": card.vendor.name, "quarter": str(card.now.quarter), "periods": periods, "actions": actions}


def post_scorecards(session: Session, now: datetime, *, owners: str, lang: str) -> int:
    """Post the last quarter's scorecard of each vendor with tickets, once, where only our own people read it.

    That is the vendor's channel, or the owners' where the vendor's people or another company are in it; nothing is
    posted before it is known who is there. Vendors without a channel are left out.
    """
    quarter = quarter_of(now.date()).before
    notes = []
    for vendor in vendors.everyone(session):
        ours = people.only_ours(session, vendor.channel) if vendor.channel else None
        if vendor.channel is None or ours is None:
            continue
        note = _note(vendor, quarter, vendor.channel if ours else owners)
        readers = people.readers_in(session, note.channel)
        if outbox.known_keys(session, [note]) or vendor not in known_to(session, readers):
            continue
        card = scorecard_of(session, vendor, quarter, now, asker=readers)
        if card.now.record.tickets:
            notes.append(replace(note, payload=values(card) | {"lang": lang}))
    return len(outbox.put_all(session, notes, now))


def _note(vendor: Vendor, quarter: Quarter, channel: str) -> Note:
    return Note(
        subject=f"vendor:{vendor.id}",
        kind=SCORECARD,
        value=str(quarter),
        template=SCORECARD,
        thread=f"scorecard:{vendor.id}:{quarter}",
        channel=channel,
        reply=False,
    )
