"""Years of a desk's life, a tick a minute: people own contracts and start renewals, and the desk is down at random."""

import random
import time
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
from sqlalchemy import select

from bot.desk.contracts.contract_standing import standings
from bot.desk.renewals import renewal_pipeline
from bot.desk.renewals.renewal_steps import STEPS, renewal_rounds
from knowledge.errors import DeskError
from knowledge.records.contracts import standing
from knowledge.records.contracts.contracts import Contract
from knowledge.records.db import Database
from knowledge.records.people import digests
from knowledge.records.people.outbox import OutboxMessage
from knowledge.records.people.people import Person
from knowledge.rules.access import TERMINAL
from knowledge.rules.renewal.reminder_steps import RENEWAL_STEPS
from knowledge.rules.renewal.renewal_terms import terms_of
from knowledge.rules.renewal.renewals import watch
from tests.companies import add_company

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
CHANNEL = "C0OWNERS"
COUNTRIES = {"Asia/Shanghai": "CN", "Europe/Berlin": "DE", "America/Chicago": "US", "Asia/Kolkata": "IN"}
OPENS, CLOSES = 9, 18


@dataclass
class Life:
    """What happened: messages, ticks, pauses of the desk, and when each renewal was started and last moved."""

    ticks: int = 0
    rounds: int = 0
    down: list[tuple[datetime, datetime]] = field(default_factory=list)
    started: dict[int, list[tuple[datetime, date]]] = field(default_factory=dict)
    messages: list[OutboxMessage] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)
    owners: dict[int, str | None] = field(default_factory=dict)
    seconds: float = 0.0

    def up_between(self, start: datetime, end: datetime) -> bool:
        """Whether the desk was up at some tick of an interval."""
        at = start
        while at < end:
            place = bisect_right(self.down, (at, datetime.max.replace(tzinfo=UTC))) - 1
            if place < 0 or self.down[place][1] <= at:
                return True
            at = self.down[place][1]
        return False


def live(database: Database, *, contracts: int, people: int, start: date, days: int, seed: int = 7) -> Life:
    """Let the time pass."""
    chance, life = random.Random(seed), Life()
    with database.sessions.begin() as session:
        ids = add_company(session, contracts=contracts, people=people, start=start, chance=chance)
        digests.subscribe(session, CHANNEL, timezone="Asia/Shanghai", lang="zh")
        life.zones = {p.slack_id: p.timezone for p in session.scalars(select(Person))} | {CHANNEL: "Asia/Shanghai"}
        life.owners = {c.id: c.owner for c in session.scalars(select(Contract))}
    began = time.process_time()
    first = now = datetime(start.year, start.month, start.day, tzinfo=UTC)
    end, tomorrow = first + days * DAY, first
    goes_down = first + timedelta(hours=chance.uniform(12, 200))
    rounds = renewal_rounds()
    while now < end:
        if now >= goes_down:
            back = now + timedelta(minutes=int(chance.choice([10, 90, 600, 2000, 5000]) * chance.uniform(0.5, 1.5)))
            life.down.append((now, back))
            now, rounds = back, renewal_rounds()  # a new process knows nothing
            goes_down = now + timedelta(minutes=int(chance.uniform(300, 15_000)))
            continue
        life.ticks += 1
        if not rounds.waits(now):
            with database.sessions.begin() as session:
                rounds(session, now)
            life.rounds += 1
        if now >= tomorrow:
            _people_act(database, life, ids, now, chance)
            tomorrow = now + DAY
        now += MINUTE
    life.seconds = time.process_time() - began
    with database.reading() as session:
        life.messages = list(session.scalars(select(OutboxMessage).where(OutboxMessage.template == "renewal_step")))
    return life


def _people_act(database: Database, life: Life, ids: list[str], now: datetime, chance: random.Random) -> None:
    """Every eighth day somebody starts a renewal or two, and never touches them again."""
    if chance.random() > 0.125:
        return
    with database.sessions.begin() as session:
        for row in standings(session, now.date(), asker=TERMINAL):
            near = row.watch.deadline and (row.watch.deadline.on - now.date()).days < 150
            if near and row.renewal is None and chance.random() < 0.05:
                try:
                    renewal = renewal_pipeline.start(
                        session, row.head.id, by=row.head.owner or chance.choice(ids), now=now
                    )
                except DeskError:
                    continue
                life.started.setdefault(row.head.id, []).append((now, renewal.deadline))
                if row.head.owner is None:
                    life.owners[row.head.id] = None


class Offdays:
    """Whether a date is a day off in a zone, straight from the calendar of its country."""

    def __init__(self) -> None:
        self._days = {zone: holidays.country_holidays(c, years=range(2024, 2031)) for zone, c in COUNTRIES.items()}

    def worked(self, zone: str, day: date) -> bool:
        off = self._days[zone]
        if zone == "Asia/Shanghai" and day in off.weekend_workdays:
            return True
        return day.weekday() < 5 and day not in off

    def step_day(self, zone: str, day: date) -> date:
        while not self.worked(zone, day):
            day -= DAY
        return day


def expected_steps(database: Database, life: Life, start: date, days: int) -> dict[tuple[int, str, int], date]:
    """For contracts whose renewal nobody started: each step (contract, deadline, step) and the day it must be sent."""
    off, found = Offdays(), {}
    with database.reading() as session:
        families = standing.families(session)
    for family in families:
        if family.head.id in life.started:
            continue
        reader = family.head.owner or CHANNEL
        zone = life.zones[reader]
        terms = terms_of(family.on(start)[0], decision_days=family.head.decision_days)
        for n in range(days):
            day = start + n * DAY
            deadline = watch(terms, day).deadline
            if deadline is None or not _told_on(life, off, zone, day):
                continue
            come = [s for s in sorted(RENEWAL_STEPS) if off.step_day(zone, deadline.on - s * DAY) <= day]
            if come and day <= deadline.on:
                found.setdefault((family.head.id, deadline.on.isoformat(), come[0]), day)
    return found


def _told_on(life: Life, off: Offdays, zone: str, day: date) -> bool:
    opens = datetime(day.year, day.month, day.day, OPENS, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return off.worked(zone, day) and life.up_between(opens, opens + timedelta(hours=CLOSES - OPENS))


def sent_steps(life: Life) -> dict[tuple[int, str, int], date]:
    """Each step of a deadline as it was sent: contract, deadline, step, and the reader's day."""
    kinds = {"opt_out", "ask_renewal", "end"}
    return {
        (m.payload["contract"], m.value, m.payload["step"]): local_day(life, m)
        for m in life.messages
        if m.payload["kind"] in kinds and m.payload["contract"] not in life.started
    }


def local_day(life: Life, message: OutboxMessage) -> date:
    return message.created_at.astimezone(ZoneInfo(life.zones[message.channel])).date()


def counts(life: Life) -> str:
    kinds = Counter(m.payload["kind"] for m in life.messages)
    told = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    return (
        f"{life.ticks:,} ticks, {life.rounds:,} rounds, desk down {len(life.down)} times, "
        f"{sum(map(len, life.started.values()))} renewals started; {len(life.messages):,} messages ({told}); "
        f"{life.seconds:.1f} s of processor time"
    )


__all__ = ["STEPS", "Life", "Offdays", "counts", "expected_steps", "live", "local_day", "sent_steps"]
