"""The days that a contract names (`the Effective Date`, `the date hereof`, 签订之日) and the dates they stand for."""

import re
from dataclasses import dataclass
from datetime import date

from indexer.facts.dates_text import DateAt
from indexer.facts.term.mentions import Stated

_NAME = (
    r"(?P<name>(?:[A-Z][\w-]*\s+){0,2}(?:Effective|Commencement|Start|Execution|Amendment|Signing|Agreement|Launch"
    r"|Closing|Term"
    r"|End|Expiration|Expiry|Termination)?\s{0,3}Date"
    r"|\b(?:contract|agreement|service|subscription|order|licen[cs]e|support|term)\s{1,3}(?:start|end|expiry"
    r"|commencement)"
    r"(?=\s{0,3}[:|]))"
)
_AFTER = re.compile(
    r"[\s,.;]{0,3}(?:\(|hereinafter|hereafter|herein|[\"']|shall\s+be|which\s+(?:date|day)\b)"
    r"[^.()\n]{0,40}?(?:the\s+)?[\"']?\s?" + _NAME,
    re.IGNORECASE,
)
_BEFORE = re.compile(
    _NAME
    + r"\s?[\"')]{0,3}[\s,]{0,3}\s{0,20}(?:of\s+th(?:is|e)\s+(?:\w+\s+){1,3})?(?:which\s+)?(?:is|means|shall\s+mean"
    r"|shall\s+be|will\s+be|:|\||-)?"
    r"\s{0,40}(?:\d{1,2}:\d\d\s?[ap]\.?m\.?[^.;]{0,40}?\s)?(?:on\s|as\s+of\s|the\s+date\s+of\s)?[\s:\"'|_-]{0,20}$",
    re.IGNORECASE,
)
_BEFORE_LINK = re.compile(
    r"(?:\bon|is|means|mean|be|:|\||-|Date)[\s:\"'|_-]{0,20}(?:on\s+|as\s+of\s+)?$", re.IGNORECASE
)

SIGNING = re.compile(
    r"\b(?:(?<!effective\s)date\s+(?:hereof|of\s+(?:this|the)\s+(?:\w+\s+)?(?:agreement|contract|amendment|addendum|order|lease)"
    r"|of\s+(?:its\s+|the\s+)?(?:last\s+|final\s+|later\s+|full\s+|due\s+)?(?:execution|signature|signing)"
    r"|(?:(?:first|last)\s+)?(?:above|set\s+forth|written|stated)"
    r"|(?:on|as\s+of)\s+which\s+(?:the\s+|both\s+|all\s+)?(?:(?:last|latter)\s+(?:of\s+the\s+)?(?:signature|part(?:y"
    r"|ies)|signator)|parties\s+(?:have\s+)?(?:sign|execut))\w*|set\s+forth\s+(?:above|below))"
    r"|first\s+(?:above|set|written|stated|mentioned|appearing|herein)"
    r"|(?:last|final|latest|later|latter)\s+(?:dates?\s+of\s+|dates?\s+|of\s+the\s+)?(?:(?:two|both|parties'?)\s+)?"
    r"(?:signatures?|signed|executed|party\s+to\s+sign|to\s+sign)"
    r"|dates?\s+(?:of\s+(?:the\s+)?signatures?|signed|executed)\s+below|signatures?\s+dates?"
    r"|(?:upon|on|after|of|from|following)\s+(?:the\s+)?(?:its\s+|their\s+|mutual\s+|full\s+|due\s+"
    r"|date\s+of\s+){0,2}(?:execution|signature|signing)"
    r"|last\s+party\s+(?:hereto\s+)?(?:has\s+|to\s+have\s+)?(?:sign|execut)\w*"
    r"|executed\s+by\s+both|signed\s+by\s+(?:both|all|the\s+parties)|execution\s+(?:date|hereof))\b",
    re.IGNORECASE,
)
"""Phrases that mean the day of signing, or the date in the opening words."""

SIGNING_ZH = re.compile(
    r"(?:签订|签署|签字|签约|订立|签章|签名|签定)[^。;,]{0,24}?之?日(?:期)?(?:起|后|始|开始|\()?|本(?:合同|协议)(?:签订|签署)"
)
"""从签订之日起 and the like; 盖章之日 alone is not the day of signing."""

_EVENT = re.compile(
    r"\b(?:launch|commercial\s+sale|acceptance|deliver\w*|availab\w+|transition|closing|go-?live|completion"
    r"|operation|approval|promotion\s+commencement|rfcs|"
    r"opening|installation|shipment|first\s+(?:sale|use|order)|receipt|conversion|warranty)\b",
    re.IGNORECASE,
)
_EVENT_ZH = re.compile(r"验收|交付|上线|终验|到货|开通|交货|投产|竣工|开业|批准|备案|付款|收到|移交|安装")
_NAMED = re.compile(r"\b(?:Effective|Commencement|Start|Execution|Amendment|Signing|Agreement)\s+Date\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Days:
    """The dates that the document's names for days stand for, as far as they are known."""

    named: dict[str, DateAt]
    signed: DateAt | None
    effective: date | None
    conditional: bool

    def start(self, phrase: str) -> date | None:
        """The date on which a length starts that `phrase` describes; none where it hangs on an event."""
        for match in _NAMED.finditer(phrase):
            name = _key(match[0])
            if name in self.named:
                return self.named[name].value
            if name == "effective" and self.conditional:
                return None
            if name in ("effective", "commencement", "start", "agreement", "execution"):
                return self.effective or self._signed_on()
        if SIGNING.search(phrase) or SIGNING_ZH.search(phrase):
            return self._signed_on() or self.effective
        if _EVENT.search(phrase) or _EVENT_ZH.search(phrase):
            return None
        return None if self.conditional else self.effective or self._signed_on()

    def _signed_on(self) -> date | None:
        return self.signed.value if self.signed else None


def named_days(stated: Stated) -> dict[str, DateAt]:
    """Find the defined days: `March 1, 2026 (the "Effective Date")`, `"Effective Date" means …`, `Start Date: …`."""
    found: dict[str, DateAt] = {}
    plain = stated.doc.plain
    for at in stated.dates:
        after = _AFTER.match(plain[at.end : at.end + 90])
        before = _BEFORE.search(plain[max(0, at.start - 90) : at.start])
        if after:
            found.setdefault(_key(after["name"]), at)
        if before and _BEFORE_LINK.search(before[0]):
            found.setdefault(_key(before["name"]), at)
    return found


def _key(name: str) -> str:
    """`the Addendum Effective Date` → `effective`."""
    words = name.lower().split()
    if words[-1] != "date":
        return words[-1]
    return words[-2] if len(words) > 1 else ""
