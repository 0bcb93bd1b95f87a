"""Which clock each level runs on, where a sentence away from its target says so; and the clock of all the rest."""

import re

from indexer.facts.document.document import Doc, Span
from indexer.facts.notation.limits import clock_in, find_limits, names_clock
from indexer.facts.sla.sla_items import Scheme
from indexer.facts.sla.sla_wording import recalled

_EXCEPT = re.compile(
    r"除(?:了)?(?P<zh>[^,。;]{1,20}?)(?:以外|之外|外)|\b(?:except|other\sthan|apart\sfrom|save\s(?:for)?"
    r"|excluding)\s(?:for\s)?(?P<en>[^,.;]{1,40})",
    re.IGNORECASE,
)
_REST = re.compile(
    r"其他|其余|余下|上述|以上|各级|各项|全部|所有|本(?:条|表|款)|时限|计时|\b(?:other|remaining|all|rest|times?"
    r"|targets?|periods?|clocks?|limits?|service\slevels?|hours\sin\s(?:this|the)\s(?:table"
    r"|schedule))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"其他|其它|其余|余下|\b(?:others?|remaining|rest|remainder)\b", re.IGNORECASE)
_RUNS = re.compile(
    r"计算|计时|计|为准|受理|处理|执行|适用|\b(?:runs?|running|measured|counted|calculated|handled|computed"
    r"|expressed|appl(?:y|ies)|worked|dealt|covered|counts?|stated|stops?|tick|means?|refer)\b",
    re.IGNORECASE,
)
_THESE = re.compile(r"(?:those|these|such|this|we\sdo\s(?:this|so|all))\b|(?:该|此|这)(?:些|类|级|等)?", re.IGNORECASE)
_NOT_LEVELS = re.compile(
    r"maintenance|维护窗口|training|培训|notice|通知|payment|付款|invoice|验收|escalat", re.IGNORECASE
)


def read_clocks(doc: Doc, scheme: Scheme) -> str | None:
    """Set each level's clock from sentences; gives the clock of levels that no sentence names, or none."""
    rest: str | None = None
    for sentence in doc.sentences:
        if " | " in sentence.text or not names_clock(sentence.text) or _NOT_LEVELS.search(sentence.text):
            continue
        text = _without_limits(sentence.text)
        if not names_clock(text) or recalled(doc, sentence):
            continue
        excepted = _EXCEPT.search(text)
        if (
            excepted
            and (keys := {at.key for at in scheme.names.find(excepted["zh"] or excepted["en"])}) & scheme.levels.keys()
        ):
            rest = _except(text, keys, scheme) or rest
        elif scheme.names.find(text):
            rest = _assign(text, scheme) or rest
        elif _THESE.match(text) and (clock := clock_in(text)) and (before := _named_before(doc, sentence, scheme)):
            _set(scheme, before, clock)
        elif rest is None and _REST.search(text) and (_RUNS.search(text) or _OTHERS.search(text)):
            rest = clock_in(text)
    return rest


def _named_before(doc: Doc, sentence: Span, scheme: Scheme) -> list[str]:
    """The levels that the sentence's paragraph has named so far: `Those times run day and night.`"""
    start = doc.plain.rfind("\n", 0, sentence.start) + 1
    return [at.key for at in scheme.names.find(doc.plain[start : sentence.start]) if at.key in scheme.levels]


def _without_limits(text: str) -> str:
    for limit in reversed(find_limits(text)):
        text = text[: limit.start] + " " * (limit.end - limit.start) + text[limit.end :]
    return text


def _except(text: str, keys: set[str], scheme: Scheme) -> str | None:
    """`除P1外均按工作时间计算`: the levels excepted run on the other clock."""
    clock = clock_in(text)
    if clock is None:
        return None
    for key in keys & scheme.levels.keys():
        level = scheme.levels[key]
        level.clock = level.clock or ("24x7" if clock == "business" else "business")
    return clock


def _assign(text: str, scheme: Scheme) -> str | None:
    """Give each part's clock to the levels in it, else to those named just before, else just after.

    Gives the clock of `all others` where a part speaks of them.
    """
    current: list[str] = []
    waiting: str | None = None
    rest: str | None = None
    for part in re.split(r"[,，。;；]|\b(?:while|whereas|but)\b|(?<=[a-z])\.\s", text):
        keys = [at.key for at in scheme.names.find(part) if at.key in scheme.levels]
        clock = clock_in(part)
        if keys:
            current = keys
        if clock and not keys and _OTHERS.search(part):
            rest = clock
        elif clock and current:
            _set(scheme, current, clock)
        elif clock:
            waiting = waiting or clock
        elif waiting and keys:
            _set(scheme, keys, waiting)
            waiting = None
    return rest


def _set(scheme: Scheme, keys: list[str], clock: str) -> None:
    for key in keys:
        scheme.levels[key].clock = scheme.levels[key].clock or clock
