"""Vectors of the desk's own examples: embedded once for each model and kept in the cache folder."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.retrieval.embedding import Embedder, Vectors


def vectors_of(embedder: Embedder, texts: Sequence[str], cache: Path | None) -> Vectors:
    """The vectors of these texts; `cache` is the folder that keeps them, none: they are not kept."""
    if cache is None:
        return embedder.queries(texts)
    file = cache / f"triage-{_key(embedder.name, texts)}.npy"
    if file.exists():
        kept: Vectors = np.load(file)
        if kept.shape == (len(texts), embedder.size):
            return kept
    vectors = embedder.queries(texts)
    _keep(file, vectors)
    return vectors


def _key(model: str, texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join((model, *texts)).encode()).hexdigest()[:16]


def _keep(file: Path, vectors: Vectors) -> None:
    """Written beside and moved into place, so that no other process ever reads half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(f".{os.getpid()}")
    with beside.open("wb") as stream:
        np.save(stream, vectors)
    beside.replace(file)
