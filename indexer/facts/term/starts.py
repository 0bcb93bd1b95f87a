"""The days that a contract names (`the Effective Date`, `the date hereof`, 签订之日) and the dates they stand for."""

import re
from dataclasses import dataclass
from datetime import date

from indexer.facts.notation.dates import DateAt
from indexer.facts.term.mentions import Stated

_NAME = (
    r"(?P<name>(?:(?<![\w-])[A-Z][\w-]{0,40}\s{1,9}){0,2}(?:Effective|Commencement|Start|Execution|Amendment|Signing|Agreement|Launch"
    r"|Closing|Term"
    r"|End|Expiration|Expiry|Termination)?\s{0,3}Date"
    r"|\b(?:contract|agreement|service|subscription|order|licen[cs]e|support|term)\s{1,3}(?:start|end|expiry"
    r"|commencement)"
    r"(?=\s{0,3}[:|]))"
)
_AFTER = re.compile(
    r"[\s,.;]{0,3}(?:\(|hereinafter|hereafter|herein|[\"']|shall\s{1,40}be|which\s{1,40}(?:date|day)\b)"
    r"[^.()\n]{0,40}?(?:the\s{1,40})?[\"']?\s?" + _NAME,
    re.IGNORECASE,
)
_BEFORE = re.compile(
    _NAME + r"\s?[\"')]{0,3}[\s,]{0,3}\s{0,20}(?:of\s{1,40}th(?:is|e)\s{1,40}(?:\w{1,40}\s{1,40}){1,3})?"
    r"(?:which\s{1,40})?(?:is|means|shall\s{1,40}mean"
    r"|shall\s{1,40}be|will\s{1,40}be|:|\||-)?"
    r"\s{0,40}(?:\d{1,2}:\d\d\s?[ap]\.?m\.?[^.;]{0,40}?\s)?(?:on\s|as\s{1,40}of\s|the\s{1,40}date\s{1,40}of\s)?[\s:\"'|_-]{0,20}$",
    re.IGNORECASE,
)
_BEFORE_LINK = re.compile(
    r"(?:\bon|is|means|mean|be|:|\||-|Date)[\s:\"'|_-]{0,20}(?:on\s{1,40}|as\s{1,40}of\s{1,40})?$", re.IGNORECASE
)

SIGNING = re.compile(
    r"\b(?:(?<!effective\s)date\s{1,40}(?:hereof|of\s{1,40}(?:this|the)\s{1,40}(?:\w{1,40}\s{1,40})?(?:agreement|contract|amendment|addendum|order|lease)"
    r"|of\s{1,40}(?:its\s{1,40}|the\s{1,40})?(?:last\s{1,40}|final\s{1,40}|later\s{1,40}|full\s{1,40}|due\s{1,40})?(?:execution|signature|signing)"
    r"|(?:(?:first|last)\s{1,40})?(?:above|set\s{1,40}forth|written|stated)"
    r"|(?:on|as\s{1,40}of)\s{1,40}which\s{1,40}(?:the\s{1,40}|both\s{1,40}|all\s{1,40})?(?:(?:last|latter)\s{1,40}(?:of\s{1,40}the\s{1,40})?(?:signature|part(?:y"
    r"|ies)|signator)|parties\s{1,40}(?:have\s{1,40})?(?:sign|execut))\w{0,40}|set\s{1,40}forth\s{1,40}(?:above|below))"
    r"|first\s{1,40}(?:above|set|written|stated|mentioned|appearing|herein)"
    r"|(?:last|final|latest|later|latter)\s{1,40}(?:dates?\s{1,40}of\s{1,40}|dates?\s{1,40}|of\s{1,40}the\s{1,40})?(?:(?:two|both|parties'?)\s{1,40})?"
    r"(?:signatures?|signed|executed|party\s{1,40}to\s{1,40}sign|to\s{1,40}sign)"
    r"|dates?\s{1,40}(?:of\s{1,40}(?:the\s{1,40})?signatures?|signed|executed)\s{1,40}below|signatures?\s{1,40}dates?"
    r"|(?:upon|on|after|of|from|following)\s{1,40}(?:the\s{1,40})?(?:its\s{1,40}|their\s{1,40}|mutual\s{1,40}|full\s{1,40}|due\s{1,40}"
    r"|date\s{1,40}of\s{1,40}){0,2}(?:execution|signature|signing)"
    r"|last\s{1,40}party\s{1,40}(?:hereto\s{1,40})?(?:has\s{1,40}|to\s{1,40}have\s{1,40})?(?:sign|execut)\w{0,40}"
    r"|executed\s{1,40}by\s{1,40}both|signed\s{1,40}by\s{1,40}(?:both|all|the\s{1,40}parties)|execution\s{1,40}(?:date|hereof))\b",
    re.IGNORECASE,
)
"""Phrases that mean the day of signing, or the date in the opening words."""

SIGNING_ZH = re.compile(
    r"(?:签订|签署|签字|签约|订立|签章|签名|签定)[^。;,]{0,24}?之?日(?:期)?(?:起|后|始|开始|\()?|本(?:合同|协议)(?:签订|签署)"
)
"""从签订之日起 and the like; 盖章之日 alone is not the day of signing."""

_EVENT = re.compile(
    r"\b(?:launch|commercial\s{1,40}sale|acceptance|deliver\w{0,40}|availab\w{1,40}|transition|closing|go-?live|completion"
    r"|operation|approval|promotion\s{1,40}commencement|rfcs|"
    r"opening|installation|shipment|first\s{1,40}(?:sale|use|order)|receipt|conversion|warranty)\b",
    re.IGNORECASE,
)
_EVENT_ZH = re.compile(r"验收|交付|上线|终验|到货|开通|交货|投产|竣工|开业|批准|备案|付款|收到|移交|安装")
_NAMED = re.compile(
    r"\b(?:Effective|Commencement|Start|Execution|Amendment|Signing|Agreement)\s{1,40}Date\b", re.IGNORECASE
)


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
