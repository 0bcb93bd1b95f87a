"""The classifier under the rules: logistic regression on embeddings and cues, fitted on the desk's own examples."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.embedding import Vectors
from knowledge.triage.cues import NAMES, cues, people
from knowledge.triage.examples import Example
from knowledge.triage.values import CAUSES, KINDS, SEVERITIES, SEVERITY_OF

Shares = NDArray[np.float64]
MANY = 20
"""From this many people on, a fault is one of many users where the contract gives no number of its own."""

_SPREAD, _CUE, _STRENGTH, _SEED = 6.0, 0.6, 1.0, 7
_TO_SEVERITY = np.array([[float(SEVERITY_OF[kind] == s) for s in SEVERITIES] for kind in KINDS])


@dataclass(frozen=True, slots=True)
class Guess:
    """How likely each kind, severity and cause is, in the order of their lists."""

    kinds: Shares
    severities: Shares
    causes: Shares


class Classifier:
    """Fitted once on examples and their vectors; the same examples give the same answers."""

    def __init__(self, examples: Sequence[Example], vectors: Vectors) -> None:
        from sklearn.linear_model import LogisticRegression

        self._mean = vectors.mean(axis=0)
        inputs = self._features([e.text for e in examples], vectors)
        with_kind = [i for i, e in enumerate(examples) if e.kind]
        with_cause = [i for i, e in enumerate(examples) if e.cause]
        make = lambda: LogisticRegression(C=_STRENGTH, max_iter=500, random_state=_SEED, class_weight="balanced")  # noqa: E731
        self._kinds = make().fit(inputs[with_kind], [examples[i].kind for i in with_kind])
        self._causes = make().fit(inputs[with_cause], [examples[i].cause for i in with_cause])

    def guess(self, texts: Sequence[str], vectors: Vectors) -> list[Guess]:
        """One guess for each text."""
        inputs = self._features(texts, vectors)
        kinds = _ordered(self._kinds, inputs, KINDS)
        causes = _ordered(self._causes, inputs, CAUSES)
        return [Guess(k, k @ _TO_SEVERITY, c) for k, c in zip(kinds, causes, strict=True)]

    def _features(self, texts: Sequence[str], vectors: Vectors) -> Shares:
        signals = np.array([_signals(text) for text in texts], dtype=np.float64)
        return np.hstack([(vectors - self._mean) * _SPREAD, signals * _CUE])


def _signals(text: str) -> list[float]:
    found, count = cues(text), people(text)
    return [float(name in found) for name in NAMES] + [float(bool(count and count >= MANY)), float(bool(count))]


def _ordered(model: object, inputs: Shares, names: Sequence[str]) -> Shares:
    shares = model.predict_proba(inputs)  # type: ignore[attr-defined]
    columns = {name: i for i, name in enumerate(model.classes_)}  # type: ignore[attr-defined]
    return np.stack([shares[:, columns[n]] if n in columns else np.zeros(len(inputs)) for n in names], axis=1)
