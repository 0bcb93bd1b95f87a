"""Search: a question in, ranked passages out, of those that the asker may read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from knowledge.records.documents import documents, passages, token_states
from knowledge.records.documents.documents import Document
from knowledge.records.documents.passages import Passage
from knowledge.retrieval.embedding import Embedder
from knowledge.retrieval.late import Late, projection_of
from knowledge.retrieval.opening import Views
from knowledge.retrieval.ranking import Scores
from knowledge.retrieval.views import Probe
from knowledge.rules.access import Asker

_POOL = 60
_NAMED = 0.15
"""How much higher a passage stands whose document the question names."""
_PRINTED = ("file", "document", "heading", "page", "start", "end", "lang", "text")


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found: `text` is the document's text from `start` to `end`."""

    passage: int
    document_id: int
    file: str
    document: str
    headings: tuple[str, ...]
    page: int | None
    start: int
    end: int
    lang: str
    text: str
    score: float

    @property
    def heading(self) -> str:
        """The heading path, outermost first."""
        return " > ".join(self.headings)

    def as_json(self, rank: int) -> dict[str, Any]:
        """The form that the command line prints."""
        named = {name: getattr(self, name) for name in _PRINTED}
        return {"rank": rank, "score": round(self.score, 4), **named}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a search is narrowed to; none: everything that the asker may read."""

    documents: frozenset[int] | None = None
    vendor: str | None = None
    contract: str | None = None


def search(
    session: Session,
    views: Views,
    embedder: Embedder,
    question: str,
    *,
    asker: Asker,
    top: int = 10,
    scope: Scope | None = None,
) -> list[Hit]:
    """The passages that answer best, best first."""
    return search_all(session, views, embedder, [question], asker=asker, top=top, scope=scope)[0]


def search_all(
    session: Session,
    views: Views,
    embedder: Embedder,
    questions: Sequence[str],
    *,
    asker: Asker,
    top: int = 10,
    scope: Scope | None = None,
) -> list[list[Hit]]:
    """Search for several questions."""
    views.catch_up(session)
    permitted = _permitted(session, asker, scope or Scope())
    return [_found(session, views, embedder, question, permitted, top, asker) for question in questions]


def _found(
    session: Session,
    views: Views,
    embedder: Embedder,
    question: str,
    permitted: Collection[int] | None,
    top: int,
    asker: Asker,
) -> list[Hit]:
    """The best passages; those of documents that the question names stand higher, and are looked for apart as well."""
    asked = embedder.read_query(question)
    probe = Probe(question, asked.vector)
    named = views.naming.of(session, question, asker=asker)
    found = _candidates(views, probe, permitted)
    if named:
        own = passages.of_documents(session, named)
        found.add(_candidates(views, probe, own if permitted is None else own & frozenset(permitted)))
    late = Late(projection_of(embedder.name, embedder.size), asked.tokens)
    ranked = _met(session, views, late, found).ranked()
    documents_of = passages.documents_of(session, ranked) if named else {}
    lifted = {n: score + _NAMED * named.get(documents_of.get(n, 0), 0.0) for n, score in ranked.items()}
    return _hits(session, dict(sorted(lifted.items(), key=lambda item: (-item[1], item[0]))), top)


def _permitted(session: Session, asker: Asker, scope: Scope) -> Collection[int] | None:
    """The passages that may be searched; none where that is all of them."""
    readable = documents.readable(
        session,
        audiences=None if asker.unlimited else asker.reads,
        vendor=scope.vendor,
        contract=scope.contract,
    )
    chosen = readable if scope.documents is None else readable & scope.documents
    if chosen == documents.readable(session, audiences=None):
        return None
    return passages.of_documents(session, chosen)


def _candidates(views: Views, probe: Probe, permitted: Collection[int] | None) -> Scores:
    """Candidates of each language apart, by nearness and by words."""
    scores = Scores()
    for lang in views.dense.langs():
        near = dict(views.dense.search(probe, lang=lang, top=_POOL, permitted=permitted))
        said = views.lexical.search(probe, lang=lang, top=_POOL, permitted=permitted)
        missing = said.keys() - near.keys()
        if missing:
            near.update(views.dense.search(probe, lang=lang, top=len(missing), permitted=missing))
        scores.near.update(near)
        scores.said.update(said)
        scores.langs.update(dict.fromkeys(near, lang))
    return scores


def _met(session: Session, views: Views, late: Late, found: Scores) -> Scores:
    """Candidates with how their tokens meet the question's; by nearness alone while some have no kept tokens yet."""
    kept = token_states.of_passages(session, views.model, found.near)
    if len(kept) < len(found.near):
        return found
    for lang in set(found.langs.values()):
        own = {number: states for number, states in kept.items() if found.langs[number] == lang}
        found.near.update(late.above(own, views.background.of(session, views.model, lang)))
    return found


def _hits(session: Session, ranked: Mapping[int, float], top: int) -> list[Hit]:
    rows = passages.by_id(session, list(ranked)[:top])
    names = documents.by_id(session, {row.document_id for row in rows.values()})
    return [
        _hit(rows[number], names[rows[number].document_id], score)
        for number, score in list(ranked.items())[:top]
        if number in rows
    ]


def _hit(row: Passage, document: Document, score: float) -> Hit:
    return Hit(
        passage=row.id,
        document_id=document.id,
        file=document.uri,
        document=document.title,
        headings=tuple(row.headings),
        page=row.page,
        start=row.start,
        end=row.end,
        lang=row.lang,
        text=row.text,
        score=score,
    )
