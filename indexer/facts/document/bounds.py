"""Bounds at the door of the fact readers: nothing in a document is longer than anybody writes.

What patterns repeat (blanks, digits, letters) and what they run along (a line) is bounded here, so that reading
a document grows with the number of its lines and no faster.
"""

import re

LONGEST_LINE = 4_000
BREAK = "\ue000"
"""Stands for the character after a run that is too long; neither blank, digit, letter nor mark."""

_RUNS = re.compile(r"\s{200}(?=\s)|\d{64}(?=\d)|\w{256}(?=\w)|[^\w\s]{128}(?=[^\w\s])")


def bounded(text: str) -> str:
    """The text with the same length and offsets, in which runs and lines that are too long are broken."""
    characters = list(text)
    for run in _RUNS.finditer(text):
        characters[run.end()] = BREAK
    start = 0
    for line in text.split("\n"):
        for place in _breaks(line):
            characters[start + place] = "\n"
        start += len(line) + 1
    return "".join(characters)


def _breaks(line: str) -> list[int]:
    """Where a long line is broken: behind a sentence, else at a blank, else where it is too long."""
    found: list[int] = []
    start = 0
    while len(line) - start > LONGEST_LINE:
        least, most = start + LONGEST_LINE // 2, start + LONGEST_LINE
        stop = max(line.rfind(mark, least, most) + 1 for mark in (". ", "。", "; ", "；"))
        place = stop or line.rfind(" ", least, most)
        place = place if place > 0 else most
        found.append(place)
        start = place + 1
    return found
