"""From a place in a document to a citation: the clause around it, its page and its headings."""

from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers.citing.values import HEADINGS, Citation
from knowledge.records.documents.documents import Document
from knowledge.records.documents.passages import Passage
from knowledge.retrieval.search import Hit
from knowledge.rules.language.sentences import sentence_spans

CLAUSE = 420
"""Characters up to which a whole line (a clause, a table row) is cited rather than its sentence."""


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The line that holds a range, or the sentences of it that do where the line is long."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", max(start, end - 1))
    right = len(text) if right < 0 else right
    if right - left <= CLAUSE:
        return _trimmed(text, left, right)
    spans = [(left + a, left + b) for a, b in sentence_spans(text[left:right])]
    touched = [(a, b) for a, b in spans if a < end and b > start] or [(start, end)]
    return touched[0][0], touched[-1][1]


def _trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    piece = text[left:right]
    return left + len(piece) - len(piece.lstrip()), right - (len(piece) - len(piece.rstrip()))


def cite(
    session: Session, document: Document, start: int, end: int, *, says: str, dated: str | None = None
) -> Citation:
    """Cite the clause around a range of a document."""
    left, right = clause_around(document.text, start, end)
    passage = _passage_at(session, document.id, start)
    return Citation(
        document_id=document.id,
        file=document.name,
        document=document.title,
        heading=HEADINGS.join(passage.headings) if passage else "",
        page=_page(document.pages, left),
        start=left,
        end=right,
        quote=document.text[left:right],
        passage=passage.id if passage else None,
        says=says,
        dated=dated,
    )


def cite_in(hit: Hit, start: int, end: int, *, says: str = "answer") -> Citation:
    """Cite a range of a passage that search found; `start` and `end` count within the passage."""
    return Citation(
        document_id=hit.document_id,
        file=PurePath(hit.file).name,
        document=hit.document,
        heading=HEADINGS.join(hit.headings),
        page=hit.page,
        start=hit.start + start,
        end=hit.start + end,
        quote=hit.text[start:end],
        passage=hit.passage,
        says=says,
    )


def _passage_at(session: Session, document_id: int, offset: int) -> Passage | None:
    query = select(Passage).where(Passage.document_id == document_id, Passage.start <= offset, Passage.end > offset)
    return session.scalars(query.limit(1)).first()


def _page(pages: list[int], offset: int) -> int | None:
    return max(1, sum(start <= offset for start in pages)) if pages else None
