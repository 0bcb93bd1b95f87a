"""The default model's encoder in numpy: token states of short texts at once, where starting torch would take seconds.

The weights stay in their file and are read where they are needed; of the vocabulary's 250,000 rows only a text's own.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    pass

States = NDArray[np.float32]
_LONGEST = 512
_HEADS = 12
_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: their numbers in the vocabulary and their states, one row each, special tokens too."""

    ids: tuple[int, ...]
    states: States


class Encoder:
    """A converted model folder (see `conversion`), read without torch; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._weights = _mapped(folder / "model.safetensors")
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)
        self._layers = [_Layer.of(self._weights, number) for number in range(_count(self._weights))]

    def read(self, texts: Sequence[str], *, layers: int | None = None) -> list[Tokens]:
        """The token states of each text after some layers (none: after all), prompt and special tokens among them."""
        return [self._read(text, layers) for text in texts]

    def spans(self, prompt: str, text: str) -> list[tuple[int, int]]:
        """Start and end in a text of each of its tokens, as they stand behind a prompt."""
        found = self._tokenizer.encode(prompt + text).offsets[self.length(prompt) : -1]
        return [(start - len(prompt), end - len(prompt)) for start, end in found]

    def length(self, prompt: str) -> int:
        """How many tokens a prompt takes at the head of a text, the opening one among them."""
        return len(self._tokenizer.encode(prompt.strip()).ids) - 1

    def _read(self, text: str, layers: int | None) -> Tokens:
        ids = self._tokenizer.encode(text).ids
        states = self._embedded(ids)
        for layer in self._layers[:layers]:
            states = layer.apply(states)
        return Tokens(tuple(ids), states)

    def _embedded(self, ids: Sequence[int]) -> States:
        weights = self._weights
        states = weights["embeddings.word_embeddings.weight"][list(ids)].astype(np.float32)
        states += weights["embeddings.position_embeddings.weight"][: len(ids)]
        states += weights["embeddings.token_type_embeddings.weight"][0]
        return _normal(states, weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"])


@dataclass(frozen=True, slots=True)
class _Layer:
    """One transformer layer; query, key and value stand in one matrix."""

    mixed: States
    mixed_bias: States
    out: States
    out_bias: States
    first: tuple[States, States]
    wide: States
    wide_bias: States
    narrow: States
    narrow_bias: States
    second: tuple[States, States]

    @classmethod
    def of(cls, weights: Mapping[str, States], number: int) -> "_Layer":
        def get(name: str) -> States:
            return np.ascontiguousarray(weights[f"encoder.layer.{number}.{name}"], np.float32)

        three = [f"attention.self.{name}" for name in ("query", "key", "value")]
        return cls(
            np.ascontiguousarray(np.concatenate([get(f"{name}.weight") for name in three]).T),
            np.concatenate([get(f"{name}.bias") for name in three]),
            get("attention.output.dense.weight").T,
            get("attention.output.dense.bias"),
            (get("attention.output.LayerNorm.weight"), get("attention.output.LayerNorm.bias")),
            get("intermediate.dense.weight").T,
            get("intermediate.dense.bias"),
            get("output.dense.weight").T,
            get("output.dense.bias"),
            (get("output.LayerNorm.weight"), get("output.LayerNorm.bias")),
        )

    def apply(self, states: States) -> States:
        count, size = states.shape
        mixed = (states @ self.mixed + self.mixed_bias).reshape(count, 3, _HEADS, size // _HEADS)
        query, key, value = (mixed[:, i].transpose(1, 0, 2) for i in range(3))
        shares = query @ key.transpose(0, 2, 1) / np.float32(math.sqrt(size // _HEADS))
        shares = np.exp(shares - shares.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        seen = (shares @ value).transpose(1, 0, 2).reshape(count, size)
        states = _normal(states + seen @ self.out + self.out_bias, *self.first)
        wide = _gelu(states @ self.wide + self.wide_bias)
        return _normal(states + wide @ self.narrow + self.narrow_bias, *self.second)


def _normal(states: States, weight: States, bias: States) -> States:
    centred = states - states.mean(axis=-1, keepdims=True)
    variance = np.mean(centred * centred, axis=-1, keepdims=True)
    result: States = centred / np.sqrt(variance + np.float32(_EPSILON)) * weight + bias
    return result


def _gelu(values: States) -> States:
    from scipy.special import erf

    result: States = values * 0.5 * (1 + erf(values * np.float32(1 / math.sqrt(2))))
    return result


def _mapped(path: Path) -> dict[str, States]:
    """The tensors of a safetensors file, mapped from it rather than read."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    header.pop("__metadata__", None)
    whole = np.memmap(path, np.uint8, "r")
    return {name: _tensor(whole, 8 + length, entry) for name, entry in header.items()}


def _tensor(whole: "NDArray[np.uint8]", base: int, entry: Mapping[str, Sequence[int]]) -> States:
    start, end = entry["data_offsets"]
    found: States = whole[base + start : base + end].view(np.float32).reshape(entry["shape"])
    return found


def _count(weights: Mapping[str, States]) -> int:
    return 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
