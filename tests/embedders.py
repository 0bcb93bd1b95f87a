"""An embedder of our own for tests that are not about meaning: texts that share words are near, at once."""

import hashlib
import os
import signal
from collections.abc import Sequence

import numpy as np

from knowledge.retrieval.embedding import Vectors
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

    def _vector(self, text: str) -> Vectors:
        total = np.full(self.size, 1e-3, np.float32)
        for word in words(text):
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "little")
            total += np.random.default_rng(seed).standard_normal(self.size).astype(np.float32)
        return total / np.linalg.norm(total)


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
