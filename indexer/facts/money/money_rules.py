"""Rules about money that come due later: the cap on a renewal's price, and retention with its release."""

import re

from indexer.facts.document.changes import without_replaced
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found, length_found
from indexer.facts.notation.durations import find_durations
from indexer.facts.notation.percent import find_percents
from indexer.facts.term.mentions import changed_to

_RISE = re.compile(
    r"涨幅|涨价|上涨|上调|上浮|调价|提价|增幅|增长率|增长幅度|加价|(?:价|费)[^。;]{0,8}可(?:以|作)?[^。;]{0,4}调整|涨(?:价|到|至|\d)|上(?:一)?(?:年度?|期|合同期|订阅期)[^。;]{0,12}1[0-4]\d(?:\.\d{1,15})?\s?%|提高(?:价格|单价|费用)|价格(?:增长|调整)|费用(?:增长|调整)|调整幅度|调幅"
    r"|\b(?:increas\w{0,40}|rais\w{0,40}|rises?|rising|uplift\w{0,40}|escalat\w{0,40}|renewal\slimit|price\s(?:adjustment"
    r"|cap|protection)|go(?:es)?\sup|put\s(?:[\w']+\s){0,4}up|adjust\w{0,40}|costs?\s(?:over|more)|(?:dearer|higher)\sthan"
    r"|index(?:es|ing)?\s[\w\s]{0,20}(?:prices?|fees?|charges?)|revis\w{1,40}\s(?:upwards?|annually|once)|upwards?"
    r"|1[0-4]\d(?:\.\d{1,15})?\s?%\sof\s(?:the|those|that)"
    r"|within\s\d[\d.]*\s?%\sof\sth(?:ose|at|e)"
    r"|exceed\s(?:that|those|the\s(?:[\w-]{1,40}\s){0,3}(?:fee|price|charge|rate)s?)|index(?:ed|ation)|mark-?up)\b",
    re.IGNORECASE,
)
_CAPPED = re.compile(
    r"不(?:得|能|可|应)?(?:超过?|高于|大于|超出|高出|突破)|≤|<=|最多|以[^,。;]{1,14}为(?:限|上限)|最高|上限|至多|封顶|较低|孰低|低者|以内|控制在|\b(?:no\smore\sthan"
    r"|not\s(?:to\s)?exceed(?:ing)?|more\sthan|exceed|cap(?:ped)?|limit(?:ed)?|up\sto|maximum|(?:at\s(?:the\s)?(?:very\s)?|very\s)most|whichever\sis"
    r"|lesser|greater\sthan|above|ceiling|no\shigher|within|over\s(?:\d|[\w-]{1,40}\sper\s?cent)|beyond)\b|\bis\sreplaced\sby\b",
    re.IGNORECASE,
)
_RENEWAL_PRICE = re.compile(
    r"价|费|单价|金额|续[约签期展订]|\b(?:fees?|prices?|charges?|rates?|renewals?|indexation|subscription|roll-?over|costs?|extension)\b",
    re.IGNORECASE,
)
_NOT_A_RISE = re.compile(
    r"违约金|滞纳金|利息|赔偿|\b(?:interest|late\spayment|damages|liabilit\w{1,40}|decreas\w{1,40}\sby)\b",
    re.IGNORECASE,
)
_RETENTION = re.compile(
    r"质保金|质量保证金|保留金|质保款|质保尾款|维保保证金|\b(?:retention|retain(?:ed|s)?|hold(?:s)?\sback|held\sback"
    r"|holdback|withh[eo]ld\w{0,40}|ke(?:ep|pt)s?\sback|set\saside)\b",
    re.IGNORECASE,
)
_OF_PRICE = re.compile(
    r"保留金|质保金|保证金|总价|价款|总额|金额|合同价|款|费|\b(?:price|fees?|sum|amount|charges?|invoice\w{0,40}|value|consideration"
    r"|inst[a]l{1,2}ments?|milestones?|payments?)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"支付|返还|退还|付清|付还|结清|释放|退回|\b(?:releas\w{1,40}|paid|pay|payable|return\w{0,40}|refund\w{0,40}|due)\b",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(
    r"验收|终验|上线|交付|质保期|\b(?:accept\w{0,40}|completion|go-?live|commission\w{0,40}|warranty|delivery|sign-?off)\b",
    re.IGNORECASE,
)


def price_cap(doc: Doc) -> Found | None:
    """Find the most that a renewal may rise, in per cent."""
    for span in doc.sentences:
        text = span.text
        if "%" not in text and "百分" not in text and not re.search(r"per\s?cent", text, re.IGNORECASE):
            continue
        if not (
            (_RISE.search(text) and _CAPPED.search(text))
            or re.search(r"renewal\slimit|price\scap", text, re.IGNORECASE)
        ):
            continue
        if _NOT_A_RISE.search(text) or not _RENEWAL_PRICE.search(text):
            continue
        percents = find_percents(without_replaced(text), offset=span.start)
        rise = _RISE.search(text)
        percents = [at for at in percents if at.start >= changed_to(span).start] or percents
        after = [at for at in percents if rise and at.end > span.start + rise.start()] or percents
        if after:
            value = after[0].value - 100 * (100 <= after[0].value < 200)
            return Found(value, *_clause(doc, span.start, after[0].start, after[0].end))
    return None


def retention(doc: Doc) -> dict[str, Found]:
    """Read `retention_percent`, and `retention_release` as a length after acceptance."""
    found: dict[str, Found] = {}
    spans = [span for span in doc.sentences if _RETENTION.search(span.text)]
    for span in spans:
        percents = find_percents(span.text, offset=span.start)
        if percents and _OF_PRICE.search(span.text) and not re.search(r"%\s?(?:以内|以下)", span.text):
            nearest = min(percents, key=lambda at: _distance(span.text, at.start - span.start))
            found.setdefault(
                "retention_percent", Found(nearest.value, *_clause(doc, span.start, nearest.start, nearest.end))
            )
    if "retention_percent" not in found:
        return {}
    for span in spans:
        if not (_RELEASE.search(span.text) and _ACCEPTED.search(span.text)):
            continue
        lengths = [at for at in find_durations(span.text, offset=span.start) if at.value.months or at.value.days]
        if lengths:
            best = min(
                lengths, key=lambda at: (at.business, _far(span.text, at.start - span.start, at.end - span.start))
            )
            found["retention_release"] = length_found(best, *_clause(doc, span.start, best.start, best.end))
            break
    return found


def _far(text: str, start: int, end: int) -> int:
    """How far a length stands from the word for acceptance."""
    return min(
        (min(abs(start - match.end()), abs(match.start() - end)) for match in _ACCEPTED.finditer(text)), default=999
    )


def _distance(text: str, place: int) -> int:
    return min((abs(match.start() - place) for match in _RETENTION.finditer(text)), default=999)


def _clause(doc: Doc, floor: int, start: int, end: int) -> tuple[int, int]:
    """Widen a value's range to its clause: from the last comma before it to the next one after it."""
    left = max((doc.plain.rfind(stop, floor, start) + 1 for stop in (",", "，", "；", ";", "\n")), default=floor)
    first = max(left, floor)
    while doc.plain[first : first + 1] == " ":
        first += 1
    ends = [place for stop in (",", "，", "。", "；", ";", "\n", ". ") if (place := doc.plain.find(stop, end)) >= 0]
    return first, min(ends, default=end)
