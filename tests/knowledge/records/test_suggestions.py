"""What is only likely is used by nothing until somebody says yes; no is kept too, and both can be taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.errors import NotFound
from knowledge.records.contracts import contracts, proposals, standing, suggestions
from knowledge.records.documents.documents import Document
from knowledge.rules.access import TERMINAL
from knowledge.rules.contract_record import ContractRecord, Quote, SlaItem, Suggestion

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ON = date(2026, 11, 2)
QUOTE = Quote("ends when the geese leave, on 31 December 2027", 10, 56)
READ = ContractRecord(
    title="Goose Agreement", number="GA-1", kind="support", vendor="Wildfowl Software Ltd", customer="Marsh Mills",
    sla=(SlaItem("P1", None, None, "response", "PT1H", "24x7"),),
    suggestions=(
        Suggestion("notice_period", "P30D", 0.31, Quote("thirty working days", 60, 79)),
        Suggestion("expires_on", "2027-12-31", 0.44, QUOTE),
        Suggestion("auto_renews", True, 0.4, Quote("goes on", 80, 87)),
        Suggestion("renewal_term", "P1Y", 0.4, Quote("a year more", 88, 99)),
    ),
    units={"notice_period": "business"},
)  # fmt: skip


def learn(session, record):
    document = session.query(Document).filter_by(uri="a.md").one_or_none()
    if document is None:
        document = Document(
            uri="a.md", name="a.md", title="a", content_hash="x", text="", pages=[], learned_at=NOW, audience="everyone"
        )
        session.add(document)
        session.flush()
    return proposals.propose(session, document, record, NOW).contract


@pytest.fixture
def session(database):
    with database.sessions.begin() as opened:
        yield opened


@pytest.fixture
def contract(session):
    return learn(session, READ)


def say(session, contract, field, *, right, now=LATER):
    suggestions.answer(session, contract, suggestions.named(contract, field), right=right, by="U0ROSS", now=now)
    session.flush()


def asked(contract):
    return [one.field for one in suggestions.unanswered(contract)]


def in_force(contract):
    return contracts.facts_in_force(contract, ON, asker=TERMINAL)


def watched(session, contract):
    family = standing.families(session, ids=[contract.id])[0].seen_by(TERMINAL)
    return str(family)


def test_before_an_answer_no_clock_watch_or_answer_knows_of_it(session, contract):
    shown = in_force(contract)

    assert {"expires_on", "notice_period", "auto_renews", "renewal_term"}.isdisjoint(shown)
    assert {"expires_on", "notice_period"}.isdisjoint(contracts.binding(contract, ON).facts)
    assert "2027-12-31" not in watched(session, contract)
    assert ["expires_on", "auto_renews", "renewal_term", "notice_period"] == asked(contract)


def test_yes_makes_it_a_confirmed_fact_with_its_quote(session, contract):
    say(session, contract, "expires_on", right=True)

    fact = proposals.current_fact(contract, "expires_on")
    assert ("2027-12-31", "confirmed", "U0ROSS", LATER) == (fact.value, fact.state, fact.decided_by, fact.decided_at)
    assert QUOTE.text == fact.quote["text"]
    assert "2027-12-31" == in_force(contract)["expires_on"].value
    assert "2027-12-31" in watched(session, contract)
    assert "expires_on" not in asked(contract)


def test_a_notice_in_working_days_stays_one_when_it_is_accepted(session, contract):
    say(session, contract, "notice_period", right=True)

    assert "business" == in_force(contract)["notice_period"].stated.unit


def test_no_is_kept_and_not_asked_again_while_the_same_is_read(session, contract):
    say(session, contract, "expires_on", right=False)

    again = learn(session, READ)

    assert "expires_on" not in asked(again)
    assert "expires_on" not in in_force(again)
    with pytest.raises(NotFound):
        suggestions.named(again, "expires_on")


def test_after_a_no_another_value_is_asked_about_and_one_that_is_stated_is_proposed(session, contract):
    say(session, contract, "expires_on", right=False)
    other = Suggestion("expires_on", "2028-06-30", 0.4, QUOTE)

    likely = asked(learn(session, replace(READ, suggestions=(other,))))
    stated = learn(session, replace(READ, suggestions=(), expires_on="2028-06-30"))

    assert ["expires_on"] == likely
    assert "proposed" == proposals.current_fact(stated, "expires_on").state


def test_what_was_accepted_stays_when_it_is_only_likely_still_and_when_it_is_read_for_certain(session, contract):
    say(session, contract, "expires_on", right=True)

    for record in (READ, replace(READ, suggestions=()), replace(READ, expires_on="2027-12-31")):
        again = learn(session, record)
        assert "confirmed" == proposals.current_fact(again, "expires_on").state


@pytest.mark.parametrize("right", [True, False])
def test_an_answer_that_is_taken_back_is_asked_again(session, contract, right):
    say(session, contract, "expires_on", right=right)

    taken = proposals.take_back(session, contract, now=LATER, fields=frozenset({"expires_on"}))

    assert 1 == taken
    assert "expires_on" in asked(contract)
    assert "expires_on" not in in_force(contract)


def test_a_correction_that_is_taken_back_leaves_what_was_read(session, contract):
    proposals.correct(session, contract, "kind", "license", by="U0ROSS", now=LATER)

    proposals.take_back(session, contract, now=LATER, fields=frozenset({"kind"}))

    fact = proposals.current_fact(contract, "kind")
    assert ("support", "support", "proposed") == (contract.kind, fact.value, fact.state)


def test_what_a_person_put_in_stays_theirs_when_a_new_version_states_it(session, contract):
    proposals.correct(session, contract, "kind", "license", by="U0ROSS", now=LATER)

    again = learn(session, replace(READ, kind="license"))

    fact = proposals.current_fact(again, "kind")
    assert ("license", "corrected", "license") == (fact.value, fact.state, fact.as_read)


def test_only_suggestions_that_have_a_value_are_asked_about(session):
    open_date = Suggestion("signed_on", None, 0.9, Quote("03/04/2027", 0, 10))

    assert [] == asked(learn(session, replace(READ, suggestions=(open_date,))))
