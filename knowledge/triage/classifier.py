"""The classifier under the rules: logistic regression on embeddings and cues, fitted on the desk's own examples."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.embedding import Vectors
from knowledge.triage.cues import NAMES, cues, people
from knowledge.triage.examples import Example
from knowledge.triage.values import CAUSES, KINDS, SEVERITIES, SEVERITY_OF

Shares = NDArray[np.float64]
MANY = 20
"""From this many people on, a fault is one of many users where the contract gives no number of its own."""

_SEED, _TOLD = 7, 5.0


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much the embedding and the cues count, and how closely the examples are followed."""

    embedding: float
    cues: float
    closeness: float


_FOR_KINDS, _FOR_CAUSES = _Weights(10.0, 0.8, 1.0), _Weights(6.0, 1.0, 0.3)
"""Measured: causes lie more in the words than kinds do (docs/quality.md)."""

_TO_SEVERITY = np.array([[float(SEVERITY_OF[kind] == s) for s in SEVERITIES] for kind in KINDS])


@dataclass(frozen=True, slots=True)
class Guess:
    """How likely each kind, severity and cause is, in the order of their lists."""

    kinds: Shares
    severities: Shares
    causes: Shares


class Classifier:
    """Fitted once on examples and their vectors; the same examples give the same answers.

    The first `own` are the desk's; what people told it counts more.
    """

    def __init__(self, examples: Sequence[Example], vectors: Vectors, *, own: int | None = None) -> None:
        self._own = len(examples) if own is None else own
        self._mean = vectors.mean(axis=0)
        self._kinds = self._fitted([(e.text, e.kind) for e in examples], vectors, _FOR_KINDS)
        self._causes = self._fitted([(e.text, e.cause) for e in examples], vectors, _FOR_CAUSES)

    def _fitted(self, labelled: Sequence[tuple[str, str | None]], vectors: Vectors, weights: _Weights) -> Any:
        from sklearn.linear_model import LogisticRegression

        rows = [i for i, (_, label) in enumerate(labelled) if label]
        inputs = self._features([labelled[i][0] for i in rows], vectors[rows], weights)
        model = LogisticRegression(C=weights.closeness, max_iter=500, random_state=_SEED, class_weight="balanced")
        shares = [_TOLD if i >= self._own else 1.0 for i in rows]
        return model.fit(inputs, [labelled[i][1] for i in rows], sample_weight=shares)

    def guess(self, texts: Sequence[str], vectors: Vectors) -> list[Guess]:
        """One guess for each text."""
        kinds = _ordered(self._kinds, self._features(texts, vectors, _FOR_KINDS), KINDS)
        causes = _ordered(self._causes, self._features(texts, vectors, _FOR_CAUSES), CAUSES)
        return [Guess(k, k @ _TO_SEVERITY, c) for k, c in zip(kinds, causes, strict=True)]

    def _features(self, texts: Sequence[str], vectors: Vectors, weights: _Weights) -> Shares:
        signals = np.array([_signals(text) for text in texts], dtype=np.float64)
        return np.hstack([(vectors - self._mean) * weights.embedding, signals * weights.cues])


def likeliest_kind(guess: Guess, severity: str) -> str:
    """The kind that a text most probably is, given its severity."""
    fitting = [i for i, kind in enumerate(KINDS) if SEVERITY_OF[kind] == severity]
    return KINDS[max(fitting, key=lambda i: float(guess.kinds[i]))]


def _signals(text: str) -> list[float]:
    found, count = cues(text), people(text)
    return [float(name in found) for name in NAMES] + [float(bool(count and count >= MANY)), float(bool(count))]


def _ordered(model: Any, inputs: Shares, names: Sequence[str]) -> Shares:
    shares = model.predict_proba(inputs)
    columns = {name: i for i, name in enumerate(model.classes_)}
    return np.stack([shares[:, columns[n]] if n in columns else np.zeros(len(inputs)) for n in names], axis=1)
