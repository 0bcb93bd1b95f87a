"""How a fee is reckoned: flat, once, by user, by module, by tier or by use."""

import re
from collections.abc import Iterator

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc, Span
from indexer.facts.document.found import Found

_USER_EN = r"(?:users?|seats?|employees|staff|accounts?|log-?ins?|workstations?|named\spersons?|heads?)"
_USE_EN = (
    r"(?:usage|use\smade|consumption|transactions?|calls?|messages?|documents?|pages?|records?|invoices?|orders?|parcels?"
    r"|API|gigabytes?|GB|scans?|volumes?)"
)
_DEPENDS = (
    r"(?<!not\s)\b(?:depends?\son|based\son|calculated\s(?:on|by|from|according\sto)|determined\sby|by\sreference\sto"
    r"|according\sto|var(?:y|ies)\s(?:with|by)|priced\s(?:by|on|per)|reckoned\s(?:by|on|per)|charged\s(?:by|per|on|for\seach)|set\sby)"
    r"\s[^.;]{0,60}?\b"
)
_USER_ZH = r"(?:用户|账号|帐号|席位|坐席|账户|站点|终端|客户端|点位|人头)"
_BY_ZH = r"(?:按(?:照)?|依(?:据)?|以|根据)"
_RECKONED_ZH = r"(?:计|收|付|核定|定价|确定|结算)"
_MODELS = [
    (
        "tiered",
        r"阶梯|分档|分级计(?:价|费)|梯度|档位|分[二三四五六两\d]档|第[一二三四五]档|\btier(?:ed|s)\b|price\sbands?|volume\s(?:bands?|brackets?)|(?:sliding|following)\sscale|\bsteps?\s\d|\bin\ssteps\b"
        r"|\b(?:user|usage|volume|sample|pricing|transaction|employee|seat|site)\sbands?\b|\b(?i:bands?|tiers?)\s(?-i:[A-F1-6])\b"
        rf"|{_DEPENDS}(?:tiers?|bands?|brackets?)\b",
    ),
    (
        "usage",
        rf"{_BY_ZH}(?:实际)?[^。;,]{{0,8}}?(?:用量|使用量|调用量|[条次笔单张份页]数|流量|存储量|消耗|单量)[^。;,]{{0,4}}{_RECKONED_ZH}"
        r"|以(?:实际)?[^。;,]{0,8}(?:用量|[条次笔单张份页]数)[^。;,]{0,2}为准|用量计费|后付费按量|usage[-\s]based|metered|pay[-\s]as[-\s]you[-\s]go|consumption[-\s]based"
        r"|(?:per|each|every)\s(?:transaction|call|API|gigabyte|GB|message|document)\b"
        rf"|{_DEPENDS}{_USE_EN}\b",
    ),
    (
        "per_module",
        rf"{_BY_ZH}[^。;,]{{0,10}}模块[^。;,]{{0,8}}{_RECKONED_ZH}|按(?:所选|订购|购买|各)?(?:功能)?模块"
        r"|(?:各|单个|每个?)模块[^。;]{0,10}(?:计价|计费|计收|单价)|模块[^。;]{0,6}分别计(?:价"
        r"|费|收)|^\W{0,40}(?:功能)?模块(?:名称)?\s?\|[^\n]*(?:费|价|金额)|(?:sum\sof\sthe\s)?module\sfees|per\smodule|for\seach\smodule|priced\sby\smodule"
        r"|\b(?:each|every|no|any)\smodule\s(?:is|may|shall|can|costs?)\b|^\W{0,40}modules?\s\|[^\n]*\b(?:fees?|prices?|charges?)\b"
        rf"|{_DEPENDS}modules?\b",
    ),
    (
        "per_user",
        rf"{_BY_ZH}[^。;,]{{0,8}}{_USER_ZH}数?(?:量)?[^。;]{{0,6}}{_RECKONED_ZH}"
        rf"|每(?:个|一)?(?:并发|注册|命名|实名|授权)?{_USER_ZH}(?:每|/)(?:年|月)|元/(?:个)?{_USER_ZH}|元/人/(?:年|月)"
        r"|(?:per[-\s]|[A-Z$£€]/\s?)(?:named\s|authori[sz]ed\s|concurrent\s|active\s)?(?:user|seat)\b(?!\sacceptance)|per\suser\sper"
        r"|(?:users?|seats?)\sat\s(?:[A-Z]{3}|[£$€])|for\s(?:each|every)\s(?:named|authori[sz]ed)?\s?(?:user|seat)"
        rf"|{_DEPENDS}{_USER_EN}\b",
    ),
    (
        "one_off",
        r"一次性(?:固定|含税|包干)?(?:包干|总?价|支付|收取|付清|费用|买断|计收)|买断|一次付清|(?:fees?|price|charge)\s\(?one[-\s](?:off|time)|one[-\s](?:off|time)\s(?=[£$€]|[A-Z]{3}\s?\d)|one[-\s](?:off|time)\s(?:\w{1,40}\s){0,2}(?:fee|price|charge|payment)"
        r"|single\s(?:payment|charge|price|fee)|(?:payable|paid|pay)\sonce\b",
    ),
    (
        "fixed",
        r"固定[^。;,]{0,4}(?:价|费|金额|收费)|包干|包死|总价固定|不因[^。;]{0,16}(?:变化|增减|变动)而?调整|(?:不管|不论|无论|不限(?!于))[^。;,]{0,8}(?:用户|人|使用)|(?:用户|人数|账号)[^。;,]{0,4}不限|(?:fixed|firm)\s(?:price"
        r"|fee|charge|sum|annual)|flat\s(?:\w{1,40}\s)?(?:fee|rate|price)|lump\ssum|\b(?:whatever|however\smany|no\smatter\show)\b"
        r"|one\sprice|regardless\sof|irrespective\sof|independent\sof\sthe|are\sfixed\b"
        r"|(?:does|do|will|shall)\snot\s(?:vary|depend|change)\s(?:with|on|by)",
    ),
]
_SAYS = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _MODELS]
_REGARDLESS = re.compile(
    r"不管|不论|无论|\b(?:whatever|however\smany|no\smatter\show|regardless\sof|irrespective\sof|one\sprice|flat\sprice"
    r"|(?:does|do|will|shall)\snot\s(?:vary|depend|change))\b",
    re.IGNORECASE,
)
_FEE_WORDS = re.compile(
    r"费|价|款|元|¥|\b(?:fees?|prices?|priced|charges?|charged|costs?|remuneration|rent|pay|payable|rate|[A-Z]{3}\s\d)|[£$€]",
    re.IGNORECASE,
)
_ADD_ON = re.compile(
    r"增加|追加|新增|变更|超出|additional\susers?\smay|true-?up|may\s(?:add|be\spurchased)|out(?:side)?\s(?:of\s)?scope"
    r"|overage|day\srates?",
    re.IGNORECASE,
)


def fee_model(doc: Doc, annual: Found | None, total: Found | None, *, priced: bool) -> Found | None:
    """What the sentences about price say it depends on; a yearly fee of which nothing is said is fixed.

    Where a document is not `priced`, as a blank form, it may say what counts but not that the price is flat.
    """
    spans = [
        span
        for span in doc.sentences
        if _FEE_WORDS.search(span.text) and not _ADD_ON.search(span.text) and not has_blank(span.text)
    ]
    near = [span for fee in (annual, total) if fee for span in spans if abs(span.start - fee.start) < 400]
    for fitting in ([span for span in near if _REGARDLESS.search(span.text)], near, spans):
        found = next(_said(fitting, once=annual is None), None)
        if found and (priced or found.value not in ("fixed", "one_off")):
            return found
    return Found("fixed", annual.start, annual.end) if annual else None


def _said(spans: list[Span], *, once: bool) -> Iterator[Found]:
    """The models that sentences name, the most particular first; a fee paid once only where none is paid yearly."""
    for name, pattern in _SAYS:
        for span in spans if once or name != "one_off" else ():
            if match := pattern.search(span.text):
                yield Found(name, span.start + match.start(), span.start + match.end())
