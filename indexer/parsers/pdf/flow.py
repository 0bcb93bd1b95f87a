"""Joins the lines of PDF pages into paragraphs: a sentence becomes one run of text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.parsers.cleaning import clean, wrap_gap
from indexer.parsers.headings import heading_rank, opens_item
from indexer.parsers.pdf.lines import Line

_FULL_STOP = re.compile(r"[。！？!?.；;：:][”’\"')）】]?$")
_ROW_GAP = 3.0
_HANGING = "，。、；：！？）”’》"


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `pieces` pairs each line's text, gap included, with its page."""

    pieces: list[tuple[int, str]] = field(default_factory=list)
    size: float = 0.0
    bold: bool = False
    lines: int = 0

    @property
    def text(self) -> str:
        """The paragraph as one run."""
        return "".join(text for _, text in self.pieces)


def right_margin(lines: Sequence[Line], line: Line) -> float:
    """Where full lines end in the column of a line."""
    column = [other for other in lines if other.left < line.right and line.left < other.right <= line.limit]
    return max(
        (other.right - (other.size if other.text[-1] in _HANGING else 0.0) for other in column), default=line.right
    )


def continues(above: Line, line: Line, margin: float) -> bool:
    """Whether a line goes on with the paragraph of the line above it."""
    if opens_item(line.text) or heading_rank(above.text) is not None or abs(above.size - line.size) > 0.6:
        return False
    if above.bold != line.bold and not _FULL_STOP.search(line.text):
        return False
    gap = above.bottom - line.top
    if is_row(above) or is_row(line) or not -3 * line.size <= gap <= 1.1 * line.size:
        return False
    if line.left - above.left > 1.5 * line.size and _FULL_STOP.search(above.text):
        return False
    if above.right + _first_word_width(line) > margin - 0.5:
        return True
    unfinished = above.text[-1] > "\u2e80" and not _FULL_STOP.search(above.text)
    return unfinished and above.right > margin - 2.2 * above.size


def is_row(line: Line) -> bool:
    """Whether a wide gap parts a line, as between a label and its value."""
    return any(second.left - first.right > _ROW_GAP * line.size for first, second in pairwise(line.parts))


def _first_word_width(whole: Line) -> float:
    line = whole.parts[0] if whole.parts else whole
    per_character = (line.right - line.left) / max(1, len(line.text))
    if line.text[0] > "\u2e80":
        closed = re.match(r".[，。、；：！？）”’》]*", line.text)
        return line.size * (closed.end() if closed else 1)
    return per_character * (len(re.split(r"\s", line.text, maxsplit=1)[0]) + 1)


def runs_on(text: str, line: Line) -> bool:
    """Whether a page's first line goes on with the text that ended the page before."""
    return not _FULL_STOP.search(text) and not opens_item(line.text) and heading_rank(text) is None


def append(paragraph: Paragraph, line: Line, page: int, words: set[str]) -> None:
    """Add a line to a paragraph, mending a word that was broken at the line's end."""
    text = clean(line.text).replace("\n", " ")
    paragraph.lines += 1
    if not paragraph.pieces:
        paragraph.pieces.append((page, text))
        return
    last_page, last = paragraph.pieces[-1]
    if re.search(r"[A-Za-z0-9]-$", last) and text[:1].isalnum():
        if _is_broken_word(last, text, words):
            paragraph.pieces[-1] = (last_page, last[:-1])
        paragraph.pieces.append((page, text))
        return
    paragraph.pieces.append((page, wrap_gap(last, text) + text))


def _is_broken_word(last: str, text: str, words: set[str]) -> bool:
    head, tail = re.split(r"\s", last)[-1][:-1], re.split(r"[\s,.;:)]", text)[0]
    if not (head.isalpha() and text[0].islower()):
        return False
    return (head + tail).lower() in words or f"{head}-{tail}".lower() not in words
