"""Any order of verbs: the log only grows, what was met stays met, and the row, the countdown and the outbox agree."""

import os
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.desk.tickets import countdown, watch
from bot.desk.tickets import tickets as verbs
from bot.desk.tickets.ticket_log import state_of
from bot.outbox import deliver_one
from bot.scheduler import run_once
from knowledge.errors import BadInput, Conflict
from knowledge.records.db import Database
from knowledge.records.people import outbox, rooms
from knowledge.records.people.outbox import PENDING
from knowledge.records.tickets import ticket_sight, tickets
from knowledge.rules.access import TERMINAL
from knowledge.rules.clocks.ticket_states import ALLOWED, fold
from tests.bot.desk.test_ticket_verbs import report
from tests.bot.slack_stub import MemorySlack, delivery_to
from tests.knowledge.rules.tickets import MONDAY

VERBS = {
    "confirmed": lambda s, **said: verbs.confirm(s, 1, **said),
    "vendor_notified": lambda s, **said: verbs.notify_vendor(s, 1, "phone", **said),
    "vendor_responded": lambda s, **said: verbs.respond(s, 1, plan=True, **said),
    "update_given": lambda s, **said: verbs.give_update(s, 1, "news", **said),
    "paused": lambda s, **said: verbs.pause(s, 1, "logs", **said),
    "resumed": lambda s, **said: verbs.resume(s, 1, **said),
    "milestone_met": lambda s, **said: verbs.meet(s, 1, "restore", **said),
    "severity_changed": lambda s, **said: verbs.change_severity(s, 1, "S2", "P2", **said),
    "resolved": lambda s, **said: verbs.resolve(s, 1, **said),
    "verified": lambda s, **said: verbs.verify(s, 1, function=True, data=True, regression=True, **said),
    "closed": lambda s, **said: verbs.close(s, 1, impact="a", prevention="b", **said),
    "reopened": lambda s, **said: verbs.reopen(s, 1, "again", **said),
    "handed_over": lambda s, **said: verbs.hand_over(s, 1, "U-new", **said),
    "onsite_requested": lambda s, **said: verbs.request_visit(s, 1, "board", **said),
    "onsite_visit": lambda s, **said: verbs.record_visit(s, 1, chargeable=False, **said),
    "withdrawn": lambda s, **said: verbs.withdraw(s, 1, "mistake", **said),
}


class TicketMachine(RuleBasedStateMachine):
    """One ticket, its verbs in any order, time going on, ticks now and then."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(f"sqlite:///{Path(self.folder.name) / 'desk.db'}")
        self.database.migrate()
        self.now, self.slack = MONDAY, MemorySlack()
        self.delivery = delivery_to(self.slack, still_true=watch.still_true)
        self.met, self.events = {}, 0
        with self.database.sessions.begin() as session:
            rooms.keep(session, "C1", name="faults", private=False, members=[], now=self.now)
            verbs.open_ticket(session, report(), self.now)

    @rule(minutes=st.integers(1, 400))
    def time_goes_on(self, minutes):
        self.now += timedelta(minutes=minutes)

    @rule()
    def tick(self):
        assert () == run_once(self.database, self.delivery, lambda: self.now).failed

    @rule(kind=st.sampled_from(sorted(VERBS)), earlier=st.integers(0, 30))
    def say(self, kind, earlier):
        at = self.now - timedelta(minutes=earlier) if kind == "vendor_responded" else None
        with self.database.sessions() as session:
            allowed = kind in ALLOWED[state_of(session, 1).status]
            try:
                VERBS[kind](session, by="U", now=self.now, at=at)
                assert allowed
                session.commit()
            except (Conflict, BadInput) as refused:
                assert not allowed or isinstance(refused, BadInput)
                session.rollback()

    @invariant()
    def the_row_says_what_the_log_says(self):
        with self.database.sessions() as session:
            ticket, log = tickets.get(session, 1), tickets.log_of(session, 1)
            state = fold(tickets.events_of(session, [1])[1])
            assert (ticket.status, ticket.severity, ticket.level, ticket.owner) == (
                state.status, state.severity, state.level, state.owner,
            )  # fmt: skip
            assert list(range(1, len(log) + 1)) == [event.seq for event in log]
            assert len(log) >= self.events
            self.events = len(log)

    @invariant()
    def what_was_met_or_stopped_stays_as_it_was(self):
        with self.database.sessions() as session:
            clocks = {clock.name: clock for clock in state_of(session, 1).clocks}
        for name, clock in self.met.items():
            assert clocks[name].due_at == clock.due_at
            assert (clocks[name].met_at, clocks[name].stopped_at) == (clock.met_at, clock.stopped_at)
        self.met = {name: clock for name, clock in clocks.items() if not clock.open}

    def teardown(self):
        if not hasattr(self, "database"):
            return
        self.tick()
        with self.database.sessions() as session:
            while deliver_one(session, self.delivery, self.now):
                pass
            ticket, state = tickets.get(session, 1), state_of(session, 1)
            assert ticket.next_look is None or ticket.next_look > self.now
            rows = outbox.about(session, "ticket:1")
            assert PENDING not in {row.state for row in rows}
            assert len(self.slack.keys) == len(set(self.slack.keys))
            shown = next(row for row in rows if row.kind == "countdown")
            latest = countdown.values(ticket_sight.one(session, ticket.id, TERMINAL), state, self.now)
            assert [clock["due_at"] for clock in latest["clocks"]] == [c["due_at"] for c in shown.payload["clocks"]]
            assert [clock["status"] for clock in latest["clocks"]] == [c["status"] for c in shown.payload["clocks"]]
            missed = {clock.name for clock in state.clocks if clock.breached_at(self.now)}
            told = {key.split("|")[0].removeprefix("ticket:1:") for key in self.slack.keys if "ticket_breach" in key}
            assert missed <= told
        self.database.close()
        self.folder.cleanup()


TestTicketMachine = TicketMachine.TestCase
TestTicketMachine.settings = settings(
    max_examples=300 if os.environ.get("VENDORDESK_LONG") else 12, stateful_step_count=25, deadline=None
)
