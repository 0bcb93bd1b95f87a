"""Works out the numbers that Word shows before list paragraphs and headings; the file holds only their rules."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographTraditional",
    "chineseLegalSimplified",
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    pattern: str


@dataclass(slots=True)
class WordNumbers:
    """Counts the numbered paragraphs of one document, in order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number_id: str, level: int) -> str:
        """The next number of a list at a level (from 0), as Word shows it; empty where it shows none."""
        rules = self.levels.get(self.lists.get(number_id, ""), {})
        rule = rules.get(level)
        if rule is None:
            return ""
        counts = self._counts.setdefault(self.lists[number_id], {})
        counts[level] = counts.get(level, rule.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if rule.style == "bullet":
            return "•"
        return re.sub(r"%(\d)", lambda found: _shown(rules, counts, int(found[1]) - 1), rule.pattern)


def read_numbers(document: Any) -> WordNumbers:
    """Read the numbering rules of a python-docx document; none where it has no lists."""
    numbers = WordNumbers()
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
    if part is None:
        return numbers
    root = part.element
    for abstract in root.iterchildren(f"{_W}abstractNum"):
        levels = {int(each.get(f"{_W}ilvl", "0")): _level(each) for each in abstract.iterchildren(f"{_W}lvl")}
        numbers.levels[abstract.get(f"{_W}abstractNumId", "")] = levels
    for each in root.iterchildren(f"{_W}num"):
        numbers.lists[each.get(f"{_W}numId", "")] = _value(each, "abstractNumId", "")
    return numbers


def _level(element: Any) -> _Level:
    start = _value(element, "start", "1")
    return _Level(
        int(start) if start.isdigit() else 1, _value(element, "numFmt", "decimal"), _value(element, "lvlText", "")
    )


def _value(element: Any, name: str, otherwise: str) -> str:
    found = element.find(f"{_W}{name}")
    return otherwise if found is None else found.get(f"{_W}val", otherwise)


def _shown(rules: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    rule = rules.get(level)
    if rule is None:
        return ""
    count = counts.get(level, rule.start)
    if rule.style in _CHINESE:
        return chinese_number(count)
    return _FORMATS.get(rule.style, str)(count)


def chinese_number(count: int) -> str:
    """A number below 100 in Chinese figures; larger ones in digits."""
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _roman(count: int) -> str:
    steps = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    letters = ""
    for worth, sign in steps:
        letters += sign * (count // worth)
        count %= worth
    return letters


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "decimalEnclosedCircle": lambda count: chr(0x2460 + count - 1) if 0 < count < 21 else str(count),
    "none": lambda _: "",
}
