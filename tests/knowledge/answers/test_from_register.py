"""Questions about many contracts: lists, counts, sums by currency, comparisons, what comes first, people, letters."""

from datetime import date

import pytest

from knowledge.answers import NOT_FOUND
from knowledge.answers.register.from_register import from_register
from knowledge.asked import FIELDS, KINDS, VALUES, Asked
from knowledge.records.contracts import contracts
from knowledge.records.contracts.vendors import Contact
from knowledge.records.db import Database
from knowledge.rules.access import ANYONE, TERMINAL
from knowledge.settings import Settings
from tests.companies import add_contract, add_person, vendor_called

ON = date(2026, 11, 29)
PAPERS = {
    "VE-1": ("Velarn Systems", "license", {
        "expires_on": "2027-01-31", "auto_renews": True, "renewal_term": "P1Y", "notice_period": "P60D",
        "annual_fee": {"amount": "1200.00", "currency": "EUR"}, "governing_law": "German law",
    }),
    "OK-2": ("Okrent Data", "support", {
        "expires_on": "2026-12-31", "auto_renews": False, "notice_period": "P20D", "onsite_visits_per_year": 3,
        "annual_fee": {"amount": "800.50", "currency": "EUR"}, "governing_law": "the laws of England and Wales",
    }),
    "TS-3": ("Tassiv", "annual_service", {
        "expires_on": "2028-06-30", "auto_renews": True, "renewal_term": "P1Y", "onsite_visits_per_year": 5,
        "annual_fee": {"amount": "90000.00", "currency": "CNY"}, "notice_period": "P3M",
    }),
    "ND-4": ("Tassiv", "nda", {"expires_on": "2026-06-30", "auto_renews": False}),
}  # fmt: skip


def asked(kind, field="none"):
    def sure(names, name):
        return {one: 0.9 if one == name else 0.1 / (len(names) - 1) for one in names}

    return Asked(sure(KINDS, kind), sure(FIELDS, field), sure(VALUES, "text"), 0.0)


@pytest.fixture
def session(tmp_path):
    database = Database(Settings(home=tmp_path).database_url)
    database.migrate()
    with database.sessions.begin() as session:
        add_person(session, "U7", name="Ida Holm")
        for number, (vendor, kind, facts) in PAPERS.items():
            add_contract(session, number, facts, vendor=vendor, kind=kind, owner="U7" if number == "VE-1" else None)
        add_contract(session, "HID-5", PAPERS["VE-1"][2], vendor="Hidden Ltd", audience="board")
        contact = Contact(level=1, role="hotline", name="Velarn desk", phone="+49 30 555 0110", email="", lang="en")
        vendor_called(session, "Velarn Systems").contacts = [contact]
        yield session
    database.close()


@pytest.fixture
def ask(session):
    def answered(question, kind, field="none", asker=ANYONE):
        bases = contracts.readable(session, asker)
        return from_register(session, question, asked(kind, field), bases, asker=asker, on=ON, lang="en")

    return answered


def numbers(answer):
    return [row.number for row in answer.table.rows]


@pytest.mark.parametrize(
    ("question", "kind", "field", "expected"),
    [
        ("which contracts end before february 2027?", "list", "expires_on", ["OK-2", "VE-1"]),
        ("哪些合同会自动续期", "list", "auto_renews", ["VE-1", "TS-3"]),
        ("which contracts do not renew by themselves", "list", "auto_renews", ["OK-2", "ND-4"]),
        ("which contracts are under german law", "list", "governing_law", ["VE-1"]),
        ("all contracts with Tassiv", "list", "none", ["ND-4", "TS-3"]),
        ("which contracts cost more than 1k euros a year", "list", "annual_fee", ["VE-1"]),
        ("list our ndas", "list", "none", ["ND-4"]),
        ("how many contracts include site visits", "count", "onsite_visits_per_year", ["OK-2", "TS-3"]),
        ("which contract ends first", "earliest", "expires_on", ["OK-2", "VE-1", "TS-3"]),
        ("which contract ends last", "earliest", "expires_on", ["TS-3", "VE-1", "OK-2"]),
        ("what must we cancel first", "earliest", "last_opt_out_on", ["VE-1", "OK-2", "TS-3"]),
        ("Velarn or Okrent: who has the longer notice", "compare", "notice_period", ["VE-1", "OK-2"]),
    ],
)
def test_the_contracts_that_fit_are_named_the_most_pressing_first(ask, question, kind, field, expected):
    assert expected == numbers(ask(question, kind, field))


def test_a_sum_keeps_currencies_apart_and_says_who_is_silent(ask):
    table = ask("what do we pay a year in total for all contracts", "sum", "annual_fee").table

    assert {("EUR", "2000.50"), ("CNY", "90000.00")} == {(one.currency, one.total) for one in table.sums}
    assert ("Contract ND-4",) == table.silent


def test_what_the_asker_may_not_read_is_neither_listed_nor_counted_nor_added(ask):
    seen, all_of_it = ask("total a year", "sum", "annual_fee"), ask("total a year", "sum", "annual_fee", TERMINAL)

    assert "HID-5" not in numbers(seen)
    assert "HID-5" in numbers(all_of_it)
    assert ["2000.50", "3200.50"] == [a.table.sums[0].total for a in (seen, all_of_it)]


@pytest.mark.parametrize(
    ("question", "kind", "field"),
    [
        ("which contracts end this year?", "list", "expires_on"),
        ("all contracts with Tassiv", "list", "none"),
        ("how many contracts do we have", "count", "none"),
        ("how many contracts with Okrent", "count", "none"),
        ("what do we pay a year in total", "sum", "annual_fee"),
        ("which contract ends first", "earliest", "expires_on"),
        ("Velarn or Okrent: who has the longer notice", "compare", "notice_period"),
        ("who do we call at Velarn", "who", "none"),
        ("who is in charge of Velarn on our side", "who", "none"),
        ("draft the notice to Velarn that we leave", "draft", "last_opt_out_on"),
        ("who do we call at Brindle", "who", "none"),
    ],
)
def test_a_closed_contract_and_a_closed_amendment_change_no_answer(session, ask, question, kind, field):
    before = ask(question, kind, field)
    base = contracts.numbered(session, "VE-1")
    told = {"expires_on": "2026-12-01", "annual_fee": {"amount": "7.25", "currency": "EUR"}, "notice_period": "P9D"}
    for number, vendor in (("SE-6", "Tassiv"), ("SE-7", "Okrent Data"), ("SE-8", "Brindle")):
        add_contract(session, number, told, vendor=vendor, audience="board", owner="U7", product="Okrent Vault")
    vendor_called(session, "Brindle").contacts = [
        Contact(level=1, role="hotline", name="Brindle desk", phone="", email="", lang="en")
    ]
    dated = told | {"effective_on": "2026-01-01"}
    add_contract(session, "VE-1-A", dated, vendor="Velarn Systems", audience="board", kind="amendment", base_id=base.id)
    session.expire_all()

    assert before == ask(question, kind, field)
    assert before is None or before != ask(question, kind, field, TERMINAL) or kind == "who"


def test_that_nothing_fits_is_said(ask):
    answer = ask("which contracts end in 2035?", "list", "expires_on")

    assert (NOT_FOUND, "none_ends") == (answer.status, answer.reason)


@pytest.mark.parametrize(
    ("question", "kind"), [("how many loggers at the cold store", "count"), ("list of fuses", "list")]
)
def test_a_number_or_list_of_what_the_register_does_not_hold_is_left_to_the_documents(ask, question, kind):
    assert ask(question, kind) is None


def test_whom_to_call_comes_from_the_vendors_chain(ask):
    people = ask("who do I call at Velarn", "who").table.people

    assert [("Velarn desk", "+49 30 555 0110")] == [(one.name, one.phone) for one in people]


def test_who_answers_for_a_contract_here_is_its_owner(ask):
    people = ask("who is responsible for the Velarn contract on our side", "who").table.people

    assert [("U7", "Ida Holm")] == [(one.person, one.name) for one in people]


@pytest.mark.parametrize(
    ("field", "letter"), [("last_opt_out_on", "opt_out"), ("notice_period", "opt_out"), ("credits", "claim")]
)
def test_a_letter_to_be_written_leads_to_the_one_that_exists(ask, field, letter):
    table = ask("draft it for Velarn please", "draft", field).table

    assert (letter, ["VE-1"]) == (table.letter, [row.number for row in table.rows])
