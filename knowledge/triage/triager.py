"""Triage: from messages to proposals, the contract's definitions first, the classifier for what they leave open."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from knowledge.records.contracts import Contract
from knowledge.records.triage_corrections import TriageCorrection, corrections
from knowledge.retrieval.embedding import Embedder, Vectors
from knowledge.rules.access import Asker
from knowledge.rules.language import language_of
from knowledge.triage.classifier import Classifier, likeliest_kind
from knowledge.triage.contract_levels import levels_of
from knowledge.triage.contract_rules import LevelRule, rules_of
from knowledge.triage.deciding import Graded, decide
from knowledge.triage.example_vectors import vectors_of
from knowledge.triage.examples import Example, examples
from knowledge.triage.matching import Defined
from knowledge.triage.precedents import Precedents, precedent
from knowledge.triage.resolving import About, about
from knowledge.triage.values import Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A message to triage, with what is known of it."""

    text: str
    vendor: str | None = None
    contract: str | None = None


Terms = tuple[tuple[Defined, ...], tuple[LevelRule, ...]]
_NO_TERMS: Terms = ((), ())


@dataclass(frozen=True, slots=True)
class _Learned:
    """A classifier and the precedents, both of one state of the corrections."""

    key: tuple[tuple[int, datetime], ...]
    classifier: Classifier
    precedents: Precedents


class Triager:
    """Proposes severity, level and cause; safe to share between threads.

    `cache` is the folder that keeps the vectors of the desk's own examples; none: they are made anew.
    """

    def __init__(self, embedder: Embedder, cache: Path | None = None) -> None:
        self._embedder, self._cache = embedder, cache
        self._lock = threading.Lock()
        self._learned: _Learned | None = None
        self._clauses: dict[str, Vectors] = {}

    @property
    def model(self) -> str:
        """What vectors of reports are filed under."""
        return self._embedder.name

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Embed reports, to compare them with one another."""
        return self._embedder.queries(texts)

    def warm(self, session: Session) -> None:
        """Learn the examples and corrections now, so that the first report need not wait for it."""
        self._learning(session)

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
        return self.triage_all(session, [Report(text=text, vendor=vendor, contract=contract)], asker=asker, on=on)[0]

    def triage_all(self, session: Session | None, reports: Sequence[Report], *, asker: Asker, on: date) -> list[Triage]:
        """Propose what each message is, all embedded in one go."""
        learned = self._learning(session)
        texts = [report.text for report in reports]
        vectors = self._embedder.queries(texts)
        guesses = learned.classifier.guess(texts, vectors)
        subjects = [about(session, r.text, vendor=r.vendor, contract=r.contract, asker=asker, on=on) for r in reports]
        terms = self._terms(session, subjects, learned.classifier, on, asker)
        found = []
        for text, vector, guess, subject in zip(texts, vectors, guesses, subjects, strict=True):
            levels, rules = terms.get(subject.contract.id if subject.contract else 0, _NO_TERMS)
            proposed = decide(Graded(text, language_of(text), vector, guess), subject, levels, rules)
            found.append(learned.precedents.applied(proposed, vector, levels, asker=asker))
        return found

    def _learning(self, session: Session | None) -> _Learned:
        """What has been learned from the desk's own examples and from everything corrected so far."""
        told = tuple(corrections(session)) if session else ()
        key = tuple((row.id, row.at) for row in told)
        with self._lock:
            if self._learned is None or self._learned.key != key:
                self._learned = self._learn(key, told)
            return self._learned

    def _learn(self, key: tuple[tuple[int, datetime], ...], told: Sequence[TriageCorrection]) -> _Learned:
        own = examples()
        vectors = vectors_of(self._embedder, [e.text for e in own], self._cache)
        classifier = Classifier(own, vectors)
        if not told:
            return _Learned(key, classifier, Precedents((), vectors[:0]))
        texts = [row.text for row in told]
        new = self._embedder.queries(texts)
        guesses = classifier.guess(texts, new)
        more = [
            Example(row.text, row.severity, row.severity and likeliest_kind(guess, row.severity), row.cause)
            for row, guess in zip(told, guesses, strict=True)
        ]
        classifier = Classifier((*own, *more), np.vstack([vectors, new]), own=len(own))
        return _Learned(key, classifier, Precedents(tuple(precedent(row) for row in told), new))

    def _terms(
        self, session: Session | None, subjects: Sequence[About], classifier: Classifier, on: date, asker: Asker
    ) -> dict[int, Terms]:
        """The levels and rules of each contract that is spoken of."""
        found = {s.contract.id: s.contract for s in subjects if s.contract}
        if session is None:
            return {}
        return {number: self._terms_of(session, contract, classifier, on, asker) for number, contract in found.items()}

    def _terms_of(self, session: Session, contract: Contract, classifier: Classifier, on: date, asker: Asker) -> Terms:
        levels = levels_of(session, contract, on, asker=asker)
        self._embed([clause for level in levels for clause in level.clauses])
        defined = []
        for level in levels:
            vectors = np.stack([self._clauses[clause] for clause in level.clauses])
            defined.append(Defined(level, vectors, tuple(classifier.guess(level.clauses, vectors))))
        return (tuple(defined), rules_of(contract, levels, on, asker=asker))

    def _embed(self, clauses: Sequence[str]) -> None:
        new = [clause for clause in dict.fromkeys(clauses) if clause not in self._clauses]
        if new:
            self._clauses |= dict(zip(new, self._embedder.queries(new), strict=True))
