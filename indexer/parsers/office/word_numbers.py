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
    restarts: bool = True
    plain: bool = False


@dataclass(slots=True)
class WordNumbers:
    """Counts the numbered paragraphs of one document, in order.

    Lists of one abstract definition count on together, unless one of them says that it starts anew.
    """

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, _Level]] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)

    def label(self, number_id: str, level: int) -> str:
        """The next number of a list at a level (from 0), as Word shows it; empty where it shows none."""
        rules = self.levels.get(self.lists.get(number_id, ""), {}) | self.overrides.get(number_id, {})
        rule = rules.get(level)
        if rule is None:
            return ""
        counts = self._counts.setdefault(self.lists[number_id], {})
        self._start_anew(number_id, counts)
        counts[level] = counts.get(level, rule.start - 1) + 1
        for deeper in [other for other in counts if other > level and rules.get(other, rule).restarts]:
            del counts[deeper]
        if rule.style == "bullet":
            return "•"
        return re.sub(r"%(\d)", lambda found: _shown(rules, counts, int(found[1]) - 1, plain=rule.plain), rule.pattern)

    def _start_anew(self, number_id: str, counts: dict[int, int]) -> None:
        if number_id in self._started:
            return
        self._started.add(number_id)
        for level, start in self.starts.get(number_id, {}).items():
            counts[level] = start - 1


def read_numbers(document: Any) -> WordNumbers:
    """Read the numbering rules of a python-docx document; none where it has no lists."""
    numbers = WordNumbers()
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
    if part is None:
        return numbers
    styles: dict[str, str] = {}
    linked: dict[str, str] = {}
    for abstract in part.element.iterchildren(f"{_W}abstractNum"):
        key = abstract.get(f"{_W}abstractNumId", "")
        numbers.levels[key] = dict(_level(each) for each in abstract.iterchildren(f"{_W}lvl"))
        styles[_value(abstract, "styleLink", "")] = key
        linked[key] = _value(abstract, "numStyleLink", "")
    for key, style in linked.items():
        if style and not numbers.levels[key]:
            numbers.levels[key] = numbers.levels.get(styles.get(style, ""), {})
    for each in part.element.iterchildren(f"{_W}num"):
        _read_list(each, numbers)
    return numbers


def _read_list(element: Any, numbers: WordNumbers) -> None:
    key = element.get(f"{_W}numId", "")
    numbers.lists[key] = _value(element, "abstractNumId", "")
    for override in element.iterchildren(f"{_W}lvlOverride"):
        level = override.get(f"{_W}ilvl", "0")
        start = _value(override, "startOverride", "")
        own = override.find(f"{_W}lvl")
        if own is not None:
            numbers.overrides.setdefault(key, {}).update((_level(own),))
        if start.isdecimal() and level.isdecimal():
            numbers.starts.setdefault(key, {})[int(level)] = int(start)


def _level(element: Any) -> tuple[int, _Level]:
    start, number = _value(element, "start", "1"), element.get(f"{_W}ilvl", "0")
    return int(number) if number.isdecimal() else 0, _Level(
        int(start) if start.isdecimal() else 1,
        _value(element, "numFmt", "decimal"),
        _value(element, "lvlText", ""),
        _value(element, "lvlRestart", "1") != "0",
        element.find(f"{_W}isLgl") is not None,
    )


def _value(element: Any, name: str, otherwise: str) -> str:
    found = element.find(f"{_W}{name}")
    return otherwise if found is None else found.get(f"{_W}val", otherwise)


def _shown(rules: dict[int, _Level], counts: dict[int, int], level: int, *, plain: bool) -> str:
    rule = rules.get(level)
    if rule is None:
        return ""
    count = counts.get(level, rule.start)
    if plain:
        return str(count)
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
