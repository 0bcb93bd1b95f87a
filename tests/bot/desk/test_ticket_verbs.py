"""A ticket's verbs: the six steps, who may follow whom, what the log keeps, and what the thread is told."""

from datetime import timedelta

import pytest

from bot.desk.tickets import tickets as verbs
from bot.desk.tickets.ticket_log import state_of
from bot.desk.tickets.tickets import Report
from knowledge.errors import BadInput, Conflict, NotFound
from knowledge.records.people import outbox
from knowledge.records.tickets import tickets
from tests.knowledge.rules.tickets import MONDAY, TERMS, after


def report(**more):
    values = {"title": "Line 3 stands", "reporter": "U-rep", "vendor": "Arden", "severity": "S1", "level": "P1"}
    return Report(**values | {"owner": "U-own", "channel": "C1", "terms": TERMS, "lang": "en"} | more)


def said(hours=0.0, by="U-own", **more):
    return {"by": by, "now": after(hours), **more}


@pytest.fixture
def ticket(session):
    return verbs.open_ticket(session, report(), MONDAY)


def posts(session, ticket):
    return [m.kind for m in outbox.about(session, f"ticket:{ticket.id}") if m.template == "ticket_event"]


def test_the_six_steps_lead_from_report_to_close(session, ticket):
    statuses = [
        verbs.confirm(session, ticket.id, **said(0.1)).status,
        verbs.respond(session, ticket.id, "on it", plan=True, **said(0.4)).status,
        verbs.give_update(session, ticket.id, "half way", **said(1)).status,
        verbs.resolve(session, ticket.id, "restarted", **said(3)).status,
        verbs.verify(session, ticket.id, function=True, data=True, regression=True, **said(4)).status,
        verbs.close(session, ticket.id, change_record="CR-7", impact="1 h", prevention="alarm", **said(5)).status,
    ]

    assert ["confirmed", "in_progress", "in_progress", "resolved", "verified", "closed"] == statuses
    assert "closed" == ticket.status
    assert ticket.next_look is None
    state = state_of(session, ticket.id)
    assert {"met", "stopped"} == {clock.reading(after(99)).status for clock in state.clocks}


def test_every_event_is_kept_with_who_and_when_it_happened_and_when_it_was_written(session, ticket):
    verbs.respond(session, ticket.id, **said(2, at=after(0.25)))

    event = tickets.log_of(session, ticket.id)[-1]

    assert ("vendor_responded", "U-own", after(0.25), after(2)) == (event.kind, event.by, event.at, event.recorded_at)
    assert after(0.25) == state_of(session, ticket.id).clock("response").met_at


@pytest.mark.parametrize("at", [-1.0, 2.5])
def test_nothing_happens_before_the_opening_or_in_the_future(session, ticket, at):
    with pytest.raises(BadInput, match="between its opening and now"):
        verbs.respond(session, ticket.id, **said(2, at=after(at)))


def test_a_verb_that_does_not_fit_the_status_is_refused_in_a_sentence(session, ticket):
    verbs.withdraw(session, ticket.id, "a mistake", **said(1))

    with pytest.raises(Conflict, match=r"Ticket 1 is withdrawn: it cannot be “paused” now\."):
        verbs.pause(session, ticket.id, "logs", **said(2))


def test_there_is_no_ticket_of_an_unknown_number(session):
    with pytest.raises(NotFound, match="no ticket 99"):
        verbs.confirm(session, 99, **said(1))


def test_the_same_slack_event_delivered_twice_is_written_once(session):
    first = verbs.open_ticket(session, report(key="Ev1"), MONDAY)
    again = verbs.open_ticket(session, report(key="Ev1"), after(1))
    verbs.resolve(session, first.id, **said(2, key="Ev2"))
    verbs.resolve(session, first.id, **said(3, key="Ev2"))

    assert first.id == again.id
    assert 1 == [event.kind for event in tickets.log_of(session, first.id)].count("resolved")


def test_a_pause_needs_a_reason_and_is_shown_with_it(session, ticket):
    with pytest.raises(BadInput, match="reason"):
        verbs.pause(session, ticket.id, " ", **said(1))

    verbs.pause(session, ticket.id, "logs", **said(0.25))

    countdown = next(m for m in outbox.about(session, "ticket:1") if m.kind == "countdown")
    assert ("logs", "waiting") == (countdown.payload["waiting_for"], countdown.payload["status"])
    assert {"who": "us", "step": "answer"} == countdown.payload["next"]
    assert after(1.25) == ticket.next_look  # nobody else would ring


def test_a_solution_brings_what_was_still_owed_and_never_counts_as_the_change_record(session, ticket):
    verbs.respond(session, ticket.id, **said(0.25))
    verbs.resolve(session, ticket.id, **said(3))

    state = state_of(session, ticket.id)

    met = {clock.milestone for clock in state.clocks if clock.met_at}
    assert {"response", "plan", "workaround", "interim", "restore", "resolve"} == met
    assert after(0.25) == state.clock("response").met_at
    assert ["resolved"] == posts(session, ticket)


def test_what_fails_a_check_is_not_verified(session, ticket):
    verbs.resolve(session, ticket.id, **said(1))

    with pytest.raises(BadInput, match="regression did not pass"):
        verbs.verify(session, ticket.id, function=True, data=True, regression=False, **said(2))


def test_closing_asks_for_impact_and_prevention(session, ticket):
    with pytest.raises(BadInput, match="impact"):
        verbs.close(session, ticket.id, impact="", prevention="x", **said(2))


def test_the_old_deadlines_stay_in_the_log_when_the_severity_changes(session, ticket):
    verbs.change_severity(session, ticket.id, "S2", "P2", **said(1))

    event = tickets.log_of(session, ticket.id)[-1]

    assert after(0.5).isoformat() == event.data["deadlines_before"]["response:1"]
    assert after(4) == state_of(session, ticket.id).clock("response").due_at
    assert ("S2", "P2") == (ticket.severity, ticket.level)


def test_a_contract_can_be_put_in_place_later(session):
    bare = verbs.open_ticket(session, report(terms=type(TERMS)()), MONDAY)
    assert () == state_of(session, bare.id).clocks

    verbs.change_contract(session, bare.id, TERMS, "P1", **said(1))

    assert after(0.5) == state_of(session, bare.id).clock("response").due_at
    assert "overdue" == state_of(session, bare.id).clock("response").reading(after(1)).status


def test_reopening_runs_restore_and_resolve_again_and_keeps_the_rest(session, ticket):
    verbs.resolve(session, ticket.id, **said(1))

    state = verbs.reopen(session, ticket.id, "it is back", **said(50))

    assert (after(54), after(74)) == (state.clock("restore").due_at, state.clock("resolve").due_at)
    assert after(1) == state.clock("response").met_at


def test_a_reopening_from_before_the_solution_changes_nothing_and_says_so(session, ticket):
    verbs.resolve(session, ticket.id, **said(3))

    with pytest.raises(BadInput, match=r"Ticket 1 stays resolved: .* changes nothing"):
        verbs.reopen(session, ticket.id, "it is back", **said(5, at=after(2)))


def test_visits_are_counted_and_their_clock_runs_from_the_request(session, ticket):
    verbs.request_visit(session, ticket.id, "swap the board", **said(2))
    state = verbs.record_visit(session, ticket.id, chargeable=False, **said(9))

    assert (1, after(2)) == (state.visits, state.clock("onsite").started_at)


def test_people_join_owners_change_and_notes_are_written(session, ticket):
    verbs.join(session, ticket.id, "here too", **said(1, by="U-third"))
    verbs.hand_over(session, ticket.id, "U-new", **said(2))
    verbs.note(session, ticket.id, "called", **said(3))
    state = verbs.notify_vendor(session, ticket.id, "phone", **said(3))

    assert (("U-rep", "U-third"), "U-new") == (state.reporters, ticket.owner)
    assert state.clock("response").met_at is None
    assert [] == posts(session, ticket)
    countdown = next(m for m in outbox.about(session, f"ticket:{ticket.id}") if m.kind == "countdown")
    assert ["joined", "handed_over", "vendor_notified"] == [one["event"] for one in countdown.payload["news"]]


def test_an_unknown_milestone_is_refused(session, ticket):
    with pytest.raises(BadInput, match="no milestone"):
        verbs.meet(session, ticket.id, "lunch", **said(1))
    assert verbs.meet(session, ticket.id, "restore", **said(1)).clock("restore").met_at


def test_a_ticket_without_a_channel_writes_no_messages(session):
    quiet = verbs.open_ticket(session, report(channel=None), MONDAY)
    verbs.confirm(session, quiet.id, **said(1))

    assert [] == outbox.about(session, f"ticket:{quiet.id}")


def test_a_ticket_needs_a_title(session):
    with pytest.raises(BadInput, match="title"):
        verbs.open_ticket(session, report(title=" "), MONDAY)


def test_the_most_urgent_tickets_come_first_and_ended_ones_only_when_asked_for(session):
    low = verbs.open_ticket(session, report(title="low", severity="S3", level="P2"), MONDAY)
    top = verbs.open_ticket(session, report(title="top"), MONDAY)
    done = verbs.open_ticket(session, report(title="done"), MONDAY)
    verbs.withdraw(session, done.id, "mistake", **said(0.1))

    assert [top.id, low.id] == [t.id for t in tickets.listed(session)]
    assert {top.id, low.id, done.id} == {t.id for t in tickets.listed(session, ended=True)}
    assert [] == tickets.listed(session, owner="U-nobody")


def test_a_late_start_counts_from_when_it_happened(session):
    early = verbs.open_ticket(session, report(), MONDAY, at=MONDAY - timedelta(hours=1))

    assert after(-0.5) == state_of(session, early.id).clock("response").due_at
