"""What a sum of money is by the words around it: yearly, a total, or due once; with tax or not."""

import re
from typing import Literal

Role = Literal["annual_fee", "total_fee", "once"]

_NOT_A_FEE = re.compile(
    r"违约金|罚款|赔偿|补偿|责任|上限|不超过|为限|扣除|扣减|罚|押金|保证金|质保金|保险|注册资本|单价|每人天|人天|加收|追加|滞纳金|奖励|担保|差旅"
    r"|低于|折合每|每(?:一)?(?:个)?(?:用户|账号|点|次|天|日|月|条|台|套|人|场|小时)"
    r"|\b(?:liabilit\w{0,40}|liable|(?<!not-to-)exceed\w{0,40}|limit\w{0,40}|penalt\w{0,40}|damages|insurance|deposit|credit\w{0,40}"
    r"|refund\w{0,40}|interest|expenses?|additional|further|extra|each\sadditional"
    r"|at\sthe\srate\sof|rates?\sof|per\s(?:named\s|authori[sz]ed\s|single\s)?(?:hour|day|person|user|visit|site|month|seat"
    r"|licen[cs]e|unit)|person-day|reimburs\w{0,40}|new\ssites?|threshold|difference|more\sthan"
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
    r"|价款|金额|支付|收取|计收)|年费|年租金|每年|全年)[^。;]{0,14}$|[费价款]用?一年(?:共|合计)?\s?$"
    r"|(?:annual\s(?:\w{1,40}\s){0,3}(?:fees?|charges?|price|subscription|amount|rate)|yearly\s(?:\w{1,40}\s){0,2}(?:fees?"
    r"|charges?|price)|(?:per|each|every)\s(?:contract\s)?year|per\sannum|annually|(?:all|whole)\syear|over\s(?:twelve|12)\smonths)(?:[^.;]|(?<=[ei]ncl)\.|(?<=excl)\.){0,40}$",
    re.IGNORECASE,
)
_ANNUAL_AFTER = re.compile(
    r"^\s{0,2}[)]?\s{0,2}(?:\([^()\n]{1,90}\)\s?)?(?:[(,]?\s?(?:ex(?:cl|cluding|clusive)?\.?\s(?:of\s)?(?:VAT|tax\w{0,40}"
    r"|GST)|plus\sVAT|net)[),]?\s?)?(?:per\s(?:annum|year|contract\syear|calendar\syear"
    r"|12\smonths)|(?:for|per)\s(?:each|every|a)\s(?:twelve|12)[-\s]months?(?:\speriod)?|(?:for|in|over)\s(?:a|one|each|every|the)\s(?:full\s|whole\s|contract\s)?year|a\syear|each\s(?:contract\s)?year|every\syear|/\s?(?:year|yr|annum|年)"
    r"|yearly|annually|p\.?\s?a\.?(?![a-z])|每年|/年度)",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(
    r"(?:合同(?:总价款|总金额|总价|总额|价款|金额|价)|项目总(?:价|额|金额)|总(?:价款|金额|费用|价|额|计|款)|(?<!年度)(?<!费)合计"
    r"|共计|总计|价税合计)[^。;]{0,16}$"
    r"|(?:(?<!sub-)\btotal\b|contract\s(?:price|value|sum)|fixed\s(?:price"
    r"|fee)|(?:fees?|charges?|price|remuneration)\s(?:for|over|during)\s(?:the\s)?(?!extension|renewal|notice)"
    r"(?:[\w-]{1,40}\s){1,3}(?:term|period)|lump\ssum|aggregate\s(?:fees?|price|amount)|purchase\sprice|project\sprice"
    r"|whole[-\s]of[-\s](?:term|life)|price\sfor\sthe\s(?:whole|entire|complete)|(?:all-in|overall|all-inclusive)\s(?:price|fee|sum)|total\sfor"
    r"|in\stotal)[^.;]{0,70}$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    r"^\s?[),]?\s?(?:in\s(?:total|aggregate)|总计|合计"
    r"|[^.;]{0,24}\b(?:for|over)\sthe\s(?:(?:whole|entire|full|initial|fixed|minimum|call-off|contract|subscription)\s){1,4}(?:term|period))",
    re.IGNORECASE,
)
_TAX_BEFORE = re.compile(
    r"(?:价税合计|含税(?:总价|价|金额|合计)?|税后|合计含税)[^。;,，)\d]{0,6}$|\bor\s?,?\s$|(?:inclusive|including|incl?\.?|with)\s(?:of\s)?(?:VAT"
    r"|tax|GST)[^.;\d]{0,20}$",
    re.IGNORECASE,
)
_TAX_AFTER = re.compile(
    r"^\s?[),(]{0,2}\s?(?:including|inclusive|incl\.?|with)\s(?:of\s|it\b)?(?:\d{1,15}(?:\.\d{1,15})?\s?%\s)?(?:VAT"
    r"|GST|(?:sales\s)?tax|value[-\s]added|(?<=with\sit))|^\s?\(?\s?含(?:\d{1,15}%)?(?:增值)?税",
    re.IGNORECASE,
)
_NO_TAX = re.compile(r"不含税|excl", re.IGNORECASE)
_ANNUAL_TOTAL = re.compile(
    r"年度[\u4e00-\u9fff]{0,8}费[^,。]{0,4}(?:合计|共计|总计|总额)|(?:每|一)年(?:度)?(?:合计|共计|总计)|annual\stotal|total\sannual"
    r"|total[^.;]{0,30}\b(?:per|a|each|every)\s(?:contract\s)?(?:annum|year)",
    re.IGNORECASE,
)
_ANNUAL_HERE = re.compile(r"[,，即](?:每年|全年)(?:为|共|计)?\s?$")
_PART = re.compile(r"一半|二分之一|half|年(?:度)?[^,。]{0,8}费[^,。]{0,3}的", re.IGNORECASE)
_ONCE_BEFORE = re.compile(
    r"(?:买断|升级|授权|许可|一次性)[^。;,]{0,6}(?:费|价|款)[^。;,]{0,10}$"
    r"|\b(?:one[-\s](?:time|off)|single|perpetual|non-recurring)\b[^.;]{0,60}$|\bprice\sof\s$",
    re.IGNORECASE,
)
_ONCE_AFTER = re.compile(
    r"[^。;.]{0,8}(?:一次(?:性)?(?:付清|支付)|(?:payable|paid)\s(?:only\s)?once|\(?one[-\s](?:time|off)|once\sonly|in\sone\spayment)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"^\s?[),]?\s?(?:(?:per|a|an|each|every)\s(?:calendar\s)?[a-z]{1,40}|/\s?[a-z]{1,40}|monthly|quarterly)",
    re.IGNORECASE,
)


def role(left: str, right: str, *, follows: bool = False) -> Role | None:
    """The role of a sum between two texts; `follows`: the left one begins right after another sum."""
    if follows:
        left = _UNIT.sub("", left)
    nearest = re.split(r"[,，](?!\d)", left)[-1]
    if _ANNUAL_AFTER.match(right) and not _NOT_A_FEE.search(nearest):
        return "annual_fee"
    if _NOT_AFTER.match(right) or _NOT_A_FEE.search(left[-45:]):
        return None
    if _ANNUAL_HERE.search(left):
        return "annual_fee"
    if _TOTAL_BEFORE.search(left) or _TOTAL_AFTER.match(right):
        return "annual_fee" if _ANNUAL_TOTAL.search(left) else "total_fee"
    if _ANNUAL_BEFORE.search(left) and not _PART.search(left):
        return "annual_fee"
    return "once" if _ONCE_BEFORE.search(left) or _ONCE_AFTER.match(right) else None


def is_taxed(left: str, right: str) -> bool:
    """Whether a sum is said to be with tax."""
    before = _TAX_BEFORE.search(left) and not _NO_TAX.search(left[-8:])
    return bool(before) or _TAX_AFTER.match(right) is not None
