"""Marked text: a contract or a clause in which each value says what it is, `[[expires_on=2027-03-31|31 March 2027]]`.

The form in which examples are written and kept; the page docs/examples.md shows how to add one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from indexer.parsed import Parsed
from indexer.parsers import parse

_MARK = re.compile(r"\[\[([^|\]\n]*?)\|")
_OPEN, _CLOSE = "\ue000", "\ue001"
_SIGNS = re.compile(f"[{_OPEN}{_CLOSE}]")


@dataclass(frozen=True, slots=True)
class Mark:
    """`tag` as written before the bar (`field=value`, `field`, `sla:…`); the range in the document's extracted text."""

    tag: str
    start: int
    end: int

    @property
    def field(self) -> str:
        return self.tag.partition("=")[0]

    @property
    def value(self) -> str:
        """What stands behind the first `=`; empty where the words themselves are the value."""
        return self.tag.partition("=")[2]


class BrokenMarks(ValueError):
    """The marks of an example do not close, or its text does not survive parsing."""


def read(text: str, name: str = "example.md") -> tuple[Parsed, tuple[Mark, ...]]:
    """Parse a marked text as a file of this name; raises BrokenMarks.

    It is parsed twice, with signs for the marks and without; white space may differ between the two.
    """
    signed, tags = _signed(text)
    plain = parse(_SIGNS.sub("", signed).encode(), PurePath(name).name)
    with_signs = parse(signed.encode(), PurePath(name).name).text
    filled = [place for place, character in enumerate(plain.text) if not character.isspace()]
    if "".join(_SIGNS.sub("", with_signs).split()) != "".join(plain.text.split()):
        raise BrokenMarks("the text reads otherwise with its marks than without")
    packed = "".join(with_signs.split())
    return plain, tuple(Mark(m.tag, filled[m.start], filled[m.end - 1] + 1) for m in _places(packed, tags))


def read_line(text: str) -> tuple[Parsed, tuple[Mark, ...]]:
    """Read one marked clause; `Heading > text` gives it a heading's line of its own. Raises BrokenMarks."""
    heading, arrow, rest = text.partition(" > ")
    signed, tags = _signed(f"{heading}\n{rest}" if arrow and len(heading) < 60 and "[[" not in heading else text)
    return Parsed(_SIGNS.sub("", signed), ""), tuple(_places(signed, tags))


def _signed(text: str) -> tuple[str, list[str]]:
    """The text with one sign where a mark opens and one where it closes, and the marks' tags in order of opening."""
    pieces: list[str] = []
    tags: list[str] = []
    depth = place = 0
    while place < len(text):
        opening = _MARK.match(text, place)
        if opening:
            tags.append(opening[1])
            pieces.append(_OPEN)
            depth, place = depth + 1, opening.end()
        elif depth and text.startswith("]]", place):
            pieces.append(_CLOSE)
            depth, place = depth - 1, place + 2
        else:
            pieces.append(text[place])
            place += 1
    if depth:
        raise BrokenMarks(f"the mark {tags[-1]} is not closed")
    return "".join(pieces), tags


def _places(signed: str, tags: list[str]) -> Iterator[Mark]:
    """Where each mark's words stand in the text without signs."""
    waiting: list[tuple[str, int]] = []
    opened = 0
    for passed, sign in enumerate(_SIGNS.finditer(signed)):
        place = sign.start() - passed
        if sign.group() == _OPEN:
            waiting.append((tags[opened], place))
            opened += 1
        elif waiting:
            tag, start = waiting.pop()
            if place > start:
                yield Mark(tag, start, place)
