"""Two statements differ when their quantities of one dimension do."""

import pytest

from knowledge.rules.language.quantities import Quantity, quantities


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("每年 6 次", "count", 6),
        ("within fifteen (15) minutes", "time", 900),
        ("thirty minutes", "time", 1800),
        ("不得超过百分之五", "percent", 5),
        ("提前三个月", "months", 3),
        ("7.4万元", "money", 74000),
        ("£8,400/month", "money", 8400),
        ("两个工作日", "days", 2),
        ("120个并发用户", "users", 120),
        ("二十四小时", "time", 86400),
        ("3.5 per cent", "percent", 3.5),
    ],
)
def test_a_quantity_is_read_with_its_dimension(text, dimension, value):
    assert Quantity(dimension, value) in quantities(text)
