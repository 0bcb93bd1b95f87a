"""What is filled into a PDF: the values of its form fields, typed notes on the page, and strokes through text."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from indexer.parsers.pdf.chars import Char, Turn
from indexer.parsers.pdf.lines import Line, widened

Box = tuple[float, float, float, float]  # left, bottom, right, top
_CHECK, _RADIO, _COMBO, _LIST, _TEXT = 2, 3, 4, 5, 6
_FREE_TEXT, _STRIKEOUT, _WIDGET = 3, 12, 20
_UNSEEN = 2 | 32  # hidden, no view
_MOST_ANNOTATIONS = 5_000
_FARTHEST = 260.0
_BLANK = "____"


@dataclass(frozen=True, slots=True)
class Filled:
    """One value and its box; `tick` where it is a box to tick."""

    text: str
    box: Box
    tick: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class Marks:
    """The annotations of a page that say something: values filled in, and boxes of text that is struck out."""

    values: tuple[Filled, ...] = ()
    struck: tuple[Box, ...] = ()


def marks_of(page: Any, forms: Any, turn: Turn) -> Marks:
    """Read a page's annotations; `forms` is the document's form environment, none where it has no form."""
    values, struck = [], []
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        mark = pdfium.FPDFPage_GetAnnot(page, number)
        if not mark:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(mark)
            box = _box(mark, turn)
            if pdfium.FPDFAnnot_GetFlags(mark) & _UNSEEN or box is None:
                continue
            if kind == _STRIKEOUT:
                struck += list(_quads(mark, turn)) or [box]
            elif kind == _FREE_TEXT:
                values.append(Filled(_told(pdfium.FPDFAnnot_GetStringValue, mark, b"Contents"), box))
            elif kind == _WIDGET and forms is not None:
                values += [found] if (found := _field(mark, forms, box)) else []
        finally:
            pdfium.FPDFPage_CloseAnnot(mark)
    return Marks(tuple(values), tuple(struck))


def _field(mark: Any, forms: Any, box: Box) -> Filled | None:
    kind = pdfium.FPDFAnnot_GetFormFieldType(forms, mark)
    if kind in (_CHECK, _RADIO):
        return Filled("☑" if pdfium.FPDFAnnot_IsChecked(forms, mark) else "□", box, tick=True)
    if kind not in (_COMBO, _LIST, _TEXT):
        return None
    value = _told(lambda m, _, b, n: pdfium.FPDFAnnot_GetFormFieldValue(forms, m, b, n), mark, b"")
    return Filled(" ".join(value.split()) or _BLANK, box)


def _told(read: Any, mark: Any, key: bytes) -> str:
    length = read(mark, key, None, 0)
    if not 2 < length < 2_000_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    read(mark, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", errors="replace").replace("\0", "")


def _box(mark: Any, turn: Turn) -> Box | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(mark, ctypes.byref(rect)):
        return None
    low, high = min(rect.bottom, rect.top), max(rect.bottom, rect.top)
    return turn.forth(rect.left, low, rect.right, high)


def _quads(mark: Any, turn: Turn) -> Iterator[Box]:
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(mark), 500)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(mark, number, ctypes.byref(quad)):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield turn.forth(min(xs), min(ys), max(xs), max(ys))


def without_struck(chars: Sequence[Char], boxes: Sequence[Box], rules: Sequence[Box]) -> tuple[Char, ...]:
    """The characters but for those under a stroke: a strike-out note, or a thin line drawn through their middle."""
    if not boxes and not rules:
        return tuple(chars)
    by_height = sorted(rules, key=lambda rule: rule[1])
    return tuple(char for char in chars if not (char.drawn and (_under(char, boxes) or _crossed(char, by_height))))


def _under(char: Char, boxes: Sequence[Box]) -> bool:
    height = (char.bottom + char.top) / 2
    return any(left <= char.middle <= right and bottom <= height <= top for left, bottom, right, top in boxes)


def _crossed(char: Char, rules: Sequence[Box]) -> bool:
    tall = char.top - char.bottom
    low, high = char.bottom + 0.35 * tall, char.top - 0.3 * tall
    return any(low < (rule[1] + rule[3]) / 2 < high and rule[0] <= char.middle <= rule[2] for rule in rules)


def with_values(lines: Sequence[Line], values: Sequence[Filled]) -> list[Line]:
    """The lines with each value behind its label (a tick before it), or as a line of its own where none is near."""
    found = list(lines)
    for value in sorted((v for v in values if v.text.strip()), key=lambda v: (v.box[0], -v.box[3])):
        at = _label(found, value)
        if at is None:
            found.append(_own_line(value, found))
        elif value.tick and found[at].left >= value.box[0]:
            found[at] = replace(found[at], text=f"{value.text} {found[at].text}", left=value.box[0], parts=())
        else:
            found[at] = widened(found[at], f"{found[at].text} {value.text}", value.box[2])
    return found


def _label(lines: Sequence[Line], value: Filled) -> int | None:
    """The line on a field's height that ends nearest before it; for a box to tick, also one that begins behind it."""
    left, bottom, right, top = value.box
    best: tuple[float, int] | None = None
    for number, line in enumerate(lines):
        if not bottom - 3 <= line.middle <= top + 3:
            continue
        before, behind = left - line.right, line.left - right
        distance = before if before > -4 else behind if value.tick and behind > -4 else _FARTHEST
        if value.tick and -4 < behind < 40:
            distance = behind - 100  # a box names what stands behind it rather than what ends before it
        if distance < _FARTHEST and (best is None or distance < best[0]):
            best = distance, number
    return best[1] if best else None


def _own_line(value: Filled, lines: Sequence[Line]) -> Line:
    left, bottom, right, top = value.box
    size = lines[0].size if lines else 10.0
    return Line(value.text, left, right, bottom, top, size, bold=False)
