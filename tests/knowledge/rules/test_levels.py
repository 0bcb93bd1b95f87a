"""A level is recognised however people and contracts write it."""

import pytest

from knowledge.rules.contract.levels import mark, marks_in, named_levels


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("P1", "1"),
        ("Severity 1", "1"),
        ("一级", "1"),
        ("A级", "A"),
        ("Category A", "A"),
        ("Sev-2", "2"),
        ("Priority One", "1"),
        ("Ⅱ级", "2"),
        ("特级", "0"),
        ("重大", "重大"),
        ("Critical", "critical"),
    ],
)
def test_a_level_has_one_mark_in_every_spelling(level, expected):
    assert expected == mark(level)


@pytest.mark.parametrize(
    ("text", "levels", "expected"),
    [
        ("L1 - how quick do they pick up", ["Level 1", "Level 2"], ("Level 1",)),
        ("B级多长时间要恢复", ["A级", "B级", "C级"], ("B级",)),
        ("那P2呢？", ["P1", "P2"], ("P2",)),
        ("how fast for a critical outage", ["Critical", "High"], ("Critical",)),
        ("一级和二级分别多久", ["一级", "二级", "三级"], ("一级", "二级")),
        ("is there a credit when red is late", ["Red", "Green"], ("Red",)),
        ("what credit do we get", ["Red", "Green"], ()),
        ("红色故障多久回电", ["红色", "橙色"], ("红色",)),
        ("how fast do they answer", ["P1", "P2"], ()),
    ],
)
def test_the_levels_that_a_question_names_are_those_of_the_contract(text, levels, expected):
    assert expected == named_levels(text, levels)


def test_a_version_number_or_a_bare_letter_is_no_level():
    assert () == marks_in("升级到4.0版以后 plan B 怎么走")
