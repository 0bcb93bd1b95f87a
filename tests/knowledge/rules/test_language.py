"""The asker's language is that of the words around the product names."""

import pytest

from knowledge.rules.language.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PikeLedger 续约时单价最多能涨多少?", "zh"),
        ("那P2呢？", "zh"),
        ("and for P2?", "en"),
        ("How long does the 鹿鸣 NDA last after it ends?", "en"),
        ("", "en"),
        ("12345 !!", "en"),
    ],
)
def test_the_language_of_a_question(text, expected):
    assert expected == language_of(text)
