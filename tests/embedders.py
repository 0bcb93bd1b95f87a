"""An embedder of our own for tests that are not about meaning: texts that share words are near, at once."""

import hashlib
import os
import signal
from collections.abc import Sequence

import numpy as np

from knowledge.retrieval.embedding import Read, Vectors, unit_rows
from knowledge.retrieval.words import words


class HashedWords:
    """Each word is a fixed direction; `embedded` counts the texts that were asked for."""

    def __init__(self, name: str = "hashed-words", size: int = 64) -> None:
        self.name, self.size = name, size
        self.embedded = 0

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        return self.queries(texts)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._vector(text) for text in texts]) if texts else np.empty((0, self.size), np.float32)

    def read_passages(self, texts: Sequence[str]) -> list[Read]:
        return [Read(vector, self._tokens(text)) for vector, text in zip(self.passages(texts), texts, strict=True)]

    def read_query(self, text: str) -> Read:
        return Read(self.queries([text])[0], self._tokens(text))

    def token_spans(self, passage: str) -> list[tuple[int, int]]:
        """Words of the fake are not places: all tokens share the text out evenly."""
        count, size = len(words(passage)) or 1, len(passage)
        return [(size * i // count, size * (i + 1) // count) for i in range(count)]

    def _vector(self, text: str) -> Vectors:
        total = np.full(self.size, 1e-3, np.float32) + self._tokens(text).sum(axis=0)
        return total / np.linalg.norm(total)

    def _tokens(self, text: str) -> Vectors:
        return unit_rows(np.stack([self._direction(word) for word in words(text)] or [np.ones(self.size, np.float32)]))

    def _direction(self, word: str) -> Vectors:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "little")
        return np.random.default_rng(seed).standard_normal(self.size).astype(np.float32)


class Killed(HashedWords):
    """Kills its own process, as a power cut would, at the given call."""

    def __init__(self, at_call: int) -> None:
        super().__init__()
        self._left = at_call

    def passages(self, texts: Sequence[str]) -> Vectors:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().passages(texts)
