"""What it costs: the yearly fee, the total, and how the fee is reckoned."""

import re
from dataclasses import dataclass
from decimal import Decimal

from indexer.facts.document.changes import GONE, without_denied, without_replaced
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.document.sentence_ends import is_stop
from indexer.facts.money.fee_models import fee_model
from indexer.facts.money.fee_roles import Role, is_taxed, role
from indexer.facts.money.fee_tables import table_totals
from indexer.facts.notation.money import MoneyAt, find_money

_STOP = re.compile(r"[。;]|(?<!excl)(?<!incl)(?<!Rs)\.\s")


@dataclass(frozen=True, slots=True)
class _Fee:
    money: MoneyAt
    role: Role | None
    taxed: bool


def fees(doc: Doc, kind: str | None) -> dict[str, Found]:
    """Read `annual_fee`, `total_fee` and `fee_model`."""
    found: dict[str, Found] = {}
    if kind != "nda":
        every = [fee for paragraph in doc.paragraphs for fee in _fees_in(paragraph.text, paragraph.start)]
        best = {name: _best([fee for fee in every if fee.role == name]) for name in ("annual_fee", "total_fee", "once")}
        tables = table_totals(doc)
        annual = best["annual_fee"] or tables.get("annual_fee")
        total = best["total_fee"] or tables.get("total_fee") or (None if annual else best["once"])
        found = {name: one for name, one in (("annual_fee", annual), ("total_fee", total)) if one}
        changed = kind == "amendment"
        if model := fee_model(
            doc, None if changed else found.get("annual_fee"), found.get("total_fee"), priced=bool(every)
        ):
            found["fee_model"] = model
    return found


def _fees_in(text: str, offset: int) -> list[_Fee]:
    text = without_denied(without_replaced(text))
    sums = find_money(text)
    edges = [0, *(money.end for money in sums)]
    result: list[_Fee] = []
    for money, before in zip(sums, edges, strict=False):
        ends = (stop for stop in _STOP.finditer(text, before, money.start) if _ends(text, stop))
        stops = [stop.end() for stop in ends]
        start = max(before, money.start - 90, *stops[-1:])
        left, right = text[start : money.start].replace(GONE, ""), text[money.end : money.end + 120]
        follows = before > 0 and start == before
        is_, taxed = role(left, right, follows=follows), is_taxed(left, right)
        if follows and taxed and result and result[-1].role and (is_ in (None, "once") or "价税" in left):
            is_ = result[-1].role
        at = MoneyAt(money.value, money.start + offset, money.end + offset)
        result.append(_Fee(at, is_, taxed))
    return result


def _ends(text: str, stop: re.Match[str]) -> bool:
    return not stop.group().startswith(".") or is_stop(text, stop.start())


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
