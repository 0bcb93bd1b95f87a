"""A ticket that waits for us is brought up: soon where all stands still, each day else, once each, and no longer."""

import pytest

from bot.desk.tickets import tickets as verbs
from knowledge.records.people import outbox
from tests.bot.desk.test_ticket_verbs import report, said
from tests.bot.desk.test_watch import opened, slack, tick
from tests.knowledge.rules.tickets import MONDAY, after


def waiting(desk, **more):
    number = opened(desk, **more)
    with desk.sessions.begin() as session:
        verbs.pause(session, number, "log files", **said(0.25))
    return number


def reminders(slack):
    return [key.split("|")[1] for key in slack.keys if ":waiting|" in key]


@pytest.mark.parametrize(
    ("severity", "hours", "times"), [("S1", 1, 0), ("S1", 1.3, 1), ("S1", 5.3, 2), ("S2", 24, 0), ("S2", 24.3, 1)]
)
def test_it_rings_after_an_hour_where_all_stands_still_and_after_a_day_else(desk, slack, severity, hours, times):
    waiting(desk, severity=severity)

    for quarter in range(1, int(hours * 4) + 1):
        tick(desk, slack, quarter / 4)
    tick(desk, slack, hours)

    assert [f"ticket_waiting_{number}" for number in range(1, times + 1)] == reminders(slack)


def test_a_missed_run_is_made_up_for_once(desk, slack):
    waiting(desk)

    tick(desk, slack, 14)
    tick(desk, slack, 14)

    assert ["ticket_waiting_4"] == reminders(slack)


def test_a_reminder_that_is_no_longer_true_is_not_sent(desk, slack):
    number = waiting(desk)
    with desk.sessions.begin() as session:
        verbs.resume(session, number, **said(1.5))

    tick(desk, slack, 30)

    assert [] == reminders(slack)


def test_the_first_is_said_in_the_thread_and_the_later_ones_to_the_owner_alone(desk, slack):
    with desk.sessions.begin() as session:
        number = verbs.open_ticket(session, report(owner="U0OWNER"), MONDAY).id
        verbs.pause(session, number, "log files", **said(0.25))

    for hours in (1.3, 5.3):
        tick(desk, slack, hours)

    with desk.sessions() as session:
        told = [m for m in outbox.about(session, f"ticket:{number}") if m.template == "ticket_waiting"]
    assert ["C1", "U0OWNER"] == [message.channel for message in told]
    assert ["log files"] * 2 == [message.payload["reason"] for message in told]
    assert after(0.25).isoformat() == told[0].payload["since"]


__all__ = ["slack"]
