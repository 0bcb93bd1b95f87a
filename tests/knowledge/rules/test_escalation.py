"""Warnings: the newest mark that a clock has passed, and when to look again."""

from datetime import timedelta

from knowledge.rules.clocks.escalation import may_wait, next_look, step_at, warned
from tests.knowledge.rules.tickets import after, state

MARKS = (50, 75, 90)


def told(ticket, milestone, hours):
    found = warned(ticket.clock(milestone), MARKS, after(hours))
    return found and (found.percent, found.skipped)


def test_the_newest_mark_stands_for_those_before_it():
    ticket = state()

    assert told(ticket, "restore", 1.9) is None
    assert (50, ()) == told(ticket, "restore", 2)
    assert (75, (50,)) == told(ticket, "restore", 3.5)
    assert (90, (50, 75)) == told(ticket, "restore", 4)
    assert (100, (50, 75, 90)) == told(ticket, "restore", 4.001)
    assert (100, (50, 75, 90)) == told(ticket, "restore", 400)


def test_what_is_met_or_stands_without_a_deadline_warns_of_nothing():
    met = state((1, "milestone_met", {"milestone": "restore"}))
    paused = state((3, "paused"))

    assert told(met, "restore", 9) is None
    assert told(paused, "restore", 9) is None


def test_a_breached_clock_still_tells_in_a_later_pause():
    ticket = state((5, "paused"))

    assert (100, (50, 75, 90)) == told(ticket, "restore", 9)


def test_the_next_look_is_the_next_mark_or_part_of_the_bar_of_any_clock():
    only_resolve = state(level="P2")  # response: 4 h of working time

    assert after(0.4) == next_look(only_resolve, after(0))
    assert after(2) == next_look(only_resolve, after(1.6))
    assert after(3) == next_look(only_resolve, after(2.8))


def test_looking_again_and_again_passes_every_mark_and_always_goes_on():
    ticket, now, looks = state(level="P2"), after(0), 0
    while (look := next_look(ticket, now)) is not None and looks < 60:
        assert look > now
        now, looks = look, looks + 1

    assert looks == 60
    assert now < after(days=60)


def test_a_deadline_itself_is_no_breach_but_the_second_after_it_is():
    ticket = state((0.1, "vendor_responded", {"plan": True, "workaround": True, "interim": True}))
    ticket_at_deadline = next_look(ticket, after(3.9))

    assert after(4) + timedelta(seconds=1) == ticket_at_deadline or after(4) == ticket_at_deadline
    assert "warning" == warned(ticket.clock("restore"), MARKS, after(4)).kind
    assert "breach" == warned(ticket.clock("restore"), MARKS, after(4) + timedelta(seconds=1)).kind


def test_chains_are_called_higher_as_time_runs_out():
    assert [0, 0, 1, 2, 3] == [step_at(percent).vendor_level for percent in (40, 50, 75, 90, 100)]
    assert [1, 1, 1, 2, 3] == [step_at(percent).our_level for percent in (40, 50, 75, 90, 100)]


def test_only_the_top_severity_does_not_wait_for_office_hours():
    assert not may_wait("S1")
    assert may_wait("S2")
