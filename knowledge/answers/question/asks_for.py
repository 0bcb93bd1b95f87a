"""What kind of thing a question asks for, and whether a text has one: a text without a number answers no "how many"."""

import re

from knowledge.rules.language.quantities import quantities

_DATE = re.compile(
    r"\d{4}\s*[-年./]\s*\d{1,2}|\d{1,2}\s*[-/]\s*\w{3}\s*[-/]\s*\d{4}|\d{1,2}\s*日|"
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4}|[一二三四五六七八九零〇]{4})\s*年\s*\S|(19|20)\d{2}\b|\d{1,2}[-/]\w{2,3}[-/]\d{2,4}")
_PHONE = re.compile(
    r"(?<![A-Za-z0-9,.-])(?!(?:19|20)\d\d\s?[-/.年])(?:\+?\d[\d\s()-]{6,30}\d)(?![\d,.]*(元|%|万)|\s*[-/年])|(?<![\w.])[\w.]{1,64}@[\w.]{1,90}"
)
_AMOUNT = re.compile(
    r"(?<![\d.,/-])(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,15})\.\d\d(?!\d)|\d{1,3}(?:,\d{3})+|(?<=\| )\d{2,}(?= \||$)",
    re.MULTILINE,
)
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百]")
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "phone",
        r"电话(号码)?(是|多少|几号)|(电话|手机)号|号码|联系方式|邮箱(是|地址)|"
        r"(phone|mobile|telephone|emergency|hotline) (number|nr|no\b)|\b(number|nr) to (ring|call|dial)\b|"
        r"(what|whats|what's).{0,40}\b(mobile|phone|e-?mail)\b|"
        r"e-?mail address|contact details",
    ),
    (
        "money",
        r"多少钱|费用|价格|单价|报价|几(元|块)|(?<!有)多少(元|钱)|"
        r"\bfee\b|\b(what|how much)\b.{0,40}\bcosts?\b|\bcosts? (of|for|per)\b|\bprice\b|how much (is|do|did|will|are)",
    ),
    ("time", r"how (fast|quick(ly)?|soon|long)\b.{0,30}\b(replac|swap|ship|deliver|send|exchang|provide|get)\w*"),
    (
        "number",
        r"几(个|次|天|小时|分钟|年|月|点)|多少|how (many|long|often|fast|soon|quick)|\bwhat percent|what %|比例",
    ),
    ("date", r"哪天|几号|什么时候|何时|\bwhen\b|what date|which day|end date|日期"),
)
_KIND = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _KINDS)


def asked_kind(question: str) -> str | None:
    """`phone`, `money`, `time`, `number`, `date`, or none where the question asks for anything else."""
    return next((name for name, pattern in _KIND if pattern.search(question)), None)


def has_kind(text: str, kind: str | None) -> bool:
    """Whether a text has a thing of this kind; beside those of `asked_kind` also a `day` (with year) or a `time`."""
    if kind == "phone":
        return bool(_PHONE.search(text))
    if kind == "money":
        return any(q.dimension == "money" for q in quantities(text)) or bool(_AMOUNT.search(text))
    if kind == "day":
        return bool(_DAY.search(text))
    if kind == "time":
        return any(q.dimension in ("time", "days") for q in quantities(text))
    if kind == "date":
        return bool(_DATE.search(text) or quantities(text) or re.search(r"\d", text))
    return bool(_DIGIT.search(text)) if kind == "number" else True
