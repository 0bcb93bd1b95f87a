"""Cuts a document into passages along its headings and clauses, never inside a table row or a sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.parsed import Parsed, Row, Section, Table
from indexer.parsers.cleaning import han_share
from indexer.parsers.headings import marker, opens_item

_CHINESE = 0.3
_TARGET = {"zh": 380, "en": 600}
_SMALL = {"zh": 70, "en": 150}
_WHOLE_ITEM = {"zh": 700, "en": 1200}
_LAST_RESORT = 1200
_LONGEST_ROW = 4000
_SENTENCE_END = re.compile(r"(?<=[。！？])[”’」』）)]*|(?<=[.!?])[\"”’)]*(?=\s+[A-Z0-9“\"(\[])|(?<=[；;])(?=\s*\S)|\n")
_QUESTION = re.compile(r"[？?]\s*$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage: `text == Parsed.text[start:end]`; `context` is a table's header line that must be read with it."""

    text: str
    start: int
    end: int
    page: int | None
    headings: tuple[str, ...]
    lang: str
    context: str


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    section: int
    heading: bool
    table: Table | None


def split(parsed: Parsed) -> list[Chunk]:
    """Cut a document into passages that together hold all of its text."""
    lang = _language(parsed.text)
    return [_chunk(parsed, group) for group in _groups(parsed, list(_atoms(parsed)), lang)]


def _language(text: str) -> str:
    return "zh" if han_share(text[:200_000]) >= _CHINESE else "en"


def _atoms(parsed: Parsed) -> Iterator[_Atom]:
    rows = {row.start: (row, table) for table in parsed.tables for row in table.rows}
    starts = [section.start for section in parsed.sections]
    for start, end in _paragraphs(parsed, set(starts), rows):
        section = bisect_right(starts, start) - 1
        if start in rows:
            yield from _cut(start, end, parsed.text, section, rows[start][1], _LONGEST_ROW)
        elif section >= 0 and starts[section] == start and end - start <= len(parsed.sections[section].heading) + 2:
            yield _Atom(start, end, section, True, None)
        else:
            yield from _cut(start, end, parsed.text, section, None, _LAST_RESORT)


def _cut(start: int, end: int, text: str, section: int, table: Table | None, most: int) -> Iterator[_Atom]:
    target = _TARGET[_language(text[start:min(end, start + 2000)])]
    if table is not None or end - start <= target * 1.2:
        pieces = [(start, end)]
    else:
        pieces = list(_sentences(text, start, end))
    for a, b in pieces:
        for at in range(a, b, most):
            yield _Atom(at, min(at + most, b), section, False, table)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _SENTENCE_END.finditer(text, start, end):
        cut = found.end()
        while cut < end and text[cut].isspace():
            cut += 1
        if cut > at:
            yield at, cut
            at = cut
    if at < end:
        yield at, end


def _paragraphs(parsed: Parsed, starts: set[int], rows: dict[int, tuple[Row, Table]]) -> Iterator[tuple[int, int]]:
    """Ranges of paragraphs; lines that a text file wrapped are one paragraph."""
    begun: int | None = None
    at, last = 0, ""
    for line in parsed.text.split("\n"):
        body = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        fresh = body in starts or body in rows or not _wraps(last, line)
        if begun is not None and (fresh or not line.strip()):
            yield begun, ended
            begun = None
        if line.strip():
            begun = body if begun is None else begun
            ended = end
            last = "" if body in starts or body in rows else line
        at += len(line) + 1
    if begun is not None:
        yield begun, ended


def _wraps(above: str, line: str) -> bool:
    tail = above.rstrip()
    return len(tail) > 30 and tail[-1] not in "。！？；：.!?;:" and not opens_item(line)


def _groups(parsed: Parsed, atoms: Sequence[_Atom], lang: str) -> Iterator[list[_Atom]]:
    group: list[_Atom] = []
    for atom in atoms:
        if group and _breaks(parsed, group, atom, lang):
            yield group
            group = []
        group.append(atom)
    if group:
        yield group


def _breaks(parsed: Parsed, group: list[_Atom], atom: _Atom, lang: str) -> bool:
    if all(a.heading for a in group):
        return False
    size = group[-1].end - group[0].start
    grown = atom.end - group[0].start
    if _is_item(parsed, group[0]) and atom.section == group[0].section:
        return grown > _WHOLE_ITEM[lang]
    if atom.section != group[-1].section:
        return size >= _SMALL[lang] or grown > _TARGET[lang] or _is_item(parsed, atom) or _is_item(parsed, group[0])
    if grown > _TARGET[lang]:
        return True
    return False


def _is_item(parsed: Parsed, atom: _Atom) -> bool:
    if atom.section < 0:
        return False
    heading = parsed.sections[atom.section].heading
    found = marker(heading)
    return bool(_QUESTION.search(heading)) or (found is not None and found[0] == "question")


def _chunk(parsed: Parsed, group: list[_Atom]) -> Chunk:
    start, end = group[0].start, group[-1].end
    while parsed.text[end - 1].isspace():
        end -= 1
    text = parsed.text[start:end]
    body = [atom for atom in group if not atom.heading] or group[-1:]
    return Chunk(text, start, end, parsed.page_of(start), _path(parsed, body), _language(text), _context(group, parsed.text, start))


def _path(parsed: Parsed, body: Sequence[_Atom]) -> tuple[str, ...]:
    paths = [_headings(parsed.sections, section) for section in sorted({atom.section for atom in body})]
    shared = paths[0]
    for path in paths[1:]:
        common = 0
        while common < min(len(path), len(shared)) and path[common] == shared[common]:
            common += 1
        shared = shared[:common]
    return tuple(section.heading for section in shared)


def _headings(sections: Sequence[Section], number: int) -> tuple[Section, ...]:
    found: list[Section] = []
    level = 10**6
    while number >= 0 and level > 1:
        if sections[number].level < level:
            found.append(sections[number])
            level = sections[number].level
        number -= 1
    return tuple(reversed(found))


def _context(group: Sequence[_Atom], text: str, start: int) -> str:
    for atom in group:
        header = atom.table.header if atom.table is not None else None
        if header is not None and header.start < start:
            return text[header.start : header.end]
    return ""
