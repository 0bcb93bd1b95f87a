"""Levels of severity as contracts write them, and a key by which two spellings are one level.

`P1`, `P1级`, `S2`, `Sev 1`, `Severity 1`, `Category A`, `Level 3`, `一级`, `A级`, `Ⅰ类`, `重大故障`, `Critical` …
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_ZH_WORDS = (
    "特别重大|特别严重|特大|特急|特级|重大|严重|紧急|较大|较重|较高|重要|一般|普通|中等"
    "|次要|轻微|轻度|致命|高危|低危|加急|最高|建议|咨询"
)
_EN_WORDS = (
    "critical|emergency|urgent|severe|major|high|serious|medium"
    "|red|amber|yellow|orange|green|blue"
    "|moderate|normal|standard|minor|low|routine|trivial|cosmetic|informational|blocker"
)
_THINGS_ZH = "级?(?:故障|事件|问题|缺陷|工单|请求|事故|报障|需求)"
_THINGS_EN = (
    r"(?:priority|severity|impact|urgency|level|category|class"
    r"|incidents?|issues?|faults?"
    r"|defects?|errors?|problems?|cases?|tickets?|calls?|requests?|events?|outages?)"
)
_QUALIFIERS = "(?:severity|fault|incident|priority|impact|urgency|problem|defect|error|disruption|failure|ticket|case)"
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3", "Ⅳ": "4", "Ⅴ": "5"}
_HAN = {
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "甲": "A",
    "乙": "B",
    "丙": "C",
    "丁": "D",
    "戊": "E",
}
_WORD_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_LEVEL = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z]-)(?P<short>(?:(?:P|Sev|SEV|Prio)[\s-]?|S\s?|L\s?)[0-5]|[PS][\s-]?(?:IV"
    r"|I{1,3}))(?:级|类|(?![0-9A-Za-z])(?![./-][A-Za-z0-9]{3}))"
    rf"|(?i:\b(?P<word>(?:{_QUALIFIERS}\s)?(?:category|priority|severity|level|class|tier|sev|grade|type|prio|band"
    r"|cat\.?|code))(?:[\s–#-]{1,3}|(?=[0-5]))"
    r"(?P<n>[0-5]|[a-e](?![a-z'])|i{1,3}(?![a-z])|iv|one|two|three|four|five|critical|high"
    r"|medium|low|urgent)\b)(?![0-9.]\d)"
    r"|(?<![A-Za-z0-9第〇零十百])(?P<zh>(?<!\.)[0-6]|[A-Ea-e一二三四五六甲乙丙丁戊ⅠⅡⅢⅣⅤ]|I{1,3}|IV|V)\s?(?:级|类)(?!医院"
    r"|等保|市场|分销|子公司|甲等|建造|资质|域名|保护|响应|能力)(?!别)"
    r"|(?<!第)(?P<grade>(?:等级|级别|优先级)\s?[A-E1-5一二三四五](?![0-9.、)]))"
    r"|(?P<colour>[红橙黄蓝绿]色(?:级|等级|事件|故障|预警)?)"
    rf"|(?P<zhword>(?:{_ZH_WORDS}){_THINGS_ZH}|最?[高中低](?:优先级|级别)(?:故障|事件|问题|工单|请求)?)"
    r"|(?<![\u4e00-\u9fffA-Za-z0-9])(?P<head>特急|紧急|致命|重大|严重|较高|[高中低]|一般|普通|较低|次要|轻微)(?=\s?(?:[:(]|——))"
    rf"|(?i:\b(?P<enword>{_EN_WORDS})[\s-]{_THINGS_EN}\b)"
)
_CELL_WORD = re.compile(
    rf"^(?:{_ZH_WORDS}|高|中|低|极高|最低)(?:级|类)?(?:优先级)?$|^(?:{_EN_WORDS}|p?[1-5]|[a-e])$",
    re.IGNORECASE,
)
_LIST_ZH = re.compile(
    rf"(?P<all>{'|'.join(f'[{one}](?:[、,/和及与][{one}]){{1,4}}' for one in ('一二三四五六', '甲乙丙丁', 'A-E'))})"
    r"(?P<tail>级|类)"
)
_PLURAL = re.compile(
    r"\b(?P<word>priorit(?:y|ies)|severit(?:y|ies)|levels?|categor(?:y|ies)|class(?:es)?"
    r"|tiers?|sevs?)\s(?P<first>[0-5A-E])(?P<rest>(?:\s?(?:,|to|and|or|through|-|–|&|/)\s?(?:and\s"
    r"|or\s)?[0-5A-E](?![A-Za-z0-9.])(?!\s?(?:\(\d|business|working|support|service|hours?"
    r"|days?|minutes?|mins?|hrs?|weeks?)))+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LevelAt:
    """A level as written, its key, and the range that names it."""

    written: str
    key: str
    start: int
    end: int


def find_levels(text: str) -> list[LevelAt]:
    """Every level that a text names, in order; `Levels 3 to 5` and `一、二级` name each of theirs."""
    return list(_levels(text))


@lru_cache(maxsize=1024)
def _levels(text: str) -> tuple[LevelAt, ...]:
    found = [
        LevelAt(_tidy(match), key, match.start(), match.end())
        for match in _LEVEL.finditer(text)
        if (key := _key(match))
    ]
    found += [
        one
        for match in _LIST_ZH.finditer(text)
        for one in _listed(match["all"], match["tail"], match.start(), match.end())
    ]
    found += [one for match in _PLURAL.finditer(text) for one in _plural(match)]
    found = _ranges(sorted(found, key=lambda at: (at.start, -at.end)), text)
    unique: list[LevelAt] = []
    reach: dict[str, int] = {}
    for at in sorted(found, key=lambda at: at.start):
        if at.start >= reach.get(at.key, 0):
            unique.append(at)
            reach[at.key] = at.end
    return tuple(unique)


def cell_level(text: str) -> tuple[LevelAt, str | None] | None:
    """The level that a table's cell or a heading names, and the name beside it (`P1 – Critical` → P1, Critical)."""
    plain = " ".join(text.split())
    if _CELL_WORD.match(plain):
        return LevelAt(plain, plain.upper(), 0, len(text)), None
    if len(plain) > 60:
        return None
    match = next((m for m in _LEVEL.finditer(plain) if _key(m)), None)
    if match is None:
        bare = re.match(r"^(?P<n>[1-5A-E])\s?[-–—:(.、)]\s?(?P<name>[^()]{2,40}?)\)?$", plain)
        return (LevelAt(bare["n"], bare["n"], 0, 1), bare["name"]) if bare else None
    before, after = plain[: match.start()].strip(" -–—:(/"), plain[match.end() :]
    rest = re.sub(r"^(?:级|类)?(?:故障|事件|问题|缺陷)?[\s\-–—:(/、,]*", "", after).strip(" )")
    if re.match(r"(?:incidents?|faults?|issues?|defects?|problems?)$", rest, re.IGNORECASE):
        rest = ""
    name = rest or before
    written = plain if match.group() == plain else _tidy(match)
    level = LevelAt(written, _key(match) or "", match.start(), match.end())
    return level, (name or None) if len(name) <= 30 else None


def _tidy(match: re.Match[str]) -> str:
    """The level without what it ranks: `一级`, `高优先级`, `Critical`; but `重大故障` and `Critical Fault`."""
    if match["zhword"]:
        return re.sub(r"(?<=级)(?:故障|事件|问题|缺陷|工单|请求)$", "", match.group())
    if match["enword"]:
        return match.group() if re.fullmatch(r"[A-Z]\w{1,40}\s[A-Z]\w{1,40}[^s]", match.group()) else match["enword"]
    return re.sub(r"(?<=[级类])(?:故障|事件|问题|缺陷)$", "", match.group()).strip()


def _key(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts["short"]:
        short = re.sub(r"[\s-]|ev|EV|rio", "", parts["short"]).upper()
        return short[0] + _ROMAN.get(short[1:], short[1:])
    if parts["word"]:
        word, number = parts["word"].lower(), parts["n"].upper()
        number = _WORD_NUMBERS.get(number.lower(), _ROMAN.get(number, number))
        lead = {"p": "P", "s": "S"}.get(word[0], "") if number.isdigit() else ""
        return lead + number
    if parts["zh"]:
        one = parts["zh"].upper()
        return _HAN.get(one, _ROMAN.get(one, one))
    if parts["grade"]:
        one = parts["grade"][-1]
        return _HAN.get(one, one)
    if parts["enword"]:
        return parts["enword"].upper()
    written = parts["colour"] or parts["zhword"] or parts["head"]
    return (
        re.sub(r"级?(?:故障|事件|问题|缺陷|工单|请求|事故|报障|需求)$|(?:优先级|级别|级)$", "", written)
        if written
        else None
    )


def _listed(codes: str, tail: str, start: int, end: int) -> list[LevelAt]:
    letters = [code for code in codes if code in "一二三四五六甲乙丙丁ABCDE"]
    return [LevelAt(code + tail, _HAN.get(code, code), start, end) for code in letters]


def _plural(match: re.Match[str]) -> list[LevelAt]:
    codes = [match["first"], *re.findall(r"(?<![A-Za-z])[0-5A-E](?![A-Za-z])", match["rest"])]
    if re.search(r"to|through|-|–", match["rest"]) and len(codes) == 2:
        codes = [chr(code) for code in range(ord(codes[0]), ord(codes[1]) + 1)]
    word = {"p": "Priority", "s": "Severity", "l": "Level", "c": "Category", "t": "Tier"}[match["word"][0].lower()]
    lead = {"P": "P", "S": "S"}.get(word[0], "")
    return [
        LevelAt(f"{word} {code}", (lead if code.isdigit() else "") + code, match.start(), match.end()) for code in codes
    ]


def _ranges(found: list[LevelAt], text: str) -> list[LevelAt]:
    """Fill what lies between the ends of `P1 to P3` and `一级至三级`."""
    extra: list[LevelAt] = []
    for one, two in pairwise(found):
        between = text[one.end : two.start]
        if re.fullmatch(r"\s?(?:至|到|-|–|—|~|～|to|through)\s?", between) and one.key[:-1] == two.key[:-1]:
            for code in range(ord(one.key[-1]) + 1, ord(two.key[-1])):
                extra.append(LevelAt(one.key[:-1] + chr(code), one.key[:-1] + chr(code), one.start, two.end))
    return sorted([*found, *extra], key=lambda at: (at.start, -at.end))
