"""What the columns of a price table mean, and what stands in their cells; Chinese and English."""

import re
import unicodedata
from decimal import Decimal

from indexer.facts.notation.amounts import NUMBER, read_amount
from knowledge.rules.time.durations import Duration

_MEANS: tuple[tuple[str, str], ...] = (
    ("number", r"^(序号|编号|行号|line|no\.?|#|item no\.?|pos\.?)$"),
    ("vendor", r"供应商|供货方|报价单位|厂商|vendor|supplier"),
    ("billing", r"计费|计价|付费方式|付款方式|收费方式|billing|frequency|basis|charge type"),
    ("tax", r"^(税率|增值税率?|tax|vat)\b|税率|tax rate|vat rate|^(tax|vat)\s{0,40}\(?%?\)?$"),
    ("discount", r"折扣|优惠|discount"),
    ("term", r"期限|服务期|周期|^term|period|duration"),
    ("users", r"用户数|许可用户|用户$|席位|人数|\busers?$|seats|named users"),
    ("unit", r"^(单位|计量单位|unit|uom|unit of measure)$"),
    ("quantity", r"数量|qty|quantity|count"),
    ("amount", r"金额|小计|合计|总价|总额|amount|subtotal|line total|^total|extended|yearly price"),
    ("price", r"单价|年费|月费|价格|报价|含税价|费用|unit price|price|\brate\b|fee|charge"),
    ("note", r"备注|说明|note|remark|comment"),
    ("product", r"^(产品|产品名称|软件|product|software|system)$"),
    ("module", r"项目|模块|名称|内容|服务|条目|item|description|module|service|article|deliverable|product|产品"),
)
_COLUMNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _MEANS)

_NUMBER = re.compile(r"-?" + NUMBER)
_NOTHING = re.compile(r"^(?:included|incl\.?|free|no charge|waived|免费|包含|已含|赠送|不收费|-|–|—)$", re.IGNORECASE)
_ONCE = re.compile(
    r"一次性|单次|按次|人天|人日|\bone[-\s]?off\b|\bone[-\s]?time\b|\bonce\b|non-recurring|person[-\s]?day|man[-\s]?day",
    re.IGNORECASE,
)
_UNIT_ONCE = re.compile(r"^(次|项|人天|人日|天|day|days|visit|each|lump sum|job)$", re.IGNORECASE)
_YEARLY = re.compile(
    r"年|per\s{0,40}(?:year|annum)|yearly|annual|p\.?\s?a\.?\b|/\s?(?:yr|year)|12 months", re.IGNORECASE
)
_MONTHLY = re.compile(
    r"[/／每按]\s{0,40}月|月费|per\s{0,40}(?:calendar )?month|and month|monthly|/\s?mo(?:nth)?\b", re.IGNORECASE
)
_PER_USER = re.compile(
    r"[/／每按]\s{0,40}(?:个|名)?(?:并发)?(?:用户|人)|用户/|per\s{1,40}(?:\w{1,40}\s{1,40})?(?:user|seat)",
    re.IGNORECASE,
)
_A_USER = re.compile(r"用户|席位|\busers?\b|\bseats?\b", re.IGNORECASE)
_WAN = re.compile(r"万元|（万）|\(万\)|万$")
_WITHOUT_TAX = re.compile(
    r"不含(?:增值)?税|未税|税外|without (?:vat|tax)|exclud\w{0,40} (?:vat|tax)|excl\.? (?:vat|tax)|no tax included|"
    r"net of (?:vat|tax)|before tax|plus (?:vat|tax)|not includ\w{0,40} (?:vat|tax)|tax not included",
    re.IGNORECASE,
)
_WITH_TAX = re.compile(
    r"含(?:\d{1,15}(?:\.\d{1,15})?%)?(?:的)?(?:增值)?税|含税|includ\w{0,40} (?:of )?(?:vat|tax)|incl\.? (?:vat|tax)"
    r"|with (?:vat|tax)|gross",
    re.IGNORECASE,
)
_CURRENCIES = (
    ("CNY", r"\bCNY\b|\bRMB\b|人民币|元|¥|￥"),
    ("GBP", r"\bGBP\b|£|pounds? sterling"),
    ("EUR", r"\bEUR\b|€|\beuros?\b|欧元"),
    ("USD", r"\bUSD\b|US\$|\$|U\.S\. dollars?|美元"),
    ("JPY", r"\bJPY\b|日元"),
    ("HKD", r"\bHKD\b|港币|港元"),
    ("CHF", r"\bCHF\b"),
)
_OPTIONAL = re.compile(r"\boptional\b|选配|可选|选购", re.IGNORECASE)
_TOTAL = re.compile(
    r"^\W{0,20}(?:年度?费用|一次性费用|费用|grand|sub)?\s{0,9}(?:合计|总计|小计|共计|总价|total|sum)|合计[:：]?$",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"(?<!\d)(\d{1,6})\s{0,9}(?:个月|months?)", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(\d{1,6})\s{0,9}(?:年|years?)", re.IGNORECASE)
_HAN_YEARS = {"一年": 1, "两年": 2, "二年": 2, "三年": 3, "五年": 5, "one year": 1, "two years": 2, "three years": 3}


def plain(text: str) -> str:
    """Full-width forms made narrow, spaces at the ends removed."""
    return unicodedata.normalize("NFKC", text).strip()


def meaning(heading: str) -> str | None:
    """What a column of this heading holds; none where it is no heading of a price table."""
    text = plain(heading)
    if not text or len(text) > 60 or (text[0].isdigit() and not text.endswith(")")):
        return None
    return next((name for name, pattern in _COLUMNS if pattern.search(text)), None)


def number(text: str) -> Decimal | None:
    """The amount in a cell; `included` and the like are zero, a cell without a number is none."""
    text = plain(text)
    if _NOTHING.match(text):
        return Decimal(0)
    found = _NUMBER.search(text)
    if found is None:
        return None
    value = read_amount(found.group().lstrip("-"), points_group=False)
    if value is None:
        return None
    value = -value if found.group().startswith("-") else value
    return value * 10_000 if re.match(r"\s{0,40}万", text[found.end() :]) else value


def percent(text: str) -> Decimal | None:
    """A percentage such as `13%`, `8.5折` or a bare number of percent; `none` and `无` are zero."""
    text = plain(text)
    if not text:
        return None
    if re.fullmatch(r"无|none|no|nil|-|–", text, re.IGNORECASE):
        return Decimal(0)
    fold = re.search(r"(\d{1,15}(?:\.\d{1,15})?)\s{0,40}折", text)
    if fold:
        paid = Decimal(fold.group(1))
        return Decimal(100) - (paid * 10 if paid < 10 else paid)
    value = number(text)
    if value is None or "%" in text or "percent" in text.casefold():
        return value
    return value * 100 if value < 1 else value


def length(text: str) -> Duration | None:
    """A term such as `1年`, `12 months`, `three years`."""
    text = plain(text).casefold()
    months, years = _MONTHS.search(text), _YEARS.search(text)
    if months:
        return Duration(months=int(months.group(1)))
    count = int(years.group(1)) if years else next((n for word, n in _HAN_YEARS.items() if word in text), 0)
    return Duration(months=12 * count) if 0 < count <= 30 else None


def once(*texts: str, unit: str = "") -> bool | None:
    """Whether something is paid once; none where nothing says so or otherwise."""
    for text in (unit, *texts):
        if _ONCE.search(text):
            return True
        if _YEARLY.search(text) or _MONTHLY.search(text):
            return False
    return True if _UNIT_ONCE.match(unit.strip()) else None


def monthly(text: str) -> bool:
    """Whether a price is for a month; one that also names the year is for the year."""
    return bool(_MONTHLY.search(text)) and not re.search(r"年|per\s{0,40}(?:year|annum)|yearly", text, re.IGNORECASE)


def for_each_user(text: str) -> bool:
    return bool(_PER_USER.search(text))


def counts_users(text: str) -> bool:
    return bool(_A_USER.search(text))


def in_ten_thousands(heading: str) -> bool:
    return bool(_WAN.search(heading))


def tax_included(*texts: str) -> bool | None:
    """Whether prices hold the tax; the first text that says so decides."""
    for text in map(plain, texts):
        if _WITHOUT_TAX.search(text):
            return False
        if _WITH_TAX.search(text):
            return True
    return None


def currency(*texts: str) -> str | None:
    """The ISO 4217 code of the first currency that a text names."""
    for text in map(plain, texts):
        for code, pattern in _CURRENCIES:
            if re.search(pattern, text):
                return code
    return None


def is_optional(text: str) -> bool:
    return bool(_OPTIONAL.search(text))


def is_total(text: str) -> bool:
    return bool(_TOTAL.search(plain(text)))


_PER = re.compile(
    r"[,，]?\s{0,40}(?:per [a-z]{1,40} )?(?:per|a) (?:year|annum|user|seat)(?: per year)?$|[,，]\s{0,40}once$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s{0,9}[(（](?:optional|新增|选配|可选)[)）]", re.IGNORECASE)


def module_name(text: str) -> str:
    """A module's name without how it is charged for: `Adaptive user, per year` is `Adaptive user`."""
    name = _ASIDE.sub("", text.strip())
    before = None
    while before != name:
        before, name = name, _PER.sub("", name).strip(" ,，")
    return name or text.strip()
