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
    ("sentence", "given", "levelled"),
    [
        ("Training and wishes for new screens carry no level.", {"no_fault"}, False),
        ("Training and wishes for new screens carry no level.", set(), True),
        ("P4 is withdrawn: questions and cosmetic points are written down without a target.", {"slight"}, False),
        ("P4 is withdrawn: questions and cosmetic points are written down without a target.", {"past"}, True),
        ("操作咨询和新需求不属于故障，不定级。", {"no_fault"}, False),
        ("操作咨询和新需求不属于故障，不定级。", {"single"}, True),
    ],
)
def test_what_a_contract_says_to_have_no_level_gets_none(sentence: str, given: set[str], levelled: bool) -> None:
    rule = read_rule(sentence, LATIN, PLACE)

    assert rule is not None
    assert levelled == (ruled(3, given, [rule], 3)[0] < len(LATIN))


def test_a_sentence_about_a_fault_that_is_not_withdrawn_is_no_such_rule() -> None:
    assert read_rule("The offer is withdrawn after thirty days.", LATIN, PLACE) is None


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


@pytest.mark.parametrize(
    ("definition", "left_out", "kept"),
    [
        ("Any other fault. Questions get no class.", ("Questions get no class",), "Any other fault."),
        ("界面上的毛病（咨询与建议不分级）", ("咨询与建议不分级",), "界面上的毛病"),
        ("One reader has no network.", (), "One reader has no network."),
    ],
)
def test_what_a_definition_leaves_out_is_no_case_of_its_level(
    definition: str, left_out: tuple[str, ...], kept: str
) -> None:
    level = Level("P3", 2, definition, clauses_of(definition), None)

    assert left_out == level.leaves_out
    assert kept == level.clauses[0].strip("（）")


@pytest.mark.parametrize(
    ("definition", "rest", "faults_alone"),
    [
        ("Everything else.", True, False),
        ("Any other malfunction.", True, True),
        ("其他一切故障", True, True),
        ("其余事项", True, False),
        ("A single till stands still.", False, False),
    ],
)
def test_a_level_for_other_faults_is_not_one_for_all_the_rest(definition: str, rest: bool, faults_alone: bool) -> None:
    level = Level("P3", 2, definition, (definition,), None)

    assert (rest, faults_alone) == (level.takes_the_rest, level.takes_other_faults)
