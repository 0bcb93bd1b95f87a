"""From what a question asks for to a typed question to the register."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.asked import FIELDS, NO_FIELD, Asked, Kind
from knowledge.records.contracts.contract_names import kinds_named
from knowledge.rules.questions.asked_period import Period, asked_period, named_period
from knowledge.rules.questions.register_query import LATE, PAST, Condition, Op

_SURE, _SURE_OF_MANY, _SURE_OF_TWO = 0.5, 0.4, 0.1
"""How likely a question must be one to the register: where it names a vendor, none, and two that could be compared."""

_HINTED = 0.2
"""So likely where it names no vendor and asks for whose or which of several."""

_FIELD = 0.3
"""So likely a field must be that a question for what ends or renews asks for another than the end."""

_KINDS = (Kind.LIST, Kind.COUNT, Kind.SUM, Kind.COMPARE, Kind.EARLIEST)
_DAYS = ("expires_on", "last_opt_out_on", "signed_on", "effective_on")
_SUMS = ("annual_fee", "total_fee", "onsite_visits_per_year")
_ABOUT_ITSELF = frozenset({NO_FIELD, "vendor", "customer", "product", "number"})
_TABLED = frozenset(FIELDS) - _ABOUT_ITSELF
_SIDE_BY_SIDE = (
    "annual_fee", "expires_on", "last_opt_out_on", "price_increase_cap_percent", "onsite_visits_per_year",
)  # fmt: skip
_LAST = re.compile(
    r"\b(last|latest|longest|newest|most recent(ly)?)\b|最晚|最后|最迟|最新|最近签|最近一", re.IGNORECASE
)
_FIRST_DAY = re.compile(r"\b(last|latest) (day|date|chance)|最(晚|迟|后)(哪天|几号|期限|一天)", re.IGNORECASE)
_LATE = re.compile(r"\b(late|missed|overdue|too late)\b|错过|晚了|过期限|逾期|过了", re.IGNORECASE)
_RENEWALS = re.compile(r"\b(renewals|opt[- ]?outs|notices)\b|续约|续期|续签|不续", re.IGNORECASE)
_WHOSE = re.compile(r"\bwhose\b|\bwhich (of|\w+s)\b|谁家|哪些|哪几|哪家|各家", re.IGNORECASE)
_NOT = re.compile(r"\b(not|never|without|no)\b|n't\b|\bdont\b|\bdoesnt\b|不(会)?(自动|再)?(续|延|顺延)", re.IGNORECASE)
_OURS = re.compile(r"\b(we|us|our|ours)\b|我们|甲方|咱们", re.IGNORECASE)
_ONE_OFF = re.compile(r"\bone[- ]?off\b|\bprojects?\b|一次性|项目", re.IGNORECASE)
_OF_MANY = re.compile(
    r"\b(contracts?|agreements?|vendors?|suppliers?|licen[cs]es?|subscriptions?|ndas?|everything|renewals?|projects)\b|"
    r"项目|合同|协议|供应商|厂家|许可|订阅|各家|哪些|哪几|名下",
    re.IGNORECASE,
)
"""Words for what the register holds: a list or a number of anything else stands in a document."""
_PAPERS = re.compile(r"\b(contract|agreement|licen[cs]e|subscription|nda|order|project)s\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(less|under|below|cheaper|at most)\b|低于|不到|少于|以下|不超过", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?<![\d.,])(?P<n>\d[\d,]{0,15}(?:\.\d{1,4})?)\s{0,2}(?P<unit>k\b|万|m\b|million\b)?", re.IGNORECASE
)
_UNITS = {"k": 1_000, "万": 10_000, "m": 1_000_000, "million": 1_000_000}
_CURRENCIES = (
    ("CNY", r"\b(cny|rmb|yuan|renminbi)\b|人民币|元"), ("EUR", r"\beur(os?)?\b|€|欧元"),
    ("GBP", r"\b(gbp|pounds?|sterling)\b|£|英镑"), ("USD", r"\b(usd|dollars?)\b|\$|美元|美金"),
)  # fmt: skip
_LAWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bgerman|德国", ("german", "德国", "bundesrepublik")),
    (r"\bengl|\bbritish|\buk\b|英国|英格兰", ("engl", "英国", "英格兰")),
    (r"\bchin|\bprc\b|中国|中华", ("chin", "中国", "中华", "prc")),
    (r"\bswiss|switzerland|瑞士", ("swiss", "switzerland", "瑞士")),
    (r"\bfrench|\bfrance|法国", ("french", "france", "法国")),
    (r"\bsingapore|新加坡", ("singapore", "新加坡")),
)
"""A country's law as questions and contracts name it; of other places the names in the question count."""

_PROPER = re.compile(r"\b[A-Z][a-z]{3,30}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterQuestion:
    """What is asked of the register: which contracts, in which order, and the fields to show of them."""

    kind: Kind
    field: str
    tests: tuple[Condition, ...]
    columns: tuple[str, ...]
    latest: bool = False


def register_question(question: str, asked: Asked, on: date, *, vendors: int) -> RegisterQuestion | None:
    """The question, which names so many vendors, as one to the register; none where it asks for something else."""
    if _LATE.search(question) and _RENEWALS.search(question):
        late = (Condition(Op.IN_STATE, value=(LATE, PAST)),)
        return RegisterQuestion(kind=Kind.LIST, field="last_opt_out_on", tests=late, columns=_DAYS[1::-1])
    kind = _kind(question, asked, on, vendors)
    if kind is None:
        return None
    latest = kind is Kind.EARLIEST and bool(_LAST.search(question)) and not _FIRST_DAY.search(question)
    field = _field(question, kind, asked, on)
    tests = (*_of_kind(question, kind), *_tests(question, kind, field, on, latest=latest))
    return RegisterQuestion(kind=kind, field=field, tests=tests, columns=_columns(kind, field), latest=latest)


def _kind(question: str, asked: Asked, on: date, vendors: int) -> Kind | None:
    if vendors > 1 and asked.kinds[Kind.COMPARE] >= _SURE_OF_TWO and asked.field not in _ABOUT_ITSELF:
        return Kind.COMPARE
    likeliest = max(_KINDS, key=lambda kind: asked.kinds[kind])
    if sum(asked.kinds[kind] for kind in _KINDS) >= _least(question, vendors):
        of_many = likeliest not in (Kind.LIST, Kind.COUNT) or _OF_MANY.search(question) or asked.field in _TABLED
        return likeliest if of_many else None
    return Kind.LIST if asked_period(question, on) else None


def _least(question: str, vendors: int) -> float:
    if vendors:
        return _SURE
    return _HINTED if _WHOSE.search(question) else _SURE_OF_MANY


def _field(question: str, kind: Kind, asked: Asked, on: date) -> str:
    if kind is Kind.EARLIEST:
        return max(_DAYS, key=lambda name: asked.fields[name])
    if kind is Kind.SUM:
        return max(_SUMS, key=lambda name: asked.fields[name])
    ends = kind in (Kind.LIST, Kind.COUNT) and asked_period(question, on) is not None
    if ends and asked.field not in _DAYS and (asked.field == NO_FIELD or asked.fields[asked.field] < _FIELD):
        return "expires_on"
    return NO_FIELD if asked.field in _ABOUT_ITSELF else asked.field


def _columns(kind: Kind, field: str) -> tuple[str, ...]:
    if field == NO_FIELD:
        return _SIDE_BY_SIDE if kind is Kind.COMPARE else ("annual_fee", "expires_on")
    return (field, "last_opt_out_on") if field == "expires_on" and kind is not Kind.COMPARE else (field,)


def _of_kind(question: str, kind: Kind) -> tuple[Condition, ...]:
    """The kinds of contract to which a question keeps; what is compared is picked by them elsewhere."""
    if kind is Kind.COMPARE or not _OF_MANY.search(question):
        return ()
    kinds = kinds_named(_PAPERS.sub(r"\1", question))
    if _ONE_OFF.search(question):
        kinds = kinds | {"implementation", "upgrade"}
    return (Condition(Op.OF_KIND, value=kinds),) if kinds else ()


def _tests(question: str, kind: Kind, field: str, on: date, *, latest: bool) -> Sequence[Condition]:
    if field == NO_FIELD:
        return ()
    if kind is Kind.EARLIEST:
        ahead = field in ("expires_on", "last_opt_out_on") and not latest
        return (Condition(Op.WITHIN, field, Period(on)),) if ahead else (Condition(Op.STATED, field),)
    if kind is Kind.SUM:
        return _in_currency(question, field)
    if kind is Kind.COMPARE:
        return ()
    if field in _DAYS:
        ahead = field in ("expires_on", "last_opt_out_on")
        period = named_period(question, on) or (Period(on) if ahead else None)
        return (Condition(Op.WITHIN, field, period) if period else Condition(Op.STATED, field),)
    return _valued(question, field)


def _valued(question: str, field: str) -> Sequence[Condition]:
    """Which value of a field is asked for; any where the question says none."""
    stated = Condition(Op.STATED, field)
    if field == "auto_renews":
        return (Condition(Op.IS, field, not _NOT.search(question)),)
    if field == "governing_law":
        words = _law_words(question)
        return (Condition(Op.SAYS, field, words) if words else stated,)
    if field == "ip_of_custom_work":
        return (Condition(Op.IS, field, "customer") if _OURS.search(question) else stated,)
    if field in ("annual_fee", "total_fee"):
        amount = _amount(question)
        sized = Condition(Op.BELOW if _BELOW.search(question) else Op.ABOVE, field, amount) if amount else stated
        return (sized, *_in_currency(question, field))
    return (stated,)


def _law_words(question: str) -> tuple[str, ...]:
    plain = question.casefold()
    known = tuple(word for pattern, words in _LAWS if re.search(pattern, plain) for word in words)
    return known or tuple(name.casefold() for name in _PROPER.findall(question[1:]))


def _in_currency(question: str, field: str) -> Sequence[Condition]:
    named = [code for code, pattern in _CURRENCIES if re.search(pattern, question, re.IGNORECASE)]
    return (Condition(Op.CURRENCY, field, named[0]),) if len(named) == 1 and field.endswith("_fee") else ()


def _amount(question: str) -> Decimal | None:
    """The largest number that a question names, with its unit; years are none."""
    found = [
        Decimal(m["n"].replace(",", "")) * _UNITS.get((m["unit"] or "").casefold(), 1)
        for m in _AMOUNT.finditer(question)
        if m["unit"] or not re.fullmatch(r"(19|20)\d\d", m["n"])
    ]
    return max(found, default=None)
