"""Sums of money as contracts write them, in Chinese and English, with the place of each in the text.

`人民币壹拾贰万元整`, `14.8万元`, `¥288,000.00`, `£8,400`, `USD 151,800`, `five hundred thousand pounds (GBP 500,000)`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

import cn2an
from text_to_num import text2num

from indexer.facts.notation.amounts import NUMBER, read_amount
from knowledge.rules.contract_record import Money

_CODES = ("CNY", "RMB", "USD", "EUR", "GBP", "JPY", "HKD", "SGD", "AUD", "CAD", "CHF", "NZD", "INR", "KRW", "TWD",
          "SEK", "NOK", "DKK", "PLN", "AED")  # fmt: skip
_SIGNS = {
    "US$": "USD", "HK$": "HKD", "NT$": "TWD", "AU$": "AUD", "NZ$": "NZD", "CA$": "CAD", "SG$": "SGD",
    "A$": "AUD", "C$": "CAD", "S$": "SGD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "CNY", "₹": "INR", "₩": "KRW",
    "RS.": "INR", "RS": "INR",
}  # fmt: skip
_NAMES = {
    "人民币": "CNY", "美元": "USD", "欧元": "EUR", "英镑": "GBP", "港元": "HKD", "港币": "HKD", "日元": "JPY",
    "新加坡元": "SGD", "新元": "SGD", "澳元": "AUD", "加元": "CAD", "瑞士法郎": "CHF", "新台币": "TWD",
    "台币": "TWD", "美金": "USD", "美圆": "USD", "韩元": "KRW",
    "元": "CNY", "圆": "CNY", "pounds sterling": "GBP", "pounds": "GBP", "us dollars": "USD", "u.s. dollars": "USD",
    "united states dollars": "USD", "euros": "EUR", "euro": "EUR", "dollars": "USD", "renminbi": "CNY",
    "yuan": "CNY", "singapore dollars": "SGD", "swiss francs": "CHF", "yen": "JPY",
}  # fmt: skip
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "k": 1000, "m": 10**6,
           "mn": 10**6, "million": 10**6, "thousand": 1000, "bn": 10**9, "billion": 10**9}  # fmt: skip
_POINT_CURRENCIES = {"EUR", "CHF", "DKK", "NOK", "SEK", "PLN"}
_FOREIGN_ZH = ("美元", "欧元", "英镑", "港元", "港币", "日元", "新加坡元", "澳元", "美金", "美圆", "新台币")
_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿一二三四五六七八九十百千两〇贰"
_BEFORE = "|".join(
    map(re.escape, sorted([*_SIGNS, *_CODES, *_FOREIGN_ZH, "人民币", "euros", "euro"], key=len, reverse=True))
)
_AFTER = "|".join(map(re.escape, sorted([*_NAMES, *_CODES, "€", "£"], key=len, reverse=True)))
_SCALE_ZH = "百万|千万|万|亿|千|百"
_SCALE = f"{_SCALE_ZH}|million|thousand|billion|bn|mn|[km](?![a-z])"
_MORE = (
    rf"(?:\s?零?\d{{1,4}}(?:\.\d{{1,4}})?\s?(?:{_SCALE_ZH})){{1,3}}(?:\s?零?\d{{1,4}})?|\s?零?\d{{1,4}}(?=\s?[元圆])"
)
_PART = re.compile(rf"零?(?P<n>\d{{1,4}}(?:\.\d{{1,4}})?)\s?(?P<scale>{_SCALE_ZH})?")
_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million"
)
_MONEY = re.compile(
    rf"(?<![A-Za-z])(?P<before>{_BEFORE})\s{{0,2}}(?:(?P<sign>[¥$£€])\s?)?(?P<n1>{NUMBER})(?!%)\s?(?:(?P<s1>{_SCALE})(?P<m1>{_MORE})?)?"
    rf"(?:\s?(?:{_AFTER})(?![a-z])|/-)?(?P<whole>整)?"
    rf"|(?<![A-Za-z])(?P<n2>{NUMBER})\s?(?:(?P<s2>{_SCALE})(?P<m2>{_MORE})?)?\s?(?P<after>{_AFTER})(?![a-z])(?:整)?"
    rf"|(?:(?<=[费价款额])|(?<=[费价款额][为是:]))\s?(?P<n3>{NUMBER})\s?(?P<s3>千万|百万|万|亿)(?P<m3>(?:\d{{1,4}}千)?)(?=[,，。;；、()（）\n]|每|含|不含|\s{{0,40}}$)"
    rf"|(?P<rmb>人民币)?\s?(?P<caps>[{_CAPITALS}]{{2,24}})(?P<yuan>元|圆|美元|欧元|港元|英镑)"
    rf"(?:整|正|(?P<jiao>[{_CAPITALS}])角(?:(?P<fen>[{_CAPITALS}])分)?整?)?"
    rf"|\b(?P<words>(?:{_WORD})(?:[\s-](?:and\s)?(?:{_WORD})){{1,8}})\s(?P<unit>pounds(?:\ssterling)?"
    rf"|(?:us\s)?dollars|euros?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MoneyAt:
    """A sum and the range that writes it; the same sum in words and figures is one range."""

    value: Money
    start: int
    end: int


def find_money(text: str, *, offset: int = 0) -> list[MoneyAt]:
    """Every sum of money in a text, in order; `offset` is added to the ranges."""
    found: list[MoneyAt] = []
    for match in _MONEY.finditer(text):
        value = _value(match)
        if value is None:
            continue
        start, end = match.start() + offset, match.start() + len(match.group().rstrip()) + offset
        last = found[-1] if found else None
        between = text[last.end - offset : match.start()] if last else "."
        if last and last.value == value and re.fullmatch(r"[\s(,:)]{0,4}(?:大写|小写)?[\s(:]{0,3}", between):
            found[-1] = MoneyAt(value, last.start, end)
        else:
            found.append(MoneyAt(value, start, end))
    return found


def as_money(amount: Decimal, currency: str) -> Money:
    """An amount as the record writes it: two places."""
    return Money(f"{amount:.2f}", currency)


def _value(match: re.Match[str]) -> Money | None:
    if match["n1"]:
        name = match["sign"] if match["sign"] in ("£", "€") else match["before"]
        return _sum(match["n1"], match["s1"], match["m1"], _currency(name))
    if match["n2"]:
        return _sum(match["n2"], match["s2"], match["m2"], _currency(match["after"]))
    if match["n3"]:
        return _sum(match["n3"], match["s3"], match["m3"], "CNY")
    if match["caps"]:
        return _capitals(match)
    try:
        number = text2num(" ".join(match["words"].lower().replace("-", " ").replace(" and ", " ").split()), "en")
    except ValueError:
        return None
    return as_money(Decimal(number), _currency(match["unit"]))


def _capitals(match: re.Match[str]) -> Money | None:
    try:
        amount = Decimal(cn2an.cn2an(match["caps"].replace("圆", "元"), "smart"))
        for part, share in ((match["jiao"], "0.1"), (match["fen"], "0.01")):
            if part:
                amount += Decimal(cn2an.cn2an(part, "smart")) * Decimal(share)
    except ValueError:
        return None
    return as_money(amount, _currency(match["yuan"]))


def _sum(number: str, scale: str | None, more: str | None, currency: str) -> Money | None:
    """One number with its scale, and the smaller parts that follow it: `4万8千`, `1亿2000万`."""
    grouped = False if scale else True if currency in _POINT_CURRENCIES else None
    amount = read_amount(number, points_group=grouped)
    if amount is None:
        return None
    last = _SCALES[scale.lower()] if scale else 1
    amount *= last
    for part in _PART.finditer(more or ""):
        size = _SCALES[part["scale"]] if part["scale"] else 1
        short = not part["scale"] and "零" not in part.group() and 10 ** len(part["n"]) != last
        if size >= last or short:  # 4万8 may mean 48,000 or 40,008
            return None
        amount += Decimal(part["n"]) * size
        last = size
    return as_money(amount, currency)


def _currency(name: str) -> str:
    upper = name.upper()
    if upper in _CODES:
        return "CNY" if upper == "RMB" else upper
    return _SIGNS.get(upper) or _NAMES[name.lower()]
