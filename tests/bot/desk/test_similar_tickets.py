"""A repeated report is known by its meaning, most alike first, and never before what is nearer by origin."""

import pytest

from bot.desk.intake.similar_tickets import Reported, embed_reports, similar
from bot.desk.tickets import tickets as verbs
from knowledge.records.tickets import report_vectors
from knowledge.rules.access import TERMINAL
from knowledge.triage import Triager
from tests.bot.desk.test_ticket_verbs import report
from tests.companies import add_contract
from tests.embedders import HashedWords
from tests.knowledge.rules.tickets import MONDAY

LOGIN = "nobody can log in to the portal, the login page spins"
AGAIN = "the portal login page spins, nobody can log in"
LABELS = "printing a shipping label takes three minutes"


@pytest.fixture
def triager():
    return Triager(HashedWords())


class Listening(HashedWords):
    """Remembers the texts that it was asked for."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def queries(self, texts):
        self.asked.extend(texts)
        return super().queries(texts)


class Tickets:
    """Open tickets of two vendors, and what is offered for a report."""

    def __init__(self, session, triager):
        self.session, self.triager = session, triager
        self.contracts = {
            vendor: add_contract(session, f"C-{vendor}", {"kind": "support"}, vendor=vendor)
            for vendor in ("Arden", "Brook")
        }

    def open(self, text, vendor="Arden", **more):
        contract = self.contracts[vendor].id if vendor else None
        given = {"description": text, "title": text, "vendor": vendor, "contract_id": contract, "thread_ts": "1"}
        return verbs.open_ticket(self.session, report(**given | more), MONDAY).id

    def offered(self, text, vendor="Arden", *, thread=("C9", "9"), module=None):
        contract = self.contracts[vendor].id if vendor else None
        return similar(self.session, self.triager, Reported(text, thread, contract, vendor, module), asker=TERMINAL)


@pytest.fixture
def tickets(session, triager):
    return Tickets(session, triager)


def test_the_most_alike_of_a_contract_comes_first_and_is_said_to_be_like_it(tickets):
    login, labels = tickets.open(LOGIN), tickets.open(LABELS)

    found = tickets.offered(AGAIN)

    assert [(login, True), (labels, False)] == [(known.id, known.alike) for known in found]


def test_another_vendors_fault_that_sounds_the_same_stands_below_one_of_the_same_contract(tickets):
    labels = tickets.open(LABELS)
    other = tickets.open(AGAIN, vendor="Brook")

    found = tickets.offered(AGAIN)

    assert [(labels, False), (other, True)] == [(known.id, known.elsewhere) for known in found]


def test_another_modules_fault_that_sounds_the_same_stands_below_and_is_not_said_to_be_like_it(tickets):
    other = tickets.open(AGAIN, module="Supplier portal")
    mine = tickets.open(LABELS, module="Customer portal")

    found = tickets.offered(AGAIN, module="Customer portal")

    assert [(mine, False), (other, False)] == [(known.id, known.alike) for known in found]


def test_a_report_of_no_known_contract_is_recognised_by_its_words_alone(tickets):
    login = tickets.open(LOGIN)
    tickets.open(LABELS, vendor="Brook")

    assert [login] == [known.id for known in tickets.offered(AGAIN, vendor=None)]


def test_the_ticket_of_the_same_thread_comes_before_all(tickets):
    tickets.open(LOGIN)
    here = tickets.open(LABELS, vendor="Brook", channel="C9", thread_ts="9")

    found = tickets.offered(AGAIN)

    assert (here, True) == (found[0].id, found[0].here)


def test_what_somebody_wrote_who_joined_counts_as_the_tickets_report_too(tickets):
    joined = tickets.open("users are locked out")
    tickets.open(LABELS)
    verbs.join(tickets.session, joined, LOGIN, by="U0LIN", now=MONDAY)

    assert (joined, True) == (tickets.offered(AGAIN)[0].id, tickets.offered(AGAIN)[0].alike)


def test_ended_tickets_are_not_offered(tickets):
    ended = tickets.open(LOGIN)
    verbs.withdraw(tickets.session, ended, "mistake", by="U0LIN", now=MONDAY)

    assert () == tickets.offered(AGAIN)


def test_reports_are_embedded_once_so_that_a_proposal_embeds_its_own_text_only(desk):
    embedder = Listening()
    triager = Triager(embedder)
    with desk.sessions.begin() as session:
        numbers = [Tickets(session, triager).open(LOGIN), verbs.open_ticket(session, report(title=LABELS), MONDAY).id]

    more = [embed_reports(desk, triager), embed_reports(desk, triager)]
    embedded, embedder.asked = embedder.asked, []
    with desk.reading() as session:
        found = similar(session, triager, Reported(AGAIN, ("C9", "9"), None, None, None), asker=TERMINAL)
        stored = report_vectors.vectors_of(session, triager.model, numbers)

    assert [False, False] == more
    assert sorted([LOGIN, LABELS]) == sorted(embedded)
    assert ([AGAIN], 2) == (embedder.asked, len(stored))
    assert [numbers[0]] == [known.id for known in found]
