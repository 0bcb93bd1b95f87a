"""When a contract takes effect: a defined Effective Date, words of effect, the start of its term, or its signing."""

import re
from collections.abc import Iterator

from indexer.facts.document.document import Span
from indexer.facts.document.found import Found
from indexer.facts.notation.dates import DateAt
from indexer.facts.notation.durations import find_durations
from indexer.facts.term.mentions import Stated, changed_to, foreign, own, without_titles
from indexer.facts.term.ranges import of_term, ranges
from indexer.facts.term.signing import signatures
from indexer.facts.term.starts import SIGNING

_LINK = (
    r"(?:(?:from\s{1,40}and\s{1,40}after|as\s{1,40}of|as\s{1,40}from|as|of|on|from|upon|at|to|this|retroactive(?:ly)?|beginning|commencing|starting|the|date|and|entered\s{1,40}into|on\s{1,40}and"
    r"|with|effect)[\s,:(]{0,6}+){0,5}$"
)
_TAKES_EFFECT = re.compile(
    r"\b(?:effective|takes?\s{1,40}effect|taking\s{1,40}effect|(?:comes?|coming|came|goes|entered?|enters)\s{1,40}into\s{1,40}(?:force"
    r"|effect|operation)"
    r"|appl(?:ies|y)|in\s{1,40}(?:force|effect)|with\s{1,40}effect)[\s,:(]{1,6}" + _LINK,
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\b(?:commenc(?:es?|ing|ed)|begin(?:s|ning)?|start(?:s|ing)?|(?:provided|supplied|valid|granted|runs?)\s{1,40}from"
    r"|(?:months?|years?)\)?\s{1,40}from)\b[\s,:(]{0,6}" + _LINK,
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:terms?|agreement|contract|support|subscription|services?|duration|period|licen[cs]e|venture|sow|order"
    r"|promotion)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?:warrant\w{1,40}|training|project|invoice|payment|fiscal|season|construction|audit|employ\w{0,40}|royalt\w{1,40}|trial"
    r"|expire[ds]?|ended"
    r"|price|fees?|minimum|quarter)\b",
    re.IGNORECASE,
)
_SIDE_SUBJECT = re.compile(
    r"\W{0,40}(?:[\d.()a-z]{1,6}\s{1,40})?(?:the|all|such|these|any)\s{1,40}(?:new\s{1,40}|initial\s{1,40}|revised\s{1,40}|adjusted\s{1,40})?"
    r"(?:price|fee|rate|exclusiv|warrant|discount|charge|territor|increase|change|polic|insurance|minimum)\w{0,40}\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\W{0,40}(?:[\d.()a-z]{1,6}\s{1,40})?(?:it|the\s{1,40}[\"']?(?:agreement|term|initial|contract|joint\s{1,40}venture|services)"
    r"|support|services?|term)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"[\"']?Effective\s{1,40}Date[\"']?\s*+(?:\)|of\s{1,40}this\s{1,40}\w{1,40}|,)?\s*+(?:is|means|shall\s{1,40}mean|shall\s{1,40}be|will\s{1,40}be)\b"
    r"|\b(?:that|the)\s{1,40}(?:last\s{1,40}|later\s{1,40})?(?:dates?|day)\s[^.;()\d]{0,80}\([\"']?(?:the\s{1,40})?[\"']?Effective\s{1,40}Date",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:effective|take\s{1,40}effect|takes\s{1,40}effect|in(?:to)?\s{1,40}(?:force|effect)|commence[sd]?|begins?|starts?"
    r"|is\s{1,40}valid)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_UNLESS = re.compile(
    r"\b(?:unless|waiver|modification|no\s{1,40}amendment|amendments?\s{1,40}to|until|not)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\b(?:will|shall),\s{1,40}effective\s{1,40}$", re.IGNORECASE)
_THAT_DATE = re.compile(r"\bthat\s{1,40}(?:date|day)\s{1,40}\(", re.IGNORECASE)
_OPENS = re.compile(
    r"\W{0,40}(?:[\dA-Z]{1,2}[.)]\s{1,40})?effective\s{1,40}(?:from|on|as\s{1,40}of|this)?\s{0,40}$", re.IGNORECASE
)
_OURS = re.compile(
    r"\b(?:agreement|contract|amendment|addendum|order|part(?:y|ies)|section|clause|article|schedule|exhibit|term"
    r"|services?|support|licen[cs]e|subscription)\b",
    re.IGNORECASE,
)
_LAST_TO_SIGN = re.compile(r"\b(?:last|latter|final|latest|later)\b", re.IGNORECASE)
_QUOTED = 160
_MADE_EFFECTIVE = re.compile(
    r"\bmade\s{1,40}(?:and\s{1,40}entered\s{1,40}into\s{1,40})?effective\s{1,40}[^.]{0,12}$", re.IGNORECASE
)
_EFFECT_ZH = re.compile(
    r"\s?(?:由|经)?(?:(?:甲乙)?双方(?:签字|签署|签订|签章|盖章)[^,。;]{0,6}?)?(?:之日)?(?:起|开始|始)?(?:正式)?(?:发生)?生效(?!的)|\s?起(?:正式)?执行"
)
_SINCE_ZH = re.compile(r"^(?![\s\S]*(?:颁布|国务院|条例|通过)).*(?:自|从|于|由|定为)\s?$", re.DOTALL)
_EFFECT_LABEL_ZH = re.compile(
    r"(?:生效(?:日期|时间|日)|起始日(?:期)?|开始日(?:期)?|起算日)\s{0,40}(?:为|是|:|\|)?\s{0,40}$"
)
_SINCE_DAY_ZH = re.compile(r"(?:自|从)\s?$|(?:自|从|以)[^,。;()]{1,16}\($")
_RUNS_ZH = re.compile(r"\s?(?:\([^()]{1,16}\)|\))?\s?(?:之日)?(?:起|开始)")
_SIGNED_EFFECT_ZH = re.compile(
    r"(?:签订|签署|签字|签约|订立|签章|签定|签名)[^。;]{0,30}?(?:之日|日期|当日|后|时)?(?:起|即)?[^。;]{0,8}(?:生效|内有效)"
    r"|有效期(?:限)?自[^。;]{0,12}(?:签订|签署|签字|签约)[^。;]{0,12}起"
)


def read(stated: Stated, named: dict[str, DateAt], signed: DateAt | None) -> Found | None:
    """Read `effective_on`; none where it hangs on an event or nothing says when."""
    reader = _chinese if stated.doc.lang == "zh" else _english
    return next(reader(stated, named, signed), None)


def _english(stated: Stated, named: dict[str, DateAt], signed: DateAt | None) -> Iterator[Found]:
    if "effective" in named:
        yield _stated(stated, named["effective"])
    defining = next((one for one in stated.doc.sentences if _DEFINES.search(one.text)), None)
    if defining is not None and "termination" not in defining.text[:60].lower():
        if _day_of_signing(stated, defining, signed) and signed and not _THAT_DATE.search(defining.text):
            yield Found(signed.value.isoformat(), defining.start, defining.end)
        return
    for name in ("amendment", "start", "commencement"):
        if name in named and not _of_others(stated, named[name]):
            yield _stated(stated, named[name])
    yield from (Found(one.start.value.isoformat(), one.begin, one.end) for one in ranges(stated))
    for pattern in (_TAKES_EFFECT, _STARTS):
        yield from (_stated(stated, at) for at in stated.dates if _says(stated, at, pattern))
    if signed:
        yield from (
            Found(signed.value.isoformat(), one.start, one.end)
            for one in stated.doc.sentences
            if _from_signing(one) and _day_of_signing(stated, one, signed)
        )


def _says(stated: Stated, at: DateAt, pattern: re.Pattern[str]) -> bool:
    before = stated.before(at)
    found = pattern.search(before)
    if found is None or _of_others(stated, at):
        return False
    if _MADE_EFFECTIVE.search(before) or _opens(stated, at):
        return True
    sentence = stated.sentence(at.start).text
    if foreign(before[-160:]) or _ASIDE.search(before) or _SIDE_SUBJECT.match(sentence):
        return False
    if own(before) or _SUBJECT.match(before) or at.start < 3000:
        return pattern is _TAKES_EFFECT or (_TERM.search(before) is not None and _SIDE.search(before[-60:]) is None)
    return False


def _opens(stated: Stated, at: DateAt) -> bool:
    """Tell whether a sentence begins with `Effective from` and the date."""
    sentence = stated.sentence(at.start)
    return _OPENS.match(sentence.text[: at.start - sentence.start]) is not None


def _of_others(stated: Stated, at: DateAt) -> bool:
    """Tell whether a sentence that begins with `Effective on` and the date goes on about something else."""
    rest = stated.doc.plain[at.end : stated.sentence(at.start).end]
    return _opens(stated, at) and len(rest.strip()) > 3 and _OURS.search(rest) is None


def _day_of_signing(stated: Stated, sentence: Span, signed: DateAt | None) -> bool:
    """Tell whether a sentence means the day of signing, and that day is known: the last signature's must be dated."""
    found = SIGNING.search(sentence.text)
    if found is None or signed is None:
        return False
    return not _LAST_TO_SIGN.search(found[0]) or bool(signatures(stated))


def _from_signing(sentence: Span) -> bool:
    found = SIGNING.search(sentence.text)
    if found is None:
        return False
    before = sentence.text[: found.start() + 6]
    if _UNLESS.search(before):
        return False
    return (
        _BEGINS.search(before) is not None
        and (own(before) or _SUBJECT.match(before) is not None)
        and not foreign(before)
    )


def _chinese(stated: Stated, named: dict[str, DateAt], signed: DateAt | None) -> Iterator[Found]:
    plain = stated.doc.plain
    for at in stated.dates:
        sentence = stated.sentence(at.start)
        before = without_titles(plain[sentence.start : at.start])
        if foreign(before[-30:]):
            continue
        effect = _EFFECT_ZH.match(plain[at.end : at.end + 14]) and _SINCE_ZH.search(before)
        if effect or _EFFECT_LABEL_ZH.search(before):
            yield _stated(stated, at)
    if "start" in named:
        yield _stated(stated, named["start"])
    terms = ranges(stated)
    yield from (Found(one.start.value.isoformat(), one.begin, one.end) for one in terms if one.validity)
    for sentence in stated.doc.sentences:
        if re.search(r"生效|内有效|有效期(?:限)?自", sentence.text) and re.search(
            r"本(?:合同|协议|补充|订单|合约|变更)|合同自|协议自", sentence.text
        ):
            if signed and _SIGNED_EFFECT_ZH.search(sentence.text):
                yield Found(signed.value.isoformat(), sentence.start, sentence.end)
            if re.search(r"自[^。;]{0,40}生效", sentence.text):
                return
    yield from (Found(one.start.value.isoformat(), one.begin, one.end) for one in terms)
    yield from (_stated(stated, at) for at in stated.dates if _runs_from(stated, at))


def _runs_from(stated: Stated, at: DateAt) -> bool:
    """Tell whether the contract's term is a length that runs from a date: 订阅期十八个月，自2025年7月1日起算."""
    sentence = stated.sentence(at.start)
    before = without_titles(stated.doc.plain[sentence.start : at.start])
    if not (_SINCE_DAY_ZH.search(before) and _RUNS_ZH.match(stated.doc.plain[at.end : at.end + 24])):
        return False
    heading = stated.doc.heading_at(at.start).split(" / ")[-1]
    return of_term(before, heading) and bool(find_durations(sentence.text))


def _stated(stated: Stated, at: DateAt) -> Found:
    """Quote the sentence's words from a little before the date to its end."""
    sentence = changed_to(stated.sentence(at.start))
    start = min(sentence.start, at.start)
    if at.start - start > _QUOTED:
        start = stated.doc.plain.find(" ", at.start - _QUOTED // 2, at.start) + 1 or at.start
    return Found(at.value.isoformat(), start, at.end)


def hangs_on_event(stated: Stated) -> bool:
    """Tell whether the document defines its Effective Date by an event and not by a date."""
    return any(_DEFINES.search(one.text) for one in stated.doc.sentences)
