"""Percentages as contracts write them: `5%`, 百分之五, 千分之三, `ten per cent (10%)`."""

import re
from dataclasses import dataclass

from indexer.facts.notation.numbers import ENGLISH, HAN, read_number

_DIGITS = r"\d{1,3}(?:\.\d{1,4}|,\d{1,2})?"
_PERCENT = re.compile(
    rf"(?P<han>百分之|千分之|万分之)\s?(?P<part>{_DIGITS}|[{HAN}]{{1,5}}(?:点[{HAN}]{{1,3}})?)"
    rf"|(?<![A-Za-z0-9.])(?:(?P<words>{ENGLISH})(?P<half>\sand\sa\shalf)?\s{{0,2}}(?:per\s?cent(?:age\spoints?)?"
    rf"|%)?\s{{0,2}}"
    rf"\((?P<both>{_DIGITS})\s?%\)(?:\s?per\s?cent)?"
    rf"|(?P<only>{ENGLISH})(?P<onlyhalf>\sand\sa\shalf)?\sper\s?cent(?:age\spoints?)?"
    rf"|(?P<digits>{_DIGITS})\s?(?:%|‰|per\s?cent|percentage\spoints?|个百分点))",
    re.IGNORECASE,
)
_OF = {"百分之": 1.0, "千分之": 0.1, "万分之": 0.01}


@dataclass(frozen=True, slots=True)
class PercentAt:
    """A number of per cent and the range that writes it."""

    value: float
    start: int
    end: int


def find_percents(text: str, *, offset: int = 0) -> list[PercentAt]:
    """Every percentage in a text, in order; `offset` is added to the ranges."""
    found = ((_value(match), match) for match in _PERCENT.finditer(text))
    return [PercentAt(value, m.start() + offset, m.end() + offset) for value, m in found if value is not None]


def _value(match: re.Match[str]) -> float | None:
    if match["han"]:
        part = _decimal(match["part"])
        return None if part is None else round(part * _OF[match["han"]], 4)
    digits = match["both"] or match["digits"]
    if digits:
        return float(digits.replace(",", ".")) / (10 if "‰" in match.group() else 1)
    number = read_number(match["only"])
    return None if number is None else number + (0.5 if match["onlyhalf"] else 0)


def _decimal(written: str) -> float | None:
    if re.fullmatch(_DIGITS, written):
        return float(written.replace(",", "."))
    whole, _, rest = written.partition("点")
    number = read_number(whole)
    if number is None or not rest:
        return number
    digits = [read_number(digit) for digit in rest]
    return None if None in digits else float(f"{number}." + "".join(str(digit) for digit in digits))
