"""In a thread, a question that leans on the last one is understood with it."""

import pytest

from knowledge.answers.question.follow_up import whole_question


@pytest.mark.parametrize(
    ("question", "earlier", "expected"),
    [
        ("那P2呢？", ["P1 多久响应？"], "P2 多久响应？"),
        ("and for P2?", ["how fast must they answer a P1?"], "how fast must they answer a P2?"),
        ("二级呢", ["MES 一级故障多久恢复"], "MES 二级故障多久恢复"),
        (
            "and when does it end?",
            ["does the CRM contract renew?"],
            "does the CRM contract renew? and when does it end?",
        ),
        ("那年费呢？", ["MES 合同几号到期？", "那它自动续期吗？"], "MES 合同几号到期？ 那它自动续期吗？ 那年费呢？"),
        ("PLM 的年费是多少？", ["MES 合同几号到期？"], "PLM 的年费是多少？"),
        ("and for P2?", [], "and for P2?"),
    ],
)
def test_a_follow_up_becomes_the_question_as_it_would_be_asked_alone(question, earlier, expected):
    assert expected == whole_question(question, earlier)
