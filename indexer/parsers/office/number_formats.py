"""Reads a spreadsheet's number format: which section holds for a value, and what it shows for it."""

import re
from dataclasses import dataclass
from datetime import timedelta

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(General)|([0#?]+)|([.,%])|([Ee][+-])|(.)', re.S)
_CONDITION = re.compile(r"([<>=]{1,2})\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r'"([^"]*)"|\\(.)|\[([hms])+\]|([hms])+|\[[^\]]*\]|(.)', re.I | re.S)
_LONGEST = 255


@dataclass(slots=True)
class _Section:
    """One section of a format: what stands before and behind the figures, and how those are written."""

    before: str = ""
    behind: str = ""
    whole: str = ""
    places: str = ""
    general: bool = False
    grouped: bool = False
    scale: int = 0
    percent: bool = False
    scientific: bool = False
    condition: tuple[str, float] | None = None


def shown_number(value: float, number_format: str) -> str | None:
    """A number as the format shows it; none where the format is of no kind that is known here."""
    sections = [_read(part) for part in _split(number_format[:_LONGEST])]
    section, sign = _fitting(sections, value)
    figures = _figures(abs(value), section)
    return None if figures is None else f"{sign}{section.before}{figures}{section.behind}".strip()


def elapsed(value: timedelta, number_format: str) -> str:
    """A length of time as `[h]:mm` shows it: hours go on beyond a day."""
    seconds = round(abs(value).total_seconds())
    if not re.search(r"\[[hms]+\]", number_format, re.I):
        number_format = "[h]:mm:ss" if seconds % 60 else "[h]:mm"
    left, pieces, minutes = seconds, [], False
    for found in _ELAPSED.finditer(number_format.split(";", maxsplit=1)[0][:_LONGEST]):
        text, escaped, whole, part, other = found.groups()
        unit, size = (whole or part or "").lower(), {"h": 3600, "m": 60, "s": 1}
        if unit:
            count = left // size[unit] if whole else left // size[unit] % (24 if unit == "h" else 60)
            left = left % size[unit] if whole else left
            width = len(found[0].strip("[]"))
            pieces.append(f"{count:0{max(width, 2 if minutes and unit != 'h' else 1)}d}")
            minutes = True
        else:
            pieces.append(text or escaped or other or "")
    return ("-" if value < timedelta(0) else "") + "".join(pieces).strip()


def _split(number_format: str) -> list[str]:
    parts, quoted, start = [], False, 0
    for at, sign in enumerate(number_format):
        quoted = not quoted if sign == '"' else quoted
        if sign == ";" and not quoted:
            parts.append(number_format[start:at])
            start = at + 1
    return [*parts, number_format[start:]]


def _read(part: str) -> _Section:
    section = _Section()
    fraction = False
    for found in _TOKEN.finditer(part):
        text, escaped, padded, _, bracket, general, digits, mark, exponent, other = found.groups()
        if general:
            section.general = True
        elif digits:
            if section.scientific:
                continue
            section.places += digits if fraction else ""
            section.whole += "" if fraction else digits
        elif mark == ".":
            fraction = True
        elif mark == ",":
            if section.whole and not fraction:
                section.whole += ","
            else:
                section.scale += 1
        elif exponent:
            section.scientific = True
        elif bracket is not None:
            _bracketed(bracket, section)
        else:
            section.percent = section.percent or mark == "%"
            literal = text or escaped or mark or other or (" " if padded else "")
            _literal(literal, section, begun=bool(section.whole or section.general or fraction))
    trimmed = section.whole.rstrip(",")
    section.scale += len(section.whole) - len(trimmed)
    section.grouped, section.whole = "," in trimmed, trimmed.replace(",", "")
    return section


def _literal(text: str, section: _Section, *, begun: bool) -> None:
    if begun:
        section.behind += text
    else:
        section.before += text


def _bracketed(text: str, section: _Section) -> None:
    condition = _CONDITION.fullmatch(text)
    if condition:
        section.condition = condition[1], float(condition[2])
    elif text.startswith("$"):
        sign = text[1:].split("-", maxsplit=1)[0]
        _literal(sign, section, begun=bool(section.whole or section.general))


def _fitting(sections: list[_Section], value: float) -> tuple[_Section, str]:
    """The section that holds for a value, and the sign that it leaves to the value."""
    for section in sections:
        if section.condition and _holds(section.condition, value):
            return section, "-" if value < 0 else ""
    plain = [section for section in sections if not section.condition] or sections
    if value < 0 and len(plain) > 1:
        return plain[1], ""
    if value == 0 and len(plain) > 2:
        return plain[2], ""
    return plain[0], "-" if value < 0 else ""


def _holds(condition: tuple[str, float], value: float) -> bool:
    sign, bound = condition
    return {"<": value < bound, ">": value > bound, "=": value == bound, "<=": value <= bound, ">=": value >= bound,
            "<>": value != bound}.get(sign, False)  # fmt: skip


def _figures(value: float, section: _Section) -> str | None:
    if section.general:
        return general(value)
    if "/" in section.behind and "?" in section.whole:
        return None
    if not section.whole and not section.places:
        return "" if section.before or section.behind else None
    value = value * 100 if section.percent else value
    value = value / 1000**section.scale
    most, least = len(section.places), section.places.count("0")
    if section.scientific:
        return f"{value:.{most}E}"
    written = f"{value:{',' if section.grouped else ''}.{most}f}"
    whole, _, fraction = written.partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    whole = whole.zfill(section.whole.count("0"))
    if whole == "0" and "0" not in section.whole and fraction:
        whole = ""
    return f"{whole}.{fraction}" if fraction else whole


def general(value: float) -> str:
    """A number as it is shown without a format."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.12g}" if isinstance(value, float) else str(value)
