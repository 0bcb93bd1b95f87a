"""Promise 5 for amendments: running tickets come under the terms in force by themselves, once, and never too soon."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.desk.contracts.contract_terms import House, terms_on
from bot.desk.tickets import tickets as verbs
from bot.desk.tickets.terms_watch import TermsWatch
from bot.desk.tickets.ticket_log import state_of
from bot.desk.tickets.watch import still_true
from bot.replies.tickets.ticket_posts import event_message
from bot.scheduler import run_once
from knowledge.records.contracts import contracts, proposals
from knowledge.records.documents.documents import Document
from knowledge.records.people import outbox
from knowledge.records.tickets import tickets
from knowledge.rules.access import TERMINAL
from tests.bot.cli.test_ticket_command import SUPPORT
from tests.bot.desk.test_ticket_verbs import report

JANUARY = datetime(2026, 1, 1, tzinfo=UTC)
MORNING = datetime(2026, 6, 1, 2, tzinfo=UTC)
"""Monday, 10:00 in Shanghai, where the contract's hours are."""

FASTER = (replace(SUPPORT.sla[1], within="PT2H"),)
HOURS = timedelta(hours=1)


class Register:
    """A support contract with a running ticket, its amendments, and the step that watches its terms."""

    def __init__(self, database):
        self.database = database
        self.house = House()
        self.watch = TermsWatch(self.house)
        self.learn(SUPPORT, "sa.pdf")

    def learn(self, record, name):
        with self.database.sessions.begin() as session:
            document = Document(
                uri=name, name=name, title=name, content_hash=name, text="", pages=[], audience="everyone",
                learned_at=JANUARY,
            )  # fmt: skip
            session.add(document)
            session.flush()
            proposals.propose(session, document, record, JANUARY)

    def amend(self, *, number=1, confirmed=MORNING, **changes):
        """An amendment is learned, and confirmed by a person at an instant where one is given."""
        silent = {"service_hours": None, "credits": (), "annual_fee": None, "credit_claim_within": None, "sla": ()}
        told = {"number": f"SA-7-A{number}", "kind": "amendment", "amends": "SA-7", "effective_on": "2026-05-01"}
        self.learn(replace(SUPPORT, **silent | told | {"quotes": {}} | changes), f"a{number}.pdf")
        if confirmed:
            self.confirm(number, at=confirmed)

    def confirm(self, number=1, *, at=MORNING):
        with self.database.sessions.begin() as session:
            proposals.confirm(contracts.find(session, f"SA-7-A{number}", asker=TERMINAL), by="U0LEGAL", now=at)

    def open(self, at=MORNING, **more):
        with self.database.sessions.begin() as session:
            contract = contracts.find(session, "SA-7", asker=TERMINAL)
            terms = terms_on(session, contract, at, self.house)
            return verbs.open_ticket(session, report(contract_id=contract.id, terms=terms, **more), at).id

    def act(self, verb, *given, at, **more):
        with self.database.sessions.begin() as session:
            verb(session, 1, *given, by="U-own", now=at, **more)

    def tick(self, at, *, restarted=False):
        self.watch = TermsWatch(self.house) if restarted else self.watch
        run_once(self.database, None, lambda: at, others=(self.watch,))

    def due(self, milestone, ticket=1):
        with self.database.reading() as session:
            return state_of(session, ticket).clock(milestone).due_at

    def changes(self, ticket=1):
        with self.database.reading() as session:
            return [e for e in tickets.log_of(session, ticket) if e.kind == "contract_changed"]

    def told(self):
        with self.database.reading() as session:
            return [m.payload for m in outbox.about(session, "ticket:1:event") if m.kind == "contract_changed"]


@pytest.fixture
def register(desk):
    return Register(desk)


def test_a_confirmed_amendment_rebases_the_running_ticket_as_if_it_had_always_held(register):
    register.open()
    register.tick(MORNING)
    register.amend(sla=FASTER, confirmed=MORNING + HOURS)

    register.tick(MORNING + HOURS)

    assert MORNING + 2 * HOURS == register.due("restore")
    [changed] = register.changes()
    assert (MORNING + 4 * HOURS).isoformat() == changed.data["deadlines_before"]["restore:1"]
    assert "PT2H" in str(changed.data["terms"]["promises"])
    assert ("desk", MORNING + HOURS) == (changed.by, changed.at)


def test_each_change_is_written_and_told_once_however_often_the_desk_looks_or_restarts(register):
    register.open()
    register.amend(sla=FASTER)

    for minutes in range(0, 180, 20):
        register.tick(MORNING + timedelta(minutes=minutes), restarted=minutes % 40 == 0)

    assert 1 == len(register.changes())
    assert 1 == len(register.told())


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "within 2 hours instead of 4 hours"), ("zh", "由 4 小时 改为 2 小时")]
)
def test_the_thread_is_told_what_is_owed_now(register, lang, words):
    register.open(lang=lang)
    register.amend(sla=FASTER)

    register.tick(MORNING)

    assert words in event_message(register.told()[0]).text


def test_an_amendment_of_the_future_takes_effect_at_its_midnight_where_the_hours_are_kept(register):
    """June the third begins in Shanghai at 16:00 UTC of the second."""
    register.open()
    register.amend(sla=FASTER, effective_on="2026-06-03")

    register.tick(datetime(2026, 6, 2, 15, 59, tzinfo=UTC))
    before = len(register.changes())
    register.tick(datetime(2026, 6, 2, 16, tzinfo=UTC))

    assert (0, 1) == (before, len(register.changes()))
    assert MORNING + 2 * HOURS == register.due("restore")


def test_an_amendment_that_nobody_has_confirmed_waits_for_a_person(register):
    register.open()
    register.amend(sla=FASTER, confirmed=None)
    register.tick(MORNING)
    before = len(register.changes())

    register.confirm(at=MORNING + HOURS)
    register.tick(MORNING + timedelta(minutes=61))

    assert (0, 1) == (before, len(register.changes()))


def test_pauses_are_kept_and_what_was_met_stays_met(register):
    register.open()
    register.act(verbs.respond, at=MORNING + HOURS / 4)
    register.act(verbs.pause, "logs", at=MORNING + HOURS)
    register.act(verbs.resume, at=MORNING + 2 * HOURS)
    slower = (replace(SUPPORT.sla[0], within="PT5M"), *FASTER)
    register.amend(sla=slower, confirmed=MORNING + 2 * HOURS)

    register.tick(MORNING + 2 * HOURS)

    assert MORNING + 3 * HOURS == register.due("restore")
    assert MORNING + HOURS / 2 == register.due("response")


def test_a_corrected_fact_of_the_contract_itself_counts_too(register):
    register.open()
    register.tick(MORNING)

    with register.database.sessions.begin() as session:
        contract = contracts.find(session, "SA-7", asker=TERMINAL)
        fact = next(f for f in contract.facts if f.field == "sla[1]")
        proposals.correct(session, contract, "sla[1]", fact.value | {"within": "PT3H"}, by="U0LEGAL", now=MORNING)
    register.tick(MORNING + HOURS / 60)

    assert MORNING + 3 * HOURS == register.due("restore")


def test_each_of_two_amendments_is_a_change_of_its_own(register):
    register.open()
    register.amend(sla=FASTER)
    register.tick(MORNING)

    register.amend(number=2, sla=(replace(FASTER[0], within="PT1H"),), effective_on="2026-06-01")
    register.tick(MORNING + HOURS)

    assert ["PT2H", "PT1H"] == [c.data["changed"][0]["after"][0] for c in register.changes()]


def test_what_does_not_touch_the_terms_changes_no_ticket(register):
    register.open()
    register.amend(expires_on="2029-12-31")

    register.tick(MORNING)
    register.tick(datetime(2027, 1, 4, 2, tzinfo=UTC))

    assert [] == register.changes()


def test_a_resolved_ticket_stays_as_it_is_until_it_is_taken_up_again(register):
    register.open()
    register.act(verbs.resolve, at=MORNING + HOURS)
    register.amend(sla=FASTER, confirmed=MORNING + HOURS)
    register.tick(MORNING + 2 * HOURS)
    before = len(register.changes())

    register.act(verbs.reopen, "again", at=MORNING + 3 * HOURS)
    register.tick(MORNING + 4 * HOURS)

    assert (0, 1) == (before, len(register.changes()))
    assert MORNING + 5 * HOURS == register.due("restore")


def test_a_warning_of_the_old_deadline_that_still_waits_is_not_sent(register):
    """The outbox goes last, and asks whether what a message says still holds."""
    register.open(severity="S3")
    register.tick(MORNING + timedelta(minutes=130))
    register.amend(sla=(replace(SUPPORT.sla[1], within="PT8H"),), confirmed=MORNING + timedelta(minutes=131))

    register.tick(MORNING + timedelta(minutes=131))

    with register.database.reading() as session:
        warned = [m for m in outbox.about(session, "ticket:1:restore") if m.template == "ticket_warning"]
        assert [False] == [still_true(session, m, MORNING + timedelta(minutes=132)) for m in warned]
