"""A contract's own names of levels are read wherever it tabulates, defines or promises by them."""

import pytest

from indexer.facts.notation.limits import find_limits
from tests.indexer.facts import own_levels_en, own_levels_zh
from tests.indexer.facts.reading import sla_of

CASES = own_levels_en.CASES | own_levels_zh.CASES


@pytest.mark.parametrize("layout", CASES)
def test_service_levels_of_any_name_are_read_from(layout: str) -> None:
    text, expected = CASES[layout]

    actual = sla_of(text)

    assert expected == actual


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("一刻钟内回电", "PT15M"),
        ("within three quarters of an hour", "PT45M"),
        ("an hour and a half", "PT90M"),
        ("one and a half hours", "PT90M"),
        ("次日到场", "P1D"),
    ],
)
def test_amounts_of_time_in_words_are_read(text: str, within: str) -> None:
    actual = [one.within for one in find_limits(text)]

    assert [within] == actual


def test_a_date_is_no_length_of_months() -> None:
    assert [] == find_limits("自6月1日起执行")


def test_those_times_are_the_times_of_the_level_before() -> None:
    text = """# Care Plan

Working hours: 9am to 5pm, Monday to Friday, UK time.

5.2 For Red we'll ring you back within 45 minutes and have it fixed within 48 hours. Those times run day and night.

5.3 For Amber we'll reply within 3 hours.
"""

    actual = sla_of(text)

    assert {"Red response PT45M 24x7", "Red resolve PT48H 24x7", "Amber response PT3H business"} == actual
