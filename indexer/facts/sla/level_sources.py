"""Where a contract names its own levels: key cells of tables, definitions, enumerations, and promises side by side."""

import re
from collections.abc import Iterator
from itertools import takewhile

from indexer.facts.document.document import Doc, Span
from indexer.facts.notation.levels import cell_level, find_levels
from indexer.facts.notation.limits import find_limits
from indexer.facts.sla.level_names import THINGS_EN, THINGS_ZH, LevelNames, key_of, may_name, own_name
from indexer.facts.sla.level_tables import level_cells
from indexer.facts.sla.milestones import find_milestones
from indexer.facts.sla.sla_wording import in_force

_TROUBLE = re.compile(
    r"中断|瘫痪|不可用|无法|不能|停[止摆机产]|异常|受限|受阻|出错|错误|失败|丢失|泄露|变慢|降速|咨询|瑕疵|其他|其余|不影响"
    r"|\b(?:cannot|can't|can\snot|no\s(?:\w{1,40}\s){1,2}works?|do(?:es)?n't|do(?:es)?\snot|down|fail\w{0,40}|stop\w{0,40}|unavailable|lost|corrupt\w{0,40}|wrong|broken|impaired|degraded|slow\w{0,40}"
    r"|isn't\sworking|not\swork\w{0,40}|nobody|no\sone|everything\selse|anything\selse|all\sother|any\sother"
    r"|questions?|cosmetic|workaround|reached|impeded|affect\w{0,40}|annoy\w{0,40})\b",
    re.IGNORECASE,
)
_NAME_EN = r"[A-Z][A-Za-z]{1,30}(?:[\s-][A-Z][A-Za-z0-9]{0,30}){0,2}"
_NAME_ZH = r"[\u4e00-\u9fffA-Z][\u4e00-\u9fffA-Z0-9]{0,6}?"
_MARK = (
    r"^[\s#>*•·–-]{0,20}(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[.)、]\s{0,9}|[A-Z]?\d{1,2}(?:\.\d{1,2}){0,6}\.?\s{1,9}"
    r"|第[一二三四五六七八九十\d]+[条项]\s{0,9})?"
)
_QUOTED = re.compile(
    r"\"(?P<name>[^\"\n]{1,24})\"[\s,]?(?:faults?|incidents?|calls?|cases?)?\s?"
    rf"(?:{THINGS_ZH})?\s?(?:means:?|is|are|系?指|是指|:)\s?(?P<meaning>[^\n\"]{{4,300}})"
)
_MEANS = re.compile(
    rf"(?:{_MARK}|(?<=[.。;；]\s)|(?<=[。;；]))(?:An?\s)?(?P<name>{_NAME_EN}|{_NAME_ZH})"
    rf"(?:\s{THINGS_EN}|(?P<things>{THINGS_ZH}))?\s?(?:\bmeans\b:?|\bis\swhen\b|\bcovers\b|是指|系指|指)\s?(?P<meaning>[^\n]{{4,300}})",
    re.MULTILINE,
)
_GLOSSED = re.compile(
    rf"{_MARK}(?P<name>{_NAME_EN}|{_NAME_ZH})(?:\s{THINGS_EN}|(?P<things>{THINGS_ZH}))?\s?(?::|\s[-–—]|——|\()\s?(?P<meaning>[^\n]{{4,300}})",
    re.MULTILINE,
)
_ENUMERATED = re.compile(
    r"(?:分为|划分为|分成|划为|共分)(?P<zh>[^,，。;；:：\n]{3,40})"
    r"|\b(?:colou?rs|levels|classes|categories|grades|ranks|bands|tiers|priorities|severities)\s?[:,(–—-]\s?(?P<en>[A-Z][^.;\n)]{6,60})"
    r"|\b(?:classif\w{1,40}|rank\w{0,40}|grade[sd]?|sort\w{0,40}|rat(?:e[sd]?|ing))\b[^.;\n]{0,40}?\b(?:as|into)\s(?P<as>[A-Z][^.;\n]{6,60})"
)
_OPENS_EN = re.compile(
    rf"{_MARK}(?:(?:For|In|On|Under|With)\s)?(?:(?:the\scase\sof|case\sof|respect\sof)\s)?(?:an?\s|each\s|any\s|all\s|An?\s|Each\s)?"
    rf"(?P<name>{_NAME_EN})(?:\s{THINGS_EN})?(?:\s?[:,(]|\s[-–—]|\s(?=we\b|the\b|shall\b|must\b|are\b|is\b|will\b))"
)
_NAMES_EN = re.compile(rf"\b(?:an?|the|each|any|all|to|for|of|in|a)\s(?P<name>[A-Z][a-z]{{1,40}})\s{THINGS_EN}\b")
_OPENS_ZH = re.compile(
    rf"{_MARK}(?P<led>对于?|针对|发生|如遇|出现|属于?|凡)?(?P<name>{_NAME_ZH})(?P<things>{THINGS_ZH})?"
    r"\s?(?:[:(]|——|[,](?=[^,。]*\d)|(?=应|须|需))"
)
_ITEM = re.compile(rf"^\s?(?P<name>{_NAME_EN}|{_NAME_ZH})(?:\s{THINGS_EN}|{THINGS_ZH})?\s?(?:[:为]|within|in)?\s?$")
_NEAR = 2500
_HEAD, _LINES_ABOVE = 40, 4


def level_names(doc: Doc) -> LevelNames:
    """The contract's own names of levels: those of its tables, and those that it promises quick responses."""
    tabled = tuple(dict.fromkeys(level_cells(doc)))
    parts = [*_response_parts(doc)]
    if not any(_quick(part.text) for part in parts):
        return LevelNames(tabled)
    stated = tuple(dict.fromkeys([*_defined(doc), *_enumerated(doc)]))
    places = {part.start for part in parts}
    promising = [one for one in doc.paragraphs if any(one.start <= place <= one.end for place in places)]
    speaking = [*(one.text for one in promising), *(one.text[:_HEAD] for one in _above(doc, promising))]
    spoken = {at.key for text in speaking for at in LevelNames(stated).find(text) if at.written in stated}
    kept = (*tabled, *(stated if len(spoken) > 1 else ()), *_headed(doc))
    return LevelNames(tuple(dict.fromkeys([*kept, *_promised(parts, kept)])))


def _above(doc: Doc, promising: list[Span]) -> list[Span]:
    """The lines under which promises stand: `Critical: nobody can work.` above `• Response within 20 minutes`."""
    lines = [line for line in doc.paragraphs if line.text.strip()]
    starts = {one.start for one in promising}
    places = [number for number, line in enumerate(lines) if line.start in starts]
    return [line for number in places for line in lines[max(0, number - _LINES_ABOVE) : number]]


def _quick(text: str) -> bool:
    """Whether a text has a limit in minutes or hours, as only promises of service do."""
    return any(limit.within.startswith("PT") for limit in find_limits(text))


def _defined(doc: Doc) -> list[str]:
    """Names whose definition tells of trouble, where at least two are defined alike."""
    found: list[str] = []
    for pattern in (_QUOTED, _MEANS, _GLOSSED):
        alike = [
            name
            for match in pattern.finditer(doc.plain)
            if _TROUBLE.search(match["meaning"][:160])
            and " | " not in match.group()
            and (name := _fit(_written(match)))
        ]
        found += alike if len(set(alike)) > 1 else []
    return found


def _fit(name: str) -> str | None:
    return name if may_name(name) and not find_levels(name) else None


def _enumerated(doc: Doc) -> list[str]:
    found: list[str] = []
    for match in _ENUMERATED.finditer(doc.plain):
        listed = re.sub(
            r"[一二两三四五六]个?(?:级别?|等级|类别?|档|种|型)$",
            "",
            (match["zh"] or match["en"] or match["as"]).strip(),
        )
        names = [one.strip(' "“”') for one in re.split(r"[、,]|和|与|及|或|\band\b|\bor\b", listed) if one.strip()]
        if len(names) > 1 and all(may_name(name) or cell_level(name) for name in names):
            found += [name for name in names if may_name(name) and not find_levels(name)]
    return found


def _headed(doc: Doc) -> list[str]:
    """Headings over promises of a response and more, where two are alike: `重大级`, `What about a Stopped case?`."""
    found: list[str] = []
    lines = [line for line in doc.paragraphs if line.text.strip()]
    for number, line in enumerate(lines):
        text = re.sub(_MARK, "", line.text).strip(" *:?")
        if len(text) > 60 or find_limits(text) or find_milestones(text) or " | " in text:
            continue
        below = takewhile(lambda one: find_limits(one.text) and " | " not in one.text, lines[number + 1 : number + 6])
        promised = " ".join(one.text for one in below)
        if _responds(promised) and _quick(promised) and len(find_limits(promised)) > 1:
            asked = [match["name"] for match in _NAMES_EN.finditer(text)]
            found += [name for name in asked or [own_name(text) or ""] if _fit(name)]
    return found if len(set(found)) > 1 else []


def _promised(parts: list[Span], known: tuple[str, ...]) -> list[str]:
    """Names that open promises near each other, where at least two do, or one whose word every contract may use."""
    found = [(name, part) for part in parts for name in _named_in(part.text) if name not in known]
    alike = [
        name
        for name, part in found
        if any(key_of(other) != key_of(name) and abs(one.start - part.start) < _NEAR for other, one in found)
    ]
    return (
        alike
        if any(_quick(part.text) for name, part in found if name in alike)
        else [name for name, _ in found if cell_level(name) is not None]
    )


def _response_parts(doc: Doc) -> Iterator[Span]:
    """The parts of sentences with a time limit that are about a response, or stand in a list that is."""
    lead = False
    for paragraph in doc.paragraphs:
        text = in_force(paragraph.text) if len(paragraph.text) < 2000 else ""
        if not find_limits(text):
            lead = _responds(text) if find_milestones(text) else lead and len(text) < 90
            continue
        responds = lead
        for start, part in _parts(text):
            if " | " not in text and find_limits(part):
                responds = _responds(part) or (responds and not find_milestones(part))
                if responds:
                    yield Span(part, paragraph.start + start, paragraph.start + start + len(part))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for stop in [*re.finditer(r"[。;；]|(?<=[a-z0-9)])\.\s(?=[A-Z(])", text), None]:
        end = stop.end() if stop else len(text)
        yield start, text[start:end]
        start = end


def _responds(text: str) -> bool:
    return any(at.name == "response" for at in find_milestones(text))


def _named_in(part: str) -> Iterator[str]:
    limits = find_limits(part)
    yield from _listed(part)
    for pattern in (_OPENS_EN, _OPENS_ZH):
        match = pattern.match(part)
        if match and match.end("name") <= limits[0].start and not find_levels(part[: match.end()]):
            yield from filter(may_name, (_written(match),))
    for match in _NAMES_EN.finditer(part):
        if may_name(match["name"]):
            yield match["name"]


def _written(match: re.Match[str]) -> str:
    """A Chinese name keeps the thing that it ranks unless it ends in 级 or 类: `阻断故障`, but `全停类`."""
    things = match.groupdict().get("things") or ""
    name = str(match["name"])
    return name if not things or name[-1] in "级类档型" else name + things


def _listed(part: str) -> Iterator[str]:
    """`响应时限：特急5分钟，紧急30分钟`: the few words right before each limit."""
    opening = re.match(r"[^:]{2,30}:", part)
    if opening is None or not _responds(opening.group()):
        return
    for piece in re.split(r"[,，、]|\band\b", part[opening.end() :]):
        limits = find_limits(piece)
        match = _ITEM.match(piece[: limits[0].start]) if limits else None
        if match and may_name(match["name"]) and not find_levels(match["name"]):
            yield match["name"]
