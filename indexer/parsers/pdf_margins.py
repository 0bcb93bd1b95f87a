"""Drops page headers, footers and page numbers: what repeats at the same place from page to page."""

import re
from collections import Counter
from collections.abc import Sequence

from indexer.parsers.pdf_lines import Line

_EDGE_LINES = 4
_LONGEST = 120
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
    """The pages' lines without what repeats at their top and bottom edges."""
    edges = [_edge_lines(lines) for lines in pages]
    counts = Counter(key for found in edges for key in {_key(line) for line in found})
    needed = max(2, len(pages) * 0.4)
    return [
        [line for line in lines if not (line in found and (counts[_key(line)] >= needed or is_page_number(line.text)))]
        for lines, found in zip(pages, edges, strict=True)
    ]


def is_page_number(text: str) -> bool:
    """Whether a line is a page number and nothing else: `第 3 页`, `Page 3 of 9`, `- 3 -`."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.middle)
    return [line for line in (*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]) if len(line.text) <= _LONGEST]


def _key(line: Line) -> tuple[str, int]:
    text = re.sub(r"\d+", "#", line.text) if _COUNTED.search(line.text) else line.text
    return text, round(line.middle / 6)
