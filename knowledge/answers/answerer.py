"""The answerer: facts where the register has them, passages beside them, and a refusal where neither holds."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from knowledge.answers.confidence import Nearness, confidence
from knowledge.answers.disagreement import disagreeing
from knowledge.answers.follow_up import whole_question
from knowledge.answers.from_facts import Finding, find_facts
from knowledge.answers.from_passages import MOST, best_sentence, cite_hits
from knowledge.answers.nearness import Background
from knowledge.answers.values import ANSWERED, CONFLICT, NOT_FOUND, Answer, Citation
from knowledge.answers.wants import Want, wanted
from knowledge.records import contracts
from knowledge.records.contract_names import Meant, meant
from knowledge.records.contracts import Contract
from knowledge.retrieval.embedding import Embedder
from knowledge.retrieval.opening import Views
from knowledge.retrieval.search import Hit, search
from knowledge.rules.access import Asker
from knowledge.rules.language import language_of

LEAST = 0.5
"""Confidence below which the desk says that it has not found the answer (calibrated in docs/quality.md)."""


class Answerer:
    """Answers questions from one home's knowledge; safe to share between threads."""

    def __init__(self, embedder: Embedder, views: Views) -> None:
        self._embedder = embedder
        self._views = views
        self._nearness = Background()

    def answer(self, session: Session, question: str, *, asker: Asker, on: date, earlier: Sequence[str] = ()) -> Answer:
        """Answer a question as it stands on a day; `earlier` are the thread's questions, oldest first."""
        lang, whole = language_of(question), whole_question(question, earlier)
        hits = search(session, self._views, self._embedder, whole, asker=asker, top=8)
        want = wanted(whole)
        readable = _readable(session, asker)
        about = meant(question, readable)
        about = about if about.named else meant(whole, readable)
        finding = find_facts(session, whole, want, _ordered(about, hits), on) if want else None
        if finding:
            return _from_facts(session, whole, finding, hits, lang)
        near = self._nearness.of(session, self._embedder, whole, hits)
        return _from_passages(whole, want, about, hits, lang, near)


def _readable(session: Session, asker: Asker) -> list[Contract]:
    """The base contracts that the asker may read."""
    return [c for c in contracts.living(session) if c.base_id is None and asker.may_read(c.document.audience)]


def _ordered(about: Meant, hits: Sequence[Hit]) -> list[Contract]:
    """Contracts in the order in which to look for a fact: as named; where none is named, as search found them."""
    if about.missing_kind:
        return []
    if about.named:
        return list(about.contracts)
    found = {hit.document_id: rank for rank, hit in reversed(list(enumerate(hits)))}
    family = {c.id: [c.document_id, *(a.document_id for a in c.amendments)] for c in about.contracts}
    ranked = {c.id: min((found[d] for d in family[c.id] if d in found), default=None) for c in about.contracts}
    return sorted((c for c in about.contracts if ranked[c.id] is not None), key=lambda c: ranked[c.id] or 0)


def _from_facts(session: Session, question: str, finding: Finding, hits: Sequence[Hit], lang: str) -> Answer:
    against = disagreeing(session, question, finding, hits)
    status = CONFLICT if finding.amended or against else ANSWERED
    reason = "amendment" if finding.amended else "contract_over_note" if against else ""
    cited = (*finding.citations[:MOST], *against)
    rest = () if status == CONFLICT else _beside(cited, cite_hits(question, hits, most=MOST))
    citations = (*cited, *rest)[: MOST + (status == CONFLICT)]
    text = "\n".join(best_sentence(question, c) for c in citations[:1])
    return Answer(
        status=status, text=text, lang=lang, confidence=0.95, citations=citations, facts=finding.facts, reason=reason
    )


def _beside(cited: Sequence[Citation], others: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations that do not say again what is cited already."""
    return tuple(o for o in others if not any(_overlap(o, c) for c in cited))


def _overlap(one: Citation, other: Citation) -> bool:
    return one.document_id == other.document_id and one.start < other.end and other.start < one.end


def _from_passages(question: str, want: Want, about: Meant, hits: Sequence[Hit], lang: str, near: Nearness) -> Answer:
    citations = cite_hits(question, hits)
    sure = confidence(question, lang, want, about, hits, near)
    if sure < LEAST or not citations:
        reason = "not_stated" if want and about.named else "no_evidence"
        return Answer(status=NOT_FOUND, text="", lang=lang, confidence=sure, nearest=citations[:1], reason=reason)
    text = best_sentence(question, citations[0])
    return Answer(status=ANSWERED, text=text, lang=lang, confidence=sure, citations=citations)
