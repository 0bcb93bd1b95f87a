"""A ticket's log makes its state: statuses, and one clock a milestone, each met by its own event."""

import pytest

from knowledge.rules.clocks.sla_explained import explain
from knowledge.rules.clocks.ticket_states import ALLOWED, Event, fold
from knowledge.rules.clocks.ticket_terms import MILESTONES, Promise, terms_json, terms_of
from tests.knowledge.rules.tickets import MONDAY, OFFICE, TERMS, after, log, opened, state


def statuses(ticket, hours):
    return {clock.name: clock.reading(after(hours)).status for clock in ticket.clocks}


def test_every_milestone_that_the_level_is_promised_has_its_own_clock_but_visits_wait_to_be_asked_for():
    ticket = state()

    assert [m for m in MILESTONES if m != "onsite"] == [clock.milestone for clock in ticket.clocks]
    assert {"running"} == {clock.reading(MONDAY).status for clock in ticket.clocks}
    assert ["response", "resolve"] == [clock.milestone for clock in state(level="P2").clocks]


@pytest.mark.parametrize(
    ("kind", "data", "met"),
    [
        ("vendor_responded", {}, {"response"}),
        ("vendor_responded", {"plan": True}, {"response", "plan"}),
        ("vendor_responded", {"workaround": True, "interim": True}, {"response", "workaround", "interim"}),
        ("milestone_met", {"milestone": "restore"}, {"restore"}),
        ("resolved", {}, {"resolve"}),
        ("message_posted", {}, set()),
        ("vendor_notified", {}, set()),
        ("confirmed", {}, set()),
        ("noted", {}, set()),
        ("joined", {}, set()),
    ],
)
def test_each_clock_is_met_by_its_own_event_and_never_by_our_messages(kind, data, met):
    ticket = state((0.25, kind, data))

    assert met == {clock.milestone for clock in ticket.clocks if clock.met_at}


def test_a_met_clock_knows_the_event_and_whether_it_was_in_time():
    ticket = state((0.5, "vendor_responded"), (2, "vendor_responded", {"plan": True}))

    response, plan = ticket.clock("response"), ticket.clock("plan")

    assert ("met", 2) == (response.reading(after(9)).status, response.met_by)
    assert ("late", 3) == (plan.reading(after(9)).status, plan.met_by)
    assert after(1) == plan.breached_at(after(9))
    assert response.breached_at(after(9)) is None


def test_a_clock_is_overdue_only_after_its_deadline():
    response = state().clock("response")

    assert "running" == response.reading(after(0.5)).status
    assert "overdue" == response.reading(after(0.5, 1)).status


def test_waiting_for_us_pauses_every_open_clock_and_says_why():
    ticket = state((0.25, "paused", {"reason": "logs"}))

    assert ("waiting", "logs") == (ticket.status, ticket.waiting_for)
    assert {"paused"} == set(statuses(ticket, 30).values())
    assert {None} == {clock.due_at for clock in ticket.clocks}


def test_after_a_pause_the_ticket_is_where_it_was_and_deadlines_moved_by_it():
    ticket = state((0.25, "vendor_responded"), (1, "paused", {"reason": "logs"}), (3, "resumed"))

    assert ("in_progress", None) == (ticket.status, ticket.waiting_for)
    assert after(6) == ticket.clock("restore").due_at
    assert after(0.5) == ticket.clock("response").due_at


def test_a_change_of_severity_counts_from_the_opening_and_keeps_the_pauses():
    ticket = state((1, "paused"), (2, "resumed"), (3, "severity_changed", {"severity": "S2", "level": "P2"}))

    # Monday 09:00 to Wednesday 17:00 are 24 working hours; the paused hour is made up on Thursday.
    assert after(days=3, hours=1) == ticket.clock("resolve").due_at
    assert after(5) == ticket.clock("response").due_at
    assert ["response", "resolve"] == [clock.milestone for clock in ticket.clocks]


def test_a_clock_met_before_a_change_of_severity_stays_as_it_was():
    ticket = state((0.25, "vendor_responded"), (2, "severity_changed", {"severity": "S2", "level": "P2"}))

    assert after(0.5) == ticket.clock("response").due_at
    assert "met" == ticket.clock("response").reading(after(9)).status


def test_what_was_met_while_nothing_was_promised_counts_when_it_is_promised():
    ticket = state((1, "vendor_responded", {"plan": True}), (3, "severity_changed", {"level": "P1"}), level="P2")

    assert after(1) == ticket.clock("plan").met_at
    assert "late" == ticket.clock("response").reading(after(3)).status or ticket.clock("response").due_at == after(4)


def test_a_change_of_contract_brings_its_promises_and_hours():
    shorter = terms_json(terms_of(terms_json(TERMS) | {"promises": [{**promise_json("PT2H")}]}))

    ticket = state((1, "contract_changed", {"terms": shorter}))

    assert [("resolve", after(2))] == [(clock.milestone, clock.due_at) for clock in ticket.clocks]


def promise_json(within):
    return {"level": "P1", "milestone": "resolve", "within": within, "clock": "business", "quote": None}


def test_reopening_keeps_what_was_met_and_owes_restoring_and_resolving_again():
    closed = ((0.25, "vendor_responded"), (3, "milestone_met", {"milestone": "restore"}), (5, "resolved"))

    ticket = state(*closed, (30, "reopened"))

    restore = [clock for clock in ticket.clocks if clock.milestone == "restore"]
    assert [after(4), after(34)] == [clock.due_at for clock in restore]
    assert [after(3), None] == [clock.met_at for clock in restore]
    assert after(0.25) == ticket.clock("response").met_at
    assert 1 == len([clock for clock in ticket.clocks if clock.milestone == "response"])
    assert ("in_progress", 1) == (ticket.status, ticket.reopenings)


def test_a_later_pause_does_not_move_what_was_met_before_it():
    ticket = state((3, "milestone_met", {"milestone": "restore"}), (3.5, "paused"), (20, "resumed"))

    assert after(4) == ticket.clock("restore").due_at


def test_a_clock_met_in_a_pause_reads_as_at_that_instant():
    ticket = state((0.25, "paused"), (9, "vendor_responded"))

    assert "met" == ticket.clock("response").reading(after(50)).status


def test_each_update_starts_the_next_ones_clock_until_the_ticket_is_resolved():
    ticket = state((1, "update_given"), (4, "update_given"), (5, "resolved"))

    updates = [clock for clock in ticket.clocks if clock.milestone == "update"]
    assert ["met", "late", "stopped"] == [clock.reading(after(9)).status for clock in updates]
    assert [after(2), after(3), after(6)] == [clock.due_at for clock in updates]


def test_a_visits_clock_starts_when_it_is_asked_for():
    ticket = state((1, "onsite_requested"), (9, "onsite_visit"), (10, "onsite_requested"))

    visits = [clock for clock in ticket.clocks if clock.milestone == "onsite"]
    assert [after(1), after(10)] == [clock.started_at for clock in visits]
    assert ["met", "running"] == [clock.reading(after(11)).status for clock in visits]
    assert 1 == ticket.visits


def test_closing_meets_the_change_record_where_one_is_given_and_stops_the_rest():
    steps = ((1, "resolved"), (2, "verified"))

    with_record = state(*steps, (3, "closed", {"change_record": "CR-7"}))
    without = state(*steps, (3, "closed"))

    assert "met" == with_record.clock("change_record").reading(after(9)).status
    assert "stopped" == without.clock("change_record").reading(after(9)).status
    assert "closed" == with_record.status


def test_events_apply_in_the_order_in_which_they_happened():
    events = log((2, "vendor_responded"), (1, "severity_changed", {"severity": "S2", "level": "P2"}))

    assert fold(events) == fold(reversed(events))
    assert after(4) == fold(events).clock("response").due_at


def test_a_log_without_an_opening_is_refused():
    with pytest.raises(ValueError, match="opening"):
        fold([Event(1, MONDAY, "confirmed", "U")])


def test_every_status_takes_only_events_that_make_sense():
    assert not ALLOWED["closed"] & {"paused", "resolved", "vendor_responded", "severity_changed"}
    assert all("reopened" in ALLOWED[status] for status in ("resolved", "verified", "closed", "withdrawn"))
    assert state((1, "resolved")).allows("verified")
    assert not state().allows("verified")


def test_the_explanation_of_a_clock_sums_to_its_length():
    clock = state((0.25, "paused"), (9, "resumed"), level="P2").clock("resolve")

    told = explain(clock.terms, opened_at=clock.started_at, now=after(9), pauses=clock.pauses)

    assert told.count.length == sum(part.seconds for part in told.parts)


def test_people_who_report_the_same_fault_are_all_kept_and_the_owner_changes_by_handing_over():
    events = [*log((1, "handed_over", {"to": "U-second"})), Event(3, after(2), "joined", "U-other")]

    ticket = fold(events)

    assert (("U-reporter", "U-other"), "U-second") == (ticket.reporters, ticket.owner)


def test_levels_are_the_same_but_for_case_and_spaces_and_bring_their_own_marks():
    terms = terms_of(terms_json(TERMS) | {"marks": [["p 1", [80]], ["", [60]]]})

    assert (80,) == terms.marks_of("P1")
    assert (60,) == terms.marks_of("P2")
    assert (50, 75, 90) == TERMS.marks_of("P1")
    assert terms.promised(" p1").keys() == terms.promised("P1").keys()


def test_terms_survive_the_log():
    assert TERMS == terms_of(terms_json(TERMS))
    assert OFFICE == terms_of(terms_json(TERMS)).hours
    assert isinstance(terms_of(terms_json(TERMS)).promises[0], Promise)
    assert "Arden" == fold([opened()]).intake["vendor"]
