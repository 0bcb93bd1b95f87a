"""What it costs: the yearly fee, the total, and how the fee is reckoned."""

import re
from dataclasses import dataclass
from decimal import Decimal

from indexer.facts.blanks import has_blank
from indexer.facts.document import Doc
from indexer.facts.found import Found
from indexer.facts.money_text import MoneyAt, find_money

_NOT_A_FEE = re.compile(
    r"违约金|罚款|赔偿|补偿|责任|上限|不超过|为限|扣除|扣减|罚|押金|保证金|质保金|保险|注册资本|单价|每人天|人天|加收|追加|滞纳金|奖励|担保|差旅"
    r"|低于|折合每|每(?:一)?(?:个)?(?:用户|账号|点|次|天|日|月|条|台|套|人|场|小时)"
    r"|\b(?:liabilit\w*|liable|exceed\w*|limit\w*|penalt\w*|damages|insurance|deposit|credit\w*"
    r"|refund\w*|interest|expenses?|additional|further|extra|each\sadditional"
    r"|at\sthe\srate\sof|rates?\sof|per\s(?:hour|day|person|user|visit|site|month|seat"
    r"|licen[cs]e|unit)|person-day|reimburs\w*|new\ssites?|threshold|difference|more\sthan"
    r"|above|over\sand|moves?|retainer|minimum|prorated)\b",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^\s{0,2}[)]?\s{0,2}(?:/\s?(?:人天|人日|天|次|月|用户|年/用户|用户/年|台|小时|month|hour|day|user|seat|person)|每(?:人天|次|月|用户|小时)"
    r"|(?:per|a|an|each|every)\s(?:month|hour|day|user|person|visit|seat|site|calendar\smonth"
    r"|person-day|named|authori[sz]ed)|each\b|monthly\b|/month)",
    re.IGNORECASE,
)
_ANNUAL_BEFORE = re.compile(
    r"(?:年度?[\u4e00-\u9fff]{0,8}(?:费|费用|价款|金额|服务费|订阅费)|每(?:一)?(?:个)?(?:合同|服务|许可|订阅)?年度?[^,。;]{0,16}(?:费"
    r"|价款|金额|支付|收取|计收)|年费|年租金|每年)[^。;]{0,14}$"
    r"|(?:annual\s(?:\w+\s){0,3}(?:fees?|charges?|price|subscription|amount|rate)|yearly\s(?:\w+\s){0,2}(?:fees?"
    r"|charges?|price)|(?:per|each|every)\s(?:contract\s)?year|per\sannum|annually)(?:[^.;]|(?<=[ei]ncl)\.|(?<=excl)\.){0,40}$",
    re.IGNORECASE,
)
_ANNUAL_AFTER = re.compile(
    r"^\s{0,2}[)]?\s{0,2}(?:[(,]?\s?(?:ex(?:cl|cluding|clusive)?\.?\s(?:of\s)?(?:VAT|tax\w*"
    r"|GST)|plus\sVAT|net)[),]?\s?)?(?:per\s(?:annum|year|contract\syear|calendar\syear"
    r"|12\smonths)|(?:for|in)\s(?:a|one|each|every|the)\s(?:full\s|whole\s|contract\s)?year|a\syear|each\s(?:contract\s)?year|every\syear|/\s?(?:year|yr|annum|年)"
    r"|yearly|annually|p\.?\s?a\.?(?![a-z])|每年|/年度)",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(
    r"(?:合同(?:总价款|总金额|总价|总额|价款|金额|价)|项目总(?:价|额|金额)|总(?:价款|金额|费用|价|额|计|款)|(?<!年度)(?<!费)合计"
    r"|共计|总计|价税合计)[^。;]{0,16}$"
    r"|(?:total\s(?:amount\s)?(?:amount|sum|price|fees?|charges?|contract\s(?:value|price"
    r"|sum)|payable|consideration|cost|value)|contract\s(?:price|value|sum)|fixed\s(?:price"
    r"|fee)|lump\ssum|aggregate\s(?:fees?|price|amount)|purchase\sprice|project\sprice"
    r"|price\sfor\sthe\s(?:whole|entire|complete)|(?:all-in|overall|all-inclusive)\s(?:price|fee|sum)|total\sfor"
    r"|in\stotal)[^.;]{0,70}$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"^\s?[),]?\s?(?:in\s(?:total|aggregate)|总计|合计)", re.IGNORECASE)
_TAX_BEFORE = re.compile(
    r"(?:价税合计|含税(?:总价|价|金额|合计)?|税后|合计含税)[^。;,，)\d]{0,6}$|\bor\s?,?\s$|(?:inclusive|including)\s(?:of\s)?(?:VAT"
    r"|tax|GST)[^.;\d]{0,12}$",
    re.IGNORECASE,
)
_TAX_AFTER = re.compile(
    r"^\s?[),(]{0,2}\s?(?:including|inclusive|incl\.?|with)\s(?:of\s|it\b)?(?:\d+(?:\.\d+)?\s?%\s)?(?:VAT"
    r"|GST|(?:sales\s)?tax|value[-\s]added|(?<=with\sit))|^\s?\(?\s?含(?:\d+%)?(?:增值)?税",
    re.IGNORECASE,
)
_NO_TAX = re.compile(r"不含税|excl", re.IGNORECASE)
_STOP = re.compile(r"[。;]|(?<!excl)(?<!incl)\.\s")
_MODELS = [
    (
        "tiered",
        r"阶梯|分档|分级计(?:价|费)|梯度|\btier(?:ed|s)\b|price\sbands?|volume\s(?:bands?|brackets?)|sliding\sscale"
        r"|\b(?:user|usage|volume|sample|pricing|transaction|employee|seat|site)\sbands?\b|\b(?i:bands?)\s(?-i:[A-F1-6])\b",
    ),
    (
        "usage",
        r"按(?:实际)?(?:用量|使用量|调用量|调用次数|流量|存储量|消耗|单量)|用量计费|后付费按量|usage[-\s]based|based\son\s(?:actual\s)?usage"
        r"|(?:per|each|every)\s(?:transaction|call|API|gigabyte|GB|message|document)\b|metered|pay[-\s]as[-\s]you[-\s]go"
        r"|consumption[-\s]based",
    ),
    (
        "per_module",
        r"按(?:所选|订购|购买|各)?(?:功能)?模块|(?:各|单个|每个?)模块[^。;]{0,10}(?:计价|计费|计收|单价)|模块[^。;]{0,6}分别计(?:价"
        r"|费|收)|(?:sum\sof\sthe\s)?module\sfees|per\smodule|for\seach\smodule|priced\sby\smodule"
        r"|\b(?:each|every|no|any)\smodule\s(?:is|may|shall|can|costs?)\b|^\W*modules?\s\|[^\n]*\b(?:fees?|prices?|charges?)\b",
    ),
    (
        "per_user",
        r"按(?:照)?(?:实际)?(?:并发|注册|命名|授权|活跃|在线|实名)?(?:用户|账号|帐号|席位|坐席|账户|站点|终端|客户端|点)数?(?:量)?[^。;]{0,6}(?:计|收|付)|每(?:个|一)?(?:并发|注册|命名|实名|授权)?(?:用户|账号|席位|坐席)(?:每|/)(?:年|月)|元/(?:个)?(?:用户|账号|席位|站点|终端)|元/人/(?:年|月)|per[-\s](?:named\s|authori[sz]ed\s|concurrent\s|active\s)?(?:user|seat)|per\suser\sper|(?:users?|seats?)\sat\s(?:[A-Z]{3}|[£$€])|for\s(?:each|every)\s(?:named|authori[sz]ed)?\s?(?:user|seat)",
    ),
    (
        "one_off",
        r"一次性(?:固定|含税|包干)?(?:包干|总?价|支付|收取|付清|费用|买断|计收)|买断|one[-\s](?:off|time)\s(?:fee|price|charge|payment)"
        r"|single\spayment",
    ),
    (
        "fixed",
        r"固定(?:总价|价格|费用|金额|收费)|包干|总价(?:包死|固定)|不因[^。;]{0,16}(?:变化|增减|变动)而?调整|fixed\s(?:price"
        r"|fee|charge|sum|annual)|flat\s(?:fee|rate)|lump\ssum|whatever\sthe\s(?:volume|number)"
        r"|regardless\sof\s(?:the\s)?(?:number|volume)|irrespective\sof|independent\sof\sthe"
        r"|(?:does|do|will|shall)\snot\s(?:vary|depend|change)\s(?:with|on|by)|however\smany|no\smatter\show",
    ),
]
_SAYS_MODEL = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _MODELS]
_FEE_WORDS = re.compile(
    r"费|价|款|元|¥|\b(?:fees?|prices?|priced|charges?|charged|cost|payable|[A-Z]{3}\s\d)|[£$€]", re.IGNORECASE
)
_ADD_ON = re.compile(
    r"增加|追加|新增|变更|超出|additional\susers?\smay|true-?up|may\s(?:add|be\spurchased)|out(?:side)?\s(?:of\s)?scope"
    r"|overage",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Fee:
    money: MoneyAt
    role: str | None
    taxed: bool


def fees(doc: Doc, kind: str | None) -> dict[str, Found]:
    """Read `annual_fee`, `total_fee` and `fee_model`."""
    found: dict[str, Found] = {}
    if kind != "nda":
        every = [fee for paragraph in doc.paragraphs for fee in _fees_in(paragraph.text, paragraph.start)]
        for name in ("annual_fee", "total_fee"):
            if best := _best([fee for fee in every if fee.role == name]):
                found[name] = best
        if every and (model := _model(doc, found.get("annual_fee") if kind != "amendment" else None)):
            found["fee_model"] = model
    return found


def _fees_in(text: str, offset: int) -> list[_Fee]:
    sums = find_money(text)
    edges = [0, *(money.end for money in sums)]
    result: list[_Fee] = []
    for money, before in zip(sums, edges, strict=False):
        stops = [stop.end() for stop in _STOP.finditer(text, before, money.start)]
        start = max(before, money.start - 90, *stops[-1:])
        left, right = text[start : money.start], text[money.end : money.end + 40]
        follows = before > 0 and start == before
        role = _role(left, right)
        taxed = bool(_TAX_BEFORE.search(left) and not _NO_TAX.search(left[-8:])) or _TAX_AFTER.match(right) is not None
        if follows and taxed and result and result[-1].role and (role is None or "价税" in left):
            role = result[-1].role
        at = MoneyAt(money.value, money.start + offset, money.end + offset)
        result.append(_Fee(at, role, taxed))
    return result


def _role(left: str, right: str) -> str | None:
    nearest = re.split(r"[,，](?!\d)", left)[-1]
    if _ANNUAL_AFTER.match(right) and not _NOT_A_FEE.search(nearest):
        return "annual_fee"
    if _NOT_AFTER.match(right) or _NOT_A_FEE.search(left[-45:]):
        return None
    if _TOTAL_BEFORE.search(left) or _TOTAL_AFTER.match(right):
        return (
            "annual_fee"
            if re.search(
                r"年度[\u4e00-\u9fff]{0,8}费[^,。]{0,4}(?:合计|共计|总计|总额)|(?:每|一)年(?:度)?(?:合计|共计|总计)|annual\stotal|total\sannual|total\sper\sannum",
                left,
                re.IGNORECASE,
            )
            else "total_fee"
        )
    if _ANNUAL_BEFORE.search(left) and not re.search(r"一半|二分之一|half|年(?:度)?[^,。]{0,8}费[^,。]{0,3}的", left):
        return "annual_fee"
    return None


def _best(fees: list[_Fee]) -> Found | None:
    """The sum of the others if stated, else the first one; where the same clause also gives it with tax, that one."""
    if not fees:
        return None
    first = next((fees[place] for place in range(2, len(fees)) if _sums_up(fees, place)), fees[0])
    near = [fee for fee in fees if fee.taxed and abs(fee.money.start - first.money.start) < 120]
    best = near[0] if near and not first.taxed else first
    return Found(best.money.value, best.money.start, best.money.end)


def _sums_up(fees: list[_Fee], place: int) -> bool:
    """Whether a fee is the sum of the two or more that directly precede it."""
    whole, total = fees[place].money.value, Decimal(0)
    for number, fee in enumerate(reversed(fees[:place]), 1):
        if fee.money.value.currency != whole.currency:
            return False
        total += Decimal(fee.money.value.amount)
        if number > 1 and total == Decimal(whole.amount):
            return True
    return False


def _model(doc: Doc, annual: Found | None) -> Found | None:
    spans = [
        span
        for span in doc.sentences
        if _FEE_WORDS.search(span.text) and not _ADD_ON.search(span.text) and not has_blank(span.text)
    ]
    for name, pattern in _SAYS_MODEL:
        for span in spans:
            if match := pattern.search(span.text):
                return Found(name, span.start + match.start(), span.start + match.end())
    return Found("fixed", annual.start, annual.end) if annual else None
