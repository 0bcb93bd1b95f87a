"""Puts the scores of one question's candidates together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_WORDS = 0.15
"""Weight of word matches beside nearness, each spread from 0 to 1 over the candidates."""


@dataclass(slots=True)
class Scores:
    """Candidates' scores: `near` for all, `said` by the lexical view for those that share words; their languages."""

    near: dict[int, float] = field(default_factory=dict)
    said: dict[int, float] = field(default_factory=dict)
    langs: dict[int, str] = field(default_factory=dict)

    def add(self, others: "Scores") -> None:
        """Take in candidates that were looked for in another way."""
        self.near.update(others.near)
        self.said.update(others.said)
        self.langs.update(others.langs)

    def ranked(self) -> dict[int, float]:
        """Best first, equals by passage number."""
        near, said = _spread(self.near, self.near), _spread(self.said, self.near)
        scores = {n: near[n] + _WORDS * said[n] for n in near}
        return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _spread(scores: Mapping[int, float], candidates: Iterable[int]) -> dict[int, float]:
    """Scores from the lowest, as 0, to the highest, as 1; what did not match counts as a word score of 0."""
    full = {number: scores.get(number, 0.0) for number in candidates}
    low, high = min(full.values(), default=0.0), max(full.values(), default=0.0)
    return {number: (score - low) / ((high - low) or 1.0) for number, score in full.items()}
