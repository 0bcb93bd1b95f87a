"""How well a message fits each level that a contract defines: kind, wording, number of people, work-around."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.retrieval.embedding import Vectors
from knowledge.triage.classifier import Guess, Shares
from knowledge.triage.contract_levels import Level
from knowledge.triage.cues import cues, people
from knowledge.triage.values import KINDS, SEVERITIES, SEVERITY_OF

_SAME_SEVERITY, _NEXT_SEVERITY = 0.45, 0.15
_KIND, _WORDING, _PEOPLE, _OTHER_WAY, _SHARPNESS = 1.0, 6.0, 0.35, 0.3, 4.0


def _affinity() -> Shares:
    ranks = [SEVERITIES.index(SEVERITY_OF[kind]) for kind in KINDS]
    near = {0: _SAME_SEVERITY, 1: _NEXT_SEVERITY}
    return np.array(
        [[1.0 if i == j else near.get(abs(a - b), 0.0) for j, b in enumerate(ranks)] for i, a in enumerate(ranks)]
    )


_AFFINITY = _affinity()


@dataclass(frozen=True, slots=True)
class Defined:
    """A level with what its clauses describe: a vector and a guess for each clause."""

    level: Level
    vectors: Vectors
    guesses: tuple[Guess, ...]

    @property
    def severities(self) -> Shares:
        """What severities the level is for."""
        shares = np.mean([guess.severities for guess in self.guesses], axis=0)
        return np.asarray(shares, dtype=np.float64)


def fit(text: str, vector: Vectors, guess: Guess, levels: Sequence[Defined]) -> Shares:
    """How likely each level is, in the order given."""
    wording = [level.vectors @ vector for level in levels]
    usual = float(np.mean(np.concatenate(wording)))
    agreed = [[float(guess.kinds @ _AFFINITY @ clause.kinds) for clause in level.guesses] for level in levels]
    scores = np.array(
        [
            max(_KIND * a + _WORDING * (float(w) - usual) for a, w in zip(kinds, words, strict=True))
            for kinds, words in zip(agreed, wording, strict=True)
        ]
    )
    scores += [_facts_speak(text, level.level.definition) for level in levels]
    scores += [_rest(i, agreed, levels) for i in range(len(levels))]
    shares = np.exp(_SHARPNESS * (scores - scores.max()))
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def _facts_speak(text: str, definition: str) -> float:
    """What numbers of people and ways round the fault say for or against a definition."""
    said, asked = cues(text), cues(definition)
    score = 0.0
    if "no_workaround" in asked:
        score += _OTHER_WAY * (("no_workaround" in said) - ("workaround" in said))
    if "workaround" in asked:
        score += _OTHER_WAY * (("workaround" in said) - ("no_workaround" in said))
    count, threshold = people(text), people(definition)
    if count and threshold and threshold > 1:
        fewer = "fewer" in definition.casefold() or "少于" in definition or "不足" in definition
        score += _PEOPLE if (count >= threshold) != fewer else -_PEOPLE
    return score


def _rest(number: int, agreed: Sequence[Sequence[float]], levels: Sequence[Defined]) -> float:
    """A level for anything else gains where no other level's clauses agree."""
    if not levels[number].level.takes_the_rest:
        return 0.0
    others = max((max(kinds) for i, kinds in enumerate(agreed) if i != number), default=0.0)
    return 0.6 * max(0.0, 0.6 - others)
