"""Replies in a thread: what asks something, and what puts the last question right."""

import pytest

from knowledge.rules.questions.thread_talk import asks_in_thread, correction


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no, the ERP one", "ERP"),
        ("No. It is about Pinecrest.", "Pinecrest"),
        ("not that one, the hosting agreement", "hosting"),
        ("I meant Level 3", "Level 3"),
        ("no, when does the lab contract start?", "when does the lab contract start?"),
        ("不是，我问的是仓储", "仓储"),
        ("不对，是WMS的", "WMS"),
        ("不是 ERP，是 WMS", "WMS"),
        ("我问的是三级", "三级"),
        ("no problem", None),
        ("No idea, ask Jo", None),
        ("不用了", None),
        ("不客气", None),
        ("the ERP one is fine", None),
    ],
)
def test_what_is_meant_instead_is_read_from_a_correction(text, meant):
    assert meant == correction(text)


@pytest.mark.parametrize(
    "text",
    [
        "那三级呢",
        "and for level 3?",
        "它会自动续吗",
        "好的，最晚哪天说",
        "ok, how many visits a year",
        "can we leave early",
    ],
)
def test_what_asks_on_is_for_the_desk(text):
    assert asks_in_thread(text)


@pytest.mark.parametrize("text", ["thanks", "see you at three", "我明天打电话给他们", "good to know.", "收到"])
def test_what_asks_nothing_is_not(text):
    assert not asks_in_thread(text)
