"""What tells of a fault is a report; what asks anything is a question, also about faults."""

import pytest

from knowledge.rules.reports.fault_told import tells_of_fault


@pytest.mark.parametrize(
    "text",
    [
        "Ledgerway is down, we cannot ship anything since 8 this morning.",
        "nobody can log in to the CRM",
        "MES 3号线报工全部失败，产线停了",
        "榫图打不开了，一直转圈",
        "PLM 登录报错 500",
        "the label printer does not print since the update",
        "QMS keeps crashing when I save a report",
        "采购单导出无法使用，急",
        "None of us can open drawings any more",
    ],
)
def test_a_report_is_a_report(text):
    assert tells_of_fault(text)


@pytest.mark.parametrize(
    "text",
    [
        "What do we do when Ledgerway is down?",
        "How fast must they respond if nobody can log in?",
        "登录报错怎么处理？",
        "系统宕机多久要恢复",
        "一级故障的定义",
        "when does the CRM contract end",
        "notice period for the ERP licence",
        "is the failover site included",
        "昨天的故障已恢复",
        "availability target of the CRM",
        "wifi断了能发货不",
        "采集卡死想重启，顺序是啥",
        "penalty for failed delivery?",
    ],
)
def test_a_question_is_no_report(text):
    assert not tells_of_fault(text)
