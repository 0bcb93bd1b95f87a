"""The time limits of a document, each with its place: the cell of a table, or the line and sentence of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.facts.levels.layout import Layout, Spot
from indexer.facts.notation.limits import LimitAt, bare_limit, find_intervals, find_limits, head_unit
from indexer.facts.notation.numbers import ENGLISH, HAN, read_number

_HAN_UNITS = {"小時": "H", "鐘頭": "H", "时": "H", "钟": "H", "工时": "H", "分鐘": "M", "分": "M"}
_ZH = re.compile(
    rf"(?P<n>\d{{1,3}}(?:\.\d)?|[{HAN}]{{1,4}})\s?(?P<piece>[个個])?\s?"
    r"(?P<unit>小時|鐘頭|分鐘|工时|钟(?![点头])|(?:上班|值班|营业)[日天]|工作天|(?<=\d)时(?=\s|$)|(?<=\d)分(?=\s|$))"
)
_ZH_HALF = re.compile(
    r"半[个個]?(?P<unit>小時|鐘頭)|每半(?:小时|小時)(?P<every>)|(?P<day>半天)|(?P<month>半个月)|(?P<round>一昼夜|一晝夜)"
)
_ZH_NEXT = re.compile(r"下一?个?(?:上班|值班)日|次一?个?(?:工作|上班|营业)日|隔天\s?\(工作日\)")
_EN = re.compile(
    rf"(?<![\w.$£€])(?P<n>\d{{1,3}}(?:\.\d)?|\d?[O0]|{ENGLISH})[\s-]{{1,2}}(?P<kind>[a-z]{{2,12}})\s{{1,3}}(?P<unit>minutes|hours?|days?)\b"
    rf"|(?<![\w.$£€])(?P<glued>\d{{1,2}})\s?(?P<short>bd|bus\.\sdays?|O\sh)\b"
    r"|\bnext\sbus\.\sday|\bthe\sday\safter\b(?!\sthe)|\b(?:the\s)?(?P<nth>second|third|fourth|fifth)\s(?:business|working)\sday\b"
    r"|\b(?P<hourly>\d{1,2})-hourly\b|\b(?:each|every)\s(?P<part>half|quarter)(?:[\s-]an)?[\s-]hour\b"
    r"|\b(?:each|every)\s(?P<which>second|third|fourth)\s(?P<of>hour|day|working\sday|business\sday)\b"
    r"|\b(?:inside|within)\s(?P<the>the\shour)\b|(?<!\w\s)\bquarter\sof\san\shour\b",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b(?:in|within|inside)\s(?P<n>\d{{1,3}}|{ENGLISH})(?=\s?(?:[.,;)|]|$|and\b))", re.IGNORECASE)
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_UNSAID = ("calendar", "clock", "elapsed", "full", "more", "further", "whole", "straight", "last", "to", "other", "or")
_PER_SECOND = {"M": 60, "H": 3600}


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit with the range that writes it and where it stands."""

    within: str
    clock: str | None
    start: int
    end: int
    every: bool
    spot: Spot


def limits(layout: Layout) -> list[Limit]:
    """Every time limit of a document, in the order of its places."""
    found: list[Limit] = []
    for spot in layout.spots:
        text = layout.plain[spot.start : spot.end]
        for at in _within(layout, spot, text):
            found.append(Limit(at.within, at.clock, spot.start + at.start, spot.start + at.end, at.every, spot))
    return found


def _within(layout: Layout, spot: Spot, text: str) -> list[LimitAt]:
    if spot.cell is not None:
        unit = head_unit(layout.column_head(spot))
        bare = bare_limit(text, unit) if unit else None
        if bare is not None:
            return [bare]
    if not re.search(r"\d|[半一二两兩三四五六七八九十次翌隔下每①]|[a-zA-Z]", text):
        return []
    return all_limits(text)


def all_limits(text: str) -> list[LimitAt]:
    """What the readers of limits find, and what they do not know: `4-hourly`, `三个上班日`, `in twenty`."""
    found = [*find_intervals(text), *find_limits(text), *_english(text), *_chinese(text)]
    kept: list[LimitAt] = []
    for at in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or at.start >= kept[-1].end:
            kept.append(at)
    kept += [at for at in _unitless(text, kept) if not any(at.start < k.end and k.start < at.end for k in kept)]
    return sorted(kept, key=lambda one: one.start)


def _english(text: str) -> Iterator[LimitAt]:
    for match in _EN.finditer(text):
        read = _read_english(match)
        if read is not None:
            within, clock, every = read
            yield LimitAt(within, clock, *match.span(), every=every)


def _read_english(match: re.Match[str]) -> tuple[str, str | None, bool] | None:
    """Its length, its clock and whether it is an interval."""
    read: tuple[str | None, str | None, bool] = (None, None, False)
    if match["n"] and match["kind"].lower() not in _UNSAID:
        read = _length(match["n"].replace("O", "0"), match["unit"][0].upper()), "business", False
    elif match["glued"]:
        hours = match["short"].startswith("O")
        read = (f"PT{match['glued']}0H", None, False) if hours else (f"P{match['glued']}D", "business", False)
    elif match["nth"]:
        read = f"P{_NTH[match['nth'].lower()]}D", "business", False
    elif match["hourly"] or match["part"]:
        every = f"PT{match['hourly']}H" if match["hourly"] else "PT30M" if match["part"].lower() == "half" else "PT15M"
        read = every, None, True
    elif match["which"]:
        number, of = _NTH[match["which"].lower()], match["of"].lower()
        read = f"PT{number}H" if of == "hour" else f"P{number}D", "business" if " " in of else None, True
    elif not match["n"]:
        read = _fixed(match.group().lower())
    return (read[0], *read[1:]) if read[0] else None


def _fixed(written: str) -> tuple[str, str | None, bool]:
    if "hour" in written:
        return "PT15M" if "quarter" in written else "PT1H", None, False
    return "P1D", "business" if "bus" in written else None, False


def _chinese(text: str) -> Iterator[LimitAt]:
    for match in _ZH.finditer(text):
        unit = match["unit"]
        length = _length(match["n"], _HAN_UNITS.get(unit, "D"))
        if length is not None and (unit != "钟" or match["piece"]):
            yield LimitAt(length, "business" if length.startswith("P") and "T" not in length else None, *match.span())
    for match in _ZH_HALF.finditer(text):
        if match["round"]:
            yield LimitAt("PT24H", "24x7", *match.span())
        else:
            every = match["every"] is not None
            length = "P15D" if match["month"] else "PT4H" if match["day"] else "PT30M"
            yield LimitAt(length, None, *match.span(), every=every)
    for match in _ZH_NEXT.finditer(text):
        yield LimitAt("P1D", "business", *match.span())


def _unitless(text: str, known: list[LimitAt]) -> Iterator[LimitAt]:
    """A number that leaves its unit to the limit before it: `in five minutes …, and a way round in twenty`."""
    for match in _BARE.finditer(text):
        before = [at for at in known if at.end <= match.start()]
        if before and before[-1].within.startswith("PT"):
            length = _length(match["n"], before[-1].within[-1])
            if length is not None:
                yield replace(before[-1], within=length, start=match.start("n"), end=match.end("n"))


def _length(written: str, unit: str) -> str | None:
    number = float(written) if re.fullmatch(r"[\d.]{1,5}", written) else read_number(written)
    if not number:
        return None
    if unit == "D":
        return f"P{int(number)}D"
    seconds = int(number * _PER_SECOND[unit])
    return f"PT{seconds // 3600}H" if seconds % 3600 == 0 else f"PT{seconds // 60}M"
