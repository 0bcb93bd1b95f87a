"""The company at work: learned papers, tickets with missed deadlines, renewals, quotes and questions, and a desk that
answers on a Slack which keeps all that is said."""

import itertools
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from slack_bolt import BoltRequest

from bot.answering import Answering
from bot.app import build_app
from bot.desk import Desk
from bot.desk.contracts.contract_cards import write_cards
from bot.desk.intake import intake, ticket_requests
from bot.desk.intake.intake import Filled, Source
from bot.desk.questions import questions
from bot.desk.questions.questions import Asked
from bot.desk.renewals import quotes, renewal_pipeline
from bot.desk.reports.morning import morning_steps, still_true
from bot.desk.tickets.terms_watch import TermsWatch
from bot.listeners.keeping import Kept
from bot.listeners.telling import _pool
from bot.outbox import Delivery, WebSlack
from bot.replies.tickets.ticket_form import card_payload
from bot.scheduler import run_once
from bot.settings import BotSettings
from bot.wiring import render_row
from indexer.sync import learn
from knowledge.answers import Answerer
from knowledge.records.contracts import contract_cards, contracts, suggestions, vendors
from knowledge.records.contracts.contracts import CONFIRMED, Contract, Fact
from knowledge.records.db import Database
from knowledge.records.documents import documents
from knowledge.records.people import digests, people, rooms
from knowledge.records.people.people import Person
from knowledge.retrieval.opening import open_views
from knowledge.settings import Settings
from knowledge.triage import Triager
from tests.access.company import PAPERS, ROLES, ROOMS
from tests.embedders import HashedWords

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
"""Ten o'clock in Shanghai on a Monday."""
OWNERS = "C0OWN"


class Standing:
    """A clock that moves when it is told to."""

    def __init__(self):
        self.instant = NOW

    def now(self):
        return self.instant


class AtOnce:
    """Runs what Bolt would do later while one waits for it."""

    def start(self, function, request):
        function(request)


class World:
    """The desk, its company, and short words for what happens."""

    def __init__(self, home, slack):
        self.slack, self.clock, self._ids = slack, Standing(), itertools.count(1)
        settings, embedder = Settings(home=home), HashedWords()
        self.database = Database(settings.database_url)
        self.database.migrate()
        self._learn(home, embedder)
        bot = BotSettings(
            bot_token="xoxb-1", signing_secret="s", api_url=slack.url, owner_channel=OWNERS, home_language="en"
        )
        views = open_views(settings, embedder.name, lasting=False)
        answerer, triager = Answerer(embedder, views), Triager(embedder)
        self.desk = Desk(self.database, self.clock, bot, answerer, triager=triager, closers=[views.close])
        self.app, self._answering = build_app(self.desk, Kept()), Answering(self.desk, self.desk.look)
        self.app.listener_runner.lazy_listener_runner = AtOnce()
        self.delivery = Delivery(WebSlack(self.app.client), render_row, still_true)
        self.steps = (TermsWatch(self.desk.house), *morning_steps(OWNERS, "en"))
        self._live()

    def _learn(self, home, embedder):
        """The papers as files and as contracts of the register, their facts confirmed."""
        folder = Path(home) / "documents"
        folder.mkdir()
        for paper in PAPERS:
            (folder / paper.file).write_text(f"# {paper.title or paper.file}\n\n{paper.text}\n", encoding="utf-8")
        audiences = {paper.file: paper.audience for paper in PAPERS}
        learn(self.database, embedder, [folder], now=NOW, audience=lambda path: audiences[path.name])
        with self.database.sessions.begin() as session:
            read = {document.name: document for document in documents.living(session)}
            for paper in PAPERS:
                if paper.number:
                    self._register(session, paper, read[paper.file])
            session.add_all(
                Person(slack_id=one, name=one, role=role, lang="en", timezone="Asia/Shanghai",
                       attributes={"audiences": ["buying"]} if one in ("U0ROSS", "U0FANG") else {})
                for one, role in ROLES.items()
            )  # fmt: skip
            for channel, (name, private, members) in ROOMS.items():
                room = rooms.keep(session, channel, name=name, private=private, members=[], now=NOW)
                room.members = members if private else [one for one in members if one == "U0CSM"]
                room.outside = "U0CSM" in members

    def _register(self, session, paper, document):
        contract = contracts.by_document(session, document.id) or Contract(document_id=document.id, learned_at=NOW)
        contract.title, contract.number, contract.product = paper.title, paper.number, paper.product
        contract.kind, contract.owner, contract.amends = paper.facts["kind"], paper.owner, paper.base
        contract.vendor_id = vendors.get_or_add(session, paper.vendor).id
        contract.facts = [
            Fact(field=name, value=value, as_read=value, state=CONFIRMED, decided_at=NOW,
                 quotes={part: {"text": paper.text[:60], "start": 0, "end": 60, "page": None} for part in _parts(name)})
            for name, value in paper.facts.items()
        ]  # fmt: skip
        quote = {"text": paper.text[:60], "start": 0, "end": 60, "page": None}
        contract.suggestions = [
            {"field": "credit_claim_within", "value": "P30D", "probability": 0.4, "quote": quote}
        ]  # fmt: skip
        session.add(contract)
        session.flush()
        base = contracts.numbered(session, paper.base) if paper.base else None
        contract.base_id = base.id if base else None

    def _live(self):
        """What has happened before the first situation: six reports, two renewals, a pasted quote, three questions."""
        with self.database.sessions.begin() as session:
            known = {c.number: c.id for c in contracts.living(session)}
            self._report(session, "openfield press stopped", "C0ALL", "U0WEI", known["OF-1001"])
            self._report(session, "hollyhock press stopped", "G0BUY", "U0FANG", known["ZB-9091"])
            self._report(session, "orders stopped", "C0ALL", "U0ROSS", known["ZB-9091"])
            self._report(session, "periwinkle press stopped", "G0MIX", "U0WEI", known["OF-1001"])
            self._report(session, "marigold press stopped", "DU0WEI", "U0WEI", known["OF-1001"])
            self._report(session, "press stopped again", "G0BUY", "U0FANG", known["OF-1001"])
            for number, who in (("ZB-9091", "U0ROSS"), ("OF-1001", "U0ROSS")):
                renewal_pipeline.start(session, known[number], by=who, now=NOW)
            table = "| Module | Price per year |\n|---|---|\n| Openfield MES | 5,557,557 EUR |\n"
            offered = session.get(Contract, known["OF-1001"])
            quotes.take_in(session, table, name="pasted", by="U0ROSS", now=NOW, contract=offered)
            self._ask(session, "U0FANG", "DU0FANG", "What is the larkspur fee?")
            self._ask(session, "U0FANG", "G0BUY", "Is there a foxglove fee?")
            self._ask(session, "U0WEI", "C0ALL", "What is the Openfield MES fee?")
            for channel in (OWNERS, "C0ALL", "C0VEN", "G0MIX"):
                digests.subscribe(session, channel, lang="en", timezone="Asia/Shanghai")
            report = self._ask(session, "U0ROSS", "DU0ROSS", "snapdragon press stopped", key="report:DU0ROSS:9.03")
            payload = self._proposal(report, session)
            ticket_requests.propose(session, report, payload, NOW)
        self.pass_time(hours=8)

    def _report(self, session, title, channel, who, contract):
        filled = Filled(title=title, text=title, contract_id=contract, severity="S1", level="P1")
        source = Source(channel=channel, thread_ts=f"{next(self._ids)}.01", key=f"report:{next(self._ids)}")
        intake.open_from(session, filled, source, person=who, now=NOW, house=self.desk.house)

    def _ask(self, session, who, channel, text, key=None):
        ts = f"{next(self._ids)}.02"
        asked = Asked(key=key or f"q:{ts}", person=who, channel=channel, thread_ts=ts, message_ts=ts, text=text)
        return questions.receive(session, asked, NOW)

    def _proposal(self, report, session):
        source, asker = ticket_requests.source_of_report(report), people.asker_of(session, report.asker)
        found = intake.propose(session, self.desk.triaging, report.text, asker=asker, source=source, now=NOW)
        return card_payload(found, report.asker, source)

    def pass_time(self, **length):
        """Time goes by; what is due is done, questions are answered, cards written, and everything is sent."""
        self.clock.instant += timedelta(**length)
        self.settle()

    def settle(self):
        """Answer, write and send all that waits."""
        meeting = threading.Barrier(3)  # the two who fill forms in, and we: they have come to the end of their work
        for _ in range(2):
            _pool.submit(meeting.wait)
        meeting.wait()
        while self._answering.step():
            pass

        def cards(session, now):
            return write_cards(session, now, channel=OWNERS, lang="en")

        run_once(self.database, self.delivery, self.clock.now, others=(cards, *self.steps))

    def send(self, body, who):
        """Hand one of Slack's payloads to the desk, and keep what it answers at once."""
        answer = self.app.dispatch(BoltRequest(body=body, mode="socket_mode"))
        if answer.body and answer.body != "{}":
            self.slack.hear(who, "ack", answer.body)

    def reading_of(self, number):
        """What a contract's card shows now, as its buttons name it."""
        with self.database.reading() as session:
            contract = session.get(Contract, number)
            return contract_cards.digest(contract) if contract else "none"

    def suggested(self, number):
        """What a contract's first suggestion is named by its buttons."""
        with self.database.reading() as session:
            contract = session.get(Contract, number)
            return next((one.mark for one in suggestions.unanswered(contract)), "none") if contract else "none"

    def trigger(self, who):
        return f"{who}.{next(self._ids)}"

    def stop(self):
        self.database.close()
        for close in self.desk.closers:
            close()


def _parts(name):
    return ("within", "definition") if name.startswith("sla") else ("",)
