"""Dates in contracts' own spellings."""

from datetime import date

import pytest

from indexer.facts.notation.dates import day_comes_first, find_dates

_WRITTEN = [
    ("签订日期:2026年3月1日", "2026-03-01"),
    ("二〇二六年三月一日", "2026-03-01"),
    ("贰零贰陆年拾贰月叁拾壹日", "2026-12-31"),
    ("2026 年 3 月 1 日", "2026-03-01"),
    ("日期: 2026.3.1", "2026-03-01"),
    ("2026/03/01", "2026-03-01"),
    ("2026-03-01", "2026-03-01"),
    ("March 1, 2026", "2026-03-01"),
    ("MARCH 1 , 2026", "2026-03-01"),
    ("Mar. 1st, 2026", "2026-03-01"),
    ("1 March 2026", "2026-03-01"),
    ("this 1st day of March, 2026", "2026-03-01"),
    ("this 1s t day of March 2026", "2026-03-01"),
    ("the first (1st) day of March, 2026", "2026-03-01"),
    ("the twenty-third day of September, 2026", "2026-09-23"),
    ("31-Oct-2026", "2026-10-31"),
    ("Sept 9, 2026", "2026-09-09"),
    ("3/1/2026", "2026-03-01"),
    ("25/03/2026", "2026-03-25"),
    ("1.3.2026", "2026-03-01"),
    ("11/4/98", "1998-11-04"),
]


@pytest.mark.parametrize(("text", "wanted"), _WRITTEN)
def test_a_date_is_read_however_it_is_written(text: str, wanted: str):
    found = find_dates(text)

    assert [wanted] == [at.value.isoformat() for at in found]


@pytest.mark.parametrize(
    "text",
    [
        "____年__月__日",
        "March ___, 2026",
        "February , 2026",
        "2026年13月1日",
        "February 30, 2026",
        "Section 3.1.4",
        "24/7",
        "2026年3月",
    ],
)
def test_a_placeholder_or_an_impossible_day_is_no_date(text: str):
    assert [] == find_dates(text)


def test_each_date_has_its_place():
    text = "from 1 January 2026 until December 31, 2026"

    found = find_dates(text, offset=100)

    assert ["1 January 2026", "December 31, 2026"] == [text[at.start - 100 : at.end - 100] for at in found]


def test_an_ambiguous_date_follows_the_rest_of_the_document():
    british = "Signed 21/06/2026. Start 03/04/2026."
    american = "Signed 06/21/2026. Start 03/04/2026."

    read = [find_dates(text, day_first=day_comes_first(text))[1].value for text in (british, american)]

    assert [date(2026, 4, 3), date(2026, 3, 4)] == read
