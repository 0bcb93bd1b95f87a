"""Documents beside a contract that say otherwise: an FAQ's old figure, a quote's other price."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from knowledge.answers.citing.places import cite_in, clause_around
from knowledge.answers.citing.values import Citation
from knowledge.answers.facts.from_facts import Finding
from knowledge.answers.question.terms import coverage, telling
from knowledge.answers.question.wants import milestones_in
from knowledge.records.contracts import contracts
from knowledge.retrieval.search import Hit
from knowledge.rules.contract.levels import marks_in
from knowledge.rules.language.quantities import Quantity, quantities
from knowledge.rules.language.sentences import sentence_spans

_ABOUT = 0.4
"""Share of the question's telling words that a sentence, with its headings, must have to speak of the same thing."""


def disagreeing(session: Session, question: str, finding: Finding, hits: Sequence[Hit]) -> tuple[Citation, ...]:
    """Sentences of other documents that give another value for what the finding states; at most two."""
    stated = finding.values
    if not stated:
        return ()
    registered = {c.document_id for c in contracts.living(session)}
    beside = [hit for hit in hits if hit.document_id not in registered]
    return tuple(_others(question, stated, beside))[:2]


def _others(question: str, stated: frozenset[Quantity], hits: Iterable[Hit]) -> Iterator[Citation]:
    terms, marks, asked = telling(question), set(marks_in(question)), set(milestones_in(question))
    for hit in hits:
        for start, end in sentence_spans(hit.text):
            sentence = hit.text[start:end]
            other_level = marks and not marks & set(marks_in(f"{hit.heading} {sentence}"))
            if other_level or _of_another_milestone(asked, hit, sentence):
                continue
            if coverage(terms, f"{hit.document} {hit.heading} {sentence}") < _ABOUT:
                continue
            if _differs(quantities(sentence), stated):
                yield cite_in(hit, *clause_around(hit.text, start, end), says="disagrees")
                break


def _of_another_milestone(asked: set[str], hit: Hit, sentence: str) -> bool:
    """Whether a sentence, under its own heading, speaks of milestones and of none that was asked for."""
    told = set(milestones_in(f"{hit.headings[-1] if hit.headings else ''} {sentence}"))
    return bool(asked and told) and not asked & told


def _differs(found: frozenset[Quantity], stated: frozenset[Quantity]) -> bool:
    """Whether a statement has a quantity of a dimension that was stated, and none that equals it."""
    comparable = {q for q in found if any(q.dimension == s.dimension for s in stated)}
    return bool(comparable) and not comparable & stated
