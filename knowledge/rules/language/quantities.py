"""Quantities in running text, with their dimension: enough to see that two statements differ, not to compute terms."""

import re
from dataclasses import dataclass

_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "半": 0.5}
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WORDS |= {
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = (
    r"(?P<n>(?<![\d,])\d[\d,]{0,18}(?:\.\d{1,9})?|[零一二三四五六七八九十百两半]{1,9}|\b(?:"
    + "|".join(_WORDS)
    + r")\b)"
)
_UNITS: tuple[tuple[str, str, float], ...] = (
    ("time", r"分钟|min(?:ute)?s?\b", 60),
    ("time", r"个?(?:工作)?小时|(?:business |working |support )?h(?:ou)?rs?\b", 3600),
    ("days", r"个?工作日|天|日(?![期常前])|(?:business |working |calendar )?days?\b", 1),
    ("days", r"周|个星期|weeks?\b", 7),
    ("months", r"个月|(?:calendar )?months?\b", 1),
    ("months", r"年(?!\d|前|度)|years?\b", 12),
    ("percent", r"%|％|个点|per ?cent\b", 1),
    ("count", r"次|visits?\b|times\b", 1),
    ("users", r"(?:个|名)?(?:并发)?用户|(?:\b\w{1,40} )?users?\b|seats?\b", 1),
)
_QUANTITY = tuple(
    (dimension, factor, re.compile(_NUMBER + r"\)?\s{0,3}[-）]?\s{0,3}(?:" + unit + ")", re.IGNORECASE))
    for dimension, unit, factor in _UNITS
)
_PERCENT_HAN = re.compile(r"百分之(?P<n>[零一二三四五六七八九十百点]{1,9}|\d{1,15}(?:\.\d{1,9})?)")
_MONEY = re.compile(
    r"(?:[¥￥$£€]|\b(?:USD|GBP|EUR|CNY|RMB)\s?)\s?(?P<a>\d[\d,]{0,18}(?:\.\d{1,9})?)|(?P<b>(?<![\d,])\d[\d,]{0,18}(?:\.\d{1,9})?)\s?(?P<wan>万)?元",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in its dimension's base unit: seconds, days, months, percent, times, users or money."""

    dimension: str
    value: float


def quantities(text: str) -> frozenset[Quantity]:
    """Every quantity that a text names."""
    found = {
        Quantity(dimension, round(_number(m["n"]) * factor, 4))
        for dimension, factor, pattern in _QUANTITY
        for m in pattern.finditer(text)
    }
    found |= {Quantity("percent", _number(m["n"])) for m in _PERCENT_HAN.finditer(text)}
    return frozenset(found | {_money(m) for m in _MONEY.finditer(text)})


def _money(match: re.Match[str]) -> Quantity:
    return Quantity("money", _number(match["a"] or match["b"]) * (10_000 if match["wan"] else 1))


def _number(text: str) -> float:
    if text[0].isdigit():
        return float(text.replace(",", ""))
    return float(_WORDS.get(text.casefold(), 0)) or _han(text)


def _han(text: str) -> float:
    """Chinese numerals up to 999, and decimals after 点."""
    whole, _, decimals = text.partition("点")
    total, digit = 0.0, 0.0
    for character in whole:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _HAN.get(character, 0)
    fraction = "".join(str(_HAN.get(c, 0)) for c in decimals)
    return total + digit + (float(f"0.{fraction}") if fraction else 0)
