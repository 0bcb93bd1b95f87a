"""Puts the characters of a PDF page together to lines, cut where a gap may be the gutter between two columns."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as pdfium

from indexer.parsers.pdf.chars import Char

_BOLD = re.compile(rb"bold|heavy|black", re.I)
_GAP = 0.9  # line heights; what stands farther apart may belong to two columns
_SAME_BASE = 0.45
_SOFT_HYPHEN = "\xad"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; places are in points from the page's lower left corner.

    `parts` are its pieces where wide gaps divide it; `limit` is where its column ends.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool
    parts: tuple["Line", ...] = ()
    limit: float = field(default=float("inf"), compare=False)

    @property
    def middle(self) -> float:
        """Height of the line's middle on the page."""
        return (self.top + self.bottom) / 2


def page_lines(textpage: Any, chars: Sequence[Char]) -> list[Line]:
    """The lines of a page in the order in which the file draws them."""
    lines = (_line(textpage, run) for run in _runs(chars))
    return [line for line in lines if line is not None]


def _runs(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters of one baseline, one after the other."""
    run: list[Char] = []
    last: Char | None = None
    for char in chars:
        breaks = char.text == "\n" or (last is not None and char.drawn and _leaves(last, char))
        if breaks and run:
            yield run
            run, last = [], None
        if char.text != "\n":
            run.append(char)
            last = char if char.drawn and not char.text.isspace() else last
        if char.text == _SOFT_HYPHEN:
            yield run
            run, last = [], None
    if run:
        yield run


def _leaves(last: Char, char: Char) -> bool:
    tall = max(last.top - last.bottom, char.top - char.bottom)
    return abs(char.base - last.base) > _SAME_BASE * tall or char.left < last.left - tall


def _line(textpage: Any, run: Sequence[Char]) -> Line | None:
    pieces = [piece for piece in _pieces(run) if any(not char.text.isspace() for char in piece)]
    lines = [_piece(textpage, piece) for piece in pieces]
    if not lines:
        return None
    if len(lines) == 1:
        return lines[0]
    whole = " ".join(line.text for line in lines)
    first, last = lines[0], lines[-1]
    return Line(
        whole,
        min(line.left for line in lines),
        max(line.right for line in lines),
        min(line.bottom for line in lines),
        max(line.top for line in lines),
        first.size,
        first.bold and last.bold,
        tuple(lines),
    )


def _pieces(run: Sequence[Char]) -> Iterator[list[Char]]:
    piece: list[Char] = []
    last: Char | None = None
    for char in run:
        drawn = char.drawn and not char.text.isspace()
        if drawn and last is not None and char.left - last.right > _GAP * max(char.top - char.bottom, 1.0):
            yield piece
            piece = []
        piece.append(char)
        last = char if drawn else last
    yield piece


def _piece(textpage: Any, piece: list[Char]) -> Line:
    while piece[0].text.isspace():
        piece = piece[1:]
    while piece[-1].text.isspace():
        piece = piece[:-1]
    drawn = [char for char in piece if char.right > char.left]
    first, last = piece[0], piece[-1]
    text = "".join(char.text for char in piece).replace(_SOFT_HYPHEN, "-")
    height = max(first.top - first.bottom, 0.1)
    size = pdfium.FPDFText_GetFontSize(textpage, first.at)
    return Line(
        text,
        min((char.left for char in drawn), default=first.left),
        max((char.right for char in drawn), default=last.right),
        min(first.bottom, last.bottom),
        max(first.top, last.top),
        round(size if size > 1.5 else height, 1),
        _is_bold(textpage, first.at) and _is_bold(textpage, last.at),
    )


def widened(line: Line, text: str, right: float) -> Line:
    """A line with more text at its end, up to a place."""
    return replace(line, text=text, right=max(line.right, right), parts=())


def _is_bold(textpage: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(textpage, index, name, len(name), None)
    return bool(0 < length <= len(name) and _BOLD.search(name.value))
