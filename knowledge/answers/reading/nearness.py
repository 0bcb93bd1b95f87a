"""How near a question is to its best passage, beside the average one."""

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers.reading.confidence import Nearness
from knowledge.records.documents import passages
from knowledge.records.documents.passages import Passage, Vector
from knowledge.retrieval.embedding import Embedder
from knowledge.retrieval.search import Hit

_SAMPLE = 1000
_Mean = NDArray[np.float32]


class Background:
    """The mean vector of each language's passages, kept until the log grows."""

    def __init__(self) -> None:
        self._seen = -1
        self._means: dict[str, _Mean] = {}

    def of(self, session: Session, embedder: Embedder, question: str, hits: list[Hit]) -> Nearness:
        """Measure a question against its hits; nothing is near where nothing was found."""
        if not hits:
            return Nearness(0.0, 0.0, "")
        probe = embedder.queries([question])[0]
        rows = passages.by_id(session, [hit.passage for hit in hits])
        stored = passages.vectors_of(session, embedder.name, [row.input_hash for row in rows.values()])
        cosines = {
            n: float(_vector(stored[row.input_hash]) @ probe) for n, row in rows.items() if row.input_hash in stored
        }
        best = max(cosines, key=lambda n: cosines[n])
        lang = rows[best].lang
        return Nearness(cosines[best], cosines[best] - float(self._mean(session, embedder, lang) @ probe), lang)

    def _mean(self, session: Session, embedder: Embedder, lang: str) -> _Mean:
        last = passages.last_change(session)
        if last != self._seen:
            self._seen, self._means = last, {}
        if lang not in self._means:
            self._means[lang] = _mean(session, embedder, lang)
        return self._means[lang]


def _mean(session: Session, embedder: Embedder, lang: str) -> _Mean:
    query = select(Vector.vector).join(Passage, Vector.input_hash == Passage.input_hash)
    rows = session.scalars(query.where(Passage.lang == lang, Vector.model == embedder.name).limit(_SAMPLE))
    mean: _Mean = np.mean(np.stack([_vector(row) for row in rows]), axis=0, dtype=np.float32)
    return mean


def _vector(stored: bytes) -> _Mean:
    return np.frombuffer(stored, "<f4")
