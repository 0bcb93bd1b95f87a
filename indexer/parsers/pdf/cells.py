"""The texts of a ruled table's cells: what is printed in each, and what was filled into its fields."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from indexer.parsers.pdf.chars import Char, Turn
from indexer.parsers.pdf.fields import Filled


class CellTexts:
    """Gives the text within a box of the turned page; `chars` where not all that the page holds counts."""

    def __init__(self, textpage: Any, turn: Turn, values: Sequence[Filled], chars: Sequence[Char] | None) -> None:
        self._textpage = textpage
        self._turn = turn
        self._values = values
        drawn = [char for char in chars or () if char.drawn]
        self._by_base = sorted(drawn, key=lambda char: char.base) if chars is not None else None
        self._bases = [char.base for char in self._by_base or ()]

    def within(self, left: float, bottom: float, right: float, top: float) -> str:
        """The text in a box, a line a line, and behind it the values of the fields in it."""
        if self._by_base is None:
            x0, y0, x1, y1 = self._turn.back(left, bottom, right, top)
            text = str(self._textpage.get_text_bounded(left=x0, bottom=y0, right=x1, top=y1)).strip()
        else:
            text = self._of_chars(self._by_base, left, bottom, right, top)
        values = [v for v in self._values if left <= v.middle[0] <= right and bottom <= v.middle[1] <= top]
        ticks = "".join(value.text for value in values if value.tick)
        told = " ".join(value.text for value in values if not value.tick)
        return f"{ticks} {text} {told}".strip()

    def _of_chars(self, by_base: Sequence[Char], left: float, bottom: float, right: float, top: float) -> str:
        first, end = bisect_left(self._bases, bottom - 1), bisect_right(self._bases, top)
        inside = [char for char in by_base[first:end] if left <= char.middle <= right]
        pieces: list[str] = []
        last: Char | None = None
        for char in sorted(inside, key=lambda char: char.at):
            if last is not None and abs(char.base - last.base) > 0.4 * max(last.top - last.bottom, 1.0):
                pieces.append("\n")
            elif last is not None and char.left - last.right > 0.2 * max(last.top - last.bottom, 1.0):
                pieces.append(" ")
            pieces.append(char.text.replace("\xad", "-"))
            last = char
        return "".join(pieces).strip()
