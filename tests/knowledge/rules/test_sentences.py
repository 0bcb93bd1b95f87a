"""Sentences end where a reader would end them."""

import pytest

from knowledge.rules.language.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲方应付款。逾期的，扣3.5%。", ["甲方应付款。", "逾期的，扣3.5%。"]),
        ("他说“可以。”然后走了。", ["他说“可以。”", "然后走了。"]),
        ("See No. 5 of Acme Inc. and wait. Then pay.", ["See No. 5 of Acme Inc. and wait.", "Then pay."]),
        ("1.1 The fee is 3.5 per cent.\n1.2 It falls due.", ["1.1 The fee is 3.5 per cent.", "1.2 It falls due."]),
        ("P1 | 15 minutes\nP2 | 2 hours", ["P1 | 15 minutes", "P2 | 2 hours"]),
        ("", []),
    ],
)
def test_text_is_cut_at_the_ends_of_sentences_and_lines(text, expected):
    assert expected == [text[a:b] for a, b in sentence_spans(text)]
