"""A level, a year or a name that nothing read carries is no question for its neighbours' facts."""

from datetime import date

import pytest

from knowledge.answers.facts.absent import absent_level, absent_names, absent_year, name_before_code
from knowledge.retrieval.search import Hit
from knowledge.rules.questions.asked_years import years_in

KNOWN = {"fenwright", "flow"}


def _hit(text):
    return Hit(1, 1, "a.md", "Terms", (), None, 0, len(text), "en", text, 1.0)


def _is_known(word):
    return word.casefold() in KNOWN


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("what did we pay in 2023?", ("2023",)),
        ("01.04.2025 to 31.03.2026", ("2025", "2026")),
        ("自二〇二四年起，2025年止", ("2025", "2024")),
        ("a fee of 2,025.00 for 2000 users within 2000 hours", ()),
        ("EUR 2024.50", ()),
    ],
)
def test_years_are_told_from_amounts(text, years):
    assert years == years_in(text)


def test_a_level_that_none_of_the_passages_names_is_absent_where_they_name_others():
    rows = [_hit("P1 | 1 hour | 8 hours\nP2 | 4 hours | 2 days")]

    assert absent_level("how fast do they fix a P4?", rows)
    assert not absent_level("how fast do they fix a severity 2?", rows)
    assert not absent_level("how fast do they fix a P4?", [_hit("We answer within an hour.")])


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("what was the fee in 2021", True),
        ("what was the fee in 2025", False),
        ("what will the fee be in 2029", False),
        ("what is the fee", False),
    ],
)
def test_a_past_year_is_absent_unless_a_passage_says_it(question, absent):
    rows = [_hit("The fee for 2025 is EUR 9,000.")]

    assert absent == absent_year(question, None, rows, (), on=date(2026, 11, 2))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What is the yearly fee of Tamarisk Ledger?", ("Tamarisk", "Ledger")),
        ("how soon does a P1 get answered at QXR?", ("QXR",)),
        ("Tamarisk 合同什么时候到期？", ("Tamarisk",)),
        ("When does the Fenwright Flow contract end?", ()),
        ("Who signs the NDA of Flow on Monday?", ()),
    ],
)
def test_names_that_no_passage_says_are_absent(question, names):
    assert names == tuple(n for n in absent_names(question, _is_known, vendor_known=False) if n != "NDA")


def test_a_chinese_name_before_an_abbreviation_is_absent_where_nothing_chinese_was_read():
    assert name_before_code("云杉ERP一年多少钱", ["en"]) == ("云杉",)
    assert name_before_code("云杉ERP一年多少钱", ["en", "zh"]) == ()
