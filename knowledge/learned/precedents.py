"""Corrections by people: what is like a corrected case is judged like it, at once; taking one back undoes it.

A correction moves only what resembles it, so that other documents do not get worse; within its scope (a vendor, say)
it reaches further than outside.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, diags

from knowledge.learned.classes import Shares
from knowledge.learned.examples import Example
from knowledge.learned.features import rows

_REACH_INSIDE, _REACH_OUTSIDE = 0.35, 0.8
"""The likeness from which a precedent counts, in its own scope and elsewhere."""

NOWHERE = 2.0
"""A reach that nothing has."""

_PULL = 9.0
"""How many logits a precedent of the very same features moves."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A case that a person decided; `scope` names where it reaches further."""

    example: Example
    scope: str = ""


class Precedents:
    """What people have decided in one home, over the classes of `names`."""

    def __init__(
        self,
        decided: Sequence[Precedent],
        names: Sequence[str],
        *,
        inside: float = _REACH_INSIDE,
        outside: float = _REACH_OUTSIDE,
    ) -> None:
        self._scopes = np.array([one.scope for one in decided])
        self._rows = _unit([one.example for one in decided])
        self._says = np.array([[_said(one.example, name) for name in names] for one in decided], np.float64)
        self._inside, self._outside, self._classes = inside, outside, len(names)

    @property
    def scopes(self) -> frozenset[str]:
        """Where decisions were made."""
        return frozenset(map(str, self._scopes)) - {""}

    def nearest(self, examples: Sequence[Example], *, scope: str = "") -> Shares:
        """How like each example (row) is to the most like case that was decided, for each class (column).

        Above 0: that case belongs to the class; below: it does not; 0: none is within reach.
        """
        return self._strongest(examples, scope, lambda likeness, reach: np.where(likeness >= reach, likeness, 0.0))

    def moved(self, logits: Shares, examples: Sequence[Example], *, scope: str = "") -> Shares:
        """Logits as the precedents move them; `scope` is where the examples come from."""
        if not len(self._scopes) or not examples:
            return logits
        pulls = self._strongest(examples, scope, lambda like, reach: np.clip((like - reach) / (1 - reach), 0, 1))
        return np.asarray(logits + _PULL * pulls, dtype=np.float64)

    def _strongest(self, examples: Sequence[Example], scope: str, share: Callable[[Shares, Shares], Shares]) -> Shares:
        """Of each class the case with the largest share, with its sign: it belongs, or it does not."""
        found = np.zeros((len(examples), self._classes))
        reach = np.where((self._scopes == scope) & (self._scopes != ""), self._inside, self._outside)
        heard = np.flatnonzero(reach < 1)
        if not len(heard) or not examples:
            return found
        likeness = np.asarray((_unit(examples) @ self._rows[heard].T).toarray(), dtype=np.float64)
        shares, says = share(likeness, reach[heard]), self._says[heard]
        for column in np.flatnonzero(says.any(axis=0)):
            saying = np.flatnonzero(says[:, column])
            signed = shares[:, saying] * says[saying, column]
            found[:, column] = signed[np.arange(len(signed)), np.abs(signed).argmax(axis=1)]
        return found


def _said(example: Example, name: str) -> float:
    return 0.0 if name not in example.says else 1.0 if example.says[name] else -1.0


def _unit(examples: Sequence[Example]) -> csr_matrix:
    """One row of length one for each example."""
    made = rows(examples)
    lengths = np.sqrt(np.asarray(made.multiply(made).sum(axis=1), dtype=np.float64)).ravel()
    return (diags(1 / np.maximum(1e-9, lengths)) @ made).tocsr()
