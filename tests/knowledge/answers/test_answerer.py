"""Facts answer first, amendments beat contracts, contracts beat notes, and what is not stated is not answered."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from indexer.sync import learn
from knowledge.answers import ANSWERED, CONFLICT, NOT_FOUND, Answerer
from knowledge.records.db import Database
from knowledge.retrieval.opening import open_views
from knowledge.rules.access import TERMINAL, Asker
from knowledge.settings import Settings
from tests.embedders import HashedWords

TODAY = date(2026, 11, 2)
CONTRACT = """# Fenwright Flow Support Agreement

Contract No.: FF-SUP-77

This agreement is made between Fenwright Software Ltd ("Supplier") and Moravel Pumps GmbH ("Customer").

## 1. Term

1.1 This agreement takes effect on 1 January 2026 and ends on 31 December 2027.

1.2 It renews automatically for one year unless a party gives 90 days' written notice before the end.

## 2. Service levels

| Priority | Definition | First response | Restored |
|---|---|---|---|
| P1 | Nobody can work with Flow | 1 hour, 24x7 | 8 hours, 24x7 |
| P2 | A main function fails for many users | 4 business hours | 2 business days |

## 3. Visits

3.1 The Supplier makes two (2) on-site visits a year at no charge.
"""
AMENDMENT = """# Amendment No. 1 to the Fenwright Flow Support Agreement

Amendment No.: FF-SUP-77-A1

Fenwright Software Ltd ("Supplier") and Moravel Pumps GmbH ("Customer") amend the agreement FF-SUP-77 as follows,
with effect from 1 June 2026.

## 1. Term

1.1 Section 1.1 is replaced by: "This agreement takes effect on 1 January 2026 and ends on 30 June 2028."
"""
FAQ = """# Flow questions

### How many on-site visits does Fenwright make a year?

Fenwright Flow on-site visits: they come 5 times a year.

### How quickly must Fenwright have a P1 of Flow restored?

A P1 of Flow within 12 hours.
"""
FORM = """# Fenwright Flow Residency Agreement

Blank form. Fenwright Software Ltd places an engineer with the customer.

1. This agreement ends on ____.
"""
FILES = {"contract.md": CONTRACT, "amendment.md": AMENDMENT, "faq.md": FAQ, "form.md": FORM}


@pytest.fixture
def ask(tmp_path: Path):
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings, embedder = Settings(home=tmp_path / "home"), HashedWords()
    database = Database(settings.database_url)
    database.migrate()
    learn(
        database,
        embedder,
        [folder],
        now=datetime(2026, 11, 2, tzinfo=UTC),
        audience=lambda path: "buyers" if path.name == "amendment.md" else "everyone",
    )
    with database.reading() as session:
        answerer = Answerer(embedder, open_views(settings, embedder.name, lasting=False))
        yield lambda question, asker=TERMINAL, earlier=(): answerer.answer(
            session, question, asker=asker, on=TODAY, earlier=earlier
        )
    database.close()


def test_a_fact_is_answered_with_its_clause_and_its_state(ask):
    answer = ask("How fast must Fenwright respond to a P1?")

    assert ANSWERED == answer.status
    assert ["PT1H"] == [f.value["within"] for f in answer.facts]
    assert ["proposed"] == [f.state for f in answer.facts]
    assert "1 hour, 24x7" in answer.citations[0].quote


def test_a_follow_up_knows_the_thread(ask):
    answer = ask("and for P2?", earlier=["How fast must Fenwright respond to a P1?"])

    assert ["PT4H"] == [f.value["within"] for f in answer.facts]


def test_an_amendment_beats_what_it_amends_and_both_are_shown(ask):
    answer = ask("When does the Fenwright agreement end?")

    assert (CONFLICT, "amendment") == (answer.status, answer.reason)
    assert "2028-06-30" == answer.facts[0].value
    assert {"in_force", "replaced"} <= {c.says for c in answer.citations}
    assert "30 June 2028" in answer.citations[0].quote


def test_a_contract_beats_a_note_that_disagrees(ask):
    answer = ask("How many on-site visits does Fenwright make a year?")

    assert (CONFLICT, "contract_over_note") == (answer.status, answer.reason)
    assert [2] == [f.value for f in answer.facts]
    assert "5 times a year" in next(c.quote for c in answer.citations if c.says == "disagrees")


def test_a_note_on_another_milestone_does_not_disagree(ask):
    responds = ask("How quickly must Fenwright respond to a P1 of Flow?")
    restores = ask("How quickly must Fenwright have a P1 of Flow restored?")

    assert (ANSWERED, []) == (responds.status, [c for c in responds.citations if c.says == "disagrees"])
    assert (CONFLICT, "contract_over_note") == (restores.status, restores.reason)


def test_a_blank_form_answers_nothing_for_the_contract_beside_it(ask):
    answer = ask("When does the Fenwright residency agreement end?")

    assert NOT_FOUND == answer.status


def test_what_no_contract_of_the_vendor_states_is_not_answered(ask):
    answer = ask("What does Fenwright Flow cost us per year?")

    assert (NOT_FOUND, "not_stated") == (answer.status, answer.reason)
    assert answer.nearest


def test_a_code_that_nothing_names_is_not_answered(ask):
    assert NOT_FOUND == ask("What is the RPO that Fenwright promises?").status


def test_a_document_for_others_neither_answers_nor_is_cited(ask):
    answer = ask("When does the Fenwright agreement end?", asker=Asker(person="U1"))

    assert "2027-12-31" == answer.facts[0].value
    assert "amendment.md" not in {c.file for c in answer.citations}


def test_a_question_for_all_contracts_lists_those_that_end_in_that_time(ask):
    answer = ask("Which contracts end in 2028?")

    assert (ANSWERED, "list") == (answer.status, answer.reason)
    assert [("expires_on", "2028-06-30"), ("last_opt_out_on", "2028-04-01")] == [
        (f.field, f.value) for f in answer.facts
    ]
    assert "30 June 2028" in answer.citations[0].quote


def test_the_list_counts_only_what_the_asker_may_read(ask):
    answer = ask("Which contracts end in 2028?", asker=Asker(person="U1"))

    assert (NOT_FOUND, "none_ends") == (answer.status, answer.reason)


def test_a_name_that_no_document_says_is_not_answered_from_another_contract(ask):
    answer = ask("When does the Quorvane licence end?")

    assert (NOT_FOUND, "unknown_name", ("Quorvane",)) == (answer.status, answer.reason, answer.unknown)
