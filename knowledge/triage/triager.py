"""Triage: from messages to proposals, the contract's definitions first, the classifier for what they leave open."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from sqlalchemy.orm import Session

from knowledge import learned
from knowledge.records.contracts.contracts import Contract
from knowledge.records.tickets.triage_corrections import TriageCorrection, corrections
from knowledge.retrieval.embedding import Embedder, Vectors
from knowledge.rules.access import Asker
from knowledge.rules.language.language import language_of
from knowledge.triage.contract_levels import levels_of
from knowledge.triage.contract_rules import LevelRule, rules_of
from knowledge.triage.deciding import decide
from knowledge.triage.matching import Defined, Message, shipped_match
from knowledge.triage.precedents import Precedents, decided, precedent
from knowledge.triage.reading import Reading, shipped
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
    """The precedents of one state of the corrections: what moves a reading, and what settles nearly the same."""

    key: tuple[tuple[int, datetime], ...]
    moving: learned.Precedents
    settling: Precedents


class Triager:
    """Proposes severity, level and cause; safe to share between threads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._lock = threading.Lock()
        self._learned: _Learned | None = None
        self._clauses: dict[str, tuple[Vectors, Reading]] = {}

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
        told = self._learning(session)
        texts = [report.text for report in reports]
        vectors = self._embedder.queries(texts)
        readings = self._read(texts, vectors, told.moving)
        subjects = [about(session, r.text, vendor=r.vendor, contract=r.contract, asker=asker, on=on) for r in reports]
        terms = self._terms(session, subjects, on, asker)
        centred = shipped().centred(vectors)
        found = []
        for i, subject in enumerate(subjects):
            levels, rules = terms.get(subject.contract.id if subject.contract else 0, _NO_TERMS)
            message = Message(texts[i], centred[i], readings[i])
            proposed = decide(message, language_of(texts[i]), subject, levels, rules, shipped_match())
            found.append(told.settling.applied(proposed, vectors[i], levels, asker=asker))
        return found

    def _read(
        self, texts: Sequence[str], vectors: Vectors, precedents: learned.Precedents | None = None
    ) -> list[Reading]:
        name = self._embedder.name
        seen = [shipped().example(text, vector, model=name) for text, vector in zip(texts, vectors, strict=True)]
        return shipped().read(seen, precedents)

    def _learning(self, session: Session | None) -> _Learned:
        """What has been learned from everything corrected so far."""
        told = tuple(corrections(session)) if session else ()
        key = tuple((row.id, row.at) for row in told)
        with self._lock:
            if self._learned is None or self._learned.key != key:
                self._learned = self._learn(key, told)
            return self._learned

    def _learn(self, key: tuple[tuple[int, datetime], ...], told: Sequence[TriageCorrection]) -> _Learned:
        if not told:
            return _Learned(key, learned.Precedents((), ()), Precedents((), np.zeros((0, 1), np.float32)))
        reader, vectors = shipped(), self._embedder.queries([row.text for row in told])
        seen = [reader.example(row.text, v, model=self._embedder.name) for row, v in zip(told, vectors, strict=True)]
        moving = [decided(row, example) for row, example in zip(told, seen, strict=True)]
        settling = Precedents(tuple(precedent(row) for row in told), vectors)
        return _Learned(key, learned.Precedents(moving, reader.names), settling)

    def _terms(self, session: Session | None, subjects: Sequence[About], on: date, asker: Asker) -> dict[int, Terms]:
        """The levels and rules of each contract that is spoken of."""
        found = {s.contract.id: s.contract for s in subjects if s.contract}
        if session is None:
            return {}
        return {number: self._terms_of(session, contract, on, asker) for number, contract in found.items()}

    def _terms_of(self, session: Session, contract: Contract, on: date, asker: Asker) -> Terms:
        levels = levels_of(session, contract, on, asker=asker)
        self._embed([clause for level in levels for clause in level.clauses])
        defined = []
        for level in levels:
            vectors, readings = zip(*(self._clauses[clause] for clause in level.clauses), strict=True)
            defined.append(Defined(level, np.stack(vectors), readings))
        return (tuple(defined), rules_of(contract, levels, on, asker=asker))

    def _embed(self, clauses: Sequence[str]) -> None:
        new = [clause for clause in dict.fromkeys(clauses) if clause not in self._clauses]
        if new:
            vectors = self._embedder.queries(new)
            read = zip(shipped().centred(vectors), self._read(new, vectors), strict=True)
            self._clauses |= dict(zip(new, read, strict=True))
