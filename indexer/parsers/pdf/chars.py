"""Reads the characters of a PDF page with their places, turned so that most of the text runs from left to right."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_QUARTER = math.pi / 2
_TILT = 0.1  # radians; a crooked scan's text layer is no watermark
_BREAK, _SLANTING = -1, -2
_GENERATED, _HYPHENS = frozenset((10, 13, 32)), frozenset((2, 0xFFFE))
_FEW_BAD, _BAD_SHARE = 5, 0.1
MAX_PAGE_CHARS = 200_000


class Char(NamedTuple):
    """One character: its box and the height of its baseline in points of the turned page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    drawn: bool
    at: int

    @property
    def middle(self) -> float:
        """Its middle from left to right."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Turn:
    """By how many quarters a page's text is turned; `forth` takes a box of the file to the turned page, `back` back."""

    quarters: int = 0

    def forth(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box as it lies on the turned page."""
        return _turned(left, bottom, right, top, self.quarters)

    def back(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the turned page as it lies in the file."""
        return _turned(left, bottom, right, top, -self.quarters % 4)


def _turned(left: float, bottom: float, right: float, top: float, quarters: int) -> tuple[float, float, float, float]:
    if quarters == 1:
        return bottom, -right, top, -left
    if quarters == 2:
        return -right, -top, -left, -bottom
    if quarters == 3:
        return -top, left, -bottom, right
    return left, bottom, right, top


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's characters in the file's order; breaks between them are `\\n` and blanks without a place of their own.

    `aside` holds what is written across the rest, a quarter turned; `slanting`: there was more, written slantwise.
    `garbled`: the fonts do not tell their letters.
    """

    chars: tuple[Char, ...]
    aside: tuple[Char, ...]
    turn: Turn
    garbled: bool
    slanting: bool


def page_text(textpage: Any) -> PageText:
    """The characters of a page; what is written slantwise over it (watermarks) is left out."""
    found = list(_Reader(textpage).read())
    counts = Counter(quarter for _, quarter in found)
    del counts[_BREAK], counts[_SLANTING]
    main = counts.most_common(1)[0][0] if counts else 0
    straight: list[Char] = []
    aside: list[Char] = []
    for char, quarter in found:
        if quarter in (_BREAK, main):
            straight.append(_placed(char, main) if quarter else char)
        elif quarter != _SLANTING:
            aside.append(_placed(char, quarter))
    letters = [char.text for char, quarter in found if quarter != _BREAK and not char.text.isspace()]
    garbled = sum(map(_is_bad, letters)) > max(_FEW_BAD, _BAD_SHARE * len(letters))
    return PageText(tuple(straight), tuple(aside), Turn(main), garbled, any(q == _SLANTING for _, q in found))


class _Reader:
    """Asks for each character what it must, in places that are made once: a page has thousands."""

    def __init__(self, textpage: Any) -> None:
        self._page = textpage
        self._box, self._x, self._y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._at = ctypes.byref(self._box), ctypes.byref(self._x), ctypes.byref(self._y)
        self._quarter = _BREAK
        self._height = 0.0

    def read(self) -> Iterator[tuple[Char, int]]:
        """Each character in the file's own places, with its direction in quarters, or that it is none or slants."""
        page, unicode_of = self._page, pdfium.FPDFText_GetUnicode
        box_of, origin_of, rect = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin, self._box
        box_at, x_at, y_at = self._at
        for index in range(min(page.count_chars(), MAX_PAGE_CHARS)):
            code = unicode_of(page, index)
            if code in _GENERATED and pdfium.FPDFText_IsGenerated(page, index) == 1:
                yield Char(" " if code == 32 else "\n", 0, 0, 0, 0, 0, False, index), _BREAK
                continue
            if code in _HYPHENS and pdfium.FPDFText_IsHyphen(page, index) == 1:
                code = 0xAD
            box_of(page, index, box_at)
            origin_of(page, index, x_at, y_at)
            quarter = self._turned(index)
            base = self._y.value if quarter <= 0 else (-self._x.value, -self._y.value, self._x.value)[quarter - 1]
            low, high = (rect.bottom, rect.top) if rect.bottom <= rect.top else (rect.top, rect.bottom)
            yield Char(_letter(code), rect.left, rect.right, low, high, base, True, index), quarter

    def _turned(self, index: int) -> int:
        """A character's direction: that of the one before where it stands on the same level baseline."""
        height = self._y.value
        if self._quarter != 0 or abs(height - self._height) > 0.01:
            angle = pdfium.FPDFText_GetCharAngle(self._page, index)
            turns = round(angle / _QUARTER)
            self._quarter = -turns % 4 if abs(angle - turns * _QUARTER) < _TILT else _SLANTING  # counted clockwise
        self._height = height
        return self._quarter


def _letter(code: int) -> str:
    if code == 0xAD:
        return "\xad"
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _placed(char: Char, quarters: int) -> Char:
    left, bottom, right, top = _turned(char.left, char.bottom, char.right, char.top, quarters)
    return char._replace(left=left, bottom=bottom, right=right, top=top)


def _is_bad(text: str) -> bool:
    code = ord(text)
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xE000 <= code < 0xF900 or code in (0xFFFD, 0xFFFE, 0xFFFF)
