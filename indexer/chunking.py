"""Cuts a document into passages along its headings and clauses, never inside a table row or a sentence."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.atoms import Atom, atoms
from indexer.parsed import Parsed
from indexer.parsers.cleaning import han_share
from indexer.parsers.headings import is_question

_CHINESE = 0.3
_TARGET = {"zh": 360, "en": 520}
_SMALL = {"zh": 60, "en": 150}
_WHOLE_ITEM = {"zh": 600, "en": 1200}


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage: `text == Parsed.text[start:end]`; `context` is the header line of the table whose rows it holds."""

    text: str
    start: int
    end: int
    page: int | None
    headings: tuple[str, ...]
    lang: str
    context: str


def split(parsed: Parsed) -> list[Chunk]:
    """Cut a document into passages that together hold all of its text but blanks."""
    lang = _language(parsed.text[:200_000])
    paths = _paths(parsed)
    pieces = [piece for run in _runs(parsed, lang) for piece in _pack(parsed, run, lang)]
    return [_chunk(parsed, paths, piece) for piece in _merged(parsed, paths, pieces, lang)]


def _language(text: str) -> str:
    return "zh" if han_share(text) >= _CHINESE else "en"


def _paths(parsed: Parsed) -> list[tuple[int, ...]]:
    """For each section the numbers of the sections around it, outermost first, itself last."""
    paths: list[tuple[int, ...]] = []
    stack: list[int] = []
    for number, section in enumerate(parsed.sections):
        while stack and parsed.sections[stack[-1]].level >= section.level:
            stack.pop()
        stack.append(number)
        paths.append(tuple(stack))
    return paths


def _runs(parsed: Parsed, lang: str) -> Iterator[list[Atom]]:
    """The atoms of each section; headings without a body lead on to the section that follows."""
    waiting: list[Atom] = []
    for _, found in groupby(atoms(parsed, lang), key=lambda atom: atom.section):
        waiting.extend(found)
        if not all(atom.heading for atom in waiting):
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _pack(parsed: Parsed, run: list[Atom], lang: str) -> Iterator[list[Atom]]:
    """Share the atoms of a section out over pieces of about the same size."""
    size = _size(run)
    if size <= _TARGET[lang] or (_is_item(parsed, run[-1]) and size <= _WHOLE_ITEM[lang]):
        yield run
        return
    goal = size / math.ceil(size / _TARGET[lang])
    piece: list[Atom] = []
    for atom in run:
        if piece and _full(piece, atom, goal):
            kept = _leading(parsed, piece)
            yield piece[: len(piece) - kept]
            piece = piece[len(piece) - kept :]
        piece.append(atom)
    yield piece


def _full(piece: Sequence[Atom], atom: Atom, goal: float) -> bool:
    grown = atom.end - piece[0].start
    return grown > goal and grown - goal > goal - _size(piece)


def _leading(parsed: Parsed, piece: Sequence[Atom]) -> int:
    """How many atoms at the end of a piece lead in what follows: `as below:`, a heading, a table's header."""
    kept = 0
    for atom in reversed(piece):
        header = atom.table.header if atom.table is not None else None
        leads = (
            parsed.text[atom.end - 1] in "：:" or atom.heading or (header is not None and header.start == atom.start)
        )
        if not leads or atom.end - atom.start > 200:
            break
        kept += 1
    return kept if kept < len(piece) else 0


def _merged(
    parsed: Parsed, paths: list[tuple[int, ...]], pieces: Sequence[list[Atom]], lang: str
) -> Iterator[list[Atom]]:
    """Join small pieces to their neighbours under the same heading; questions with their answers stay alone."""
    held: list[Atom] = []
    for piece in pieces:
        if held and _joins(parsed, paths, held, piece, lang):
            held = [*held, *piece]
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _joins(parsed: Parsed, paths: list[tuple[int, ...]], held: list[Atom], piece: list[Atom], lang: str) -> bool:
    if _is_item(parsed, held[-1]) or _is_item(parsed, piece[-1]):
        return False
    joined = piece[-1].end - held[0].start
    if min(_size(held), _size(piece)) >= _SMALL[lang]:
        return False
    if held[-1].section == piece[-1].section:
        return joined <= 1.2 * _TARGET[lang]
    return joined <= 2.5 * _SMALL[lang] and _parent(paths, held[-1]) == _parent(paths, piece[-1])


def _parent(paths: list[tuple[int, ...]], atom: Atom) -> tuple[int, ...]:
    return paths[atom.section][:-1] if atom.section >= 0 else ()


def _size(piece: Sequence[Atom]) -> int:
    return piece[-1].end - piece[0].start


def _is_item(parsed: Parsed, atom: Atom) -> bool:
    return atom.section >= 0 and is_question(parsed.sections[atom.section].heading)


def _chunk(parsed: Parsed, paths: list[tuple[int, ...]], piece: Sequence[Atom]) -> Chunk:
    start = piece[0].start
    text = parsed.text[start : piece[-1].end].rstrip()
    headings = _shared_path(parsed, paths, piece)
    page = parsed.page_of(start)
    return Chunk(text, start, start + len(text), page, headings, _language(text), _context(parsed, piece))


def _shared_path(parsed: Parsed, paths: list[tuple[int, ...]], piece: Sequence[Atom]) -> tuple[str, ...]:
    body = [atom for atom in piece if not atom.heading] or piece[-1:]
    shared: tuple[int, ...] | None = None
    for section in dict.fromkeys(atom.section for atom in body):
        path = paths[section] if section >= 0 else ()
        shared = path if shared is None else tuple(a for a, b in zip(shared, path, strict=False) if a == b)
    return tuple(parsed.sections[number].heading for number in shared or ())


def _context(parsed: Parsed, piece: Sequence[Atom]) -> str:
    for atom in piece:
        header = atom.table.header if atom.table is not None else None
        if header is not None and header.start < piece[0].start:
            return parsed.text[header.start : header.end]
    return ""
