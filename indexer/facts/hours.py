"""When the vendor's desk is staffed: zone, weekdays and intervals, or `24x7`."""

import re
from functools import lru_cache
from itertools import pairwise
from zoneinfo import available_timezones

from indexer.facts.blanks import has_blank
from indexer.facts.document import Doc, Span
from indexer.facts.found import Found
from indexer.facts.sentence_ends import is_stop
from knowledge.rules.contract_record import ServiceHours

STAFFED = re.compile(
    r"服务时间|工作时间|受理时间|支持时间|服务时段|办公时间|受理时段|值守时间|坐席|热线|服务窗口|工作日|服务台|正常(?:上班|工作)"
    r"|\b(?:business\shours|support\shours|service\shours|working\shours|office\shours"
    r"|hours\sof\s(?:cover|support|service|operation)|staffed|desk|help\s?desk|handled"
    r"|manned|cover(?:age)?|support\sis\s(?:available|provided)|available\sfrom|open\sfrom|remote\swork"
    r"|normal\shours|we(?:'re|\sare)\s(?:here|open|around)|operates|core\shours|answers?)\b",
    re.IGNORECASE,
)
OTHER_HOURS = re.compile(
    r"维护窗口|停机|切换|备份|演练|培训|会议|通知|送达|maintenance|downtime|training|sessions?\b|meeting|backup"
    r"|\bsales\b|notice|deliver(?:y|ies)|deemed|received\sat",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"7\s?[x×*]\s?24|24\s?[x×*/]\s?7|全天候|昼夜|二十四小时|around\sthe\sclock|24\shours\sa\sday",
    re.IGNORECASE,
)
_HOURS_ARE = re.compile(
    r"(?:服务|工作|支持|受理|值守)时间(?:段)?\s?(?:为|是|:|指|均为|采用|\|)\s?(?:全年)?(?:7\s?[x×*]\s?24|24\s?[x×*/]\s?7|全天候)"
    r"|(?:support|service|business|desk)\shours\s?(?:are|is|:|means?|\|)\s?(?:24\s?[x×*/]\s?7"
    r"|7\s?[x×*/]\s?24|24\shours)",
    re.IGNORECASE,
)
_ZH_TIME = (
    r"(?P<{0}p>上午|下午|早上?|晚上?|中午|傍晚)?\s?(?P<{0}h>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:(?:[:：](?P<{0}m>\d{{2}}))"
    r"|(?:点|时)(?:(?P<{0}half>半)|(?P<{0}mz>\d{{1,2}})分|整)?)"
)
_EN_TIME = (
    r"(?P<{0}h>\d{{1,2}})(?:[:.](?P<{0}m>\d{{2}}))?\s?(?P<{0}p>[ap]\.?\s?m\b\.?)?|(?P<{0}noon>noon"
    r"|midday|midnight)"
)
_ZH_SPAN = re.compile(
    rf"{_ZH_TIME.format('a')}\s?(?:-|–|—|~|～|至|到|－)+\s?(?P<night>次日|翌日|第二天|次晨)?\s?{_ZH_TIME.format('b')}"
)
_EN_SPAN = re.compile(
    rf"(?<![\d.:])(?:{_EN_TIME.format('a')})\s?(?P<zone>\([^)]{{1,20}}\)|[A-Z]{{2,5}})?\s?(?:-"
    rf"|–|—|~|to|until|till|and|through)\s?(?:{_EN_TIME.format('b')})(?![\d%])(?P<night>\s?\(?(?:on\s)?(?:the\s)?(?:next|following)\s(?:day|morning))?",
    re.IGNORECASE,
)
_DAYS_ZH = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "日": 7,
    "天": 7,
    "七": 7,
    "1": 1,
    "5": 5,
    "6": 6,
    "7": 7,
}
_DAY_SPAN_ZH = re.compile(
    r"(?:周|星期|礼拜)(?P<a>[一二三四五六日天1567])\s?(?:至|到|-|–|—|~|～)\s?(?:周|星期|礼拜)?(?P<b>[一二三四五六日天七1567])",
)
_DAYS_EN = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}
_D = r"(mon|tue|wed|thu|fri|sat|sun)(?:\.|s|day|sday|nesday|rsday|urday|days|sdays|nesdays|rsdays|urdays)?"
_DAY_SPAN_EN = re.compile(rf"\b{_D}\s?(?:to|through|thru|until|till|–|—|-|and)\s?{_D}\b", re.IGNORECASE)
_BREAK = re.compile(r"午休|午间|休息|用餐")
_COUNTED = re.compile(
    r"\s?(?:minutes?|hours?|(?:business\s|working\s)?days?|weeks?|months?|visits?|users?)", re.IGNORECASE
)
_EVERY_DAY = re.compile(
    r"每天|每日|全年(?:无休)?|seven\sdays|7\sdays|every\sday|each\sday|daily|一周七天|周一至周日", re.IGNORECASE
)
_WEEKDAYS = re.compile(r"工作日|weekdays?|business\sdays?|working\sdays?", re.IGNORECASE)
_ZONES = [
    (r"北京时间|中国标准时间|\bbeijing\stime|china\sstandard\stime|\bCST\s\(china\)", "Asia/Shanghai"),
    (r"u\.?s\.?\scentral|central\s(?:standard\s|daylight\s)?time|\bCT\b|\bCDT\b|\bCST\b", "America/Chicago"),
    (r"eastern\s(?:standard\s|daylight\s|prevailing\s)?time|u\.?s\.?\seastern|\bE[SD]?T\b", "America/New_York"),
    (r"pacific\s(?:standard\s|daylight\s)?time|u\.?s\.?\spacific|\bP[SD]?T\b", "America/Los_Angeles"),
    (r"mountain\s(?:standard\s|daylight\s)?time|\bM[SD]T\b", "America/Denver"),
    (r"central\seuropean\s(?:summer\s)?time|\bCES?T\b|german\stime", "Europe/Berlin"),
    (
        r"\b(?:uk|u\.k\.|british|london|greenwich\smean|united\skingdom)\s(?:local\s)?(?:summer\s)?time|\bGMT\b|\bBST\b|local\stime\sin\sengland",
        "Europe/London",
    ),
    (r"irish\s(?:standard\s)?time|\bIST\s\(ireland\)", "Europe/Dublin"),
    (r"india(?:n)?\sstandard\stime|\bIST\b", "Asia/Kolkata"),
    (r"japan\s(?:standard\s)?time|\bJST\b|日本时间|东京时间", "Asia/Tokyo"),
    (r"香港时间|\bHKT\b", "Asia/Hong_Kong"),
    (r"新加坡时间|\bSGT\b", "Asia/Singapore"),
    (r"australian\seastern|\bAE[SD]?T\b", "Australia/Sydney"),
    (r"\bUTC\b|协调世界时|zulu", "UTC"),
]
_IS_ZONE = [(re.compile(pattern, re.IGNORECASE), zone) for pattern, zone in _ZONES]
_CITY_TIME = re.compile(r"\b(?P<city>[A-Z][a-z]{1,40}(?:\s[A-Z][a-z]{1,40})?)\s(?:local\s)?time\b")


def service_hours(doc: Doc) -> Found | None:
    """Read the staffed hours; a sentence about maintenance, training or notices is not about them."""
    candidates = [
        span
        for span in doc.paragraphs
        if ":" in span.text or re.search(r"[点时]|\d\s?[ap]\.?m|\d\.\d\d\s?(?:to|-|–|until)\s?\d", span.text)
    ]
    best: tuple[int, Found] | None = None
    for paragraph in candidates:
        for span in _statements(paragraph):
            if has_blank(span.text) or OTHER_HOURS.search(span.text):
                continue
            found = _read(doc, span, paragraph.text)
            if found is None:
                continue
            told = f"{doc.heading_at(span.start).split(' / ')[-1]} {span.text}"
            rank = 2 * bool(STAFFED.search(told)) + bool(_EVERY_DAY.search(span.text) or _days(span.text))
            if rank >= 2 and (best is None or rank > best[0]):
                best = (rank, found)
    if best:
        return best[1]
    match = _HOURS_ARE.search(doc.plain)
    return Found("24x7", match.start(), match.end()) if match else None


def _statements(paragraph: Span) -> list[Span]:
    """A paragraph in sentences; a full stop inside `a.m.` or `U.S.` ends none."""
    pieces, start = [], 0
    stops = re.finditer(r"。|(?<![ap]\.m)(?<!U\.S)(?<=[a-z)\"0-9])\.\s(?=[A-Z])", paragraph.text)
    for stop in [*(one for one in stops if one.group() == "。" or is_stop(paragraph.text, one.start())), None]:
        end = stop.end() if stop else len(paragraph.text)
        if paragraph.text[start:end].strip():
            pieces.append(Span(paragraph.text[start:end], paragraph.start + start, paragraph.start + end))
        start = end
    return pieces


def _read(doc: Doc, span: Span, paragraph: str) -> Found | None:
    chinese = [_times(match, zh=True) for match in _ZH_SPAN.finditer(span.text)]
    spans = [one for one in chinese if one] or [
        one for m in _EN_SPAN.finditer(span.text) if (one := _times(m, zh=False))
    ]
    if not spans or not STAFFED.search(f"{doc.heading_at(span.start)} {paragraph}"):
        return None
    zone = _zone(span.text) or _zone(paragraph) or ("Asia/Shanghai" if doc.lang == "zh" else _zone(doc.plain))
    days = _days_beside(span.text) or _days(span.text) or _days(paragraph) or _days_meant(doc)
    if not days or zone is None:
        return None
    intervals = _worked(spans, span.text)
    if any(later[0] < earlier[1] for earlier, later in pairwise(intervals)):
        return None  # other days keep other hours, which one set of intervals cannot say
    return Found(ServiceHours(zone, days, intervals), *_range(span, [(a, b) for _, _, a, b in spans]))


def _worked(spans: list[tuple[str, str, int, int]], text: str) -> tuple[tuple[str, str], ...]:
    """The intervals of a day in order; one that is named as a break is cut out of the one around it."""
    breaks = {(start, end) for start, end, place, _ in spans if _BREAK.search(text[max(0, place - 8) : place])}
    worked = {(start, end) for start, end, _, _ in spans} - breaks
    for off, on in breaks:
        worked = {
            piece
            for start, end in worked
            for piece in ([(start, off), (on, end)] if start < off and on < end else [(start, end)])
        }
    return tuple(sorted(worked))


def _days_beside(text: str) -> tuple[int, ...]:
    """The weekdays of the clause that gives the hours, where a sentence says more than that."""
    found = _ZH_SPAN.search(text)
    if found is None:
        return ()
    clause = text[max(text.rfind(stop, 0, found.start()) + 1 for stop in ";；") : found.end()]
    return _days(clause) or ((1, 2, 3, 4, 5) if clause != text and _WEEKDAYS.search(clause) else ())


def _range(span: Span, places: list[tuple[int, int]]) -> tuple[int, int]:
    marks = places + [
        match.span() for pattern in (_DAY_SPAN_ZH, _DAY_SPAN_EN, _WEEKDAYS) for match in pattern.finditer(span.text)
    ]
    marks += [match.span() for pattern, _ in _IS_ZONE if (match := pattern.search(span.text))]
    return span.start + min(start for start, _ in marks), span.start + max(end for _, end in marks)


def _times(match: re.Match[str], *, zh: bool) -> tuple[str, str, int, int] | None:
    read = _zh_minutes if zh else _en_minutes
    first, last = read(match, "a"), read(match, "b")
    if (
        not zh
        and first is not None
        and last is not None
        and not (match["am"] or match["bm"] or match["ap"] or match["bp"] or match["bnoon"])
        and not _on_named_days(match, first, last)
    ):
        return None
    if (
        not zh
        and first is not None
        and last is not None
        and match["bp"]
        and not match["ap"]
        and not match["anoon"]
        and first >= 720
        and first > last
    ):
        first -= 720
    if first is None or last is None or (first >= last and not _overnight(match, first, last)):
        return None
    return f"{first // 60:02d}:{first % 60:02d}", f"{last // 60:02d}:{last % 60:02d}", match.start(), match.end()


def _overnight(match: re.Match[str], first: int, last: int) -> bool:
    """Whether a span runs over midnight: it says so, or goes from an evening to a morning."""
    return last < first and (match["night"] is not None or (first >= 16 * 60 and last <= 12 * 60))


def _on_named_days(match: re.Match[str], first: int, last: int) -> bool:
    """Whether bare hours stand beside their weekdays: `Mon-Fri 8-12 and 13-17`."""
    days = _DAY_SPAN_EN.search(match.string)
    return bool(
        days
        and 300 <= first < last <= 1380
        and -40 < match.start() - days.end() < 40
        and not _COUNTED.match(match.string, match.end())
    )


_HAN_HOURS = {name: hour for hour, name in enumerate([*"一二三四五六七八九十", "十一", "十二"], 1)}


def _zh_minutes(match: re.Match[str], side: str) -> int | None:
    written = match[f"{side}h"]
    hour = int(written) if written.isdigit() else _HAN_HOURS.get(written)
    if hour is None or hour > 24:
        return None
    minute = 30 if match[f"{side}half"] else int(match[f"{side}m"] or match[f"{side}mz"] or 0)
    part = match[f"{side}p"] or (match["ap"] if side == "b" and match["ap"] in ("下午", "晚上") else "")
    if part and part[0] in "下晚傍" and hour < 12:
        hour += 12
    return hour * 60 + minute if minute < 60 else None


def _en_minutes(match: re.Match[str], side: str) -> int | None:
    noon = match[f"{side}noon"]
    if noon:
        return 720 if noon.lower() != "midnight" else (0 if side == "a" else 1440)
    hour, minute = int(match[f"{side}h"]), int(match[f"{side}m"] or 0)
    part = (match[f"{side}p"] or "").lower()
    if part and hour <= 12:
        hour = hour % 12 + (12 if part.startswith("p") else 0)
    return hour * 60 + minute if hour <= 24 and minute < 60 else None


def _days(text: str) -> tuple[int, ...]:
    if match := _DAY_SPAN_ZH.search(text):
        return tuple(range(_DAYS_ZH[match["a"]], _DAYS_ZH[match["b"]] + 1))
    if match := _DAY_SPAN_EN.search(text):
        first, last = (_DAYS_EN[word.lower()] for word in match.groups())
        if re.search(r"\band\b", match.group()):
            return tuple(sorted({first, last}))
        return tuple(range(first, last + 1))
    if _EVERY_DAY.search(text):
        return (1, 2, 3, 4, 5, 6, 7)
    return ()


def _days_meant(doc: Doc) -> tuple[int, ...]:
    """The weekdays of a business day: as defined somewhere in the document, else Monday to Friday."""
    defined = re.search(r"(?:business|working)\sday\"?\s(?:means|is)[^.]{0,120}", doc.plain, re.IGNORECASE)
    named = _days(defined.group()) if defined else ()
    return named or ((1, 2, 3, 4, 5) if _WEEKDAYS.search(doc.plain) else ())


def _zone(text: str) -> str | None:
    for pattern, zone in _IS_ZONE:
        if pattern.search(text):
            return zone
    for match in _CITY_TIME.finditer(text):
        if named := _cities().get(match["city"].replace(" ", "_")):
            return named
    return None


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    return {name.rsplit("/", 1)[-1]: name for name in sorted(available_timezones(), reverse=True) if "/" in name}
