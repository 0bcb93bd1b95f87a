"""Marks what an answer cites from files whose newer version cannot be read: it is what an older version says."""

from dataclasses import replace

from sqlalchemy.orm import Session

from knowledge.answers.citing.values import Answer, Citation
from knowledge.records.documents import documents


def as_of(session: Session, answer: Answer) -> Answer:
    """The answer with each citation saying since when its file cannot be read, where that is so."""
    cited = {citation.document_id for citation in (*answer.citations, *answer.nearest)}
    since = {row.id: row.unread_since for row in documents.by_id(session, cited).values() if row.unread_since}
    if not since:
        return answer

    def marked(citation: Citation) -> Citation:
        told = since.get(citation.document_id)
        return replace(citation, unread_since=told.date().isoformat()) if told else citation

    return replace(
        answer,
        citations=tuple(marked(one) for one in answer.citations),
        nearest=tuple(marked(one) for one in answer.nearest),
    )
