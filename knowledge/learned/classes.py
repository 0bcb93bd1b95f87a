"""Classes: one logistic regression a class over shared features, calibrated on authors that it had not read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.learned.examples import Example
from knowledge.learned.features import rows

Shares = NDArray[np.float64]
_FOLDS, _SEED, _FEWEST = 5, 7, 3


@dataclass(frozen=True, slots=True)
class Classes:
    """Fitted classes; `probabilities` is safe to share between threads.

    `weights` is features × classes; `scale` holds the two numbers of each class's calibration.
    """

    names: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    scale: NDArray[np.float32]

    @classmethod
    def fit(cls, examples: Sequence[Example], *, closeness: float = 4.0, folds: int = _FOLDS) -> "Classes":
        """Fit every class that the examples tell of, and calibrate it on left-out authors; same in, same out.

        Fewer than two `folds`: no calibration.
        """
        return cls.fit_and_judge(examples, closeness=closeness, folds=folds)[0]

    @classmethod
    def fit_and_judge(
        cls, examples: Sequence[Example], *, closeness: float = 4.0, folds: int = _FOLDS
    ) -> tuple["Classes", Shares]:
        """Fit, and judge the examples too: each class of each as if its author had never been read.

        What is learned on top of the classes must be learned from these, or it would trust them too much.
        """
        names = tuple(sorted({name for example in examples for name in example.says}))
        inputs = rows(examples)
        fitted = [_Told.of(examples, name) for name in names]
        lines = [_line(inputs, told, closeness) for told in fitted]
        unseen = [_unseen(inputs, told, examples, closeness, folds) for told in fitted]
        scale = [_calibrated(told, logits) for told, logits in zip(fitted, unseen, strict=True)]
        weights = np.stack([line[0] for line in lines], axis=1)
        bias = np.array([line[1] for line in lines], np.float32)
        made = cls(names, weights.astype(np.float32), bias, np.array(scale, np.float32))
        judged = made.logits(examples)
        for column, (told, logits) in enumerate(zip(fitted, unseen, strict=True)):
            if logits is not None:
                judged[told.places, column] = logits
        return made, made.calibrate(judged)

    def logits(self, examples: Sequence[Example]) -> Shares:
        """How strongly each example (row) belongs to each class (column), before calibration."""
        if not examples:
            return np.zeros((0, len(self.names)))
        return np.asarray(rows(examples) @ self.weights + self.bias, dtype=np.float64)

    def probabilities(self, examples: Sequence[Example]) -> Shares:
        """How likely each example (row) belongs to each class (column), calibrated."""
        return self.calibrate(self.logits(examples))

    def calibrate(self, logits: Shares) -> Shares:
        """Probabilities of logits."""
        return np.asarray(1 / (1 + np.exp(-(logits * self.scale[:, 0] + self.scale[:, 1]))), dtype=np.float64)

    def column(self, name: str) -> int:
        """Where a class stands."""
        return self.names.index(name)

    def save(self, path: Path) -> None:
        """Write one file, the weights in half precision."""
        with path.open("wb") as file:
            np.savez_compressed(
                file,
                names=np.array(self.names),
                weights=self.weights.astype(np.float16),
                bias=self.bias,
                scale=self.scale,
            )

    @classmethod
    def load(cls, path: Path) -> "Classes":
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as saved:
            names = tuple(str(name) for name in saved["names"])
            return cls(names, saved["weights"].astype(np.float32), saved["bias"], saved["scale"])


@dataclass(frozen=True, slots=True)
class _Told:
    """The rows that tell of one class, what they say, and how much each counts."""

    places: NDArray[np.int64]
    says: NDArray[np.int64]
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, examples: Sequence[Example], name: str) -> "_Told":
        told = [(i, int(e.says[name]), e.weight) for i, e in enumerate(examples) if name in e.says]
        places, says, weight = zip(*told, strict=True)
        return cls(np.array(places), np.array(says), np.array(weight, np.float64))


def _line(inputs: "NDArray[np.float32]", told: _Told, closeness: float) -> tuple[NDArray[np.float64], float]:
    """One class's weights and bias; a class that has examples of one kind only is never, or always, met."""
    from sklearn.linear_model import LogisticRegression

    if len(set(told.says.tolist())) < 2:
        return np.zeros(inputs.shape[1]), 8.0 if told.says.any() else -8.0
    model = LogisticRegression(C=closeness, solver="liblinear", dual=True, random_state=_SEED, max_iter=2000)
    model.fit(inputs[told.places], told.says, sample_weight=told.weight)
    return np.asarray(model.coef_[0]), float(model.intercept_[0])


def _unseen(
    inputs: "NDArray[np.float32]", told: _Told, examples: Sequence[Example], closeness: float, folds: int
) -> NDArray[np.float64] | None:
    return left_out(inputs, told, [examples[int(i)].group for i in told.places], closeness, folds)


def _calibrated(told: _Told, logits: NDArray[np.float64] | None) -> tuple[float, float]:
    """Slope and offset that turn a logit into a probability, learned from authors left out in turn."""
    from sklearn.linear_model import LogisticRegression

    if logits is None or told.says.sum() < _FEWEST or (1 - told.says).sum() < _FEWEST:
        return 1.0, 0.0
    model = LogisticRegression(C=10.0).fit(logits[:, None], told.says, sample_weight=told.weight)
    return max(0.1, float(model.coef_[0][0])), float(model.intercept_[0])


def left_out(
    inputs: "NDArray[np.float32]", told: _Told, groups: Sequence[str], closeness: float, folds: int
) -> NDArray[np.float64] | None:
    """Each told row's logit by weights that were fitted without its author; none where there are too few authors."""
    from sklearn.model_selection import GroupKFold

    if folds < 2 or len(set(groups)) < folds or len(set(told.says.tolist())) < 2:
        return None
    logits = np.zeros(len(told.places))
    for kept, out in GroupKFold(folds).split(told.places, groups=groups):
        part = _Told(told.places[kept], told.says[kept], told.weight[kept])
        weights, bias = _line(inputs, part, closeness)
        logits[out] = inputs[told.places[out]] @ weights + bias
    return logits


def shares_of(row: Shares, names: Sequence[str]) -> Mapping[str, float]:
    """One row by name."""
    return dict(zip(names, (float(value) for value in row), strict=True))
