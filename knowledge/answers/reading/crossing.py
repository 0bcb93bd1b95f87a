"""Whether a sentence answers a question, judged by how their tokens' states look at each other.

A small transformer over the kept states of the question, of the heading above a sentence and of the sentence itself;
`crossing_fit` trains it, this module runs it in numpy. Several of them judge, and their mean counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from knowledge.retrieval.embedding import Vectors

FITTED = Path(__file__).with_name("crossing.npz")
HEADS, WIDTH, LAYERS = 4, 96, 2
MOST_ASKED, MOST_ABOVE, MOST_SAID = 32, 24, 64
"""Tokens of a question (its first), of a heading (its last) and of a sentence (its first) that are looked at."""

_NOTHING = -1e9
_SMALL = 1e-5
Kinds = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question beside one sentence: token states in a row, of what each is (0 asked, 1 above, 2 said), closeness.

    `met` has two columns: a question token's best cosine in the sentence and above it; another token's in the question.
    """

    states: Vectors
    kinds: Kinds
    met: Vectors
    signs: Vectors

    @classmethod
    def of(cls, asked: Vectors, above: Vectors, said: Vectors, signs: Sequence[float]) -> "Pair":
        """Lay a question and a sentence out."""
        asked, above, said = asked[:MOST_ASKED], above[-MOST_ABOVE:], said[:MOST_SAID]
        none = np.zeros(len(above) + len(said), np.float32)
        first = np.concatenate([_best(asked, said), _best(above, asked), _best(said, asked)])
        second = np.concatenate([_best(asked, above), none])
        kinds = np.repeat([0, 1, 2], [len(asked), len(above), len(said)])
        states = np.concatenate([asked, above, said]).astype(np.float32)
        return cls(states, kinds, np.stack([first, second], axis=1), np.asarray(signs, np.float32))


def _best(these: Vectors, among: Vectors) -> Vectors:
    best: Vectors = (these @ among.T).max(axis=1) if len(these) and len(among) else np.zeros(len(these), np.float32)
    return best


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of different lengths laid side by side; `there` tells tokens from padding."""

    states: Vectors
    kinds: Kinds
    met: Vectors
    there: Mask
    signs: Vectors

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> "Batch":
        longest, size = max(len(one.kinds) for one in pairs), pairs[0].states.shape[1]
        states = np.zeros((len(pairs), longest, size), np.float32)
        kinds = np.full((len(pairs), longest), 3)
        met = np.zeros((len(pairs), longest, 2), np.float32)
        for row, one in enumerate(pairs):
            count = len(one.kinds)
            states[row, :count], kinds[row, :count], met[row, :count] = one.states, one.kinds, one.met
        return cls(states, kinds, met, kinds < 3, np.stack([one.signs for one in pairs]))


class Crossing:
    """The judges as they are shipped; safe to share between threads."""

    def __init__(self, path: Path = FITTED) -> None:
        self._path = path

    @cached_property
    def _judges(self) -> list[dict[str, Vectors]]:
        with np.load(self._path) as saved:
            named = {name: np.asarray(saved[name], np.float32) for name in saved.files}
        numbers = sorted({name.partition("/")[0] for name in named})
        return [
            {name.partition("/")[2]: one for name, one in named.items() if name.startswith(f"{n}/")} for n in numbers
        ]

    def logits(self, pairs: Sequence[Pair]) -> Vectors:
        """How much speaks for each sentence: 0 is even."""
        if not pairs:
            return np.zeros(0, np.float32)
        batch = Batch.of(pairs)
        told: Vectors = np.mean([_judged(weights, batch) for weights in self._judges], axis=0)
        return told


def _judged(weights: dict[str, Vectors], batch: Batch) -> Vectors:
    rows = (
        _linear(weights, "inp", batch.states) * 2
        + weights["typ.weight"][batch.kinds]
        + _linear(weights, "con", batch.met)
    )
    first = np.broadcast_to(weights["cls"], (len(rows), 1, WIDTH))
    rows = np.concatenate([first, rows], axis=1)
    there = np.concatenate([np.ones((len(rows), 1), bool), batch.there], axis=1)
    for number in range(LAYERS):
        name = f"enc.layers.{number}"
        rows = rows + _attended(weights, name, _normed(weights, f"{name}.norm1", rows), there)
        inner = _gelu(_linear(weights, f"{name}.linear1", _normed(weights, f"{name}.norm2", rows)))
        rows = rows + _linear(weights, f"{name}.linear2", inner)
    signs = np.clip((batch.signs - weights["mean"]) / weights["scale"], -4, 4)
    whole = np.concatenate([_normed(weights, "ln", rows)[:, 0], signs], axis=1)
    logit: Vectors = _linear(weights, "out.3", _gelu(_linear(weights, "out.0", whole)))[:, 0]
    return logit


def _attended(weights: dict[str, Vectors], name: str, rows: Vectors, there: Mask) -> Vectors:
    count, length, _ = rows.shape
    mixed = rows @ weights[f"{name}.self_attn.in_proj_weight"].T + weights[f"{name}.self_attn.in_proj_bias"]
    asks, keys, values = mixed.reshape(count, length, 3, HEADS, WIDTH // HEADS).transpose(2, 0, 3, 1, 4)
    scores = asks @ keys.transpose(0, 1, 3, 2) / np.sqrt(WIDTH // HEADS)
    scores = np.where(there[:, None, None, :], scores, _NOTHING)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    seen = (shares @ values).transpose(0, 2, 1, 3).reshape(count, length, WIDTH)
    return _linear(weights, f"{name}.self_attn.out_proj", seen)


def _linear(weights: dict[str, Vectors], name: str, rows: Vectors) -> Vectors:
    result: Vectors = rows @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return result


def _normed(weights: dict[str, Vectors], name: str, rows: Vectors) -> Vectors:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _SMALL)
    result: Vectors = centred / deviation * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return result


def _gelu(rows: Vectors) -> Vectors:
    result: Vectors = rows * 0.5 * (1 + erf(rows / np.sqrt(2)))
    return result
