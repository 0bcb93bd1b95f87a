"""Which module of one price list is which of another: names differ a little between a contract and a quote."""

import re
import unicodedata
from collections.abc import Sequence

ALIKE = 0.6
_CONTAINED, _TELLING = 0.7, 3


def partners(ones: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    """Pair names by their places, the most alike first, each once; what is like nothing stays alone."""
    scores = [(likeness(one, other), -i, -j) for i, one in enumerate(ones) for j, other in enumerate(others)]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scores, reverse=True):
        if score >= ALIKE and -i not in found and -j not in taken:
            found[-i] = -j
            taken.add(-j)
    return found


def likeness(one: str, other: str) -> float:
    """How alike two modules' names are, 0 to 1: shared pairs of characters, asides in brackets left out.

    An aside that names the other (an abbreviation, say) counts like one name inside the other.
    """
    if _named_aside(one, other) or _named_aside(other, one):
        return _CONTAINED
    a, b = _pairs(one), _pairs(other)
    if not a or not b:
        return float(_plain(one) == _plain(other))
    shorter, longer = sorted((_plain(one), _plain(other)), key=len)
    contained = _CONTAINED if shorter in longer and len(shorter) >= _TELLING else 0.0
    return max(contained, 2 * len(a & b) / (len(a) + len(b)))


def _named_aside(one: str, other: str) -> bool:
    """Whether an aside of one name, such as `(CAPA)`, is a telling part of the other."""
    folded = unicodedata.normalize("NFKC", one).casefold()
    asides = (re.sub(r"[\W_]+", "", aside) for aside in re.findall(r"\(([^)]*)\)", folded))
    return any(len(aside) >= _TELLING and aside.isalpha() and aside in _plain(other) for aside in asides)


def _pairs(name: str) -> set[str]:
    plain = _plain(name)
    return {plain[i : i + 2] for i in range(len(plain) - 1)}


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    without_asides = re.sub(r"\([^)]*\)", "", folded) or folded
    return re.sub(r"[\W_]+", "", without_asides)
