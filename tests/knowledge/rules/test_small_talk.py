"""What asks nothing gets a friendly word; what asks anything is a question."""

import pytest

from knowledge.rules.questions.small_talk import small_talk


@pytest.mark.parametrize(
    "text", ["", "hello", "Hi there!", "Good morning, team", "你好！", "在吗？", "help", "你能做什么？", "👋"]
)
def test_a_greeting_is_a_greeting(text):
    assert "greeting" == small_talk(text)


@pytest.mark.parametrize("text", ["thanks!", "Thank you very much", "谢谢", "好的", "ok", "收到👍"])
def test_thanks_are_thanks(text):
    assert "thanks" == small_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "hello, when does the ERP contract end?",
        "你好，PLM合同何时到期",
        "help desk hours",
        "P1?",
        "谢谢，那P2呢？",
        "怎么用PLM导出BOM",
    ],
)
def test_a_question_that_is_polite_stays_a_question(text):
    assert small_talk(text) is None
