"""Who reads Chinese is told in Chinese what is refused, unknown or unreadable, in a house that else reads English."""

import pytest

from bot.desk.tickets import tickets as verbs
from knowledge.records.people import people
from tests.scenarios.seeing import reply_to, shown_only_to
from tests.scenarios.tickets import Story


@pytest.fixture
def mixed(talking):
    """A house that reads English, in which Fang, Lin and the auditor read Chinese."""
    with talking.desk.database.sessions.begin() as session:
        for one in ("U0FANG", "U0LIN", "U0AUDI"):
            people.by_slack_id(session, one).lang = "zh"
    return talking


def told_only(talking, who, words):
    """What one person alone is shown in #general."""
    seen = talking.workspace.wait(
        lambda: next((m for m in talking.workspace.messages("#general", who) if m.only_for and words in m.text), None)
    )
    return seen.text


def test_a_step_that_is_not_theirs_is_refused_in_the_reader_s_language(mixed):
    story = Story(mixed)
    said, _ = story.report(who="ross")

    story.press("audi", said, "confirm")

    assert "你的角色只能查看工单，不能改动，请找工单负责人。" in told_only(mixed, "audi", "角色")


def test_a_step_that_the_ticket_s_state_does_not_take_is_refused_in_its_words(mixed):
    story = Story(mixed)
    _, shown = story.report(who="ross")
    mixed.workspace.click("lin", shown, "ticket_more", "1:pause")
    mixed.workspace.modal("lin")
    with mixed.desk.database.sessions.begin() as session:
        verbs.withdraw(session, 1, "A cable was loose", by="U0ROSS", now=mixed.desk.now())

    mixed.workspace.submit("lin", reason="等备件")

    told = mixed.workspace.wait(
        lambda: next((m for m in mixed.workspace.messages("general", "lin") if m.only_for == "U0LIN"), None)
    )
    assert "工单 1 现在的状态是“已撤回”，不能记“暂停”。" in told.text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/desk ledger 海市蜃楼合同", "没有与“海市蜃楼合同”相符的合同，请核对名称或编号。"),
        ("/desk scorecard 海市蜃楼公司", "没有与“海市蜃楼公司”相符的供应商，请核对名称。"),
        ("/desk digest 下午", "“下午”既不是 09:00 这样的时间"),
    ],
)
def test_a_command_that_cannot_be_done_says_why_in_chinese(mixed, line, said):
    mixed.workspace.command("fang", "#general", line)

    assert said in told_only(mixed, "fang", "“")


def test_the_same_refusal_is_english_for_who_reads_english(mixed):
    mixed.workspace.command("ross", "#general", "/desk ledger Mirage")

    assert "No contract fits “Mirage”" in told_only(mixed, "ross", "“")


def test_a_form_says_under_its_field_in_chinese_what_is_refused(mixed):
    mixed.workspace.command("fang", "#general", "/desk ledger CRM")
    shown = mixed.workspace.wait(
        lambda: next(
            (m for m in mixed.workspace.messages("#general", "fang") if "renewal_enter" in str(m.blocks)), None
        )
    )
    mixed.workspace.click("fang", shown, "renewal_enter")

    refused = mixed.workspace.submit("fang", kind="payment", day="2027-01-31", text=" ", amount="CNY 1")

    assert "请用几个字说明要付什么款或整改什么" in str(refused)


def test_a_file_that_cannot_be_read_is_refused_in_the_house_s_language(start_desk):
    talking = start_desk(home_language="zh")

    broken = talking.workspace.upload("ross", "#vendors", "plan.pdf", b"%PDF-1.7 nothing")

    assert "没有学习 plan.pdf。PDF 已损坏或不完整，请重新保存。" in reply_to(talking, broken).text


def test_a_refusal_in_direct_messages_is_chinese_too(mixed):
    mixed.workspace.command("fang", "dm", "/desk ledger 海市蜃楼合同")

    told = mixed.workspace.wait(lambda: shown_only_to(mixed, "fang"))
    assert "请核对名称或编号" in told.text
