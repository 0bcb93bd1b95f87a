"""Drops page headers, footers and page numbers: what repeats at the same place from page to page."""

import re
from collections import Counter
from collections.abc import Sequence

from indexer.parsers.pdf.lines import Line
from indexer.parsers.pdf.margin_numbers import names_document

_EDGE_LINES = 4
_LONGEST = 120
_BIG = 1.5
_COUNTED = re.compile(
    r"^(?:第\s*\d+\s*页|page\s*\d+|\d+\s*[/|]|\d+\s{2,})|"
    r"(?:第\s*\d+\s*页|共\s*\d+\s*页|page\s*\d+|\d+\s*(?:/|of)\s*\d+|[|\s]\d{1,4})$",
    re.I,
)
_PAGE_NUMBER = re.compile(
    r"(?:第\s*[\d一二三四五六七八九十]+\s*页)?[\s,，/、]*(?:共\s*[\d一二三四五六七八九十]+\s*页)?|"
    r"(?:page|p\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?|[-–—\s]*\d{1,4}[-–—\s]*|\d{1,4}\s*(?:/|of)\s*\d{1,4}|[ivxlc]{1,6}",
    re.I,
)


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without what repeats at their top and bottom edges, and without big words behind the text.

    A line that names the document by a number stays once, unless the text says the number itself.
    """
    edges = [_edge_lines(lines) for lines in pages]
    counts = Counter(key for found in edges for key in {_key(line) for line in found})
    needed = max(2, len(pages) * 0.4)
    marks = _watermarks(pages)
    bodies: list[list[Line]] = []
    dropped: list[tuple[int, Line]] = []
    for number, (lines, found) in enumerate(zip(pages, edges, strict=True)):
        margin = {line for line in found if counts[_key(line)] >= needed or is_page_number(line.text)}
        bodies.append([line for line in lines if line not in margin and _key(line) not in marks])
        dropped += [(number, line) for line in lines if line in margin and names_document(line.text)]
    return _with_numbers(bodies, dropped)


def _with_numbers(bodies: list[list[Line]], dropped: Sequence[tuple[int, Line]]) -> list[list[Line]]:
    if not dropped:
        return bodies
    said = " ".join(" ".join(line.text.split()) for body in bodies for line in body)
    kept: set[str] = set()
    for number, line in dropped:
        same = _key(line)[0]
        if same not in kept and " ".join(line.text.split()) not in said:
            kept.add(same)
            bodies[number] = [line, *bodies[number]]
    return bodies


def _watermarks(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Keys of big lines that stand at the same place on most pages, wherever that is."""
    sizes = Counter(line.size for lines in pages for line in lines)
    if len(pages) < 2 or not sizes:
        return set()
    body = sizes.most_common(1)[0][0]
    big = Counter(key for lines in pages for key in {_key(line) for line in lines if line.size >= _BIG * body})
    return {key for key, count in big.items() if count >= max(2, 0.6 * len(pages))}


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else: `第 3 页`, `Page 3 of 9`, `- 3 -`."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.middle)
    return [line for line in (*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]) if len(line.text) <= _LONGEST]


def _key(line: Line) -> tuple[str, int]:
    text = re.sub(r"\d+", "#", line.text) if _COUNTED.search(line.text) else line.text
    return text, round(line.middle / 6)
