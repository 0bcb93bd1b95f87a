"""Finds what a passage may not cut: headings, table rows, paragraphs and, in long paragraphs, sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.parsed import Parsed, Table
from indexer.parsers.headings import marker, opens_item

_WHOLE_PARAGRAPH = {"zh": 450, "en": 700}
_LONG_SENTENCE = {"zh": 600, "en": 900}
_LAST_RESORT = 1200
_LONGEST_ROW = 4000
_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)\"]*|\.[\"”’)]*(?=\s+[A-Z0-9“\"(\[])|\n(?=\s*\n)")
_CLAUSE_END = re.compile(r"[；;]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Ltd|Corp|Co|LLC|Nos?|Mr|Mrs|Ms|Dr|St|vs|e\.g|i\.e|Art|Sec|Sect|approx|Messrs|Bros|Dept|Fig|pp?|cf|al)|\b[A-Z])$"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A range of the text that stays whole; `section` numbers the innermost section, or is -1."""

    start: int
    end: int
    section: int
    heading: bool
    table: Table | None


def atoms(parsed: Parsed, lang: str) -> Iterator[Atom]:
    """Yield the document's atoms in order; together they hold all of its text but blanks."""
    tables = {row.start: table for table in parsed.tables for row in table.rows}
    starts = [section.start for section in parsed.sections]
    for start, end in _paragraphs(parsed.text, set(starts), tables):
        section = bisect_right(starts, start) - 1
        if start in tables:
            yield from _bounded(start, end, section, tables[start], _LONGEST_ROW)
        elif section >= 0 and starts[section] == start and end - start <= len(parsed.sections[section].heading):
            yield Atom(start, end, section, True, None)
        elif end - start <= _WHOLE_PARAGRAPH[lang]:
            yield Atom(start, end, section, False, None)
        else:
            for a, b in _sentences(parsed.text, start, end, _LONG_SENTENCE[lang]):
                yield from _bounded(a, b, section, None, _LAST_RESORT)


def _bounded(start: int, end: int, section: int, table: Table | None, most: int) -> Iterator[Atom]:
    for at in range(start, end, most):
        yield Atom(at, min(at + most, end), section, False, table)


def _sentences(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    for a, b in _split(text, start, end, _SENTENCE_END):
        if b - a > longest:
            yield from _split(text, a, b, _CLAUSE_END)
        else:
            yield a, b


def _split(text: str, start: int, end: int, boundary: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for found in boundary.finditer(text, start, end):
        if found[0].startswith(".") and _ABBREVIATION.search(text, max(at, found.start() - 12), found.start()):
            continue
        cut = found.end()
        while cut < end and text[cut].isspace():
            cut += 1
        yield at, cut
        at = cut
    if at < end:
        yield at, end


def _paragraphs(text: str, starts: set[int], tables: dict[int, Table]) -> Iterator[tuple[int, int]]:
    """Ranges of paragraphs; the lines of one that a text file wrapped belong together."""
    begun, ended, above, at = -1, -1, "", 0
    for line in text.split("\n"):
        body, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        alone = body in starts or body in tables
        if begun >= 0 and (alone or not line.strip() or not _wraps(above, line)):
            yield begun, ended
            begun = -1
        if line.strip():
            begun, ended = body if begun < 0 else begun, end
        above = "" if alone else line
        at += len(line) + 1
    if begun >= 0:
        yield begun, ended


def _wraps(above: str, line: str) -> bool:
    tail = above.strip()
    if not tail or opens_item(line):
        return False
    if tail[-1] in "，,、":
        return True
    found = marker(tail)
    if found is not None and not found[2]:
        return True
    return len(tail) > 30 and tail[-1] not in "。！？；：.!?;:"
