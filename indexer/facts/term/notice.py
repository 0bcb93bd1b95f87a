"""The notice that stops, or asks for, a renewal, and the last day on which it is in time."""

import re
from datetime import date

from indexer.facts.document.document import Span
from indexer.facts.document.found import Found, length_found
from indexer.facts.notation.durations import LengthAt, find_durations
from indexer.facts.term.mentions import Stated, changed_to
from indexer.facts.term.renewal import Renewal
from knowledge.rules.time.durations import before

_NOTICE = re.compile(
    r"\bnoti(?:ce|f)|\binform|\btells?\b|\badvis|\bwritten\b|\bin\s{1,40}writing|\bcancel|\bterminat|\bintent|\belect"
    r"|\badvance|\bask\b|\brequest|\bsays?\s{1,40}so|\bwrite\b|\blet\b[^.;]{0,40}\bknow|\bhear\s{1,40}from"
    r"|通知|告知|书面|提出|函|申请|异议|表示|办理",
    re.IGNORECASE,
)
_RENEWAL = re.compile(
    r"\b(?:non-?\s?renew|renew|extend|extension|expir(?:y|ation)|not\s{1,40}(?:to\s{1,40})?(?:continue|renew)|roll(?:s"
    r"|ed)?\s{1,40}over|follow-on|(?:go|goes|going|carry|carries|carrying)\s{1,40}on\b|continuation|prolong)\w{0,40}"
    r"|续(?:签|约|期|订|展|费|延|保|用|租)|顺延|延续|延长|延展|继续(?:合作|使用|履行|服务)|不再(?:合作|继续|使用)|展期",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"\b(?:prior\s{1,40}to|before|in\s{1,40}advance\s{1,40}of|preceding|ahead\s{1,40}of|to|of|from)\s{1,40}(?:[\w'-]{1,40}\s{1,40}){0,6}?"
    r"(?:end|expir\w{1,40}|renewal|terms?|period|anniversary|automatic|conclusion|completion|commencement|date"
    r"|termination|then-?current)\b",
    re.IGNORECASE,
)
_NONRENEWAL = re.compile(
    r"\bnon-?\s?renew\w{0,40}|\bnot\s{1,40}(?:to\s{1,40})?(?:renew|extend)|\bintent\w{0,40}\s{1,40}(?:not\s{1,40})?to\s{1,40}(?:renew|terminate|cancel)",
    re.IGNORECASE,
)
_RECKONED = re.compile(
    r"\s{0,2}(?:or\s{1,40}more\s{1,40})?(?:prior\s{1,40}to|before|in\s{1,40}advance\s{1,40}of|ahead\s{1,40}of)\s{1,40}(?:[\w'-]{1,40}\s{1,40}){0,4}?(?:end|expir\w{1,40}"
    r"|renewal)\b",
    re.IGNORECASE,
)
_END_OF_TERM = re.compile(
    r"\bat\s{1,40}the\s{1,40}end\s{1,40}of\s{1,40}the\s{1,40}(?:initial|then|current|any)\b", re.IGNORECASE
)
_FREE = re.compile(
    r"\bat\s{1,40}any\s{1,40}time|\bfor\s{1,40}any\s{1,40}reason|\bconvenience|\bwithout\s{1,40}cause|\bbreach|\bdefault|\bcure\b|\binvoice"
    r"|\bprice|\bfees?\b|\baudit|\bassign|\bchange\s{1,40}of\s{1,40}control"
    r"|\binsur|\bpolic(?:y|ies)\b|\bcertificate|\bpatent|\bapplication\b|\binspect|\bbooks\b|\bdeficienc|提前(?:解除|终止)|违约|付款|发票|价格|涨|调价"
    r"|报价|工期|停机",
    re.IGNORECASE,
)
_BEFORE_EXPIRY = re.compile(
    r"\bbefore\s{1,40}the\s{1,40}expiry\b[^.;]{0,60}renew|\bcancel\w{0,40}\b[^.;]{0,60}\bbefore\s{1,40}the\s{1,40}expir",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\bnon-?renewal\s?:\s?$|(?:\b(?:at\s{1,40}least|not?\s{1,40}(?:less|later|fewer)\s{1,40}than|minimum(?:\s{1,40}of)?|within|upon|on|by|giv\w{1,40}|provid\w{1,40}"
    r"|with|a|an|so|know|of|notice|than|less|writing|notice,|cancellation|for|be|not|sent|given|received|delivered|served"
    r"|provided|cancel\w{0,40}|notified|terminated|period)"
    r"[\s\"'(:|]{0,4}+){1,6}(?:\w{1,40}\s)?(?:\(\s?)?$|提前(?:至少|不少于)?(?:于)?\s?$|(?:前|至少|不少于|不晚于|于|届满|期满|到期)(?:日|之日)?(?:的)?\s?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"['’]?\s{0,3}(?:s\s{1,40})?(?:\)\s{0,40})?(?:['’]\s{0,40})?(?:or\s{1,40}more\s{1,40})?(?:following\s{1,40}(?:the\s{1,40})?(?:renewal\s{1,40})?notice"
    r"|advance|prior|before|preceding|in\s{1,40}advance|written|notice"
    r"|to\s{1,40}the\s{1,40}end|ahead\s{1,40}of|of\s{1,40}(?:the\s{1,40})?(?:notice|end|expir|conclusion|written|prior|its)|from\s{1,40}the\s{1,40}end)"
    r"|前|以前|之前|内?(?:书面)?(?:通知|告知|向|以|提出|的?书面|将)|,?\s?(?:书面)?(?:通知|告知)",
    re.IGNORECASE,
)
_BEFORE_END_ZH = re.compile(
    r"(?:期满|届满|到期|终止|期限?|终止日|到期日)(?:日|之日)?(?:之)?前\s?(?:至少|不少于|提前)?\s?$|提前(?:至少|不少于)?\s?$"
)
_AT_END_ZH = re.compile(r"(?:期满|届满|到期|终止)(?:日|之日)?(?:的)?\s?$")
_EARLIER_ZH = re.compile(r"(?:以前|之前|前)")
_QUOTES = " \"'“”‘’"
_REPLACING = re.compile(
    r"\b(?:replaced|substituted|changed|amended|extended)\b|变更|修改|调整|修订|延长|更改|改", re.IGNORECASE
)
_LAST_DAY = re.compile(
    r"(?:\b(?:no\s{1,40}later\s{1,40}than|not\s{1,40}later\s{1,40}than|on\s{1,40}or\s{1,40}before|by|before)\s{1,40}(?:the\s{1,40})?$)|(?:最迟|不迟于|不晚于"
    r"|最晚)(?:应?于|在)?\s?$",
    re.IGNORECASE,
)


def read(stated: Stated, renewal: Renewal, expires: Found | None) -> dict[str, Found]:
    """Read `notice_period` and `last_opt_out_on`."""
    spoken = _spoken(stated, renewal)
    fields: dict[str, Found] = {}
    period = next((length for span, sure in spoken if (length := _period(span, sure=sure))), None)
    if period:
        sentence = stated.sentence(period.start)
        fields["notice_period"] = length_found(period)
        if expires and not period.business:
            day = before(date.fromisoformat(expires.value), period.value)
            fields["last_opt_out_on"] = Found(day.isoformat(), sentence.start, sentence.end)
    literal = next((found for span, _ in spoken if (found := _last_day(stated, changed_to(span)))), None)
    return fields | ({"last_opt_out_on": literal} if literal else {})


def _spoken(stated: Stated, renewal: Renewal) -> list[tuple[Span, bool]]:
    """Sentences that may state the notice, surest first; `sure` where they say themselves that the contract renews."""
    sentences = stated.doc.sentences
    autos = set(renewal.sentences)
    near = [
        beside
        for place, one in enumerate(sentences)
        if one in autos
        for beside in (*sentences[place + 1 : place + 3], *sentences[max(0, place - 2) : place])
        if beside not in autos and not _free(beside)
    ]
    others = [
        one
        for one in sentences
        if one not in autos and (_RENEWAL.search(one.text) or _END_OF_TERM.search(one.text)) and not _free(one)
    ]
    others.sort(key=lambda one: not _NONRENEWAL.search(one.text))
    return [(one, True) for one in renewal.sentences] + [
        (one, False) for one in [*near, *others] if _NOTICE.search(one.text)
    ]


def _free(sentence: Span) -> bool:
    """Tell whether a notice is for leaving early, or of something else than the end."""
    return _FREE.search(sentence.text) is not None and not _BEFORE_EXPIRY.search(sentence.text)


def _period(whole: Span, *, sure: bool) -> LengthAt | None:
    """Read the notice; after `replaced by` only the new words count, though the old ones tell what they are about."""
    sentence = changed_to(whole)
    text = sentence.text
    for at in find_durations(text, offset=sentence.start):
        start, end = at.start - sentence.start, at.end - sentence.start
        lead, behind = text[max(0, start - 70) : start], text[end : end + 60]
        if sentence is not whole and not lead.strip(_QUOTES) and _was_notice(whole, sentence, sure=sure):
            return at
        if at.value.seconds or not (_AHEAD.search(lead) or _RECKONED.match(behind)):
            continue
        if _chinese(lead, behind, whole.text) or (_BEHIND.match(behind) and (sure or _ends(text, end))):
            return at
    return None


def _was_notice(whole: Span, changed: Span, *, sure: bool) -> bool:
    """Tell whether the words that a bare length replaces gave a notice: 届满前30日书面通知…中的“30日”改为“60日”."""
    old = Span(whole.text[: changed.start - whole.start], whole.start, changed.start)
    verb = _REPLACING.search(old.text)
    return (
        verb is not None and _period(Span(old.text[: verb.start()], whole.start, changed.start), sure=sure) is not None
    )


def _chinese(lead: str, behind: str, text: str) -> bool:
    if not re.search(r"[\u4e00-\u9fff]", lead):
        return False
    reckoned = _BEFORE_END_ZH.search(lead) or (_AT_END_ZH.search(lead) and _EARLIER_ZH.match(behind))
    return reckoned is not None and re.search(r"通知|告知|书面|提出|函|申请|异议|表示|办理", text) is not None


def _ends(text: str, end: int) -> bool:
    """Tell whether the notice is reckoned from the end of the term, or is one of non-renewal."""
    return (
        _END_OF.search(text[end : end + 120]) is not None
        or _NONRENEWAL.search(text) is not None
        or _END_OF_TERM.search(text) is not None
        or _BEFORE_EXPIRY.search(text) is not None
    )


def _last_day(stated: Stated, sentence: Span) -> Found | None:
    for at in stated.within(sentence.start, sentence.end):
        lead = sentence.text[: at.start - sentence.start]
        found = _LAST_DAY.search(lead)
        reckoned = found and found[0].lower().startswith("before") and find_durations(lead[-32:])
        if found and not reckoned:
            return Found(at.value.isoformat(), sentence.start, sentence.end)
    return None
