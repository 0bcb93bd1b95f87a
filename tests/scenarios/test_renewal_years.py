"""Months of a desk's life: every reminder once, on a working day of whom it concerns, and none after the start.

Bounded by default; `VENDORDESK_LONG=1` lives two years with 500 contracts.
"""

import os
from collections import Counter
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from knowledge.records.db import Database
from knowledge.rules.renewal.renewal_stages import STALL_DAYS
from tests.scenarios.simulated_years import CLOSES, OPENS, Offdays, counts, expected_steps, live, local_day, sent_steps

START = date(2026, 1, 1)
CONTRACTS, DAYS = (500, 730) if os.environ.get("VENDORDESK_LONG") else (40, 120)


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('years') / 'desk.db'}")
    database.migrate()
    life = live(database, contracts=CONTRACTS, people=12, start=START, days=DAYS)
    print(counts(life))
    yield database, life
    database.close()


@pytest.mark.long
def test_every_step_is_sent_on_its_day_and_nothing_else_is(lived):
    database, life = lived

    expected = expected_steps(database, life, START, DAYS)

    assert expected
    assert expected == sent_steps(life)


@pytest.mark.long
def test_no_reminder_is_sent_twice_or_to_two_people(lived):
    _, life = lived

    said = Counter((m.payload["contract"], m.kind, m.value) for m in life.messages)

    assert {1} == set(said.values())


@pytest.mark.long
def test_each_goes_to_the_owner_or_to_the_channel_where_nobody_owns(lived):
    _, life = lived

    wrong = [m for m in life.messages if m.payload["owner"] and m.payload["owner"] != m.channel]

    assert [] == wrong


@pytest.mark.long
def test_nobody_is_reminded_on_a_day_off_or_outside_their_hours(lived):
    _, life = lived
    off = Offdays()

    def at_work(message):
        zone = life.zones[message.channel]
        return off.worked(zone, local_day(life, message)) and OPENS <= local_hour(message, zone) < CLOSES

    assert [] == [m.id for m in life.messages if not at_work(m)]


def local_hour(message, zone):
    return message.created_at.astimezone(ZoneInfo(zone)).hour


@pytest.mark.long
def test_a_started_renewal_is_quiet_until_it_stalls(lived):
    _, life = lived
    stall = timedelta(days=STALL_DAYS)

    loud = [
        m.id
        for m in life.messages
        for at, deadline in life.started.get(m.payload["contract"], ())
        if at < m.created_at and local_day(life, m) < at.date() + stall and m.payload["about"] <= deadline.isoformat()
    ]

    assert life.started
    assert [] == loud
