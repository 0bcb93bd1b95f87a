"""The date in a contract's opening or closing words: made, dated, entered into, executed, or effective as of."""

import re
from dataclasses import dataclass

from indexer.facts.notation.dates import DateAt
from indexer.facts.term.mentions import Stated, foreign, own, without_titles

_FILL = (
    r"(?:(?:and|is|are|in|into|to|as|of|on|at|by|from|this|the|be|up|upon|effective|entered|made|executed|dated"
    r"|duplicate"
    r"|(?:(?-i:[A-Z]\w{1,40}),?\s){1,4}(?=on\b)"
    r"|triplicate|agreed|for|reference|purposes|[\"'(),:_.-])[\s,:.(_]*+){0,12}$"
)
_TRIGGER = re.compile(
    r"(?:\b(?:made|entered|executed|dated|signed|concluded|given|done|effective|enters?)\b)[\s,:.(_]*+" + _FILL,
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:made(?!\s{1,40}effective)|entered|executed|dated|signed|concluded|given|done|enters?)\b", re.IGNORECASE
)
_ENTERED = re.compile(r"\b(?:made(?!\s{1,40}effective)|entered\s{1,40}into|executed)\b", re.IGNORECASE)
_AS_OF = re.compile(r"\bas\s{1,40}(?:of|at)\s{1,40}(?:the|this)?\s{0,40}$", re.IGNORECASE)
_IS_EFFECTIVE = re.compile(
    r"\b(?:is|are|be|becomes?|will|shall)\s{1,40}effective\b(?!\s{1,40}as\s)[^.]{0,20}$", re.IGNORECASE
)
_ONLY_EFFECTIVE = re.compile(
    r"(?:^|[.;]\s{1,40})th(?:is|e)\s{1,40}\w{1,40}\s{1,40}(?:is|shall\s{1,40}be|will\s{1,40}be)\s{1,40}effective\s{1,40}as\s[^.;]{0,20}$"
    r"|\b(?:made|entered\s{1,40}into)\s{1,40}(?:by\s{1,40}and\s{1,40})?between\s[^;]{0,300}\beffective\s{1,40}(?:on\s{1,40})?$",
    re.IGNORECASE,
)
_WITNESSED = re.compile(
    r"\bin\s{1,40}witness\b[^.]{0,300}\b(?:on|as\s{1,40}of|this)\s{1,40}(?:this\s{1,40}|the\s{1,40})?$", re.IGNORECASE
)
_THIS = re.compile(
    r"\b(?:agreement|between|among|parties|ndum|\W)[^.]{0,300}[\s,(](?:on\s{1,40})?this\s{1,40}(?:the\s{1,40})?$",
    re.IGNORECASE,
)
_BETWEEN_ON = re.compile(
    r"\b(?:made|entered\s{1,40}into|executed|concluded|signed)[\s,]+(?:by\s{1,40}and\s{1,40})?(?:between|among)\b"
    r"(?:(?!\b(?:effective|terminat|expir|until|commenc|begin|start|ends?\b|due|paid|pay|invoic|deliver|fees?\b)"
    r"|\.\s{1,40}(?:The|This|It|In|Each|Any|All|On|For|Fees?|Payment)\b|\n\s{0,40}\n)[^;]){0,500}\s(?:on|as\s{1,40}of)\s$",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"(?:^|\s{2}|\n)\W{0,12}+(?:date|dated|last\s{1,40}updated|date\s{1,40}of\s{1,40}(?:this\s{1,40})?agreement|(?:agreement|contract|order"
    r"|amendment)\s{1,40}date)\s{0,40}[:|]\s{0,40}$",
    re.IGNORECASE,
)
_BODY = 6000
_CLOSING = re.compile(
    r"\W{0,40}(?:in\s{1,40}witness|this\s|thus\s|executed|agreed|signed|done|dated|accepted|the\s{1,40}parties"
    r"|[\s\S]{0,200}\bexecuted\s{1,40}this\b)",
    re.IGNORECASE,
)
_MEANS = re.compile(r"\bmeans?\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[^.;]{0,60}\b(?:between|among)\b", re.IGNORECASE)
_PARTIES = re.compile(r"\b(?:between|among|agreement|amendment|addendum)\b", re.IGNORECASE)
_SIGNED_ZH = re.compile(r"签订|签署|订立|签约|缔结")
_LAW_ZH = re.compile(r"国务院|条例|通过|颁布|法律|办法")
_OWN_ZH = re.compile(r"本(?:合同|协议|补充|订单|变更|合约)|(?:签订|签署|订立)(?:地点|如下|[。;,])")


@dataclass(frozen=True, slots=True)
class Opening:
    """A date in the opening words; `day` where they say that it was made on that day, not merely as of it."""

    at: DateAt
    day: bool
    effective: bool


def find(stated: Stated) -> Opening | None:
    """Find the date that the document gives itself; a date on which it is made before one as of which it holds."""
    read = _chinese if stated.doc.lang == "zh" else _english
    first: Opening | None = None
    for at in stated.dates:
        found = read(stated, at)
        if found and not found.effective:
            return found if first is None or at.start - first.at.end < 600 else first
        first = first or found
    return first


def _english(stated: Stated, at: DateAt) -> Opening | None:
    before = stated.before(at)
    if _COVER.search(before) and len(before) < 500 and at.start < 8000:
        return Opening(at, day=True, effective=False)
    trigger = _TRIGGER.search(before)
    as_of = _AS_OF.search(before)
    signed_here = _WITNESSED.search(before)
    this_day = signed_here or (
        at.start < _BODY and (_THIS.search(before) or _BETWEEN_ON.search(before)) and own(before)
    )
    if not (trigger or this_day or (as_of and _PARTIES.search(before))) or _IS_EFFECTIVE.search(before):
        return None
    if _ONLY_EFFECTIVE.search(before) and not _BETWEEN.match(stated.doc.plain, at.end):
        return None
    if at.start > _BODY and not _CLOSING.match(before.lstrip()):
        return None
    if not (own(before) or _heads(before, at.start)):
        return None
    words = trigger[0] if trigger else ""
    effective = trigger is not None and not _MADE.search(words) and not _ENTERED.search(before)
    return Opening(at, day=not effective and "effective" not in words.lower() and not as_of, effective=effective)


def _heads(before: str, start: int) -> bool:
    """Tell whether a date stands in the title, which names no `this Agreement`."""
    near = before[-250:]
    return (
        start < 3000
        and not foreign(near)
        and not _MEANS.search(near)
        and (_PARTIES.search(before) is not None or len(before) < 40)
    )


def _chinese(stated: Stated, at: DateAt) -> Opening | None:
    sentence = stated.sentence(at.start)
    before = sentence.text[max(0, at.start - sentence.start - 80) : max(0, at.start - sentence.start)]
    after = without_titles(sentence.text[max(0, at.end - sentence.start) :])[:60]
    made = _SIGNED_ZH.search(after)
    if (
        made is None
        or foreign(before)
        or _LAW_ZH.search(before + after[: made.start()])
        or not _OWN_ZH.search(before + after[made.start() : made.end() + 12])
    ):
        return None
    return Opening(at, day=True, effective=False)
