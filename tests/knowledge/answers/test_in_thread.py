"""What a question in a thread is about: what it names, else what the thread is about."""

import pytest

from knowledge.answers.citing.values import Subject
from knowledge.answers.question.in_thread import understood
from knowledge.records.contracts.contracts import Contract
from knowledge.records.contracts.vendors import Vendor


def contract(number, vendor, title, product, kind="support", vendor_id=None):
    return Contract(
        id=number, number=f"N-{number}", title=title, product=product, kind=kind, vendor_id=vendor_id or number,
        vendor=Vendor(id=vendor_id or number, name=vendor, aliases=[]),
    )  # fmt: skip


ORBIT = contract(1, "Orbitale plc", "Orbitale Depot Support Agreement", "Orbitale Depot")
PAPER = contract(2, "Orbitale plc", "Orbitale Depot Licence", "Orbitale Depot", kind="license", vendor_id=1)
ZHI = contract(3, "成都织云软件有限公司", "织云WMS售后支持协议", "织云WMS")
ALL = [ORBIT, PAPER, ZHI]


@pytest.mark.parametrize(
    ("question", "earlier", "subject", "whole", "first", "carried"),
    [
        ("多久恢复？", ["织云一级多久响应？"], Subject((3,), "一级"), "织云WMS 一级 多久恢复？", 3, True),
        ("what is the notice period?", [], Subject((1,)), "Orbitale Depot what is the notice period?", 1, True),
        ("when does the licence end?", [], Subject((1,)), "Orbitale Depot when does the licence end?", 2, True),
        ("织云的年费是多少？", ["when does Orbitale end?"], Subject((1,)), "织云的年费是多少？", 3, False),
        ("no, 织云", ["What does Orbitale cost a year?"], Subject((1,)), "织云 What does cost a year?", 3, False),
        ("不是，我问的是Orbitale", ["织云几号到期？"], Subject((3,)), "Orbitale 几号到期？", 1, False),
        ("年费多少？", ["织云几号到期？"], None, "织云WMS 年费多少？", 3, True),
    ],
)
def test_a_question_is_understood_with_its_thread(question, earlier, subject, whole, first, carried):
    found = understood(question, earlier, subject, ALL)

    assert whole == found.whole
    assert first == found.about.contracts[0].id
    assert carried is found.carried


def test_a_thread_s_contract_that_is_not_open_to_the_asker_is_not_taken():
    found = understood("when does it end?", [], Subject((1,)), [ZHI])

    assert not found.carried
    assert "Orbitale" not in found.whole


def test_a_question_for_all_contracts_is_not_narrowed_to_the_thread_s():
    found = understood("which contracts end before April?", ["does Orbitale renew?"], Subject((1,)), ALL)

    assert 3 == len(found.about.contracts)
    assert not found.about.named
