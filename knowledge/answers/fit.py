"""Fits what answers rest on from the examples that ship: `python -m knowledge.answers.fit` (a few minutes)."""

import json
from collections.abc import Iterator
from pathlib import Path

from knowledge.retrieval.embedding import load_embedder
from knowledge.retrieval.late.fit import fit
from knowledge.settings import Settings

EXAMPLES = Path(__file__).with_name("examples")
_SENTENCES = 2400


def main() -> None:
    """Fit and write every file of weights."""
    fit(load_embedder(Settings()), sorted(set(_sentences()))[:_SENTENCES])


def _sentences() -> Iterator[str]:
    for file in sorted(EXAMPLES.glob("pairs_*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield from (f"{row['heading']}\n{sentence}" for sentence in row["sentences"])


if __name__ == "__main__":
    main()
