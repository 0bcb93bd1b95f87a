"""Clauses that a contract has, only mentions, or lacks."""

import pytest

from knowledge.rules.contract.clause_checks import CHECKS, check_clauses

ZH = "第一条 服务范围\n1.1 服务范围包括远程支持。\n2.1 故障分级由双方另行商定。\n3.1 双方应对技术资料保密。\n"
EN = "1 Scope. The services include remote support. 2 Either party may terminate on 30 days' prior written notice.\n"


def found(text, stated=(), kind="support"):
    return {finding.name: finding.found for finding in check_clauses(text, stated, kind)}


def test_a_clause_that_fixes_nothing_is_weak():
    assert ("stated", "weak", "missing") == tuple(found(ZH)[name] for name in ("scope", "levels", "backup"))


def test_a_fact_in_force_proves_a_clause_without_its_words():
    assert "stated" == found(ZH, stated=("governing_law",))["disputes"]


def test_a_sentence_is_preferred_to_a_heading_and_has_its_place():
    finding = next(f for f in check_clauses(ZH, (), "support") if f.name == "scope")

    assert ZH[finding.start : finding.end] == finding.sentence


@pytest.mark.parametrize(
    ("name", "expected"), [("termination", "stated"), ("notice", "weak"), ("confidentiality", "missing")]
)
def test_english_contracts_are_checked_alike(name, expected):
    assert expected == found(EN)[name]


def test_a_support_contract_needs_no_retention_money_and_an_implementation_does():
    assert "retention" not in found(ZH)
    assert "missing" == found(ZH, kind="implementation")["retention"]


def test_each_clause_has_words_in_both_languages():
    assert [] == [check.name for check in CHECKS if not check.zh or not check.en]


ARTICLES = """合同
鉴于甲方拟对生产系统作工程变更，乙方拥有相应的知识产权，双方订立本合同，以资共同遵守。
第一条 许可范围
1.1 甲方可在两处工厂安装本软件，每处一套。
第二条 费用与支付
2.1 年费于每年一月一次付清，乙方开具发票。
2.2 逾期付款的，每日按万分之五支付违约金。
第三条 知识产权
3.1 定制开发成果归甲方所有，平台本身仍归乙方。
第四条 解除与终止
4.1 一方严重违约且三十日内未改正的，对方可以解除本合同。
第五条 其他
5.1 本合同终止后，双方仍应履行结算义务，并在三十日内办理完毕。
"""
PARTS = """Agreement
WHEREAS the Customer wishes to amend its systems and owns intellectual property of its own in them;
1. Scope of services
The Provider hosts the portal for the Customer and for its two subsidiaries.
2. Termination
Either party may end this Agreement where the other does not mend a breach within twenty days.
3. Data
After termination of this Agreement the Provider exports all data within ten days.
"""


@pytest.mark.parametrize(
    ("text", "name", "begins"),
    [
        (ARTICLES, "scope", "1.1"),
        (ARTICLES, "payment_dates", "2.1"),
        (ARTICLES, "intellectual_property", "3.1"),
        (ARTICLES, "termination", "4.1"),
        (PARTS, "scope", "The Provider hosts"),
        (PARTS, "termination", "Either party may end"),
        (PARTS, "data_return", "After termination"),
    ],
)
def test_the_sentence_quoted_is_the_one_that_a_reader_would_point_at(text, name, begins):
    finding = next(f for f in check_clauses(text, (), "license") if f.name == name)

    assert finding.sentence.startswith(begins)


@pytest.mark.parametrize(("text", "name"), [(ARTICLES, "change"), (PARTS, "change"), (PARTS, "intellectual_property")])
def test_a_recital_is_no_clause(text, name):
    assert ("missing", None) == next(
        (f.found, f.sentence) for f in check_clauses(text, (), "license") if f.name == name
    )
