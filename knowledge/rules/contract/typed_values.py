"""Values as people type them: `90 days`, `3 年`, `CNY 120,000`, `5 %`, `2027-01-31`, service hours.

`read` gives the JSON form of a contract record's field; ValueError where a text is not such a value.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from unicodedata import normalize
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from knowledge.rules.time.durations import Duration

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": ("license", "implementation", "support", "annual_service", "upgrade", "amendment", "nda", "other"),
    "fee_model": ("fixed", "per_module", "per_user", "tiered", "usage", "one_off"),
    "ip_of_custom_work": ("customer", "vendor", "shared"),
    "auto_renews": ("yes", "no"),
}
_KINDS = {
    **dict.fromkeys(("signed_on", "effective_on", "expires_on", "last_opt_out_on"), "date"),
    **dict.fromkeys(
        ("term", "renewal_term", "notice_period", "retention_release", "credit_claim_within", "within"), "duration"
    ),
    **dict.fromkeys(("annual_fee", "total_fee"), "money"),
    **dict.fromkeys(("price_increase_cap_percent", "retention_percent"), "percent"),
    **dict.fromkeys(CHOICES, "choice"),
    "onsite_visits_per_year": "count",
    "service_hours": "hours",
}
_DATE_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
_UNITS: tuple[tuple[str, Duration], ...] = (
    (r"年|years?|yrs?", Duration(months=12)),
    (r"个?月|months?", Duration(months=1)),
    (r"周|weeks?", Duration(days=7)),
    (r"个?工作日|(?:business |working )?days?|天|日", Duration(days=1)),
    (r"个?小时|hours?|hrs?|h", Duration(seconds=3600)),
    (r"分钟?|minutes?|mins?", Duration(seconds=60)),
)
_LENGTH = re.compile(
    "|".join(rf"(?P<u{n}>(?<!\d)\d{{1,9}}) ?(?:{unit})(?![a-z])" for n, (unit, _) in enumerate(_UNITS))
)
_BETWEEN = re.compile(r"\band\b|[和,、 ]")
_CURRENCIES = {"¥": "CNY", "￥": "CNY", "元": "CNY", "人民币": "CNY", "RMB": "CNY", "$": "USD", "£": "GBP", "€": "EUR"}
_AMOUNT = re.compile(r"\d+(?:,\d{3})*(?:\.\d{1,2})?|\d+(?:\.\d+)?(?=万)")
_HOURS = re.compile(
    r"(?P<zone>(?<![\w/])[A-Za-z_]{1,30}(?:/[A-Za-z_+-]{1,30}){0,3})"
    r" (?P<days>[1-7](?:[-,][1-7])*) (?P<spans>[\d:, -]{5,200})"
)
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)")


def kind_of(field: str) -> str:
    """What a field holds: `date`, `duration`, `money`, `percent`, `count`, `choice`, `hours` or `text`."""
    return _KINDS.get(field, "text")


def read(field: str, text: str, *, currency: str | None = None) -> Any:
    """The value that a person typed for a field; an amount without a currency is taken in `currency`."""
    plain = " ".join(normalize("NFKC", text).split())
    if not plain:
        raise ValueError("nothing is written")
    kind = kind_of(field)
    if kind == "money":
        return _money(plain, currency)
    if kind == "choice":
        return _choice(field, plain)
    return _READERS[kind](plain)


def same(field: str, one: Any, other: Any) -> bool:
    """Whether two JSON values say the same: durations and amounts are compared by value."""
    if one is None or other is None:
        return one is other
    if kind_of(field) == "duration":
        return Duration.parse(one) == Duration.parse(other)
    if kind_of(field) == "money":
        return bool(Decimal(one["amount"]) == Decimal(other["amount"]) and one["currency"] == other["currency"])
    return bool(one == other)


def hours_text(value: Any) -> str:
    """Service hours as `read` takes them: `Asia/Shanghai 1-5 09:00-12:00 13:30-18:00`, or `24x7`."""
    if isinstance(value, str):
        return value
    spans = " ".join(f"{start}-{end}" for start, end in value["intervals"])
    return f"{value['timezone']} {','.join(map(str, value['days']))} {spans}"


def _date(text: str) -> str:
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(text.replace(" 年", "年"), form).date().isoformat()  # noqa: DTZ007 - a day, no time
        except ValueError:
            continue
    return date.fromisoformat(text).isoformat()


def _duration(text: str) -> str:
    if text.upper().startswith("P"):
        return str(Duration.parse(text.upper()))
    counted = [
        (int(found.group(f"u{n}") or 0), unit)
        for found in _LENGTH.finditer(text.lower())
        for n, (_, unit) in enumerate(_UNITS)
    ]
    length = Duration(*(sum(n * getattr(unit, part) for n, unit in counted) for part in ("months", "days", "seconds")))
    if _BETWEEN.sub("", _LENGTH.sub("", text.lower())) or length == Duration():
        raise ValueError(f"not a length of time: {text}")
    return str(length)


def _money(text: str, currency: str | None) -> dict[str, str]:
    amounts = _AMOUNT.findall(text)
    named = [code for sign, code in _CURRENCIES.items() if sign in text] or re.findall(r"\b[A-Z]{3}\b", text)
    code = named[0] if named else currency
    rest = re.sub(r"[A-Za-z¥￥元人民币$£€万]|\s", "", _AMOUNT.sub("", text, count=1))
    if len(amounts) != 1 or code is None or rest:
        raise ValueError(f"not an amount of money: {text}")
    amount = Decimal(amounts[0].replace(",", "")) * (10_000 if "万" in text else 1)
    return {"amount": f"{amount:.2f}", "currency": code}


def _percent(text: str) -> float:
    try:
        number = Decimal(text.removesuffix("%").strip())
    except InvalidOperation as error:
        raise ValueError(f"not a percentage: {text}") from error
    if not 0 <= number <= 100:
        raise ValueError(f"not between 0 and 100: {text}")
    return float(number)


def _count(text: str) -> int:
    return int(re.sub(r" ?(次|visits?|times)$", "", text))


def _choice(field: str, text: str) -> Any:
    if text not in CHOICES[field]:
        raise ValueError(f"not one of {', '.join(CHOICES[field])}: {text}")
    return text == "yes" if field == "auto_renews" else text


def _hours(text: str) -> Any:
    if text.lower().replace("×", "x").replace(" ", "") in ("24x7", "7x24"):
        return "24x7"
    found = _HOURS.fullmatch(text)
    if found is None:
        raise ValueError(f"not service hours: {text}")
    try:
        ZoneInfo(found["zone"])
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no time zone {found['zone']}") from error
    spans = [(f"{a}:{b}", end) for a, b, end in _SPAN.findall(found["spans"])]
    if not spans or _SPAN.sub("", found["spans"]).strip(" ,") or any(a >= b for a, b in spans):
        raise ValueError(f"not intervals of hours: {found['spans']}")
    return {"timezone": found["zone"], "days": _days(found["days"]), "intervals": [list(span) for span in spans]}


def _days(text: str) -> list[int]:
    days: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        days.update(range(int(first), int(last or first) + 1))
    return sorted(days)


_READERS: dict[str, Callable[[str], Any]] = {
    "date": _date, "duration": _duration, "percent": _percent, "count": _count, "hours": _hours, "text": str,
}  # fmt: skip
