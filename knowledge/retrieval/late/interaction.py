"""The score of a passage: the mean over the question's tokens of the best cosine among the passage's tokens.

It stands beside the mean of a sample of its language's passages, for a question is nearer to anything in its own
language than to the right clause in the other.
"""

import threading
from collections.abc import Mapping

import numpy as np
from sqlalchemy.orm import Session

from knowledge.records.documents import passages, token_states
from knowledge.retrieval.embedding import Vectors
from knowledge.retrieval.late.projection import Projection

_SAMPLE = 48


class Background:
    """The kept states of a sample of each language's passages, read again when the log has grown."""

    def __init__(self) -> None:
        self._seen = -1
        self._samples: dict[str, list[bytes]] = {}
        self._lock = threading.Lock()

    def of(self, session: Session, model: str, lang: str) -> list[bytes]:
        with self._lock:
            last = passages.last_change(session)
            if last != self._seen:
                self._seen, self._samples = last, {}
            if lang not in self._samples:
                self._samples[lang] = token_states.sample(session, model, lang, _SAMPLE)
            return self._samples[lang]


class Late:
    """Scores kept passages against one question's tokens."""

    def __init__(self, projection: Projection, question: Vectors) -> None:
        self._projection = projection
        self._question = projection.small(question)

    def score(self, kept: bytes) -> float:
        """From about 0 to 1."""
        return float(self.best(kept).mean()) if kept else 0.0

    def best(self, kept: bytes) -> Vectors:
        """Each question token's best cosine."""
        found: Vectors = (self._question @ self._projection.unpack(kept).T).max(axis=1)
        return found

    def above(self, kept: Mapping[int, bytes], sample: list[bytes]) -> dict[int, float]:
        """Each passage's score, less the sample's mean."""
        usual = float(np.mean([self.score(one) for one in sample])) if sample else 0.0
        return {number: self.score(states) - usual for number, states in kept.items()}
