"""Triage: from messages to proposals, the contract's definitions first, the classifier for what they leave open."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from knowledge.records.contracts import Contract
from knowledge.records.triage_corrections import corrections
from knowledge.retrieval.embedding import Embedder, Vectors
from knowledge.rules.access import Asker
from knowledge.rules.language import language_of
from knowledge.triage.classifier import Classifier
from knowledge.triage.contract_levels import levels_of
from knowledge.triage.contract_rules import LevelRule, rules_of
from knowledge.triage.deciding import Graded, decide
from knowledge.triage.example_vectors import vectors_of
from knowledge.triage.examples import Example, examples
from knowledge.triage.matching import Defined
from knowledge.triage.resolving import About, about
from knowledge.triage.values import Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A message to triage, with what is known of it."""

    text: str
    vendor: str | None = None
    contract: str | None = None


@dataclass(frozen=True, slots=True)
class _Terms:
    levels: tuple[Defined, ...]
    rules: tuple[LevelRule, ...]


class Triager:
    """Proposes severity, level and cause; safe to share between threads.

    `cache` is the folder that keeps the vectors of the desk's own examples; none: they are made anew.
    """

    def __init__(self, embedder: Embedder, cache: Path | None = None) -> None:
        self._embedder, self._cache = embedder, cache
        self._lock = threading.Lock()
        self._learned: dict[tuple[Example, ...], Classifier] = {}
        self._clauses: dict[str, Vectors] = {}

    def triage(
        self,
        session: Session | None,
        text: str,
        *,
        vendor: str | None = None,
        contract: str | None = None,
        asker: Asker,
        on: date,
    ) -> Triage:
        """Propose what one message is; without a session no contract is known."""
        return self.triage_all(
            session, [Report(text=text, vendor=vendor, contract=contract)], asker=asker, on=on
        )[0]

    def triage_all(
        self, session: Session | None, reports: Sequence[Report], *, asker: Asker, on: date
    ) -> list[Triage]:
        """Propose what each message is, all embedded in one go."""
        classifier = self._classifier(session)
        texts = [report.text for report in reports]
        vectors = self._embedder.queries(texts)
        guesses = classifier.guess(texts, vectors)
        subjects = [
            about(session, r.text, vendor=r.vendor, contract=r.contract, asker=asker, on=on) for r in reports
        ]
        terms = self._terms(session, subjects, classifier, on)
        return [
            decide(
                Graded(text, language_of(text), vector, guess),
                subject,
                terms[subject.contract.id].levels if subject.contract else (),
                terms[subject.contract.id].rules if subject.contract else (),
            )
            for text, vector, guess, subject in zip(texts, vectors, guesses, subjects, strict=True)
        ]

    def _classifier(self, session: Session | None) -> Classifier:
        """The classifier that has learned from everything corrected so far."""
        told = tuple(_example(row) for row in corrections(session)) if session else ()
        with self._lock:
            if told not in self._learned:
                own = examples()
                vectors = vectors_of(self._embedder, [e.text for e in own], self._cache)
                if told:
                    vectors = np.vstack([vectors, self._embedder.queries([e.text for e in told])])
                self._learned = {told: Classifier((*own, *told), vectors)}
            return self._learned[told]

    def _terms(
        self, session: Session | None, subjects: Sequence[About], classifier: Classifier, on: date
    ) -> dict[int, _Terms]:
        """The levels and rules of each contract that is spoken of."""
        found = {s.contract.id: s.contract for s in subjects if s.contract}
        if session is None:
            return {}
        return {number: self._terms_of(session, contract, classifier, on) for number, contract in found.items()}

    def _terms_of(self, session: Session, contract: Contract, classifier: Classifier, on: date) -> _Terms:
        levels = levels_of(session, contract, on)
        self._embed([clause for level in levels for clause in level.clauses])
        defined = []
        for level in levels:
            vectors = np.stack([self._clauses[clause] for clause in level.clauses])
            defined.append(Defined(level, vectors, tuple(classifier.guess(level.clauses, vectors))))
        return _Terms(tuple(defined), rules_of(contract, levels, on))

    def _embed(self, clauses: Sequence[str]) -> None:
        new = [clause for clause in dict.fromkeys(clauses) if clause not in self._clauses]
        if new:
            self._clauses |= dict(zip(new, self._embedder.queries(new), strict=True))


def _example(row: object) -> Example:
    return Example(row.text, row.severity, None, row.cause)  # type: ignore[attr-defined]
