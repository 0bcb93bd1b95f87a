"""What people do with tickets on Slack, in short words, for the stories."""

import time
from datetime import timedelta

from knowledge.records.people.outbox import POSTED, OutboxMessage
from knowledge.records.tickets import tickets

STOPPED = "明栈MES：3号线无法报工，车间停产了"
"""A report that the sample contract's first level is defined by: 15 minutes to respond, around the clock."""

ERP_DOWN = "Ledgerway ERP is down: nobody at any site can log in, all invoice posting and shipping has stopped"
"""A report of Severity 1 under the sample contract that gives credits for a late first response."""


class Story:
    """One desk and the people around it."""

    def __init__(self, talking):
        self.desk, self.workspace = talking.desk, talking.workspace

    def report(self, who="wei", text=STOPPED, where="general"):
        """Somebody says what does not work, makes it a ticket in two clicks, and sees its countdown."""
        said = self.workspace.say(who, where, text)
        assert self.workspace.shortcut(who, "open_ticket", said).ok
        self.form(who)
        assert self.workspace.submit(who).ok
        return said, self.countdown(said)

    def form(self, who):
        """The form, once it is filled in."""
        return self.workspace.wait(
            lambda: (view := self.workspace.modal(who)).content["callback_id"] == "ticket_open" and view, seconds=30
        )

    def countdown(self, said, *, containing=""):
        """The ticket's one message in a thread, once it says so."""

        def look():
            found = [m for m in self.thread(said) if "ticket_more" in str(m.blocks)]
            assert len(found) < 2, "a ticket has one countdown"
            return found[0] if found and containing in str(found[0].blocks) else None

        return self.workspace.wait(look, seconds=30)

    def thread(self, said):
        return [m for m in self.workspace.messages(said.channel) if m.bot_id and said.ts in (m.thread_ts, m.ts)]

    def post(self, said, *, containing):
        """A short post in the thread."""
        return self.workspace.wait(
            lambda: next(
                (m for m in self.thread(said) if containing in m.text and "ticket_more" not in str(m.blocks)), None
            ),
            seconds=30,
        )

    def told_alone(self, who, *, containing):
        """A short post in somebody's direct messages."""
        return self.workspace.wait(
            lambda: next((m for m in self.workspace.messages("dm", who) if m.bot_id and containing in m.text), None),
            seconds=30,
        )

    def pass_time(self, **length):
        """Time goes by, and the desk looks at what is due."""
        self.desk.clock.forward(timedelta(**length))
        self.desk.ring()

    def press(self, who, said, step):
        """Press a button under the countdown."""
        return self.workspace.click(who, self.countdown(said), f"ticket_step_{step}")

    def settle(self):
        """Wait until all that is to be said now has been said."""
        for _ in range(600):
            with self.desk.database.reading() as session:
                now_or_in_hand = (OutboxMessage.ready_at <= self.desk.now()) | OutboxMessage.lease.is_not(None)
                waiting = session.query(OutboxMessage).filter(OutboxMessage.state == "pending", now_or_in_hand).count()
            if not waiting:
                return
            time.sleep(0.05)
        raise AssertionError("the desk did not come to rest")

    def posted(self, template):
        with self.desk.database.reading() as session:
            rows = session.query(OutboxMessage).filter_by(template=template, state=POSTED)
            return [row.payload for row in rows]

    def log(self, number=1):
        with self.desk.database.reading() as session:
            return [event.kind for event in tickets.log_of(session, number)]
