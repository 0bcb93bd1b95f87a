"""Views of the passages: what SQL holds, arranged for one way of searching, and able to be thrown away.

A view follows the passage log. It remembers the number of the last row that it has applied; applying a stretch of the
log again changes nothing, so a crash between the two is harmless.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
_ENOUGH = 4000


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage as views see it; `vector` is none where the model has not embedded it."""

    id: int
    lang: str
    text: str
    vector: Vector | None


@dataclass(frozen=True, slots=True)
class Probe:
    """One question, in the forms that views search by; the vector may have any length."""

    text: str
    vector: Vector


class ViewBroken(Exception):
    """A view's files cannot be used, nor built anew now: the disk is full, or may not be written."""


class PassageView(Protocol):
    """One way to search passages; safe to share between threads.

    A view whose files are damaged or gone while it is used becomes an empty one, which catches up by replay; a search
    finds nothing in it until then. `mended` says how often that was. Raises ViewBroken where it cannot.
    """

    mended: int

    def applied(self) -> int:
        """Number of the last log row that this view has applied; 0 for an empty view."""

    def apply(self, seq: int, added: Sequence[Entry], removed: Collection[int]) -> None:
        """Take in passages, replacing those of the same number, drop others, and remember `seq`."""

    def langs(self) -> Collection[str]:
        """The languages of its passages."""

    def search(
        self, probe: Probe, *, lang: str, top: int, permitted: Collection[int] | None = None
    ) -> Mapping[int, float]:
        """The best `top` passages of a language, best first, with scores; among `permitted` alone where given."""

    def reset(self) -> None:
        """Forget everything, as if new."""

    def close(self) -> None: ...


def centre(vectors: Vector) -> Vector:
    """The average of a language's vectors (of some thousand, where there are more).

    Scores of dense views are the product with a passage's vector less that with this average: how much nearer it is
    than anything in its language. Plain products would place each passage in the question's language before all others.
    """
    step = max(1, len(vectors) // _ENOUGH)
    average: Vector = vectors[::step].mean(axis=0)
    return average
