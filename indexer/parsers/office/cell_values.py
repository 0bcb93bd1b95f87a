"""Writes a spreadsheet cell's value as a reader sees it: dates, lengths of time, percentages, grouped numbers."""

import re
from datetime import date, datetime, time, timedelta

from indexer.parsers.office.number_formats import elapsed, general, shown_number

_OF_A_DAY = re.compile(r"[yd年月日]", re.I)
_LITERALS = re.compile(r'"[^"]{0,255}"|\[[^\]\[]{0,255}\]|\\.')


def shown(value: object, number_format: str | None = "General") -> str:
    """A cell's value as its number format shows it, near enough to be recognised and searched; days are ISO dates."""
    number_format = number_format or "General"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value, number_format)
    if isinstance(value, int | float):
        told = None if number_format in ("General", "@") else shown_number(value, number_format)
        return general(value) if told is None else told
    if isinstance(value, list):
        return "".join(_in_force(part) for part in value)
    return str(getattr(value, "text", value))


def _in_force(part: object) -> str:
    """A run of a cell of many fonts, without what is struck out."""
    font = getattr(part, "font", None)
    return "" if font is not None and font.strike else str(getattr(part, "text", part))


def _moment(value: datetime | date | time | timedelta, number_format: str) -> str:
    if isinstance(value, timedelta):
        return elapsed(value, number_format)
    if isinstance(value, datetime):
        if value.year < 1901 and not _OF_A_DAY.search(_LITERALS.sub("", number_format)):
            return _clock(value.time())
        at_midnight = value.time() == time(0)
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "seconds").removesuffix(":00")
    return _clock(value) if isinstance(value, time) else value.isoformat()


def _clock(value: time) -> str:
    return value.isoformat("seconds").removesuffix(":00")
