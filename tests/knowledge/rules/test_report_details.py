"""What a report says by itself fills the form in, in its own words; what it does not say stays empty."""

import time

import pytest

from knowledge.rules.reports.report_details import Details, details_of

MODULES = ("纠正预防措施（CAPA）模块", "供应商审核模块", "Loom Vault (PDM core)", "Loom BOM Bridge (ERP connector)")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("since yesterday's upgrade nothing prints", "since yesterday's upgrade"),
        ("After last night's update every standard cost is wrong", "After last night's update"),
        ("menus are gone after the role change last night", "after the role change last night"),
        ("since the tax table was changed no order can be saved", "since the tax table was changed"),
        ("cannot log in since the vendor migrated the database to a new server, none of us",
         "since the vendor migrated the database to a new server"),
        ("I changed the address of a customer last week, saved it", "I changed the address of a customer last week"),
        ("昨晚升级后登录不了", "昨晚升级后"),
        ("昨晚打完补丁，今早过账就抛异常", "昨晚打完补丁"),
        ("早上有人把公差上限改成了0，没法手工称", "早上有人把公差上限改成了0"),
        ("我们上周三换了服务器，之后打印慢", "上周三换了服务器"),
        ("升级补丁打完之后按钮都失效", "升级补丁打完之后"),
        ("点击更新后报错", None),
        ("明天升级前请确认", None),
        ("After clicking the update button it fails", None),
        ("will next week's upgrade fix this?", None),
    ],
)  # fmt: skip
def test_what_was_changed_before(text, said):
    assert said == details_of(text).last_change


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("all users in Leeds cannot print", "all users in Leeds"),
        ("none of us in leeds, wakefield or hull can reach it", "none of us in leeds, wakefield or hull"),
        ("Nobody at any site can log in", "Nobody at any site"),
        ("about thirty people in purchasing have lost their menus", "about thirty people in purchasing"),
        ("all 25 of us have given up", "all 25 of us"),
        ("line acting up at my desk, just mine", "just mine"),
        ("全公司都用不了", "全公司"),
        ("计划部二十六个人今天都看不到结果", "计划部二十六个人"),
        ("质量部和工厂都进不去", "质量部和工厂"),
        ("我一个人的待办看不到", "我一个人"),
        ("Leeds main fibre is down. Nobody has noticed.", None),
        ("weekly check done, all sites green", None),
        ("登录页有个错别字", None),
    ],
)
def test_who_is_affected(text, said):
    assert said == details_of(text).impact


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("订单 1.2 万条同步失败", "订单 1.2 万条"),
        ("上周三的凭证少了四十多张", "凭证少了四十多张"),
        ("QMS里五月份的电子签名记录都没了", "五月份的电子签名记录"),
        ("About 600 lines across all warehouses are gone", "About 600 lines"),
        ("some 300 migrated parts came over without their weight", "some 300 migrated parts"),
        ("all invoices from May are wrong", "all invoices from May"),
        ("order 4711-22 shows twice", "order 4711-22"),
        ("the invoice print goes to the wrong tray", None),
    ],
)
def test_which_data(text, said):
    assert said == details_of(text).data_scope


@pytest.mark.parametrize(
    ("text", "urgency", "words"),
    [
        ("Fix it NOW", "now", "Fix it NOW"),
        ("请马上处理", "now", "马上处理"),
        ("need it by the end of the day", "today", "by the end of the day"),
        ("下班前要恢复", "today", "下班前"),
        ("please before Friday", "week", "before Friday"),
        ("下周就要现场审", "week", "下周就要"),
        ("no rush from me", "later", "no rush"),
        ("not urgent, but fix it now and then", "later", "not urgent"),
        ("不着急的话先排个队吧", "later", "不着急"),
        ("URGENT!!! critical!!", None, None),
        ("急急急", None, None),
        ("整个审核流程今天全停", None, None),
    ],
)
def test_by_when_it_is_needed(text, urgency, words):
    said = details_of(text)

    assert (urgency, words) == (said.urgency, said.urgency_words)


@pytest.mark.parametrize(
    ("text", "module"),
    [
        ("CAPA单子谁都提交不了", "纠正预防措施（CAPA）模块"),
        ("供应商审核计划生成不了任务", "供应商审核模块"),
        ("loom vault will not open drawings", "Loom Vault (PDM core)"),
        ("Production Orders module won't release anything", "Production Orders"),
        ("报表模块打不开", "报表"),
        ("the module is slow", None),
        ("这个模块很慢", None),
        ("nothing works", None),
    ],
)
def test_which_module(text, module):
    assert module == details_of(text, MODULES).module


def test_a_report_that_says_nothing_of_it_leaves_all_empty():
    assert Details() == details_of("new logo on order confirmations pls?")


@pytest.mark.parametrize(
    "piece", ["since ", "all ", "昨晚", "1", "订单", "after the a b c ", "财务和", "about 1 a b ", "A "]
)
def test_reading_takes_no_longer_for_odd_texts(piece):
    began = time.perf_counter()

    details_of(piece * 4000)

    assert time.perf_counter() - began < 1
