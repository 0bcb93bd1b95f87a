"""The reader: which sentence of the passages found answers a question, and how likely it is that one does."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from knowledge.answers.reader_signs import Met, Question, signs
from knowledge.records import passages, token_states
from knowledge.retrieval.embedding import Embedder, Vectors
from knowledge.retrieval.late import Projection, projection_of
from knowledge.retrieval.opening import Views
from knowledge.retrieval.search import Hit
from knowledge.rules.sentences import sentence_spans

FITTED = Path(__file__).with_name("reader.json")
"""Mean, scale and weight of each sign; `python -m knowledge.answers.fit` makes it."""

READ = 5
"""Passages that are read for one question."""
_LATER = 0.35
"""How much less likely the answer stands in a passage one place further down."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, where it stands in it, and how likely it answers."""

    start: int
    end: int
    likely: float


Reading = dict[int, list[Sentence]]
"""The sentences of each passage that was read, by the passage's number."""


class Reader:
    """Reads passages for a question; safe to share between threads."""

    def __init__(self, embedder: Embedder, views: Views) -> None:
        self._embedder, self._views = embedder, views

    @cached_property
    def _small(self) -> Projection:
        return projection_of(self._embedder.name, self._embedder.size)

    @cached_property
    def _fitted(self) -> dict[str, Vectors]:
        saved = json.loads(FITTED.read_text(encoding="utf-8"))
        return {name: np.array(values, np.float32) for name, values in saved.items()}

    def read(self, session: Session, text: str, hits: Sequence[Hit]) -> Reading:
        """Every sentence of the first passages; none of a passage whose tokens are not kept yet."""
        first = list(hits)[:READ]
        rows = passages.by_id(session, [hit.passage for hit in first])
        kept = token_states.of_passages(session, self._views.model, rows)
        asked = self._small.small(self._embedder.read_query(text).tokens)
        usual: dict[str, Question] = {}
        found: Reading = {}
        for place, hit in enumerate(first):
            if hit.passage not in kept or hit.passage not in rows:
                continue
            if hit.lang not in usual:
                sample = self._views.background.of(session, self._views.model, hit.lang)
                usual[hit.lang] = Question.of(text, usual_of(asked, [self._small.unpack(one) for one in sample]))
            tokens = self._small.unpack(kept[hit.passage])
            spans = self._embedder.token_spans(rows[hit.passage].input)
            whole, places = rows[hit.passage].input, sentence_spans(hit.text)
            read = sentences_met(usual[hit.lang], asked, whole, hit.text, tokens, spans, places)
            found[hit.passage] = [
                Sentence(start, end, self._likely(row) * math.exp(-_LATER * place)) for start, end, row in read
            ]
        return found

    def _likely(self, row: Sequence[float]) -> float:
        fitted = self._fitted
        logit = float(((np.array(row, np.float32) - fitted["mean"]) / fitted["scale"]) @ fitted["weights"])
        return 1 / (1 + math.exp(-(logit + float(fitted["bias"][0]))))


def usual_of(asked: Vectors, sample: Sequence[Vectors]) -> Vectors:
    """What each token of a question finds in any passage; nothing where there is no sample."""
    best = [(asked @ tokens.T).max(axis=1) for tokens in sample if len(tokens)]
    usual: Vectors = np.mean(best, axis=0) if best else np.zeros(len(asked), np.float32)
    return usual


def sentences_met(
    question: Question,
    asked: Vectors,
    whole: str,
    text: str,
    tokens: Vectors,
    spans: Sequence[tuple[int, int]],
    places: Sequence[tuple[int, int]],
) -> list[tuple[int, int, tuple[float, ...]]]:
    """Start, end and signs of sentences (at `places`) of a text, which stands at the end of what the model read.

    `tokens` are the states of all of that, `spans` where each of them stands in it.
    """
    base = max(0, whole.rfind(text))
    met = asked @ tokens.T
    count = min(len(spans), tokens.shape[0])
    starts = np.array([start for start, _ in spans[:count]])
    ends = np.array([end for _, end in spans[:count]])
    above, all_of_it = _best(met[:, :count], ends <= base), met.max(axis=1)
    read = []
    for start, end in places:
        here = (ends > base + start) & (starts < base + end)
        row = Met(_best(met[:, :count], here), above, all_of_it)
        read.append((start, end, signs(question, text[start:end], whole[:base], text, row)))
    return read


def _best(met: Vectors, which: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> Vectors:
    best: Vectors = met[:, which].max(axis=1) if which.any() else np.zeros(len(met), np.float32)
    return best


def likeliest(reading: Reading) -> float:
    """How likely the best sentence answers; 1 where nothing could be read, for then the reader says nothing."""
    return max((sentence.likely for read in reading.values() for sentence in read), default=1.0)
