"""Fits what answers rest on from the examples that ship: `python -m knowledge.answers.reading.fit` (15 minutes)."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.answers.reading import crossing_fit, reader
from knowledge.answers.reading.reader_signs import Question
from knowledge.retrieval.embedding import Embedder, Vectors, load_embedder
from knowledge.retrieval.late import Projection, projection_of
from knowledge.retrieval.late.fit import fit as fit_projection
from knowledge.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"
_SENTENCES = 2400
_SAMPLE = 11
"""Each how manyeth passage stands for any passage."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """One passage of the examples as the model reads it: its heading, then its sentences."""

    row: dict[str, Any]
    text: str
    whole: str
    tokens: Vectors


def main() -> None:
    """Fit and write every file of weights."""
    embedder = load_embedder(Settings())
    rows = list(_rows())
    fit_projection(embedder, sorted({f"{row['heading']}\n{s}" for row in rows for s in row["sentences"]})[:_SENTENCES])
    projection_of.cache_clear()
    small = projection_of(embedder.name, embedder.size)
    crossing_fit.fit(list(_asked(embedder, small, _passages(embedder, small, rows))))


def _rows() -> Iterator[dict[str, Any]]:
    for file in sorted(EXAMPLES.glob("pairs_*.jsonl")):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def _passages(embedder: Embedder, small: Projection, rows: Sequence[dict[str, Any]]) -> list[_Passage]:
    texts = ["\n".join(row["sentences"]) for row in rows]
    wholes = [f"{row['heading']}\n{text}" for row, text in zip(rows, texts, strict=True)]
    kept = [small.unpack(small.pack(read.tokens)) for read in embedder.read_passages(wholes)]
    return [_Passage(*parts) for parts in zip(rows, texts, wholes, kept, strict=True)]


def _asked(embedder: Embedder, small: Projection, passages: Sequence[_Passage]) -> Iterable[crossing_fit.Asked]:
    """Each question beside each sentence of its passage, and which answers."""
    sample = [passage.tokens for passage in passages[::_SAMPLE]]
    for passage in passages:
        spans, places = embedder.token_spans(passage.whole), list(_places(passage.row["sentences"]))
        for one in passage.row["questions"]:
            asked = small.small(embedder.read_query(one["q"]).tokens)
            question = Question.of(one["q"], reader.usual_of(asked, sample))
            read = reader.sentences_met(question, asked, passage.whole, passage.text, passage.tokens, spans, places)
            yield [seen.pair for seen in read], one["answer"]


def _places(sentences: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for sentence in sentences:
        yield start, start + len(sentence)
        start += len(sentence) + 1


if __name__ == "__main__":
    main()
