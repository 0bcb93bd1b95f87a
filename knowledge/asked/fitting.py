"""Makes the weights of what is asked from the examples: `python -m knowledge.asked.fitting` (a few minutes).

The same examples give the same weights. `--measure` prints instead how well a file is read by weights made from the
other files.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from knowledge.asked.labelled import Labelled, digest, examples
from knowledge.asked.reading import Asked, AskedReader, seen, spread
from knowledge.learned import Classes, Example
from knowledge.learned.features import WIDTH
from knowledge.retrieval.embedding import Embedder, Vectors, load_embedder
from knowledge.settings import Settings

FOLDER = Path(__file__).parent / "weights"
_CLOSENESS = 4.0
_FAINT = 0.02
"""Weights of words below this are left out: they move hardly any reading, and make two thirds of the file."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The examples as the classes see them, and the centre of their vectors."""

    examples: tuple[Example, ...]
    centre: Vectors

    @classmethod
    def of(cls, own: Sequence[Labelled], embedder: Embedder) -> "Rows":
        """Read the examples."""
        vectors = embedder.queries([one.text for one in own])
        centre = np.asarray(vectors.mean(axis=0), dtype=np.float32)
        rows = (_example(one, row) for one, row in zip(own, spread(vectors, centre), strict=True))
        return cls(tuple(rows), centre)


def _example(one: Labelled, numbers: Vectors) -> Example:
    bare = seen(one.text, numbers)
    return Example(parts=bare.parts, signs=bare.signs, numbers=bare.numbers, says=one.says(), group=one.group)


def fit(own: Sequence[Labelled], embedder: Embedder, folder: Path) -> dict[str, float]:
    """Fit and write the weights; how well each example was read without its neighbours."""
    rows = Rows.of(own, embedder)
    classes, judged = Classes.fit_and_judge(rows.examples, closeness=_CLOSENESS)
    folder.mkdir(exist_ok=True)
    without_faint(classes).save(folder / "classes.npz")
    np.save(folder / "centre.npy", rows.centre)
    (folder / "examples.txt").write_text(digest(own) + "\n", encoding="utf-8")
    return right(own, AskedReader(classes, rows.centre).told(judged))


def without_faint(classes: Classes) -> Classes:
    """The classes without the words that hardly count."""
    words = np.arange(len(classes.weights)) < WIDTH
    faint = words[:, None] & (np.abs(classes.weights) < _FAINT)
    return replace(classes, weights=np.where(faint, np.float32(0), classes.weights))


def right(own: Sequence[Labelled], told: Sequence[Asked]) -> dict[str, float]:
    """Shares of questions whose kind, field and value are read as they are labelled."""
    pairs = list(zip(own, told, strict=True))
    return {
        "kind": sum(asked.kind == one.kind for one, asked in pairs) / len(pairs),
        "field": sum(asked.field == one.field for one, asked in pairs) / len(pairs),
        "value": sum(asked.value == one.value for one, asked in pairs) / len(pairs),
        "yes_no": sum((asked.yes_no > 0.5) == one.yes_no for one, asked in pairs) / len(pairs),
    }


def by_file(own: Sequence[Labelled], embedder: Embedder) -> dict[str, dict[str, float]]:
    """For each file of examples how well it is read by weights that were made from the others."""
    rows = Rows.of(own, embedder)
    found = {}
    for name in sorted({one.file for one in own}):
        others = [row for row, one in zip(rows.examples, own, strict=True) if one.file != name]
        mine = [(row, one) for row, one in zip(rows.examples, own, strict=True) if one.file == name]
        reader = AskedReader(Classes.fit(others, closeness=_CLOSENESS, folds=0), rows.centre)
        found[name] = right([one for _, one in mine], reader.read_all([row for row, _ in mine]))
    return found


def main() -> None:
    """Fit, or measure."""
    embedder = load_embedder(Settings())
    found = by_file(examples(), embedder) if "--measure" in sys.argv else {"all": fit(examples(), embedder, FOLDER)}
    for name, figures in found.items():
        sys.stdout.write(f"{name} {' '.join(f'{key} {value:.3f}' for key, value in figures.items())}\n")


if __name__ == "__main__":
    main()
