"""Choices with boxes: what stands beside a box that is not ticked is not agreed, and says nothing.

`□ renews automatically ☑ does not renew`, `[ ] yes [x] no`, `是□ 否☑`. The box itself stays, and so do all offsets.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"(?P<open>[□☐◻⬜❏❑▢]|\[[ \u3000_]{0,3}\](?!\()|(?<![\w)])\((?:[ \u3000]{1,3})\))"
    r"|(?P<ticked>[☑☒✓✔√■◉◼]|\[[xX√✓✔*]\]|\([xX√✓✔]\))"
    r"|(?P<open_ring>[○◯])|(?P<ticked_ring>[●⦿])|(?P<crossed>[✗✘])"
)
_STOP = re.compile(r"[。;；|\n]|\.(?=\s|$)")
_LEAD = " \t\u3000:：,，、;；。|(（/."
_BARE = " \t\u3000.,，。;；:：、)）"


@dataclass(frozen=True, slots=True)
class _Box:
    start: int
    end: int
    ticked: bool


def without_unticked(plain: str) -> str:
    """The text, of the same length, with blanks in place of the choices that were not made."""
    lines = plain.split("\n")
    return "\n".join(_blanked(line, boxes) if (boxes := _boxes(line)) else line for line in lines)


def _boxes(line: str) -> list[_Box]:
    """The boxes of a line that stand beside choices; rings and crosses only where another of their kind is ticked."""
    found = list(_MARK.finditer(line))
    if not any(mark["open"] or mark["open_ring"] or mark["crossed"] for mark in found):
        return []
    ticked = any(mark["ticked"] or mark["ticked_ring"] for mark in found)
    boxes = []
    for mark in found:
        doubtful = mark["open_ring"] or mark["crossed"] or (mark["open"] or "").startswith("(")
        if doubtful and not ticked:
            continue
        alone = _stands_alone(line, mark.start(), mark.end())
        if alone and (len(found) > 1 or _opens(line, mark.start())):
            boxes.append(_Box(mark.start(), mark.end(), bool(mark["ticked"] or mark["ticked_ring"])))
    return boxes


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether a box is no figure's place in a blank such as `□□年□月`."""
    beside = line[start - 1 : start] + line[end : end + 1]
    return not any(sign in "□☐◻_" for sign in beside) and line[end : end + 1] not in tuple("年月日%元")


def _opens(line: str, start: int) -> bool:
    before = line[:start].rstrip(" \t\u3000")
    return not before or before[-1] in _LEAD or before[-1] in "-*•"


def _blanked(line: str, boxes: list[_Box]) -> str:
    behind = not line[boxes[-1].end :].strip(_BARE) and not _opens(line, boxes[0].start)
    ranges = _before_boxes(line, boxes) if behind else _behind_boxes(line, boxes)
    for start, end in ranges:
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _behind_boxes(line: str, boxes: list[_Box]) -> list[tuple[int, int]]:
    """The choices that follow their boxes: `□ yes ☑ no`."""
    ends = [*(box.start for box in boxes[1:]), len(line.rstrip("\n"))]
    ranges = []
    for box, end in zip(boxes, ends, strict=True):
        first = box.end + len(line[box.end : end]) - len(line[box.end : end].lstrip(" \t|\u3000"))
        stop = _STOP.search(line, first, end)
        if not box.ticked:
            ranges.append((first, stop.start() if stop else end))
    return ranges


def _before_boxes(line: str, boxes: list[_Box]) -> list[tuple[int, int]]:
    """The choices that stand before their boxes: `是□ 否☑`."""
    ranges, at = [], 0
    for box in boxes:
        lead = max((line.rfind(sign, at, box.start) + 1 for sign in "::。;；|,，"), default=at)
        if not box.ticked:
            ranges.append((max(at, lead), box.start))
        at = box.end
    return ranges
