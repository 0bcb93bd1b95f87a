"""Times of day and the spans between them, as English and Chinese write them: `0830–1700`, half six, 早九晚六."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_WORDS = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_WORD = "|".join(_WORDS)
_EN_TIME = (
    r"(?:(?P<{0}half>half\s(?:past\s)?|quarter\spast\s|quarter\sto\s)?(?P<{0}word>" + _WORD + r")(?:\so'?clock)?"
    r"|(?P<{0}four>[01]\d[0-5]\d|2[0-4]00)(?:\s?(?:h|hrs|hours)\b)?"
    r"|(?P<{0}h>\d{{1,2}})(?:[:.h](?P<{0}m>\d{{2}}))?(?:\s?(?:h|hrs|Uhr|o'clock)\b)?"
    r"|(?P<{0}noon>noon|midday|midnight))"
    r"(?:\s?(?P<{0}p>[ap]\.?\s?m\b\.?)|\s(?:in\sthe\s|at\s)(?P<{0}part>morning|afternoon|evening|night))?"
)
_EN = re.compile(
    rf"(?<![\d.:,/$€£A-Za-z-])(?:{_EN_TIME.format('a')})\s?(?P<zone>\([^)]{{1,20}}\)|[A-Z]{{2,5}})?\s?"
    rf"(?:-|–|—|~|to|until|till|til|and|then|through|up\sto)\s?(?:{_EN_TIME.format('b')})(?![\d%/]|[.,]\d)"
    r"(?P<night>\s?\(?(?:on\s)?(?:the\s)?(?:next|following)\s(?:day|morning))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[\s-]?(?:per\s?cent|minutes?|hours?|times?|(?:business\s|working\s)?days?|weeks?|months?|years?|visits?|users?|sites?"
    r"|persons?|people|levels?|calls?|of\b|%)",
    re.IGNORECASE,
)
_HAN = {name: hour for hour, name in enumerate([*"零一二三四五六七八九十", "十一", "十二"])}
_HAN |= {f"十{name}": 10 + n for n, name in enumerate("零一二三四五六七八九")} | {"二十": 20, "两": 2}
_HAN |= {f"二十{name}": 20 + n for n, name in enumerate("零一二三四")}
_HAN_HOUR = r"二?十[一二三四五六七八九]?|[零一二两三四五六七八九]"
_ZH_PART = r"凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜里|夜间"
_ZH_TIME = (
    rf"(?P<{{0}}p>{_ZH_PART})?\s?(?:(?P<{{0}}four>[01]\d[0-5]\d|2[0-4]00)|(?P<{{0}}h>\d{{{{1,2}}}}|{_HAN_HOUR})"
    r"(?:[:：](?P<{0}m>\d{{2}})|(?P<{0}mark>点|时)(?:(?P<{0}half>半)|(?P<{0}mz>\d{{1,2}}|[一二三四五]?十五?)分|整|钟)?)?)"
)
_ZH = re.compile(
    rf"(?<![\d.:：/])(?:{_ZH_TIME.format('a')})\s?(?:(?:-|–|—|~|～|至|到|－)+|(?(ap)(?=[晚下])|(?!)))\s?(?P<night>次日|翌日|第二天|次晨)?\s?"
    rf"(?:{_ZH_TIME.format('b')})(?![\d%个天小年月次分])"
)
_TO_SIMPLE = str.maketrans("點時週後間開從", "点时周后间开从")
_BREAK = re.compile(r"午休|午间|休息|用餐|lunch|break|closed|except|excluding", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worked:
    """A span of a day in minutes from midnight, with where it is written.

    `sure`: words that can only be times; `settled`: it says which half of the day it means.
    """

    first: int
    last: int
    start: int
    end: int
    sure: bool = True
    settled: bool = True

    @property
    def interval(self) -> tuple[str, str]:
        return f"{self.first // 60:02d}:{self.first % 60:02d}", f"{self.last // 60:02d}:{self.last % 60:02d}"


def spans(text: str) -> list[Worked]:
    """Every span of a day in a sentence, in order; one without am or pm goes on where the one before ended.

    Bare figures (`8 to 5`) count only beside weekdays, and not beside spans that can only be times.
    """
    simple = text.translate(_TO_SIMPLE)
    found = [*_chinese(simple)] or [*_english(text)]
    sure = [one for one in found if one.sure]
    return _in_a_row(sure or (found if _weekday(text) else []))


def intervals(found: list[Worked], text: str) -> tuple[tuple[str, str], ...]:
    """The intervals of a day in order; one that is named as a break is cut out of the one around it."""
    breaks = [one for one in found if _BREAK.search(text[max(0, one.start - 12) : one.start])] if len(found) > 1 else []
    worked = {(one.first, one.last) for one in found if one not in breaks}
    for off in breaks:
        worked = {
            piece
            for first, last in worked
            for piece in (
                [(first, off.first), (off.last, last)] if first < off.first and off.last < last else [(first, last)]
            )
        }
    return tuple(Worked(first, last, 0, 0).interval for first, last in sorted(worked))


def _weekday(text: str) -> bool:
    return (
        re.search(
            r"\b(?:mon|tue|wed|thu|fri|sat|sun|weekday|working\sday|business\sday|daily|every\sday|Mo\b)", text, re.I
        )
        is not None
    )


def _in_a_row(found: list[Worked]) -> list[Worked]:
    row: list[Worked] = []
    for one in found:
        later = row and one.first < row[-1].last and not one.settled and one.last <= 12 * 60
        row.append(replace(one, first=one.first + 720, last=one.last + 720) if later else one)
    return row


def _english(text: str) -> Iterator[Worked]:
    for match in _EN.finditer(text):
        first, last = _en_minutes(match, "a"), _en_minutes(match, "b")
        if first is None or last is None or _COUNTED.match(text, match.end()):
            continue
        told = any(
            match[name] for name in ("am", "bm", "ap", "bp", "apart", "bpart", "afour", "bfour", "bnoon", "anoon")
        )
        if match["bp"] or match["bpart"]:
            if not (match["ap"] or match["apart"] or match["anoon"]) and first >= 720 and first > last:
                first -= 720
        elif last <= first and last <= 720 and not match["bm"] and not match["night"] and not match["bfour"]:
            last += 720
        if first < last or _overnight(match, first, last):
            yield Worked(first, last, match.start(), match.end(), told, told)


def _en_minutes(match: re.Match[str], side: str) -> int | None:
    if noon := match[f"{side}noon"]:
        return 720 if noon.lower() != "midnight" else (0 if side == "a" else 1440)
    if four := match[f"{side}four"]:
        return int(four[:2]) * 60 + int(four[2:])
    if word := match[f"{side}word"]:
        turn = (match[f"{side}half"] or "").lower()
        minutes = _WORDS[word.lower()] * 60 + (
            30 if turn.startswith("half") else -15 if "to" in turn else 15 if turn else 0
        )
    else:
        hour, minute = int(match[f"{side}h"]), int(match[f"{side}m"] or 0)
        if hour > 24 or minute > 59:
            return None
        minutes = hour * 60 + minute
    return _in_part(minutes, (match[f"{side}p"] or "")[:1].lower(), (match[f"{side}part"] or "").lower())


def _in_part(minutes: int, meridiem: str, part: str) -> int:
    if minutes > 12 * 60 + 59:
        return minutes
    if meridiem == "p" or part in ("afternoon", "evening", "night"):
        return minutes % 720 + 720
    return minutes % 720 if meridiem == "a" else minutes


def _overnight(match: re.Match[str], first: int, last: int) -> bool:
    """Whether a span runs over midnight: it says so, or goes from an evening to a morning."""
    return last < first and (match["night"] is not None or (first >= 16 * 60 and last <= 12 * 60))


def _chinese(text: str) -> Iterator[Worked]:
    for match in _ZH.finditer(text):
        sides = [any(match[f"{side}{name}"] for name in ("m", "mark", "p", "four")) for side in "ab"]
        first, last = _zh_minutes(match, "a"), _zh_minutes(match, "b")
        if first is None or last is None or not (sides[1] or match["am"]) or not (sides[0] or sides[1]):
            continue
        if not match["bp"] and match["ap"] and match["ap"][0] in "下晚傍" and last < 720:
            last += 720
        if match["bp"] and match["bp"][0] in "夜晚" and last == 720:
            last = 1440
        if last <= first and not match["bm"] and last < 720 and not match["night"] and not match["bp"]:
            last += 720
        if first < last or _overnight(match, first, last):
            yield Worked(
                first,
                last,
                match.start(),
                match.end(),
                all(sides) or bool(match["bm"]),
                bool(match["ap"] or match["bp"]),
            )


def _zh_minutes(match: re.Match[str], side: str) -> int | None:
    if four := match[f"{side}four"]:
        return int(four[:2]) * 60 + int(four[2:])
    written = match[f"{side}h"]
    hour = int(written) if written.isdigit() else _HAN.get(written)
    if hour is None or hour > 24:
        return None
    told = match[f"{side}mz"]
    minute = 30 if match[f"{side}half"] else int(match[f"{side}m"] or 0)
    if told:
        minute = int(told) if told.isdigit() else {"十五": 15, "四十五": 45, "三十": 30, "十": 10}.get(told, 0)
    part = match[f"{side}p"] or ""
    if part and part[0] in "下晚傍夜" and hour < 12:
        hour += 12
    return hour * 60 + minute if minute < 60 else None
