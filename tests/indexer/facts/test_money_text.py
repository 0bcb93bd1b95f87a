"""Sums of money in words and figures."""

import pytest

from indexer.facts.notation.money import find_money


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("人民币壹拾贰万元整", "120000.00", "CNY"),
        ("人民币叁佰零伍万陆仟元伍角整", "3056000.50", "CNY"),
        ("14.8万元", "148000.00", "CNY"),
        ("¥288,000.00", "288000.00", "CNY"),
        ("RMB 45,600", "45600.00", "CNY"),
        ("3万美元", "30000.00", "USD"),
        ("£8,400 a month", "8400.00", "GBP"),
        ("USD 151,800", "151800.00", "USD"),
        ("US$1.2 million", "1200000.00", "USD"),
        ("€12,500.50", "12500.50", "EUR"),
        ("five hundred thousand pounds (GBP 500,000)", "500000.00", "GBP"),
        ("twelve thousand euros", "12000.00", "EUR"),
        ("HK$ 90,000", "90000.00", "HKD"),
    ],
)
def test_one_sum_is_read(text: str, amount: str, currency: str) -> None:
    found = find_money(text)

    assert [(amount, currency)] == [(one.value.amount, one.value.currency) for one in found]


@pytest.mark.parametrize("text", ["人民币____元", "USD [●]", "150 users", "第二条", "section 4.2", "1,200 hours"])
def test_what_is_no_sum_is_left(text: str) -> None:
    found = find_money(text)

    assert [] == found


def test_words_and_figures_of_the_same_sum_are_one_range() -> None:
    text = "合同总价为人民币98.6万元(大写:玖拾捌万陆仟元整)，含税"

    found = find_money(text)

    assert ["人民币98.6万元(大写:玖拾捌万陆仟元整"] == [text[one.start : one.end] for one in found]
