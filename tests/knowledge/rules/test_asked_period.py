"""Which days a question about the whole register means."""

from datetime import date

import pytest

from knowledge.rules.questions.asked_period import Period, asked_period

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("Which of our contracts end before April 2027?", TODAY, date(2027, 3, 31)),
        ("which contracts expire in 2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("what agreements run out by march 2027?", TODAY, date(2027, 3, 31)),
        ("any licences expiring next month", date(2026, 12, 1), date(2026, 12, 31)),
        ("list all contracts up for renewal in the next 90 days", TODAY, date(2027, 2, 24)),
        ("which subscriptions renew within six months", TODAY, date(2027, 5, 26)),
        ("which contract ends next?", TODAY, None),
        ("哪些合同明年到期？", date(2027, 1, 1), date(2027, 12, 31)),
        ("三个月内有哪些合同要续签", TODAY, date(2027, 2, 26)),
        ("2027年3月前到期的合同有哪些", TODAY, date(2027, 2, 28)),
        ("下个月到期的合同有哪些？", date(2026, 12, 1), date(2026, 12, 31)),
        ("有没有快到期的协议", TODAY, date(2027, 2, 24)),
        ("which agreements end before the end of March 2027", TODAY, date(2027, 3, 31)),
        ("2027年2月底之前到期的合同有哪些", TODAY, date(2027, 2, 28)),
        ("which contracts end in April", date(2027, 4, 1), date(2027, 4, 30)),
        ("哪些合同12月到期", date(2026, 12, 1), date(2026, 12, 31)),
        ("本季度哪些合同到期", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_question_for_a_list_means_these_days(question, since, until):
    assert Period(since, until) == asked_period(question, TODAY)


@pytest.mark.parametrize(
    "question",
    [
        "when does the PLM contract end?",
        "which contract governs support of the ERP?",
        "PLM合同什么时候到期",
        "哪些模块在合同范围内",
        "Does the Fernhollow CRM subscription renew automatically?",
        "合同到期后数据怎么处理",
    ],
)
def test_a_question_about_one_contract_asks_for_no_list(question):
    assert asked_period(question, TODAY) is None
