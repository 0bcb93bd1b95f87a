"""What a passage must name or hold before it can answer a question about it."""

import pytest

from knowledge.answers.question.asks_for import asked_kind, has_kind
from knowledge.answers.question.matters import unnamed_matter


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("有没有承诺月度可用率", "P0故障应在4小时内恢复。", True),
        ("有没有承诺月度可用率", "系统月度可用性不低于99.9%。", False),
        ("Is there an uptime promise?", "月度可用率不低于99.5%。", False),
        ("代码放在第三方托管吗", "乙方应交付源代码。", True),
        ("几小时恢复", "4小时内恢复。", False),
    ],
)
def test_a_matter_must_be_named_to_be_answered(question: str, text: str, wanted: bool):
    assert wanted == unnamed_matter(question, [text])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("服务热线：0519-8877 6655", True),
        ("请拨打 400 820 1234", True),
        ("协议编号 | LJ-TS-2025-009", False),
        ("服务期 2025-07-01 至 2026-06-30", False),
        ("年支持费216,000元", False),
    ],
)
def test_dates_and_numbers_of_contracts_are_no_telephone(text: str, wanted: bool):
    assert wanted == has_kind(text, "phone")


def test_a_cost_run_is_not_a_price():
    kinds = [asked_kind(q) for q in ("Cost run hangs, what should I check first?", "What does the licence cost?")]

    assert [None, "money"] == kinds
