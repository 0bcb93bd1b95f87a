"""A question is understood by what it asks for, not by its exact words."""

import pytest

from knowledge.answers.question.wants import wanted


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("这份合同几号到期？", "expires_on"),
        ("when is the MES agreement over?", "expires_on"),
        ("不想续的话最晚哪天要发函", "last_opt_out_on"),
        ("by when do we have to tell them that we cancel", "last_opt_out_on"),
        ("how much notice for non-renewal?", "notice_period"),
        ("到期会不会自动续期", "auto_renews"),
        ("does it renew automatically", "auto_renews"),
        ("续约最多涨几个点", "price_increase_cap_percent"),
        ("how much can they raise the price at renewal", "price_increase_cap_percent"),
        ("质保金什么时候付", "retention_release"),
        ("一年上门几次", "onsite_visits_per_year"),
        ("how many on-site visits are included", "onsite_visits_per_year"),
        ("服务时间是几点到几点", "service_hours"),
        ("年费多少", "annual_fee"),
        ("what do we pay per year for the CRM", "annual_fee"),
        ("合同总价是多少", "total_fee"),
        ("扣款要在多少天内申请", "credit_claim_within"),
        ("how many days do we have to claim a credit", "credit_claim_within"),
        ("定制开发的源代码归谁", "ip_of_custom_work"),
        ("which law governs the contract", "governing_law"),
        ("does the maintenance carry on by itself next yr", "auto_renews"),
        ("is it going to renew on us", "auto_renews"),
        ("what credit is due at 98.8 percent uptime", "credits"),
        ("what do they owe us if uptime is 98%", "credits"),
        ("whats the max they can put the fee up", "price_increase_cap_percent"),
        ("holdback on the job, how many %", "retention_percent"),
        ("how often do they come out for checks", "onsite_visits_per_year"),
        ("what hrs is the hotline manned", "service_hours"),
        ("who runs the rollout for them, by name", "named_consultant"),
        ("when's the latest we can pull out before it renews", "last_opt_out_on"),
        ("how much is the CRM a yr", "annual_fee"),
        ("overall price for the project", "total_fee"),
        ("are the scripts ours", "ip_of_custom_work"),
        ("how long are we locked in", "expires_on"),
        ("when did we sign it", "signed_on"),
        ("指定的实施顾问是谁", "named_consultant"),
        ("合同哪天签的，什么时候签", "signed_on"),
    ],
)
def test_the_field_that_a_question_asks_for(question, field):
    assert field in wanted(question).fields


@pytest.mark.parametrize(
    ("question", "milestone"),
    [
        ("P1 多久响应？", "response"),
        ("how fast do they have to reply to a sev 1", "response"),
        ("A级几小时恢复", "restore"),
        ("within what time is a P2 fixed", "resolve"),
        ("多长时间给临时方案", "workaround"),
        ("how soon is somebody on site", "onsite"),
    ],
)
def test_the_milestone_that_a_question_asks_for(question, milestone):
    assert milestone in wanted(question).milestones


@pytest.mark.parametrize(
    "question", ["打印机卡纸怎么办", "how do I export a report", "提前终止合同要提前几天通知", "谁能重启采集网关"]
)
def test_other_questions_ask_for_no_fact(question):
    assert not wanted(question)
