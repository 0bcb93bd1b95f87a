"""What people do while everything fails around the desk, and what must be true when the trouble is over."""

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.desk.tickets import tickets as verbs
from bot.wiring import render_row
from knowledge.audit.verifying import verify
from knowledge.records.people import outbox
from knowledge.records.people.outbox import DROPPED, POSTED, OutboxMessage
from knowledge.records.people.questions import Question
from knowledge.records.tickets.tickets import Ticket, TicketEvent
from tests.bot.desk.test_ticket_verbs import report

CHANNEL = "C0GENERAL"


class Business:
    """Questions, tickets and steps on them, remembered as they were asked for."""

    def __init__(self, database, workspace, rng, ahead):
        self.database, self.workspace, self.rng, self._ahead = database, workspace, rng, ahead
        self.said, self.keys, self.steps = [], [], Counter()

    def now(self):
        return datetime.now(UTC) + timedelta(seconds=float(self._ahead.read_text()))

    def act(self):
        """Somebody does something; what the database refuses now they do another time."""
        act = self.rng.choice([self.ask, self.ask, self.open, self.step, self.step])
        act()

    def ask(self):
        number = len(self.said)
        self.said.append(self.workspace.say("wei", "dm", f"What does pump number {number} cost a year?"))

    def open(self):
        key = f"chaos-{len(self.keys)}"
        self.keys.append(key)
        with self.database.sessions.begin() as session:
            severity = self.rng.choice(["S1", "S2"])
            verbs.open_ticket(session, report(channel=CHANNEL, severity=severity, key=key), self.now())

    def step(self):
        with self.database.sessions.begin() as session:
            ids = list(session.scalars(select(Ticket.id)))
            if not ids:
                return
            verbs.respond(session, self.rng.choice(ids), "on it", by="U-own", now=self.now())
        self.steps["respond"] += 1

    def is_settled(self):
        """Whether everything that was asked is answered and everything that is to be sent now is sent."""
        with self.database.reading() as session:
            asked = session.scalars(select(Question).where(Question.status.is_(None))).all()
            waits = session.scalars(
                select(OutboxMessage).where(
                    OutboxMessage.state == outbox.PENDING, OutboxMessage.not_before <= self.now()
                )
            ).all()
            known = len(session.scalars(select(Question)).all())
        return not asked and not waits and known >= len(self.said)

    def judged(self):
        """What was lost, doubled, out of order, or not shown as it is; all of them must be empty."""
        found = defaultdict(list)
        with self.database.reading() as session:
            rows = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
            self._messages(rows, found)
            self._edits(session, rows, found)
            self._tickets(session, found)
            audit = verify(session)
            found["audit"] += [] if audit.whole else [audit]
        for one in self.said:
            replies = [m for m in self.workspace.messages("dm", "wei") if m.bot_id and m.thread_ts == one.ts]
            answers = [m for m in replies if not m.only_for]
            found["lost"] += [one.text] if not answers else []
            found["doubled"] += [one.text] if len(answers) > 1 else []
        return {name: values for name, values in found.items() if values}

    def _messages(self, rows, found):
        said = (message for channel in self.workspace.state.store.messages.values() for message in channel.values())
        in_slack = Counter(key_of(message) for message in said if key_of(message))
        found["doubled"] += [key for key, count in in_slack.items() if count > 1]
        posted = {row.key for row in rows if row.state == POSTED}
        found["lost"] += sorted(posted - set(in_slack))
        found["failed"] += [(row.key, row.reason) for row in rows if row.state not in (POSTED, DROPPED, outbox.PENDING)]
        threads = defaultdict(list)
        for row in rows:
            if row.ts and row.not_before - row.created_at < timedelta(seconds=1):
                threads[row.thread].append(row)
        for thread, sent in threads.items():
            stamps = [row.ts for row in sent]
            found["out of order"] += [(thread, stamps)] if stamps != sorted(stamps) else []

    def _edits(self, session, rows, found):
        for row in rows:
            if row.kind == "countdown" and row.state == POSTED:
                shown = self.workspace.state.message(row.channel, row.ts)
                words = render_row(session, row, self.now()).text
                found["not shown"] += [row.key] if shown.text != words else []

    def _tickets(self, session, found):
        opened = Counter(session.scalars(select(TicketEvent.key).where(TicketEvent.kind == "opened")).all())
        found["lost"] += [key for key in self.keys if not opened[key]]
        found["doubled"] += [key for key, count in opened.items() if count > 1]
        places = Counter(session.execute(select(TicketEvent.ticket_id, TicketEvent.seq)).all())
        found["doubled"] += [place for place, count in places.items() if count > 1]

    @property
    def done(self):
        return f"{len(self.said)} questions, {len(self.keys)} tickets, {self.steps.total()} steps"


def key_of(message):
    return ((message.metadata or {}).get("event_payload") or {}).get("key")
