"""Puts the scores of one question's ways of being asked together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_QUESTION_WORDS, _CLAUSE_WORDS = 0.15, 0.1
"""Weight of word matches beside nearness, each spread from 0 to 1 over the candidates."""


@dataclass(slots=True)
class Scores:
    """Candidates' scores: `near` by the dense view for all, `asked` and `worded` by the lexical one for matches."""

    near: dict[int, float] = field(default_factory=dict)
    asked: dict[int, float] = field(default_factory=dict)
    worded: dict[int, float] = field(default_factory=dict)

    def add(self, others: "Scores") -> None:
        """Take in candidates that were looked for in another way."""
        self.near.update(others.near)
        self.asked.update(others.asked)
        self.worded.update(others.worded)

    def ranked(self) -> dict[int, float]:
        """Best first, equals by passage number."""
        near = _spread(self.near, self.near)
        asked, worded = _spread(self.asked, self.near), _spread(self.worded, self.near)
        scores = {n: near[n] + _QUESTION_WORDS * asked[n] + _CLAUSE_WORDS * worded[n] for n in near}
        return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def _spread(scores: Mapping[int, float], candidates: Iterable[int]) -> dict[int, float]:
    """Scores from the lowest, as 0, to the highest, as 1; what did not match counts as a word score of 0."""
    full = {number: scores.get(number, 0.0) for number in candidates}
    low, high = min(full.values(), default=0.0), max(full.values(), default=0.0)
    return {number: (score - low) / ((high - low) or 1.0) for number, score in full.items()}
