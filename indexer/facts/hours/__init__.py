"""When the vendor's desk is staffed: zone, weekdays and intervals, or `24x7`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc, Span
from indexer.facts.document.found import Found
from indexer.facts.document.sentence_ends import is_stop
from indexer.facts.hours.times import intervals, spans
from indexer.facts.hours.weekdays import ALL, marks, weekdays
from indexer.facts.hours.zones import zone_about, zone_named
from knowledge.rules.contract_record import ZONE_OF_PLACE, ServiceHours

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
    r"7\s?(?:天|days)?\s?[x×*/]\s?24|24\s?(?:小时|hours)?\s?[x×*/]\s?7|全天候|昼夜|晝夜|(?:二十四|24)\s?(?:个?小时|个?钟头)"
    r"|around\sthe\sclock|round\sthe\sclock|24\shours\sa\sday|day\sand\snight|night\sand\sday|never[\s-]clos\w{1,4}|always\s(?:open|somebody|staffed)"
    r"|任何时候都|全年无休|半夜也",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"(?:business|working)\sday\"?\s(?:means|is)[^.]{0,120}", re.IGNORECASE)
_BUSINESS = re.compile(r"工作日|weekdays?|(?:business|working)\sdays?", re.IGNORECASE)
_HOURS_ARE = re.compile(
    r"(?:服务|工作|支持|受理|值守)时间(?:段)?\s?(?:为|是|:|指|均为|采用|\|)\s?(?:全年)?(?:7\s?[x×*]\s?24|24\s?[x×*/]\s?7|全天候)"
    r"|(?:support|service|business|desk)\shours\s?(?:are|is|:|means?|\|)\s?(?:24\s?[x×*/]\s?7"
    r"|7\s?[x×*/]\s?24|24\shours)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Whole:
    """What a document says as a whole, looked up once: the zone of its country, the weekdays of a business day."""

    doc: Doc

    @cached_property
    def zone(self) -> str | None:
        return zone_about(self.doc.plain)

    @cached_property
    def days(self) -> tuple[int, ...]:
        """As defined somewhere in the document, else Monday to Friday where it speaks of business days."""
        defined = _DEFINED.search(self.doc.plain)
        named = weekdays(defined.group()) if defined else ()
        return named or (ALL[:5] if _BUSINESS.search(self.doc.plain) else ())


def service_hours(doc: Doc) -> Found | None:
    """The staffed hours by their usual words; a sentence about maintenance, training or notices is not about them."""
    best: tuple[int, Found] | None = None
    whole = _Whole(doc)
    for paragraph, span in _spans(doc):
        told_of = f"{doc.heading_at(span.start)} {paragraph.text}"
        if OTHER_HOURS.search(span.text) or not STAFFED.search(told_of):
            continue
        found = _read(whole, span, paragraph.text)
        if found is None:
            continue
        told = f"{doc.heading_at(span.start).split(' / ')[-1]} {span.text}"
        rank = 2 * bool(STAFFED.search(told)) + bool(weekdays(span.text))
        if rank >= 2 and (best is None or rank > best[0]):
            best = (rank, found)
    if best:
        return best[1]
    match = _HOURS_ARE.search(doc.plain)
    return Found("24x7", match.start(), match.end()) if match else None


def readings(doc: Doc) -> Iterator[Found]:
    """Every statement of hours, whatever they are for: times on weekdays, or around the clock."""
    whole = _Whole(doc)
    for paragraph, span in _spans(doc):
        if found := _read(whole, span, paragraph.text):
            yield found
        elif always := _ALWAYS.search(span.text):
            yield Found("24x7", span.start + always.start(), span.start + always.end())


def _spans(doc: Doc) -> Iterator[tuple[Span, Span]]:
    """Each statement that may speak of times, with its paragraph."""
    for paragraph in doc.paragraphs:
        yield from ((paragraph, span) for span in _statements(paragraph) if not has_blank(span.text))


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


def _read(whole: _Whole, span: Span, paragraph: str) -> Found | None:
    worked = spans(span.text)
    days = worked and (
        _days_beside(span.text, worked[0].start) or weekdays(span.text) or weekdays(paragraph) or whole.days
    )
    if not days:
        return None
    several = intervals(worked, span.text)
    if any(later[0] < earlier[1] for earlier, later in pairwise(several)):
        return None  # other days keep other hours, which one set of intervals cannot say
    zone, doubts = _zone(whole, span.text, paragraph)
    if zone is None:
        return None
    places = [(one.start, one.end) for one in worked] + marks(span.text)
    start, end = span.start + min(start for start, _ in places), span.start + max(end for _, end in places)
    return Found(ServiceHours(zone, days, several), start, end, doubts=doubts)


def _zone(whole: _Whole, text: str, paragraph: str) -> tuple[str | None, tuple[str, ...]]:
    """The zone named beside the hours or elsewhere in the document; else that of its country, which is a doubt."""
    named = zone_named(text) or zone_named(paragraph)
    if named:
        return named, ()
    if whole.doc.lang == "zh":
        return whole.zone or "Asia/Shanghai", ()
    return whole.zone, (ZONE_OF_PLACE,) if whole.zone else ()


def _days_beside(text: str, place: int) -> tuple[int, ...]:
    """The weekdays of the clause that gives the hours, where a sentence says more than that."""
    start = max(text.rfind(stop, 0, place) + 1 for stop in ";；")
    ends = [end for stop in ";；" if (end := text.find(stop, place)) >= 0]
    return weekdays(text[start : min(ends, default=len(text))])
