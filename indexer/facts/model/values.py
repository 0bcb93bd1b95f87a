"""Whether a value that a language model gives is of its field's type and is said by its quote."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from indexer.facts.document.blanks import has_blank
from indexer.facts.notation.dates import find_dates
from indexer.facts.notation.durations import find_durations
from indexer.facts.notation.money import find_money
from indexer.facts.notation.numbers import ENGLISH, HAN, read_number
from indexer.facts.notation.percent import find_percents
from knowledge.rules.contract.typed_values import CHOICES, kind_of
from knowledge.rules.contract_record import Money
from knowledge.rules.time.durations import Duration

_T = TypeVar("_T")
_NUMBER = re.compile(rf"(?<![\d.,])\d{{1,4}}(?![\d.,]\d)|[{HAN}]+|\b{ENGLISH}\b", re.IGNORECASE)
_RENEWAL = re.compile(r"renew|exten[ds]|prolong|续|延|顺延|展期", re.IGNORECASE)
_AMOUNT = re.compile(r"\d{1,15}(?:\.\d{1,2})?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 200


def checked(field: str, value: Any, quote: str, *, day_first: bool) -> Any:
    """The value in its record form; ValueError where it is not of the field's type or the quote does not say it.

    `quote` is in plain characters (`Doc.plain`); `day_first` reads 03/04/2026 as 3 April.
    """
    kind = kind_of(field)
    if kind == "date":
        return _date(value, quote, day_first=day_first)
    if kind == "choice":
        return _choice(field, value, quote)
    return _READERS[kind](value, quote)


def _date(value: Any, quote: str, *, day_first: bool) -> str:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise ValueError("not a date")
    said = [at.value for at in find_dates(quote, day_first=day_first)]
    return _among(date.fromisoformat(value), said).isoformat()


def _duration(value: Any, quote: str) -> str:
    if not isinstance(value, str):
        raise ValueError("not a length of time")
    return str(_among(Duration.parse(value), [at.value for at in find_durations(quote)]))


def _money(value: Any, quote: str) -> Money:
    if not isinstance(value, dict) or not _AMOUNT.fullmatch(str(value.get("amount"))):
        raise ValueError("not an amount of money")
    whole, _, part = str(value["amount"]).partition(".")
    given = Money(f"{int(whole)}.{part:0<2}", str(value.get("currency")))
    return _among(given, [at.value for at in find_money(quote)])


def _percent(value: Any, quote: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise ValueError("not a percentage")
    return _among(float(value), [at.value for at in find_percents(quote)])


def _count(value: Any, quote: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("not a whole number")
    return _among(value, [read_number(found) for found in _NUMBER.findall(quote)])


def _choice(field: str, value: Any, quote: str) -> Any:
    if field == "auto_renews":
        if not isinstance(value, bool) or not _RENEWAL.search(quote):
            raise ValueError("not said of a renewal")
        return value
    if value not in CHOICES[field]:
        raise ValueError("not one of the choices")
    return value


def _text(value: Any, quote: str) -> str:
    if not isinstance(value, str) or not re.search(r"[^\W_]", value) or len(value) > _LONGEST or has_blank(value):
        raise ValueError("no words")
    if _flat(value) not in _flat(quote):
        raise ValueError("not in the quote")
    return " ".join(value.split())


def _flat(text: str) -> str:
    return re.sub(r"\s{1,40}", "", text)


def _among(value: _T, said: Sequence[_T | None]) -> _T:
    if value not in said:
        raise ValueError("not in the quote")
    return value


_READERS: dict[str, Callable[[Any, str], Any]] = {
    "duration": _duration, "money": _money, "percent": _percent, "count": _count, "text": _text,
}  # fmt: skip
