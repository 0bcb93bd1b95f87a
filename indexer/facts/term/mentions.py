"""Tells what a contract says of itself from what it recites about other contracts, and finds its dates and labels."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from indexer.facts.document.document import Doc, Span
from indexer.facts.notation.dates import DateAt, find_dates

_OWN = re.compile(
    r"\bth(?:is|ese|e present)\s{1,40}[\"']?(?:[\w.,&()'\"/-]+\s{1,40}){0,12}?"
    r"(?:agreement|amendment|addendum|contract|order|sow|statement|license|licence|lease|exhibit|schedule|deed|"
    r"memorandum|letter|venture|promotion|supplement|undertaking|subscription|policy)\b"
    r"|本(?:补充|变更|框架|服务|保密|技术|软件|许可|维护|采购|销售|委托|主|总)?(?:合同|协议|订单|补充|附件|合约|协定|条款)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\bthat\s{1,40}certain\b|\bcertain\s{1,40}[\w\s,&.-]{0,60}?agreement|\bwhereas\b|\bpursuant\s{1,40}to\s{1,40}(?:the|an?|that)\b"
    r"|\b(?:original|prior|previous|former|existing|earlier|master|trial|evaluation|underlying)\s{1,40}(?:[\w-]{1,40}\s{1,40}){0,4}?"
    r"(?:agreement|contract|order|license|licence)\b"
    r"|\b(?:agreement|order|contract|licen[cs]e)\s{1,40}[A-Z0-9][A-Z0-9/-]{3,}\s{1,40}(?:dated|of|effective)\b"
    r"|\bin\s{1,40}accordance\s{1,40}with\s{1,40}the\b|\bunder\s{1,40}(?:an?|the|that)\s{1,40}(?:[\w-]{1,40}\s{1,40}){0,6}?(?:agreement"
    r"|order)\s{0,40},?\s{1,40}dated"
    r"|\b(?:to|of|amends?|under|in|and|with|by)\s{1,40}(?:the|that|an?|its|their)\s{1,40}(?:[\w&,'()\"-]+\s{1,40}){0,8}?"
    r"(?:agreement|plan|order|lease)\s{1,40}(?:[\w()\"',]+\s{1,40}){0,6}?(?:dated|effective|entered|made|as\s{1,40}of)"
    r"|\b(?:previously|heretofore|have|had|has)\s{1,40}entered|\bForm\s{1,40}(?:S|10)-|\bAct\s{1,40}of\b"
    r"|\b(?:convention|treaty|statutes?)\b|\b(?:note|policy|certificate|resolution|indenture"
    r"|prospectus)s?\b[^.]{0,60}\b(?:dated|of)\s{0,40}$"
    r"|曾|(?:原|主|前述|基础|前置)(?:合同|协议|订单)|《[^》]{2,40}》|鉴于|前一",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:the|that|such|any|an?|to|of|in|under|its|their|said)\s{1,40}[A-Z][\w&-]{0,40},?\s{1,40}(?:(?:[A-Z][\w&-]{0,40}|and|of"
    r"|for),?\s{1,40}){0,6}(?:Agreement|Contract|Plan|Order|Lease|License)\b"
)
_MAIN_VERB = re.compile(
    r"^[^.;]{0,60}\bth(?:is|e\s{1,40}present)\s[\s\S]{0,600}(?<!which)(?<!that)\s(?:is|are|shall\s{1,40}be)\s{1,40}"
    r"(?:hereby\s{1,40}|being\s{1,40})?(?:made|entered|executed|dated|signed|concluded|effective)\b[^;]{0,40}$",
    re.IGNORECASE,
)
_QUOTED_TITLE = re.compile(r"《[^》]{2,60}》")
_CHANGED = re.compile(
    r"\b(?:replaced|substituted|superseded|deleted|changed|amended|restated|revised|modified)\b[^.;]{0,160}?"
    r"\b(?:by|with|to|read|as\s{1,40}follows)\s{0,3}(?:the\s{1,40}(?:words?|following|phrase)\s{0,3}){0,2}[:,]?\s{0,3}[\"']"
    r"|\b(?:changed|extended|amended|moved|brought\s{1,40}forward)\s{1,40}(?:from\s{1,40}[^.;]{0,60}?\s{1,40})?(?:to|until"
    r"|through)\s{1,40}(?=[A-Z\d])"
    r"|(?:变更|修改|调整|修订|延长|(?<!顺)延期|更改|改|展期)(?:为|至|到)"
)
_OPENING, _SHORT = 4000, 60


@dataclass(frozen=True, slots=True)
class Stated:
    """A document with all of its dates in order, as the readers of this package take it."""

    doc: Doc
    dates: tuple[DateAt, ...]

    @classmethod
    def of(cls, doc: Doc, *, day_first: bool) -> "Stated":
        """Find every date once; `day_first` reads 03/04/2026 as 3 April."""
        return cls(doc, tuple(find_dates(doc.plain, day_first=day_first)))

    def within(self, start: int, end: int) -> list[DateAt]:
        """The dates that lie in a range."""
        first = bisect_right(self.dates, start - 1, key=lambda at: at.start)
        found = []
        for at in self.dates[first:]:
            if at.end > end:
                break
            found.append(at)
        return found

    def before(self, at: DateAt) -> str:
        """What leads up to a date: its sentence, or its paragraph in the opening of the document."""
        start = self.sentence(at.start).start
        if at.start < _OPENING:
            start = self.doc.plain.rfind("\n\n", 0, at.start) + 1
            start = start if at.start - start > _SHORT else max(0, at.start - 400)
        return self.doc.plain[max(start, at.start - 700) : at.start]

    def sentence(self, offset: int) -> Span:
        """The sentence around an offset."""
        spans = self.doc.sentences
        return spans[max(0, bisect_right(spans, offset, key=lambda span: span.start) - 1)]


def own(before: str) -> bool:
    """Tell whether the words before a date are about this document and no other.

    `This Amendment to the Agreement dated … is entered into as of` is: what it names in passing has no verb.
    """
    if _MAIN_VERB.search(before[-700:]):
        return True
    found = list(_OWN.finditer(before))
    rest = before[found[0].end() :] if found else before
    return bool(found) and not foreign(rest)


def foreign(text: str) -> bool:
    """Tell whether a text speaks of another contract."""
    return _FOREIGN.search(text) is not None or _NAMED.search(text) is not None


def without_titles(text: str) -> str:
    """Blank out titles of other documents, keeping the length."""
    return _QUOTED_TITLE.sub(lambda match: " " * len(match[0]), text)


def changed_to(sentence: Span) -> Span:
    """The part of a sentence that holds after a change: what follows `replaced by` or 变更为."""
    changes = list(_CHANGED.finditer(sentence.text))
    if not changes:
        return sentence
    last = changes[-1]
    return Span(sentence.text[last.end() :], sentence.start + last.end(), sentence.end)
