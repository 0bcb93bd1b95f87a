"""How well a message fits each level that a contract defines: a learned match of the reading and each definition."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from knowledge.retrieval.embedding import Vectors
from knowledge.triage.contract_levels import Level
from knowledge.triage.cues import cues, people
from knowledge.triage.reading import Reading, Shares
from knowledge.triage.values import IMPACTS, KINDS, PAST, QUESTION, REQUEST, SEVERITIES, SEVERITY_OF

_SAME_SEVERITY, _NEXT_SEVERITY = 0.45, 0.15


def _affinity() -> Shares:
    ranks = [SEVERITIES.index(SEVERITY_OF[kind]) for kind in KINDS]
    near = {0: _SAME_SEVERITY, 1: _NEXT_SEVERITY}
    return np.array(
        [[1.0 if i == j else near.get(abs(a - b), 0.0) for j, b in enumerate(ranks)] for i, a in enumerate(ranks)]
    )


_AFFINITY = _affinity()


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it was read; `vector` is centred."""

    text: str
    vector: Vectors
    reading: Reading


@dataclass(frozen=True, slots=True)
class Defined:
    """A level with what its clauses describe: a centred vector and a reading for each clause."""

    level: Level
    vectors: Vectors
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What has been learned of matching: a weight for each sign, and how often a level of a rank is each severity.

    `severities` are keyed by the number of levels and the rank, as in `4/0`; `causes` are how much each cause counts,
    the rarer the more.
    """

    weights: Mapping[str, float]
    severities: Mapping[str, tuple[float, ...]]
    causes: tuple[float, ...]

    def shares(self, message: Message, levels: Sequence[Defined]) -> Shares:
        """How likely each level is, in the order given, and last that none fits."""
        scores = np.array([self._score(signs) for signs in signs_of(message, levels)])
        shares = np.exp(scores - scores.max())
        return np.asarray(shares / shares.sum(), dtype=np.float64)

    def _score(self, signs: Mapping[str, float]) -> float:
        return sum(self.weights.get(name, 0.0) * value for name, value in signs.items())

    def severities_of(self, rank: int, count: int) -> Shares:
        """How often a level of this rank among so many is each severity; past the last: what has no level."""
        if rank >= count:
            return np.array(self.severities["none"])
        known = self.severities.get(f"{count}/{rank}") or self.severities[f"4/{place(rank, count)}"]
        return np.array(known)


@cache
def shipped_match() -> Match:
    """The match that ships with the desk."""
    text = files("knowledge.triage").joinpath("weights").joinpath("match.json").read_text(encoding="utf-8")
    told = json.loads(text)
    return Match(told["weights"], {key: tuple(row) for key, row in told["severities"].items()}, tuple(told["causes"]))


def place(rank: int, count: int) -> int:
    """Where a rank would stand among four."""
    return round(3 * rank / (count - 1)) if count > 1 else 0


def best_clause(message: Message, level: Defined) -> int:
    """Which of a level's clauses the message fits best; the definition as a whole is the first."""
    agreed = np.array([float(message.reading.kinds @ _AFFINITY @ clause.kinds) for clause in level.readings])
    return int((2 * agreed + 3 * (level.vectors @ message.vector)).argmax())


def signs_of(message: Message, levels: Sequence[Defined]) -> Iterator[dict[str, float]]:
    """The signs of the message's fit with each level, and last with none of them."""
    reading = message.reading
    wording = [np.asarray(level.vectors @ message.vector, dtype=np.float64) for level in levels]
    agreed = [
        np.array([float(reading.kinds @ _AFFINITY @ clause.kinds) for clause in level.readings]) for level in levels
    ]
    for rank, level in enumerate(levels):
        others = max((float(kinds.max()) for i, kinds in enumerate(agreed) if i != rank), default=0.0)
        yield {
            **_alike(wording[rank], agreed[rank]),
            **_grave(reading, level, rank, len(levels)),
            **_impacts(reading, level),
            **_words(message, level),
            "rest": float(level.level.takes_the_rest),
            "rest_fits": level.level.takes_the_rest * (1 - others),
            "rest_no_fault": level.level.takes_other_faults * (1 - reading.fault),
            "rest_fault": level.level.takes_the_rest * reading.fault,
        }
    yield _none(reading, levels, wording)


def _none(reading: Reading, levels: Sequence[Defined], wording: Sequence[Shares]) -> dict[str, float]:
    """The signs that no level fits: no fault where the levels speak of faults, or a case that they leave out."""
    rest = any(one.level.takes_the_rest for one in levels)
    all_else = any(one.level.takes_the_rest and not one.level.takes_other_faults for one in levels)
    taken = max(float(all_else), *(_mild(clause) for one in levels for clause in one.readings))
    no_fault = 1 - reading.fault
    told = {f"none_{name}": share for name, share in zip(IMPACTS, reading.impacts, strict=True)}
    said = {f"none_{name}": share for name, share in zip(SEVERITIES, reading.severities, strict=True)}
    return {
        "none": 1.0,
        "none_no_fault": no_fault,
        "none_untaken": no_fault * (1 - taken),
        "none_left_out": no_fault * any(one.level.leaves_out for one in levels),
        "none_rest": float(rest),
        "none_fault_rest": reading.fault * rest,
        "none_near": 5 * max(float(row.max()) for row in wording),
        **{name: float(share) for name, share in (told | said).items()},
    }


def _mild(clause: Reading) -> float:
    return sum(clause.kind(name) for name in (QUESTION, REQUEST, PAST))


def _alike(wording: Shares, agreed: Shares) -> dict[str, float]:
    """How near the wording and the kind of the nearest clause are."""
    return {
        "wording": 5 * float(wording.max()),
        "wording_whole": 5 * float(wording[0]),
        "wording_mean": 5 * float(wording.mean()),
        "kind": 2 * float(agreed.max()),
        "both": float((2 * agreed + 3 * wording).max()),
    }


def _grave(reading: Reading, level: Defined, rank: int, count: int) -> dict[str, float]:
    """How grave the message is beside the level's place in the table and what its clauses describe."""
    clauses = np.stack([clause.severities for clause in level.readings])
    at = rank / (count - 1) if count > 1 else 0.0
    signs = {
        "severity": 2 * float((clauses @ reading.severities).max()),
        "severity_mean": 2 * float(clauses.mean(axis=0) @ reading.severities),
    }
    for severity, share in zip(SEVERITIES, reading.severities, strict=True):
        signs |= {
            f"{severity}_place": 2 * float(share) * at,
            f"{severity}_place_squared": 2 * float(share) * at * at,
            f"{severity}_first": float(share) * (rank == 0),
            f"{severity}_last": float(share) * (rank == count - 1),
            f"{severity}_same": float(share) * (rank == SEVERITIES.index(severity)),
        }
    return signs


def _impacts(reading: Reading, level: Defined) -> dict[str, float]:
    """The message's signs of impact against those that the level's clauses ask for."""
    asked = np.stack([clause.impacts for clause in level.readings]).max(axis=0)
    signs: dict[str, float] = {}
    for name, told, wanted in zip(IMPACTS, reading.impacts, asked, strict=True):
        signs[f"{name}_met"] = 2 * float(told * wanted)
        signs[f"{name}_unmet"] = 2 * float((1 - told) * wanted)
    return signs


def _words(message: Message, level: Defined) -> dict[str, float]:
    """What is said of other ways to work, what words both use, and numbers of people against thresholds."""
    definition = level.level.definition
    said, asked = cues(message.text), cues(definition)
    way = message.reading.says("workaround")
    signs = {f"cue_{name}": 1.0 for name in said if name in asked}
    if "no_workaround" in asked:
        signs |= {"none_no": float("no_workaround" in said), "none_yes": float("workaround" in said), "none_way": way}
    if "workaround" in asked:
        signs |= {"way_yes": float("workaround" in said), "way_no": float("no_workaround" in said), "way_way": way}
    count, threshold = people(message.text), people(definition)
    if count and threshold and threshold > 1:
        fewer = "fewer" in definition.casefold() or "少于" in definition or "不足" in definition
        signs["people"] = 1.0 if (count >= threshold) != fewer else -1.0
    return signs
