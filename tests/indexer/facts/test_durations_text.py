"""Lengths of time in contracts' own spellings."""

import pytest

from indexer.facts.notation.durations import find_durations
from indexer.facts.notation.numbers import read_number

_WRITTEN = [
    ("thirty-six (36) months", "P3Y"),
    ("ninety (90) days' notice", "P90D"),
    ("90 (ninety) days", "P90D"),
    ("a period of one hundred and twenty (120) days", "P120D"),
    ("a 60-day period", "P60D"),
    ("successive one-year terms", "P1Y"),
    ("four (4) -year period", "P4Y"),
    ("twelve (12) full calendar months", "P1Y"),
    ("one (1) year and six (6) months", "P18M"),
    ("a further year", "P1Y"),
    ("half a year", "P6M"),
    ("two (2) Business Days", "P2D"),
    ("30 minutes", "PT30M"),
    ("两年", "P2Y"),
    ("叁年", "P3Y"),
    ("三(3)年", "P3Y"),
    ("三个月", "P3M"),
    ("半年", "P6M"),
    ("一年半", "P18M"),
    ("45日", "P45D"),
    ("15个工作日", "P15D"),
    ("30分钟", "PT30M"),
]


@pytest.mark.parametrize(("text", "wanted"), _WRITTEN)
def test_a_length_is_read_however_it_is_written(text: str, wanted: str):
    assert [wanted] == [str(at.value) for at in find_durations(text)]


@pytest.mark.parametrize(
    "text", ["____个月", "2026年度", "5月31日", "每月5日", "第30日", "120 prior to the end", "[●] days"]
)
def test_what_only_looks_like_a_length_is_none(text: str):
    assert [] == find_durations(text)


def test_working_days_are_told_apart():
    assert [True, True, False] == [at.business for at in find_durations("15个工作日; two (2) Business Days; 15日")]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("36", 36),
        ("thirty-six", 36),
        ("A hundred and twenty", 120),
        ("三十六", 36),
        ("廿五", 25),
        ("叁拾陆", 36),
        ("两", 2),
        ("many", None),
    ],
)
def test_a_number_is_read_in_words_and_characters(written: str, wanted: int | None):
    assert wanted == read_number(written)
