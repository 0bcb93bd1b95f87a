"""Puts the two views' scores of one question together."""

from collections.abc import Mapping

_LEXICAL_SHARE = 0.15


def fuse(near: Mapping[int, float], worded: Mapping[int, float]) -> dict[int, float]:
    """Add each view's scores, spread from its lowest to its highest; best first, equals by passage number."""
    dense, lexical = _spread(near), _spread(worded)
    scores = {n: dense[n] + _LEXICAL_SHARE * lexical.get(n, 0.0) for n in near}
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _spread(scores: Mapping[int, float]) -> dict[int, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    width = (high - low) or 1.0
    return {number: (score - low) / width for number, score in scores.items()}
