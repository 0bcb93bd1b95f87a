"""Rows of cover pages and summary tables: a short label and the value beside or below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from indexer.facts.document.document import Doc, Span

_COLON = re.compile(
    r"^\W{0,4}(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)、]?\s{1,40}|[一二三四五六七八九十]{1,3}、)?(?P<label>[^:|,。;\n]{2,40}?)\s?:\s{0,40}(?P<value>\S.*)$"
)
_NEXT_LABEL = re.compile(r"\s(?=[A-Z][a-z]{1,40}(?:\s[A-Z]?[a-z]{1,40}){0,2}:\s)")
_LONGEST_LABEL = 48


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label as written, and its value with the place in the text."""

    label: str
    value: Span


def label_rows(doc: Doc) -> Iterator[LabelRow]:
    """Every row of two cells, every `label: value`, and every short line with the line below it as its value."""
    for line in doc.paragraphs:
        if "|" in line.text:
            yield from _cells(line)
    for piece in _pieces(doc):
        if match := _COLON.match(piece.text):
            yield LabelRow(match["label"].strip(), _span(piece, match.start("value"), match["value"]))
    filled = [line for line in doc.paragraphs if line.text.strip()]
    for line, below in pairwise(filled):
        if len(line.text) <= _LONGEST_LABEL and not re.search(r"[|:。;]", line.text + below.text[:1]):
            yield LabelRow(line.text.strip(" #*-"), _span(below, 0, below.text))


def _pieces(doc: Doc) -> Iterator[Span]:
    """Sentences, cut where a further label follows on the same line."""
    for sentence in doc.sentences:
        if ":" in sentence.text and "|" not in sentence.text:
            starts = [0, *(cut.end() for cut in _NEXT_LABEL.finditer(sentence.text)), len(sentence.text)]
            for start, end in pairwise(starts):
                yield _span(sentence, start, sentence.text[start:end])


def _cells(line: Span) -> Iterator[LabelRow]:
    """A row of two cells is a pair, a row of four is two pairs."""
    cells, start = [], 0
    for part in line.text.split("|"):
        cells.append(_span(line, start, part))
        start += len(part) + 1
    kept = [cell for number, cell in enumerate(cells) if cell.text or 0 < number < len(cells) - 1]
    if len(kept) in (2, 4):
        for label, value in zip(kept[::2], kept[1::2], strict=True):
            if value.text and 0 < len(label.text) <= _LONGEST_LABEL:
                yield LabelRow(label.text.strip(" *"), value)


def _span(line: Span, start: int, text: str) -> Span:
    inside = text.strip(" *")
    first = line.start + start + (text.index(inside) if inside else 0)
    return Span(inside, first, first + len(inside))
