"""Severity levels by their mark: what tells `P1`, `一级`, `Severity 1` and `A级` from their neighbours."""

import re
from collections.abc import Iterable

_CHINESE = {c: str(i) for i, c in enumerate("一二三四五六七八九", 1)} | {
    "特": "0",
    "Ⅰ": "1",
    "Ⅱ": "2",
    "Ⅲ": "3",
    "Ⅳ": "4",
}
_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "i": "1", "ii": "2", "iii": "3", "iv": "4"}
_MARK = r"(\d|[A-Ea-e]|I{1,3}|IV|one|two|three|four|five)"
SPOKEN = re.compile(
    r"(?<![A-Za-z0-9])(?:sev(?:erity)?|level|lvl|priority|prio|category|cat|class|tier)[\s\-.:#]*"
    + _MARK
    + r"(?![A-Za-z0-9])|"
    r"(?<![A-Za-z0-9])[PSLplsl][-\s]?(\d)(?![\d.])|"
    r"([A-E一二三四五特ⅠⅡⅢⅣ1-5])\s*[级類类](?!别)|(?<![A-Za-z0-9])(\d)\s*级",
    re.IGNORECASE,
)


def mark(level: str) -> str:
    """What tells a level from its neighbours: `1` for `P1`, `Sev 1` and `一级`, `A` for `A级` and `Category A`."""
    spoken = marks_in(level)
    return spoken[0] if spoken else "".join(level.split()).casefold()


def marks_in(text: str) -> tuple[str, ...]:
    """The marks of the levels that a text names, in order."""
    found = (next(filter(None, match.groups()), "") for match in SPOKEN.finditer(text))
    return tuple(dict.fromkeys(_plain(m) for m in found))


def named_levels(text: str, levels: Iterable[str]) -> tuple[str, ...]:
    """Those of a contract's levels that a text names: by mark, or by the level's whole name."""
    marks = marks_in(text)
    return tuple(level for level in dict.fromkeys(levels) if mark(level) in marks or _is_named(text, level))


def _is_named(text: str, level: str) -> bool:
    """Whether a text has the level's whole name; in Latin letters as words of their own (`red`, not `credit`)."""
    if len(level) < 2:
        return False
    if not level.isascii():
        return "".join(level.split()).casefold() in "".join(text.split()).casefold()
    words = r"\s*".join(map(re.escape, level.split()))
    return re.search(rf"(?<![A-Za-z0-9]){words}(?![A-Za-z0-9])", text, re.IGNORECASE) is not None


def _plain(found: str) -> str:
    return _CHINESE.get(found, _WORDS.get(found.casefold(), found.upper()))
