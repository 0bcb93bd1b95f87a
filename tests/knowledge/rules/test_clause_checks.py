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
