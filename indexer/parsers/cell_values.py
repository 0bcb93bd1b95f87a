"""Writes a spreadsheet cell's value as a reader sees it: dates, percentages, grouped numbers."""

import re
from datetime import date, datetime, time, timedelta

_DECIMALS = re.compile(r"[0#]\.(0+)")


def shown(value: object, number_format: str = "General") -> str:
    """A cell's value as its number format shows it, near enough to be recognised and searched."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value)
    if isinstance(value, int | float):
        return _number(value, number_format.split(";", maxsplit=1)[0])
    return str(value)


def _moment(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, datetime):
        at_midnight = value.time() == time(0)
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "seconds").removesuffix(":00")
    if isinstance(value, time):
        return value.isoformat("seconds").removesuffix(":00")
    return str(value)


def _number(value: float, number_format: str) -> str:
    found = _DECIMALS.search(number_format)
    places = len(found[1]) if found else 0
    if "%" in number_format:
        return f"{value * 100:.{places}f}%"
    if number_format in ("General", "@", ""):
        return _general(value)
    grouped = "," if "#,##" in number_format or "0,0" in number_format else ""
    if "0" not in number_format and "#" not in number_format:
        return _general(value)
    return _symbol(number_format) + f"{value:{grouped}.{places}f}"


def _general(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _symbol(number_format: str) -> str:
    found = re.search(r"\[\$([^-\]]+)|[\"']?([¥￥$€£]|CNY|RMB|USD|EUR|GBP)[\"']?", number_format)
    return (found[1] or found[2]) if found else ""
