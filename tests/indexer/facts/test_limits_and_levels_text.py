"""Time limits and severity levels as written."""

import pytest

from indexer.facts.notation.levels import find_levels
from indexer.facts.notation.limits import clock_in, find_limits


@pytest.mark.parametrize(
    ("text", "within", "clock"),
    [
        ("30分钟", "PT30M", None),
        ("一个半小时", "PT90M", None),
        ("半小时内", "PT30M", None),
        ("2个工作日内解决", "P2D", "business"),
        ("4个自然小时", "PT4H", "24x7"),
        ("次工作日", "P1D", "business"),
        ("within thirty (30) minutes", "PT30M", None),
        ("half an hour", "PT30M", None),
        ("1.5 hrs", "PT90M", None),
        ("Two (2) Business Hours", "PT2H", "business"),
        ("next business day", "P1D", "business"),
        ("48 clock hours", "PT48H", "24x7"),
    ],
)
def test_one_limit_is_read(text: str, within: str, clock: str | None) -> None:
    found = find_limits(text)

    assert [(within, clock)] == [(one.within, one.clock) for one in found]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("7×24小时", "24x7"),
        ("不分昼夜", "24x7"),
        ("at any hour on any day", "24x7"),
        ("outside Business Hours", "24x7"),
        ("weekends included", "24x7"),
        ("节假日照常", "24x7"),
        ("工作时间内", "business"),
        ("during Support Hours", "business"),
        ("5×8小时", "business"),
        ("尽快", None),
    ],
)
def test_the_clock_is_named(text: str, clock: str | None) -> None:
    actual = clock_in(text)

    assert clock == actual


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Levels 3 to 5", ["3", "4", "5"]),
        ("一、二级故障", ["1", "2"]),
        ("A级、B级事件", ["A", "B"]),
        ("Severity 1 and Severity 2", ["S1", "S2"]),
        ("P1/P2", ["P1", "P2"]),
        ("重大故障", ["重大"]),
        ("critical incidents", ["CRITICAL"]),
        ("三级甲等医院", []),
        ("第三级", []),
        ("order FSI-P1-2231", []),
    ],
)
def test_levels_are_named(text: str, keys: list[str]) -> None:
    found = find_levels(text)

    assert keys == sorted(one.key for one in found)
