"""Rules on levels that stand beside the table of definitions."""

import pytest

from knowledge.triage.contract_levels import Level, clauses_of
from knowledge.triage.contract_rules import read_rule, ruled
from knowledge.triage.values import Place

PLACE = Place("contract.md", "Contract", None, 0, 1, "x")


def levels(*names: str) -> list[Level]:
    return [Level(name, rank, "definition", ("definition",), None) for rank, name in enumerate(names)]


LATIN, HAN = levels("P1", "P2", "P3", "P4"), levels("一级", "二级", "三级")


@pytest.mark.parametrize(
    ("sentence", "names", "before", "given", "after"),
    [
        ("Where a workaround is in use, the case is no higher than P3.", LATIN, 1, {"workaround"}, 2),
        ("Where a workaround is in use, the case is no higher than P3.", LATIN, 1, set(), 1),
        ("At month-end, what would otherwise be P2 is treated as P1.", LATIN, 1, {"closing"}, 0),
        ("At month-end, what would otherwise be P2 is treated as P1.", LATIN, 2, {"closing"}, 2),
        ("If the service has come back by itself the ticket is P4.", LATIN, 0, {"past"}, 3),
        ("An intrusion is always P1.", LATIN, 3, {"security"}, 0),
        ("If users can sign in by a second route it is not P1.", LATIN, 0, {"workaround"}, 1),
        ("月末结账期间发生的故障，提高一级处理。", HAN, 1, {"closing"}, 0),
        ("故障已自行恢复的，一律按三级处理。", HAN, 0, {"past"}, 2),
        ("已有替代办法的，不高于三级。", HAN, 0, {"workaround"}, 2),
    ],
)
def test_a_rule_moves_the_level_only_where_its_condition_is_met(
    sentence: str, names: list[Level], before: int, given: set[str], after: int
) -> None:
    rule = read_rule(sentence, names, PLACE)

    assert rule is not None
    assert after == ruled(before, given, [rule], len(names) - 1)[0]


@pytest.mark.parametrize(
    "sentence",
    ["P1 is handled around the clock.", "The Provider answers within two hours.", "二级故障在工作时间受理。"],
)
def test_a_sentence_without_a_condition_that_a_message_could_meet_is_no_rule(sentence: str) -> None:
    assert read_rule(sentence, [*LATIN, *HAN], PLACE) is None


def test_an_even_list_of_cases_is_split_and_one_case_is_kept_whole() -> None:
    assert ("使用咨询、文字错误、改进建议", "使用咨询", "文字错误", "改进建议") == clauses_of(
        "使用咨询、文字错误、改进建议"
    )
    assert "收货、发货等业务全部中断" in clauses_of("系统不可用，或收货、发货等业务全部中断")
