"""Token states made small enough to keep: centred, turned onto their main directions, one byte a number."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.embedding import Vectors, unit_rows

FITTED = Path(__file__).with_name("projection.npz")
"""Mean and main directions of the default model's token states; `python -m knowledge.answers.reading.fit` makes it."""

WIDTH = 128
_FULL = 127 / 0.6
"""One byte reaches ±0.6: a number of a row of length 1 is hardly ever larger."""


@dataclass(frozen=True, slots=True)
class Projection:
    """`mean` is taken off a state, `turn` (size × width) turns what is left."""

    mean: NDArray[np.float32]
    turn: NDArray[np.float32]

    def small(self, tokens: Vectors) -> Vectors:
        """States of tokens in the small space, rows of length 1."""
        turned: Vectors = ((tokens - self.mean) @ self.turn).astype(np.float32)
        return unit_rows(turned)

    def pack(self, tokens: Vectors) -> bytes:
        """States as they are kept."""
        kept: bytes = np.round(np.clip(self.small(tokens) * _FULL, -127, 127)).astype(np.int8).tobytes()
        return kept

    def unpack(self, kept: bytes) -> Vectors:
        """Kept states, rows of about length 1."""
        rows = np.frombuffer(kept, np.int8).reshape(-1, self.turn.shape[1])
        return rows.astype(np.float32) / np.float32(_FULL)


@lru_cache(maxsize=8)
def projection_of(model: str, size: int) -> Projection:
    """The fitted projection of the default model; for any other a fixed turn, which keeps angles as they are."""
    with np.load(FITTED, allow_pickle=False) as saved:
        if str(saved["model"]) == model:
            return Projection(saved["mean"].astype(np.float32), saved["turn"].astype(np.float32))
    if size <= WIDTH:
        return Projection(np.zeros(size, np.float32), np.eye(size, dtype=np.float32))
    drawn = np.random.default_rng(size).standard_normal((size, WIDTH))
    return Projection(np.zeros(size, np.float32), np.linalg.qr(drawn)[0].astype(np.float32))
