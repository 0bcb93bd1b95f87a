"""Percentages in words and figures."""

import pytest

from indexer.facts.notation.percent import find_percents


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5%", 5),
        ("总价的10%作为", 10),
        ("百分之五", 5),
        ("百分之三点五", 3.5),
        ("千分之三", 0.3),
        ("万分之五", 0.05),
        ("ten per cent (10%)", 10),
        ("three and a half per cent (3.5%)", 3.5),
        ("four percent", 4),
        ("7.25 per cent", 7.25),
    ],
)
def test_one_percentage_is_read(text: str, value: float) -> None:
    found = find_percents(text)

    assert [value] == [one.value for one in found]


def test_a_blank_percentage_is_none() -> None:
    found = find_percents("不超过____%")

    assert [] == found
