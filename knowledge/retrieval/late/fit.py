"""Fits the projection to the token states of sentences: their mean and main directions. Same sentences, same file."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from knowledge.retrieval.embedding import Embedder, Vectors
from knowledge.retrieval.late.projection import FITTED, WIDTH

_TOGETHER = 4
"""Sentences that make one text: passages are about as long."""


def fit(embedder: Embedder, sentences: Sequence[str], *, to: Path = FITTED) -> None:
    """Write the projection; a few hundred texts are enough."""
    texts = ["\n".join(sentences[i : i + _TOGETHER]) for i in range(0, len(sentences), _TOGETHER)]
    mean, turn = _directions(read.tokens for read in embedder.read_passages(texts))
    with to.open("wb") as file:
        np.savez(file, model=np.array(embedder.name), mean=mean.astype(np.float16), turn=turn.astype(np.float16))


def _directions(tokens: Iterable[Vectors]) -> tuple[Vectors, Vectors]:
    rows = np.concatenate(list(tokens)).astype(np.float64)
    mean = rows.mean(axis=0)
    _, turn = np.linalg.eigh((rows - mean).T @ (rows - mean))
    return mean.astype(np.float32), turn[:, : -WIDTH - 1 : -1].astype(np.float32)
