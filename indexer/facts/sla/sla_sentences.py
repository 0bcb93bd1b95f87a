"""Service levels from sentences and lists: `一级故障应在30分钟内响应`, `respond to P1 within 15 minutes`."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc, Span
from indexer.facts.notation.levels import LevelAt
from indexer.facts.notation.limits import LimitAt, clock_in, find_intervals, find_limits
from indexer.facts.sla.level_names import LevelNames
from indexer.facts.sla.milestones import MilestoneAt, find_milestones
from indexer.facts.sla.sla_items import Level, Promise, Scheme
from indexer.facts.sla.sla_wording import in_force, recalled

_NOT_A_TARGET = re.compile(
    r"(?:满|(?<!不)(?<!得)超过|逾|逾期|连续|不足|(?<!不)超出|达到|每月|过去)\s?$|\b(?:after|(?<!no\s)(?<!not\s)(?:more"
    r"|later)\sthan|(?<!not\s)exceed(?:s|ing)?|over|older\sthan|less\sthan|at\sleast|last(?:s"
    r"|ing)?|preceding|every\sfull)\s(?:the\s)?$",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"未(?:能|按|在|于|达|及时)|逾期|超时|延误|迟延|\b(?:not\s(?!exceed)(?:been\s)?(?:\w{1,40}ed|met|answered)\b|fail(?:s"
    r"|ed|ure)?\b|miss(?:es|ed)\b|unresolved|unanswered|unless|late\b|breach|payable|paid|invoiced?\b|acceptance|without\san\sopen\b)|%|扣减|抵扣|credit",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"(?:关闭|解决|恢复|结案|完成)(?:之)?后\s?$|\b(?:after|of|from|following)\s(?:resolution|closure"
    r"|closing|restoration|the\s(?:case|incident|ticket)\s(?:is\s)?(?:closed|resolved))"
    r"|afterwards",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"(?:每隔?|至少每|间隔)\s?$|\b(?:every|each|once\s(?:every|per)|intervals\sof(?:\sno\smore\sthan)?|hourly|per)\s$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,，。;；、]|\band\b|\s-\s|\(")
_LINK = re.compile(
    r"^\s?(?:内|之内|以内)?\s?(?:\([^)]*\)\s?)?(?:for|on|of|in(?:\s(?:the\scase\sof|case\sof|respect\sof))?|if"
    r"|where)\s(?:a\s|an\s|the\s|each\s|any\s)?$",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"^[\s,、和及与或/&至到~-]*(?:and|or|to|through|事件|故障|级|类|incidents?|issues?)?[\s,、和及与或/&-]*$",
    re.IGNORECASE,
)
_TIMED = re.compile(r"分钟|小时|钟头|工作日|[日天周分]|(?i:min|hour|hr|day|week|\d\s?[hmd]\b|NBD)")
_LEAD_LINES = 10


_LABELLED = re.compile(r"[A-Z][a-z]{1,40}(?: [a-z]{1,40}){0,2}:\s|[\u4e00-\u9fff]{2,6}[:：]")
"""A line such as `When: nobody can work` belongs to the level above it, however long it is."""


@dataclass(slots=True)
class _Lead:
    """What a heading or an opening line says for the list under it."""

    levels: list[LevelAt] = field(default_factory=list)
    milestone: str | None = None
    offset: int = 0
    left: int = 0


def read_sentences(doc: Doc, scheme: Scheme) -> None:
    """Add the promises that stand in sentences; levels must be known already where a table names the levels."""
    tabled = frozenset(promise.key for promise in scheme.promises)
    rows = sorted(
        (row.start, row.end)
        for table in doc.tables
        for row in (*table.rows, *((table.header,) if table.header else ()))
    )
    starts = [start for start, _ in rows]
    lead = _Lead()
    for paragraph in doc.paragraphs:
        place = bisect_right(starts, paragraph.start) - 1
        if not paragraph.text.strip() or (
            place >= 0 and rows[place][0] <= paragraph.start < max(rows[place][1], rows[place][0] + 1)
        ):
            continue
        lead = _next_lead(paragraph, lead, scheme.names)
        if _TIMED.search(paragraph.text):
            _read_paragraph(doc, paragraph, lead, tabled, scheme)


def _next_lead(paragraph: Span, lead: _Lead, known: LevelNames) -> _Lead:
    """A short line without a limit that names a level or a milestone leads the lines below it."""
    text = paragraph.text.strip()
    lead.left -= 1
    if _TIMED.search(text) and (find_limits(text) or find_intervals(text)):
        return lead if lead.left > 0 else _Lead()
    if len(text) > 400:
        return _Lead()
    levels = known.find(text[:40])
    names = [at.name for at in find_milestones(text) if at.name]
    opens = text.endswith(":") or (len(text) < 60 and not text.endswith(("。", ".", "；", ";", ",")))
    if opens and (levels or names):
        numbered = re.match(r"^[\s#*]*(?:第?[0-9一二三四五六七八九十]+[.、章条]|[0-9.]+\s)", text) is not None
        milestone = names[0] if len(set(names)) == 1 else None
        kept = lead.levels if not levels and lead.left > 0 and not numbered else []
        return _Lead(levels or kept, milestone, paragraph.start, _LEAD_LINES)
    if levels and len(text) > 12:
        return _Lead(levels[:1], None, paragraph.start, 6) if _heads_line(text, levels[0]) else _Lead()
    return lead if lead.left > 0 and (len(text) < 90 or _LABELLED.match(text)) else _Lead()


def _heads_line(text: str, level: LevelAt) -> bool:
    """Whether a line opens with a level: `P1 – Critical: production is down.`"""
    return re.fullmatch(r"[\W\d.]{0,8}(?:\([^)]{1,4}\)\s?)?[\W]{0,3}", text[: level.start]) is not None


def _read_paragraph(doc: Doc, paragraph: Span, lead: _Lead, tabled: frozenset[str], scheme: Scheme) -> None:
    levels, milestone, offset = lead.levels, lead.milestone, lead.offset
    for sentence in _sentences(paragraph):
        text = sentence.text
        if not levels and not scheme.names.find(text):
            continue
        text = in_force(text)
        if has_blank(text):
            continue
        named = scheme.names.find(text)
        if not (find_limits(text) or find_intervals(text)) or not (named or levels):
            if named:
                levels, offset = named, sentence.start
            continue
        if not recalled(doc, sentence):
            milestone = _read_sentence(
                Span(text, sentence.start, sentence.end), levels, offset, milestone, tabled, scheme
            )
        if named:
            levels, offset = named[-1:], sentence.start


def _sentences(paragraph: Span) -> Iterator[Span]:
    start = 0
    for stop in [*re.finditer(r"[。;；]|(?<=[a-z0-9)])\.\s(?=[A-Z(])", paragraph.text), None]:
        end = stop.end() if stop else len(paragraph.text)
        if paragraph.text[start:end].strip():
            yield Span(paragraph.text[start:end], paragraph.start + start, paragraph.start + end)
        start = end


def _read_sentence(
    sentence: Span, lead: list[LevelAt], offset: int, milestone: str | None, tabled: frozenset[str], scheme: Scheme
) -> str | None:
    """Add each limit with its levels and its milestone; gives the last milestone, which a list may carry on."""
    text = sentence.text
    limits = sorted([*find_limits(text), *find_intervals(text)], key=lambda at: at.start)
    levels, words, used = scheme.names.find(text), find_milestones(text), set[int]()
    for number, limit in enumerate(limits):
        stretch = (
            limits[number - 1].end if number else 0,
            limits[number + 1].start if number + 1 < len(limits) else len(text),
        )
        word = _word(text, limit, stretch, words, used)
        name = word.name if word else milestone
        if word is not None:
            used.add(word.start)
        if name is None or _no_target(text, limit, name):
            continue
        milestone = name
        group, start = _levels_of(text, limit, stretch, levels), sentence.start
        if not group:
            group, start = lead, offset
        said = clock_in(_segment(_alone(text, limits, number), limit.start, limit.end))
        runs = limit.clock or said or clock_in(_aside(text, limit.end, scheme.names))
        beside = clock_in(_segment(text, limit.start, limit.end))
        for level in group:
            if tabled and level.key not in tabled:
                continue
            place = (start + level.start, start + level.end)
            scheme.know(Level(level.key, level.written, place))
            target = (sentence.start + limit.start, sentence.start + limit.end)
            scheme.promises.append(Promise(level.key, name, limit.within, runs, target, place, beside))
    return milestone


def _word(
    text: str, limit: LimitAt, stretch: tuple[int, int], words: list[MilestoneAt], used: set[int]
) -> MilestoneAt | None:
    """The milestone word that belongs to a limit: after it in Chinese (`30分钟内响应`), before it in English."""
    stop = _STOP.search(text, limit.end, stretch[1])
    last = stop.start() if stop else stretch[1]
    after = [word for word in words if limit.end <= word.start < last and word.start not in used]
    before = [word for word in words if stretch[0] <= word.start < limit.start and word.start not in used]
    chinese_way = re.match(r"\s?(?:\([^)]*\))?(?:之内|以内|内)", text[limit.end : limit.end + 12]) is not None
    attributive = (
        re.match(r"[\s-](?:\w{1,40}\s)?(?=\w)", text[limit.end :]) is not None
        and re.search(r"\b(?:an?|the)\s$", text[: limit.start]) is not None
    )
    if after and (
        chinese_way
        or attributive
        or (
            re.search(r"[\u4e00-\u9fff]", text[limit.end : limit.end + 2])
            and not re.search(r"[:为是]\s?$", text[: limit.start])
        )
    ):
        return after[0]
    if before:
        return before[-1]
    if not after and not words[: len(used)] and stop is not None:
        return next((word for word in words if word.start > limit.end), None)
    return after[0] if after else None


def _no_target(text: str, limit: LimitAt, name: str) -> bool:
    before = text[: limit.start]
    segment = _segment(text, limit.start, limit.end)
    every = _EVERY.search(before[-24:]) is not None
    if (
        every != (name == "update")
        and (every or not re.search(r"within|内|interval|频率|周期|间隔|frequency", segment + before[-30:]))
        and not limit.every
    ):
        return True
    if limit.every and name != "update":
        return True
    return bool(
        _NOT_A_TARGET.search(before[-24:])
        or _MISSED.search(segment)
        or _AFTERWARDS.search(segment)
        or _AFTERWARDS.search(before[-8:])
    )


def _alone(text: str, limits: list[LimitAt], number: int) -> str:
    """The sentence, same length, with all other limits blanked out: their clocks are theirs alone."""
    for other in (*limits[:number], *limits[number + 1 :]):
        if other.end <= limits[number].start or other.start >= limits[number].end:
            text = text[: other.start] + " " * (other.end - other.start) + text[other.end :]
    return text


def _segment(text: str, start: int, end: int) -> str:
    """The part of a sentence between commas that holds a limit."""
    left = max(text.rfind(stop, 0, start) + 1 for stop in ",，;；。:：、")
    rights = [place for stop in ",，;；。、" if (place := text.find(stop, end)) >= 0]
    return text[left : min(rights, default=len(text))]


def _aside(text: str, end: int, names: LevelNames) -> str:
    """What follows the part of a limit after a comma, where it holds no limit of its own: `…, day or night`."""
    rest = re.split(r"[,，]", re.split(r"[;；。]", text[end:])[0])
    aside = rest[1] if len(rest) > 1 else ""
    return "" if find_limits(aside) or names.find(aside) else aside


def _levels_of(text: str, limit: LimitAt, stretch: tuple[int, int], levels: list[LevelAt]) -> list[LevelAt]:
    """The levels that a limit is for: `… for P1` right after it, else the last group named before it."""
    for number, level in enumerate(levels):
        if limit.end <= level.start < stretch[1] and _LINK.match(text[limit.end : level.start]):
            return _group(text, levels, number, forward=True)
    earlier = [number for number, level in enumerate(levels) if level.start < limit.start]
    if earlier:
        return _group(text, levels, earlier[-1], forward=False)
    return _group(text, levels, 0, forward=True) if levels else []


def _group(text: str, levels: list[LevelAt], number: int, *, forward: bool) -> list[LevelAt]:
    """A run of levels joined by commas, 和, `and`, `to`."""
    group = [levels[number]]
    step = 1 if forward else -1
    while 0 <= number + step < len(levels):
        one, two = sorted((levels[number], levels[number + step]), key=lambda at: at.start)
        if not _JOINS.match(text[one.end : two.start]):
            break
        number += step
        group.append(levels[number])
    return sorted(group, key=lambda at: at.start)
