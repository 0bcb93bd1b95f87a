"""Amounts in figures, whichever way their digits are grouped."""

from decimal import Decimal

import pytest

from indexer.facts import by_rules
from indexer.facts.notation.amounts import read_amount
from indexer.facts.notation.money import find_money
from indexer.parsers import parse


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("EUR 73\u2009500", "73500.00", "EUR"),
        ("73\u202f500,25 €", "73500.25", "EUR"),
        ("INR 7,35,000, due in May", "735000.00", "INR"),
        ("Rs. 1,07,35,000/-", "10735000.00", "INR"),
        ("CHF 73\u2019500.-", "73500.00", "CHF"),
        ("EUR 73.500,-- plus VAT", "73500.00", "EUR"),
        ("US$ 7k a year", "7000.00", "USD"),
        ("EUR 7,5 million", "7500000.00", "EUR"),
        ("7万3千元", "73000.00", "CNY"),
        ("人民币3亿零500万元", "305000000.00", "CNY"),
        ("35万6000元", "356000.00", "CNY"),
        ("服务费为7.3万，按季支付", "73000.00", "CNY"),
        ("人民币柒拾叁万伍仟元整", "735000.00", "CNY"),
    ],
)
def test_a_sum_is_read_whole(text: str, amount: str, currency: str) -> None:
    assert [(amount, currency)] == [(one.value.amount, one.value.currency) for one in find_money(text)]


@pytest.mark.parametrize("text", ["USD 73.500", "EUR 7,3500", "7万3元", "EUR 1.2.3", "GBP 73,50,0"])
def test_a_sum_that_could_be_two_is_none(text: str) -> None:
    assert [] == find_money(text)


@pytest.mark.parametrize(
    ("written", "points_group", "amount"),
    [("73.500", True, "73500"), ("73.500", False, "73.5"), ("0.125", None, "0.125"), ("73.500", None, None)],
)
def test_three_digits_behind_one_point_need_to_be_settled(
    written: str, points_group: bool | None, amount: str | None
) -> None:
    assert (None if amount is None else Decimal(amount)) == read_amount(written, points_group=points_group)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The annual fee is not GBP 61,000 but GBP 64,000.", "64000.00"),
        ("The annual fee was GBP 61,000 until 2025 and is GBP 64,000 from 2026.", "64000.00"),
        ("The annual fee, formerly GBP 61,000, is GBP 64,000.", "64000.00"),
        ("The annual fee is GBP 64,000, up from GBP 61,000.", "64000.00"),
        ("The annual fee is no longer GBP 61,000.", None),
        ("年服务费不是61,000元，而是64,000元。", "64000.00"),
        ("年服务费原为6.1万元，现为6.4万元。", "64000.00"),
        ("去年年服务费为6.1万元，自2026年起为6.4万元。", "64000.00"),
    ],
)
def test_a_price_that_is_denied_or_past_is_not_the_fee(text: str, amount: str | None) -> None:
    record = by_rules(parse(text.encode(), "fee.txt"))

    assert amount == (record.annual_fee.amount if record.annual_fee else None)
