"""Reads the lines of one PDF page with their places and letter sizes."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

# pdfium marks a hyphen at a line's end and leaves the line break out
_BREAK = re.compile("[\r\n]+|(?<=[\x02\ufffe])")
_BOLD = re.compile(rb"bold|heavy|black", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; places are in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool

    @property
    def middle(self) -> float:
        """Height of the line's middle on the page."""
        return (self.top + self.bottom) / 2


def page_lines(textpage: Any) -> list[Line]:
    """The lines of a page in the order in which the file draws them."""
    text = textpage.get_text_range()
    first = pdfium.FPDFText_GetTextIndexFromCharIndex(textpage, 0)
    shift = max(first, 0)
    lines = (_line(textpage, text, start, end, shift) for start, end in _spans(text))
    return [line for line in lines if line is not None]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _line(textpage: Any, text: str, start: int, end: int, shift: int) -> Line | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    first = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, start + shift)
    last = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, end - 1 + shift)
    a, b = _box(textpage, max(first, 0)), _box(textpage, max(last, 0))
    size = pdfium.FPDFText_GetFontSize(textpage, first)
    height = max(a.top - a.bottom, 0.1)
    bold = _is_bold(textpage, first) and _is_bold(textpage, last)
    bottom, top = min(a.bottom, b.bottom), max(a.top, b.top)
    return Line(
        re.sub("[\x02\ufffe]", "-", text[start:end]),
        min(a.left, b.left),
        max(a.right, b.right),
        bottom,
        top,
        round(size if size > 1.5 else height, 1),
        bold,
    )


def _box(textpage: Any, index: int) -> Any:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
    return box


def _is_bold(textpage: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(textpage, index, name, len(name), None)
    return bool(0 < length <= len(name) and _BOLD.search(name.value))
