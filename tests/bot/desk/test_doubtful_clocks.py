"""A clock that rests on an assumption says so, and writes no claim by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.desk.contracts.contract_doubts import doubts_about
from bot.desk.contracts.contract_terms import House, terms_on
from bot.desk.tickets import countdown
from bot.desk.tickets.breaches import reckon
from bot.desk.tickets.ticket_log import state_of
from bot.replies.contracts.contract_card import doubt_line
from bot.replies.tickets.countdown import countdown_message
from knowledge.records.contracts import contracts, proposals
from knowledge.records.tickets import ticket_sight, tickets
from knowledge.rules.access import TERMINAL
from knowledge.rules.contract_record import ASSUMPTIONS, Assumption, SlaItem
from tests.bot.cli.test_ticket_command import SUPPORT
from tests.bot.desk.test_terms_watch import Register

MORNING = datetime(2026, 6, 1, 9, tzinfo=UTC)
RESTORE = SlaItem("P1", None, "all stands", "restore", "PT4H", "business")
NO_HOURS = replace(
    SUPPORT,
    service_hours=None,
    sla=(RESTORE,),
    quotes={},
    doubts=(Assumption("service_hours", "hours_not_stated"),),
)
NO_CLOCK = replace(
    SUPPORT,
    sla=(replace(RESTORE, clock="24x7"),),
    quotes={},
    doubts=(Assumption("sla[0].clock", "clock_not_stated"),),
)


class Doubtful(Register):
    """A register whose one contract leaves its clock open, with a ticket opened under it."""

    def __init__(self, database, record):
        self.database, self.house = database, House()
        self.learn(record, "sa.pdf")
        self.open(MORNING)

    def claims(self, at):
        with self.database.sessions.begin() as session:
            return reckon(session, tickets.get(session, 1), state_of(session, 1), at)

    def message(self, at):
        with self.database.reading() as session:
            values = countdown.values(ticket_sight.one(session, 1, TERMINAL), state_of(session, 1), at)
        return str(countdown_message(values).blocks)


@pytest.mark.parametrize(("record", "doubt"), [(NO_HOURS, "hours_not_stated"), (NO_CLOCK, "clock_not_stated")])
def test_a_clock_under_an_assumption_counts_and_shows_it_but_claims_nothing(desk, record, doubt):
    register = Doubtful(desk, record)
    late = MORNING + timedelta(days=30)

    [clock] = [c for c in state_of_one(register) if c.milestone == "restore"]

    assert (doubt,) == clock.promise.doubts
    assert clock.breached_at(late) is not None
    assert [] == register.claims(late)
    assert "proves no breach" in register.message(late)


def state_of_one(register):
    with register.database.reading() as session:
        return state_of(session, 1).clocks


def test_hours_that_nobody_stated_are_no_nights_and_weekends(desk):
    register = Doubtful(desk, NO_HOURS)

    [clock] = [c for c in state_of_one(register) if c.milestone == "restore"]

    assert MORNING + timedelta(hours=4) == clock.due_at
    assert clock.terms.hours.weekly[5] == clock.terms.hours.weekly[6] == ()


def test_hours_that_a_person_enters_end_the_doubt(desk):
    register = Doubtful(desk, NO_HOURS)
    hours = {"timezone": "Europe/London", "days": [1, 2, 3, 4, 5], "intervals": [["08:00", "18:00"]]}

    with desk.sessions.begin() as session:
        contract = contracts.find(session, "SA-7", asker=TERMINAL)
        proposals.correct(session, contract, "service_hours", hours, by="U0LEGAL", now=MORNING)
        promise = terms_on(session, contract, MORNING, register.house).promised("P1")["restore"]
        left = [doubt["kind"] for doubt in doubts_about(contract) if doubt["field"] == "service_hours"]

    assert ((), []) == (promise.doubts, left)


def test_the_card_names_each_assumption_that_nobody_has_settled(desk):
    register = Doubtful(desk, NO_CLOCK)

    with register.database.reading() as session:
        doubts = doubts_about(contracts.find(session, "SA-7", asker=TERMINAL))

    assert {"kind": "clock_not_stated", "field": "sla[0].clock"} in doubts


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("assumption", ASSUMPTIONS)
def test_every_assumption_has_words(assumption, lang):
    line = doubt_line({"kind": assumption, "field": "expires_on"}, None, lang)

    assert 20 < len(line) < 200


def test_a_claims_window_in_working_days_reaches_the_ticket_and_is_counted_on_the_contracts_calendar(desk):
    fifteen = replace(SUPPORT, quotes={}, credit_claim_within="P15D", units={"credit_claim_within": "business"})
    register = Doubtful(desk, fifteen)

    claims = register.claims(MORNING + timedelta(days=30))

    shanghai = ZoneInfo("Asia/Shanghai")
    assert [date(2026, 6, 1)] == [claim.due_at.astimezone(shanghai).date() for claim in claims]
    assert [datetime(2026, 6, 24, tzinfo=shanghai)] == [claim.claim_until for claim in claims]  # 19 June is a holiday
