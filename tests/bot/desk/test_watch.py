"""The passing of time: warnings once each, the newest only after a gap, office hours, breaches, claims."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.desk.tickets import breaches, watch
from bot.desk.tickets import tickets as verbs
from bot.scheduler import run_once
from knowledge.errors import Conflict, NotFound
from knowledge.records.contracts.vendors import Contact, Vendor
from knowledge.records.people import outbox
from knowledge.records.people.outbox import DROPPED, POSTED
from knowledge.records.people.people import Person
from knowledge.records.tickets import tickets
from tests.bot.desk.test_ticket_verbs import report, said
from tests.bot.slack_stub import MemorySlack, delivery_to
from tests.knowledge.rules.tickets import MONDAY, after


def tick(desk, slack, hours):
    delivery = delivery_to(slack, still_true=watch.still_true)
    return run_once(desk, delivery, lambda: after(hours))


@pytest.fixture
def slack():
    return MemorySlack()


def opened(desk, **more):
    with desk.sessions.begin() as session:
        return verbs.open_ticket(session, report(**more), MONDAY).id


def told(slack, clock):
    return [key.split("|")[1] for key in slack.keys if f":{clock}|" in key]


def test_each_warning_and_the_breach_come_once_however_often_the_tick_runs(desk, slack):
    opened(desk)

    for tenth in range(60):
        tick(desk, slack, tenth / 10)
        tick(desk, slack, tenth / 10)

    assert ["ticket_warning_50", "ticket_warning_75", "ticket_warning_90", "ticket_breach"] == told(slack, "restore:1")
    assert len(slack.keys) == len(set(slack.keys))


def test_a_missed_run_is_made_up_for_once_with_the_newest(desk, slack):
    opened(desk)

    tick(desk, slack, 3.9)
    tick(desk, slack, 30)

    assert ["ticket_warning_90", "ticket_breach"] == told(slack, "restore:1")
    assert ["ticket_breach"] == told(slack, "response:1")


def test_the_tick_reads_only_what_is_due(desk, slack):
    for _ in range(3):
        opened(desk)
    late = opened(desk, level="P2", severity="S3")

    with desk.sessions.begin() as session:
        due = [ticket.id for ticket in tickets.due(session, after(0.2), 100)]

    assert late not in due
    assert 3 == len(due)


def test_a_moved_deadline_warns_again_and_a_restart_does_not(desk, slack):
    number = opened(desk)
    tick(desk, slack, 2.5)
    with desk.sessions.begin() as session:
        verbs.pause(session, number, "logs", **said(2.5))
        verbs.resume(session, number, **said(2.75))

    tick(desk, slack, 2.8)
    tick(desk, slack, 2.8)

    assert ["ticket_warning_50"] * 2 == told(slack, "restore:1")


def test_a_warning_whose_clock_was_met_before_it_went_is_dropped(desk, slack):
    number = opened(desk)
    run_once(desk, None, lambda: after(2.1))
    with desk.sessions.begin() as session:
        verbs.meet(session, number, "restore", **said(2.2))

    tick(desk, slack, 2.3)

    assert [] == told(slack, "restore:1")
    with desk.sessions() as session:
        assert DROPPED in [m.state for m in outbox.about(session, f"ticket:{number}:restore:1")]


def asleep(desk, zone="America/Los_Angeles"):  # 09:00 UTC on Monday is 02:00 there
    with desk.sessions.begin() as session:
        session.add(Person(slack_id="U-own", timezone=zone))


def test_a_warning_waits_for_its_recipients_hours_and_only_the_newest_goes(desk, slack):
    asleep(desk)
    opened(desk, severity="S2")

    tick(desk, slack, 2.1)
    tick(desk, slack, 3.2)
    assert [] == told(slack, "restore:1")
    tick(desk, slack, 3.7)
    tick(desk, slack, 7)  # 09:00 in Los Angeles

    assert ["ticket_breach"] == told(slack, "restore:1")


def test_the_top_severity_does_not_wait(desk, slack):
    asleep(desk)
    opened(desk, severity="S1")

    tick(desk, slack, 2.1)

    assert ["ticket_warning_50"] == told(slack, "restore:1")


def test_the_countdown_is_one_message_edited_in_place_only_when_it_changes(desk, slack):
    opened(desk, level="P2", severity="S2")

    for minute in range(0, 100, 2):
        tick(desk, slack, minute / 60)

    countdowns = [message for message in slack.messages.values() if message["key"].endswith("|countdown|")]
    assert 1 == len(countdowns)
    assert 4 == len(slack.edits)  # 4 h of response time: a part of its bar every 24 minutes


def test_a_warning_names_the_vendors_people_to_call(desk):
    with desk.sessions.begin() as session:
        arden = Vendor(name="Arden", aliases=[], channel=None)
        arden.contacts = [Contact(level=n, role=role, name=f"N{n}") for n, role in ((1, "hotline"), (2, "manager"))]
        session.add(arden)
    number = opened(desk)

    run_once(desk, None, lambda: after(3.9))

    with desk.sessions() as session:
        warning = outbox.about(session, f"ticket:{number}:restore:1")[-1]
    assert ["N2"] == [contact["name"] for contact in warning.payload["contacts"]]
    assert [50, 75] == warning.payload["skipped"]


def test_a_breach_becomes_a_claim_with_its_amount_and_last_day(desk):
    number = opened(desk)

    run_once(desk, None, lambda: after(5))

    with desk.sessions() as session:
        claims = tickets.claims_of(session, number)
    assert [("restore:1", "500.00", "EUR", "5")] == [(c.clock, c.amount, c.currency, c.percent) for c in claims]
    assert after(4) == claims[0].due_at
    assert MONDAY.replace(hour=0) + timedelta(days=31) == claims[0].claim_until


def test_a_response_written_late_is_a_breach_at_once(desk):
    number = opened(desk)

    with desk.sessions.begin() as session:
        verbs.respond(session, number, **said(1))
        kinds = [m.kind for m in outbox.about(session, f"ticket:{number}:response:1")]

    assert ["ticket_breach"] == kinds


def test_a_claim_goes_when_its_breach_goes_but_not_once_it_was_made(desk):
    number, made = opened(desk), opened(desk)
    run_once(desk, None, lambda: after(5))
    with desk.sessions.begin() as session:
        breaches.decide(session, tickets.claims_of(session, made)[0].id, "claimed", by="U-own", now=after(5))

    with desk.sessions.begin() as session:
        for ticket in (number, made):
            verbs.change_severity(session, ticket, "S3", "P2", **said(6))

    with desk.sessions() as session:
        assert [] == tickets.claims_of(session, number)
        assert ["claimed"] == [claim.state for claim in tickets.claims_of(session, made)]


def test_an_open_claim_is_brought_up_once_before_its_time_ends_and_not_when_decided(desk, slack):
    opened(desk)
    decided = opened(desk)
    tick(desk, slack, 5)
    with desk.sessions.begin() as session:
        breaches.decide(session, tickets.claims_of(session, decided)[0].id, "waived", by="U-own", now=after(5))

    for day in (20, 25, 26):
        tick(desk, slack, 24 * day)

    assert ["claim:1|claim_due|2026-07-02T00:00:00+00:00"] == [k for k in slack.keys if k.startswith("claim:")]


def test_a_claim_is_decided_once(desk):
    number = opened(desk)
    run_once(desk, None, lambda: after(5))
    with desk.sessions.begin() as session:
        claim = tickets.claims_of(session, number)[0].id
        breaches.decide(session, claim, "waived", by="U-own", now=after(5))

        with pytest.raises(Conflict, match="waived already"):
            breaches.decide(session, claim, "claimed", by="U-own", now=after(6))


def test_the_evidence_holds_the_promise_the_computation_and_the_log(desk):
    number = opened(desk)
    run_once(desk, None, lambda: after(5))

    with desk.sessions() as session:
        proof = breaches.evidence(session, number, "restore:1", after(5))
        with pytest.raises(NotFound):
            breaches.evidence(session, number, "resolve:1", after(5))

    assert (after(4), "PT4H", "support.pdf") == (proof.missed_at, proof.clock.promise.within, proof.document)
    assert 4 * 3600 == sum(part.seconds for part in proof.explanation.parts if part.end <= proof.missed_at)
    assert ["opened"] == [event.kind for event in proof.events]
    assert "500.00" == proof.claim.amount


def test_a_step_that_fails_is_named_and_the_others_run(desk, slack):
    opened(desk)

    def broken(session, now):
        raise RuntimeError("broken")

    ran = run_once(desk, delivery_to(slack), lambda: after(3), others=(broken,))

    assert ("broken",) == ran.failed
    assert ran.sent > 0
    with desk.sessions() as session:
        assert {POSTED} == {message.state for message in outbox.about(session, "ticket:1")}


def test_two_replicas_that_tick_at_once_say_everything_once(database):
    slack = MemorySlack()
    with database.sessions.begin() as session:
        for _ in range(10):
            verbs.open_ticket(session, report(), MONDAY)

    def replica(_):
        return run_once(database, delivery_to(slack, still_true=watch.still_true), lambda: after(5)).failed

    for _ in range(2):
        with ThreadPoolExecutor(3) as pool:
            assert [()] * 3 == list(pool.map(replica, range(3)))

    assert len(slack.keys) == len(set(slack.keys))
    assert 10 == len([key for key in slack.keys if "restore:1|ticket_breach" in key])
    with database.sessions() as session:
        assert 10 == len([c for n in range(1, 11) for c in tickets.claims_of(session, n)])
