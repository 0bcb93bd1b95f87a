"""The register keeps what documents state, what people decided about it, and what holds on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from knowledge.errors import NotFound
from knowledge.records.contracts import contracts, proposals
from knowledge.records.db import Database
from knowledge.records.documents.documents import Document
from knowledge.rules.access import TERMINAL
from knowledge.rules.contract_record import Assumption, ContractRecord, Quote, SlaItem, Suggestion

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
BASE = ContractRecord(
    title="Support Agreement",
    number="SA-1",
    kind="support",
    vendor="Aldine Software Ltd",
    customer="Moravel Pumps",
    effective_on="2025-01-01",
    expires_on="2026-12-31",
    notice_period="P90D",
    last_opt_out_on="2026-10-02",
    sla=(SlaItem("P1", None, "nobody can work", "response", "PT1H", "24x7"),),
    quotes={"expires_on": Quote("until 31 December 2026", 10, 32), "sla[0].within": Quote("one hour", 50, 58)},
)
AMENDMENT = ContractRecord(
    title="Amendment 1",
    number="SA-1-A1",
    kind="amendment",
    amends="SA-1",
    vendor="Aldine Software Ltd",
    customer="Moravel Pumps",
    effective_on="2026-03-01",
    expires_on="2027-06-30",
    sla=(SlaItem("P1", None, None, "response", "PT30M", "24x7"),),
)


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    database.migrate()
    yield database
    database.close()


def learn(session, record, name="a.docx"):
    document = session.query(Document).filter_by(uri=name).one_or_none()
    if document is None:
        document = Document(
            uri=name, name=name, title=name, content_hash="x", text="", pages=[], learned_at=NOW, audience="everyone"
        )
        session.add(document)
        session.flush()
    return proposals.propose(session, document, record, NOW)


def test_an_amendment_beats_what_it_amends_from_the_day_it_takes_effect(database):
    with database.sessions.begin() as session:
        learn(session, AMENDMENT, "amendment.md")
        base = learn(session, BASE, "base.docx").contract

        before = contracts.facts_in_force(base, date(2026, 2, 28), asker=TERMINAL)
        after = contracts.facts_in_force(base, date(2026, 3, 1), asker=TERMINAL)

    assert "2026-12-31" == before["expires_on"].value
    assert "2027-06-30" == after["expires_on"].value
    assert ["2026-12-31"] == [s.value for s in after["expires_on"].beaten]
    assert "PT30M" == after["sla:p1:response"].value["within"]
    assert "nobody can work" == after["sla:p1:response"].value["definition"]


def test_the_last_opt_out_day_follows_an_amended_end(database):
    with database.sessions.begin() as session:
        base = learn(session, BASE, "base.docx").contract
        learn(session, AMENDMENT, "amendment.md")

        facts = contracts.facts_in_force(base, date(2026, 11, 2), asker=TERMINAL)

    assert "2027-04-01" == facts["last_opt_out_on"].value


def test_reading_the_same_version_again_proposes_nothing(database):
    with database.sessions.begin() as session:
        learn(session, BASE)

        proposal = learn(session, BASE)

    assert ((), (), ()) == (proposal.new, proposal.changed, proposal.gone)


def test_a_new_version_proposes_the_differences_only_and_keeps_what_was_confirmed(database):
    newer = ContractRecord(**{**BASE.stated(), "expires_on": "2028-12-31", "product": "Aldine Flow"})
    with database.sessions.begin() as session:
        contract = learn(session, BASE).contract
        proposals.confirm(contract, by="U1", now=NOW)

        proposal = learn(session, newer)

    assert ("product",) == proposal.new
    assert ("expires_on",) == proposal.changed
    assert "confirmed" == proposals.current_fact(contract, "number").state
    assert "proposed" == proposals.current_fact(contract, "expires_on").state


def test_a_persons_correction_outlives_reading_the_document_again(database):
    with database.sessions.begin() as session:
        contract = learn(session, BASE).contract
        proposals.correct(session, contract, "expires_on", "2026-11-30", by="U1", now=NOW)

        learn(session, BASE)

    fact = proposals.current_fact(contract, "expires_on")
    assert ("2026-11-30", "corrected", "U1") == (fact.value, fact.state, fact.decided_by)


def test_a_rejected_fact_does_not_hold(database):
    with database.sessions.begin() as session:
        contract = learn(session, BASE).contract
        proposals.reject(contract, "notice_period", by="U1", now=NOW)

        facts = contracts.facts_in_force(contract, NOW.date(), asker=TERMINAL)

    assert "notice_period" not in facts


def test_an_faq_is_no_contract(database):
    with database.sessions.begin() as session:
        proposal = learn(session, ContractRecord(title="Questions and answers"))

    assert proposal is None


def test_a_contract_that_does_not_say_its_kind_is_one_all_the_same(database):
    with database.sessions.begin() as session:
        learned = learn(session, replace(BASE, kind=None))
        bare = learn(session, ContractRecord(number="Q-7", vendor="Aldine Software Ltd", customer="Moravel Pumps"), "q")

    assert learned is not None
    assert "expires_on" in learned.new
    assert bare is None


def test_a_contract_is_found_by_number_title_or_vendor_and_doubt_is_said(database):
    with database.sessions.begin() as session:
        base = learn(session, BASE, "base.docx").contract
        learn(session, AMENDMENT, "amendment.md")

        assert base is contracts.find(session, "SA-1", asker=TERMINAL)
        assert base is contracts.find(session, "aldine", asker=TERMINAL)
        with pytest.raises(NotFound, match="No contract fits “Borealis”"):
            contracts.find(session, "Borealis", asker=TERMINAL)


def test_what_is_said_about_a_document_is_kept_with_its_contract_and_follows_the_newest_reading(database):
    quote = Quote("until 03/04/2027", 10, 26)
    read = replace(
        BASE,
        suggestions=(Suggestion("annual_fee", {"amount": "5200.00", "currency": "EUR"}, 0.7, quote),),
        doubts=(Assumption("expires_on", "day_first"),),
        units={"notice_period": "business"},
    )

    with database.sessions.begin() as session:
        learn(session, read)
    with database.reading() as session:
        kept = contracts.numbered(session, "SA-1")
        actual = kept.suggestions, kept.doubts, kept.units
    with database.sessions.begin() as session:
        later = learn(session, BASE).contract

    assert "annual_fee" == actual[0][0]["field"]
    assert {"amount": "5200.00", "currency": "EUR"} == actual[0][0]["value"]
    assert "until 03/04/2027" == actual[0][0]["quote"]["text"]
    assert [{"field": "expires_on", "assumption": "day_first"}] == actual[1]
    assert {"notice_period": "business"} == actual[2]
    assert ([], [], {}) == (later.suggestions, later.doubts, later.units)


def test_what_is_only_suggested_is_no_fact(database):
    quote = Quote("perhaps", 0, 7)
    read = replace(BASE, suggestions=(Suggestion("governing_law", "France", 0.6, quote),))

    with database.sessions.begin() as session:
        contract = learn(session, read).contract

        assert "governing_law" not in contracts.facts_in_force(contract, date(2026, 11, 1), asker=TERMINAL)


WORKING_DAYS = replace(
    BASE,
    expires_on="2026-12-31",
    notice_period="P10D",
    last_opt_out_on=None,
    units={"notice_period": "business"},
    doubts=(Assumption("last_opt_out_on", "working_days_unknown_calendar"),),
)


def test_a_notice_in_working_days_is_watched_in_working_days_and_says_that_its_calendar_is_not_known(database):
    with database.sessions.begin() as session:
        contract = learn(session, WORKING_DAYS).contract
        fact = contracts.facts_in_force(contract, date(2026, 11, 1), asker=TERMINAL)["last_opt_out_on"]

    assert "2026-12-17" == fact.value
    assert ("proposed", ("working_days_unknown_calendar",)) == (fact.stated.state, fact.stated.doubts)


def test_an_amended_end_moves_a_notice_in_working_days_as_such(database):
    with database.sessions.begin() as session:
        contract = learn(session, WORKING_DAYS).contract
        learn(session, AMENDMENT, "b.docx")
        fact = contracts.facts_in_force(contract, date(2026, 11, 1), asker=TERMINAL)["last_opt_out_on"]

    assert "2027-06-16" == fact.value


def test_an_amended_figure_keeps_the_clock_of_the_contract(database):
    base = replace(BASE, sla=(SlaItem("P1", None, "nobody can work", "response", "PT1H", "business"),))
    silent = replace(AMENDMENT, sla=(SlaItem("P1", None, None, "response", "PT30M", None),))

    with database.sessions.begin() as session:
        contract = learn(session, base).contract
        learn(session, silent, "b.docx")
        promise = contracts.facts_in_force(contract, date(2026, 11, 1), asker=TERMINAL)["sla:p1:response"].value

    assert ("PT30M", "business") == (promise["within"], promise["clock"])


def test_a_doubt_goes_with_its_fact_until_a_person_has_confirmed_it(database):
    with database.sessions.begin() as session:
        contract = learn(session, replace(BASE, doubts=(Assumption("expires_on", "day_first"),))).contract
        before = contracts.facts_in_force(contract, date(2026, 11, 1), asker=TERMINAL)["expires_on"].stated.doubts
        proposals.confirm(contract, by="U1", now=NOW)
        after = contracts.facts_in_force(contract, date(2026, 11, 1), asker=TERMINAL)["expires_on"].stated.doubts

    assert (("day_first",), ()) == (before, after)
