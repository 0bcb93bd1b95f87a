"""Corrections by people: what is like a corrected case is judged like it, at once; taking one back undoes it.

A correction moves only what resembles it, so that other documents do not get worse; within its scope (a vendor, say)
it reaches further than outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.learned.classes import Shares
from knowledge.learned.examples import Example
from knowledge.learned.features import rows

_REACH_INSIDE, _REACH_OUTSIDE = 0.35, 0.8
"""The likeness from which a precedent counts, in its own scope and elsewhere."""

_PULL = 9.0
"""How many logits a precedent of the very same features moves."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A case that a person decided; `scope` names where it reaches further."""

    example: Example
    scope: str = ""


class Precedents:
    """What people have decided in one home, over the classes of `names`."""

    def __init__(self, decided: Sequence[Precedent], names: Sequence[str]) -> None:
        self._scopes = [one.scope for one in decided]
        self._rows = _unit(rows([one.example for one in decided]).toarray()) if decided else None
        self._says = np.array([[_said(one.example, name) for name in names] for one in decided])

    def moved(self, logits: Shares, examples: Sequence[Example], *, scope: str = "") -> Shares:
        """Logits as the precedents move them; `scope` is where the examples come from."""
        if self._rows is None or not examples:
            return logits
        likeness = np.asarray(rows(examples) @ self._rows.T)
        likeness /= np.maximum(1e-9, _lengths(examples))[:, None]
        reach = np.array([_REACH_INSIDE if scope and scope == own else _REACH_OUTSIDE for own in self._scopes])
        share = np.clip((likeness - reach) / (1 - reach), 0, 1)
        strongest = np.zeros_like(logits)
        for column in range(logits.shape[1]):
            pulls = share * self._says[:, column]
            strongest[:, column] = pulls[np.arange(len(pulls)), np.abs(pulls).argmax(axis=1)]
        return np.asarray(logits + _PULL * strongest, dtype=np.float64)


def _said(example: Example, name: str) -> float:
    return 0.0 if name not in example.says else 1.0 if example.says[name] else -1.0


def _unit(dense: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(dense / np.maximum(1e-9, np.linalg.norm(dense, axis=1, keepdims=True)), dtype=np.float32)


def _lengths(examples: Sequence[Example]) -> NDArray[np.float64]:
    made = rows(examples)
    return np.asarray(np.sqrt(made.multiply(made).sum(axis=1)), dtype=np.float64).ravel()
