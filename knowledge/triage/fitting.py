"""Makes the weights of triage from the examples: `python -m knowledge.triage.fitting`.

The same examples give the same weights. Run it after the examples changed; it takes some minutes, mostly for vectors.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from knowledge.learned import Classes, Example
from knowledge.retrieval.embedding import Embedder, Vectors, load_embedder
from knowledge.settings import Settings
from knowledge.triage.contract_levels import Level, clauses_of
from knowledge.triage.labelled import Labelled, Scheme, digest, examples
from knowledge.triage.matching import Defined, Match, Message, place, signs_of
from knowledge.triage.reading import FAULT, Reader, Reading, Shares, seen, spread
from knowledge.triage.values import CAUSES, KINDS, SEVERITIES

FOLDER = Path(__file__).parent / "weights"
_CLOSENESS, _MATCH_CLOSENESS, _ROUNDS = 4.0, 2.0, 200
_RARE = 0.25
_OF_A_CONTRACT = 2.0
"""Reports under contracts as vendors write them count double beside those under schemes made to differ."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Everything that is learned."""

    reader: Reader
    classes: Classes
    centre: Vectors
    match: Match
    examples: str
    """Digest of the examples that it was learned from."""

    def save(self, folder: Path) -> None:
        """Write the weights."""
        folder.mkdir(exist_ok=True)
        self.classes.save(folder / "classes.npz")
        np.save(folder / "centre.npy", self.centre)
        told = {
            "examples": self.examples,
            "weights": {name: round(value, 4) for name, value in sorted(self.match.weights.items())},
            "severities": {key: [round(v, 4) for v in row] for key, row in sorted(self.match.severities.items())},
            "causes": [round(value, 4) for value in self.match.causes],
        }
        (folder / "match.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Judged:
    """The examples as messages, each read as if its author had never been read, and what was learned for that."""

    reader: Reader
    classes: Classes
    centre: Vectors
    messages: tuple[Message, ...]


def judged(own: Sequence[Labelled], embedder: Embedder) -> Judged:
    """Learn to read messages."""
    vectors = embedder.queries([one.text for one in own])
    centre = np.asarray(vectors.mean(axis=0), dtype=np.float32)
    rows = [_example(one, v) for one, v in zip(own, spread(vectors, centre), strict=True)]
    classes, probabilities = Classes.fit_and_judge(rows, closeness=_CLOSENESS)
    reader = Reader(classes, centre)
    read = zip(own, reader.centred(vectors), reader.readings(probabilities), strict=True)
    return Judged(reader, classes, centre, tuple(Message(one.text, vector, reading) for one, vector, reading in read))


def fitted(own: Sequence[Labelled], embedder: Embedder) -> Fitted:
    """Learn to read messages, then to match them with levels by readings of authors that had been left out."""
    first = judged(own, embedder)
    match = matched(own, first, Definitions(first.reader, embedder))
    return Fitted(first.reader, first.classes, first.centre, match, digest(own))


def matched(own: Sequence[Labelled], first: Judged, definitions: "Definitions") -> Match:
    """Learn to match messages with levels."""
    pairs = [(one, message) for one, message in zip(own, first.messages, strict=True) if _teaches(one)]
    return Match(
        _match([_Case.of(one, message, definitions) for one, message in pairs]), _severities(own), _causes(own)
    )


class Definitions:
    """Levels of schemes with their clauses read, each scheme once."""

    def __init__(self, reader: Reader, embedder: Embedder) -> None:
        self._reader, self._embedder = reader, embedder
        self._known: dict[Scheme, tuple[Defined, ...]] = {}

    def of(self, scheme: Scheme) -> tuple[Defined, ...]:
        """The levels of a scheme."""
        if scheme not in self._known:
            self._known[scheme] = tuple(self._defined(rank, *row) for rank, row in enumerate(scheme))
        return self._known[scheme]

    def _defined(self, rank: int, name: str, definition: str) -> Defined:
        clauses = clauses_of(definition)
        vectors = self._embedder.queries(clauses)
        readings = self._read(clauses, vectors)
        return Defined(Level(name, rank, definition, clauses, None), self._reader.centred(vectors), tuple(readings))

    def _read(self, clauses: Sequence[str], vectors: Vectors) -> list[Reading]:
        return self._reader.read(
            [self._reader.example(c, v, model=self._embedder.name) for c, v in zip(clauses, vectors, strict=True)]
        )


def _example(one: Labelled, numbers: Vectors) -> Example:
    """What one text teaches the classes."""
    says: dict[str, bool] = {f"impact:{name}": told for name, told in one.impacts.items()}
    for family, told, names in (
        ("severity", one.severity, SEVERITIES), ("cause", one.cause, CAUSES), ("kind", one.kind, KINDS)
    ):  # fmt: skip
        says |= {f"{family}:{name}": name == told for name in names} if told else {}
    says |= {FAULT: one.fault} if one.fault is not None else {}
    bare = seen(one.text, numbers)
    return Example(parts=bare.parts, signs=bare.signs, numbers=bare.numbers, says=says, group=one.group)


def _teaches(one: Labelled) -> bool:
    return bool(one.scheme) and one.level in (None, *(name for name, _ in one.scheme))


def _rank(one: Labelled) -> int:
    """The rank of its level; past the last where no level fits."""
    return [*(name for name, _ in one.scheme), None].index(one.level)


@dataclass(frozen=True, slots=True)
class _Case:
    """A message's signs for each level of its scheme, and which is right."""

    signs: tuple[dict[str, float], ...]
    right: int
    weight: float

    @classmethod
    def of(cls, one: Labelled, message: Message, definitions: Definitions) -> "_Case":
        signs = tuple(signs_of(message, definitions.of(one.scheme)))
        right = _rank(one)
        return cls(signs, right, 1.0 if one.impacts else _OF_A_CONTRACT)


def _match(cases: Sequence[_Case]) -> dict[str, float]:
    """Weights under which the right level of each scheme is likeliest: a softmax over its levels and none of them."""
    from scipy.optimize import minimize

    names = sorted({name for case in cases for signs in case.signs for name in signs})
    table = _table([signs for case in cases for signs in case.signs], names)
    counts = np.array([len(case.signs) for case in cases])
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    owner = np.repeat(np.arange(len(cases)), counts)
    right, weight = starts + np.array([c.right for c in cases]), np.array([c.weight for c in cases])

    def loss(line: Shares) -> tuple[float, Shares]:
        scores = np.asarray(table @ line)
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        shares /= np.add.reduceat(shares, starts)[owner]
        missed = -float((weight * np.log(shares[right] + 1e-12)).sum())
        shares[right] -= 1.0
        slope = np.asarray(table.T @ (shares * weight[owner]))
        return missed + float(line @ line) / (2 * _MATCH_CLOSENESS), slope + line / _MATCH_CLOSENESS

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    return {name: float(value) for name, value in zip(names, found.x, strict=True)}


def _table(rows: Sequence[dict[str, float]], names: Sequence[str]) -> csr_matrix:
    """One row for each level of each message, one column for each sign."""
    column = {name: i for i, name in enumerate(names)}
    places = [(i, column[name]) for i, row in enumerate(rows) for name in row]
    values = [value for row in rows for value in row.values()]
    return csr_matrix((np.array(values), tuple(zip(*places, strict=True))), (len(rows), len(names)))


def _severities(own: Sequence[Labelled]) -> dict[str, tuple[float, ...]]:
    """How often a level of each place is each severity, contracts' own tables first."""
    placed, exact = np.full((4, 4), 0.3), dict[str, Shares]()
    none = np.full(4, 0.3)
    for one in filter(_teaches, own):
        count, rank = len(one.scheme), _rank(one)
        weight, column = (0.1 if one.impacts else 1.0), SEVERITIES.index(str(one.severity))
        if rank == count:
            none[column] += weight
            continue
        placed[place(rank, count), column] += weight
        exact.setdefault(f"{count}/{rank}", np.zeros(4))[column] += weight
    placed /= placed.sum(axis=1, keepdims=True)
    rows = {key: row + 4 * placed[place(*_numbers(key))] for key, row in exact.items()}
    rows |= {f"4/{i}": rows.get(f"4/{i}", placed[i]) for i in range(4)}
    rows["none"] = none
    return {key: tuple(float(v) for v in row / row.sum()) for key, row in rows.items()}


def _causes(own: Sequence[Labelled]) -> tuple[float, ...]:
    """How much each cause counts, so that a rare one is not always beaten by a common one."""
    counts = [sum(one.cause == cause for one in own) for cause in CAUSES]
    return tuple((sum(counts) / count) ** _RARE for count in counts)


def _numbers(key: str) -> tuple[int, int]:
    count, rank = re.findall(r"\d+", key)
    return int(rank), int(count)


if __name__ == "__main__":
    fitted(examples(), load_embedder(Settings())).save(FOLDER)
