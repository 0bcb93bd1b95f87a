"""A fault becomes a ticket in two clicks, the vendor's clock runs in its thread, and a breach becomes a claim."""

import pytest

from bot.desk.tickets import tickets as tickets_verbs
from knowledge.records.tickets import tickets, triage_corrections
from tests.scenarios.tickets import ERP_DOWN, STOPPED, Story


@pytest.fixture
def story(talking):
    return Story(talking)


def test_two_clicks_turn_a_message_into_a_ticket_with_the_contracts_own_definition(story):
    said = story.workspace.say("wei", "general", STOPPED)

    story.workspace.shortcut("wei", "open_ticket", said)
    form = story.form("wei")
    story.workspace.submit("wei")

    assert "任一车间因系统原因无法报工" in str(form.content["blocks"])
    countdown = story.countdown(said)
    assert said.ts == countdown.thread_ts
    assert "S1" in str(countdown.blocks)
    assert "一级" in str(countdown.blocks)


def test_the_countdown_is_one_message_that_is_edited_as_time_goes_by(story):
    said, before = story.report()

    story.pass_time(minutes=5)
    after = story.countdown(said, containing="▰▰▰▱")

    assert before.ts == after.ts
    assert "<!date^" in str(after.blocks)
    assert [] == story.posted("ticket_warning")


def test_the_vendor_is_warned_of_then_the_breach_is_told_with_the_people_to_call(story):
    """Rule 6: each is said once."""
    said, _ = story.report()

    story.pass_time(minutes=12)
    warning = story.told_alone("lin", containing="75%")
    story.pass_time(minutes=4)
    breach = story.post(said, containing="没有按时完成")

    assert "First response" in warning.text  # in the language of whoever is told alone
    assert "首次响应" in breach.text
    story.pass_time(seconds=1)
    story.settle()
    assert ["response:1"] == [told["clock"] for told in story.posted("ticket_breach")]


def test_our_own_messages_are_never_the_vendors_response(story):
    """Rule 3."""
    said, _ = story.report()

    story.press("lin", said, "told_vendor")
    letter = story.workspace.modal("lin")
    story.workspace.submit("lin", channel_used="email")
    story.countdown(said, containing="邮件")

    assert "MZ-SH-2025-007" in str(letter.content)
    assert "vendor_notified" in story.log()
    assert "首次响应 按时完成" not in str(story.countdown(said).blocks)


def test_the_vendors_response_meets_the_first_clock_and_what_came_with_it(story):
    said, _ = story.report()

    story.press("lin", said, "respond")
    story.workspace.submit("lin", came_with=["plan"], text="已派工程师")

    countdown = story.countdown(said, containing="首次响应 按时完成")
    assert "处理方案 按时完成" in str(countdown.blocks)
    assert "恢复运行 按时完成" not in str(countdown.blocks)
    assert "已派工程师" in str(countdown.blocks)


def test_while_the_vendor_waits_for_us_the_clocks_stand_and_say_why(story):
    """Rule 2."""
    said, _ = story.report()
    story.workspace.click("lin", story.countdown(said), "ticket_more", "1:pause")
    story.workspace.submit("lin", reason="等我方提供日志")
    paused = story.countdown(said, containing="等我方提供日志")

    story.pass_time(hours=5)
    story.settle()
    story.press("lin", said, "resume")

    assert "暂停" in str(paused.blocks)
    resumed = story.countdown(said, containing="还剩约")
    assert "已超时" not in str(resumed.blocks)
    assert [] == story.posted("ticket_breach")


def test_a_changed_severity_recomputes_the_deadlines_and_teaches_triage(story):
    """Rule 5."""
    said, _ = story.report()

    story.workspace.click("lin", story.countdown(said), "ticket_more", "1:regrade")
    story.workspace.submit("lin", severity="S2", level="二级")

    changed = story.countdown(said, containing="S2")
    assert "二级" in str(changed.blocks)
    assert "重新计算" in str(changed.blocks)
    with story.desk.database.reading() as session:
        assert ["S2"] == [row.severity for row in triage_corrections.corrections(session)]
        changed = next(e for e in tickets.log_of(session, 1) if e.kind == "severity_changed")
        assert "response:1" in changed.data["deadlines_before"]


def test_a_breach_leads_to_evidence_a_letter_and_a_claim_that_is_decided_once(story):
    said, _ = story.report(text=ERP_DOWN)
    story.pass_time(hours=2)
    breach = story.post(said, containing="First response")

    story.workspace.click("lin", breach, "claim_open")
    page = story.workspace.modal("lin")
    story.workspace.click("lin", page, "claim_letter")
    sent = story.workspace.wait(lambda: next((m for m in story.workspace.messages("dm", "lin") if m.files), None))
    story.workspace.click("lin", page, "claim_claimed")

    assert "What the contract says" in str(page.content)
    assert "a credit of" in str(page.content)
    assert story.workspace.state.file(sent.files[0]).name.endswith(".docx")
    assert "U0LIN" in story.post(said, containing="claimed the credit").text
    with story.desk.database.reading() as session:
        assert ["claimed"] == [claim.state for claim in tickets.claims_of(session, 1) if claim.clock == "response:1"]


def test_a_ticket_is_verified_closed_and_rated_in_two_clicks(story):
    said, _ = story.report()
    for step, given in (
        ("respond", {}),
        ("resolve", {"text": "重启网关"}),
        ("verify", {"checks": ["function", "data", "regression"]}),
        ("close", {"change": "kept", "impact": "停产一小时", "prevention": "加监控", "change_record": "CR-7"}),
    ):
        story.settle()
        story.press("lin", said, step)
        story.workspace.submit("lin", **given)
    closing = story.post(said, containing="已关闭")

    story.workspace.click("wei", closing, "ticket_rate_4")
    asked = story.workspace.wait(
        lambda: next(
            (m for m in story.workspace.messages("general", "wei") if "ticket_rated_speed" in str(m.blocks)), None
        )
    )
    story.workspace.click("wei", asked, "ticket_rated_speed")

    with story.desk.database.reading() as session:
        rated = [event.data for event in tickets.log_of(session, 1) if event.kind == "rated"]
    assert {"score": 4, "about": "speed"} == rated[-1]


def test_the_same_fault_reported_again_joins_the_open_ticket(story):
    said, _ = story.report()
    again = story.workspace.say("lin", "general", "明栈MES 报不了工，车间都停了")
    story.workspace.shortcut("lin", "open_ticket", again)
    form = story.form("lin")

    story.workspace.click("lin", form, "ticket_join")

    assert story.countdown(said, containing="并入工单 1")
    with story.desk.database.reading() as session:
        assert 1 == len(tickets.listed(session))


def test_a_mention_that_asks_for_a_ticket_is_shown_what_would_be_opened(story):
    said = story.workspace.say("wei", "general", f"@vendordesk 开工单：{STOPPED}")
    card = story.workspace.answer(said, seconds=30)

    story.workspace.click("wei", card, "ticket_accept")

    countdown = story.countdown(said)
    assert "一级" in str(countdown.blocks)
    story.settle()
    assert "已开工单 1" in next(m for m in story.thread(said) if m.ts == card.ts).text


def test_a_proposals_level_is_changed_with_one_click_and_the_ticket_is_opened_so(story):
    said = story.workspace.say("wei", "general", f"@vendordesk 开工单：{STOPPED}")
    card = story.workspace.answer(said, seconds=30)

    story.workspace.click("wei", card, "ticket_card_level", "二级")

    story.settle()
    changed = next(m for m in story.thread(said) if m.ts == card.ts)
    story.workspace.click("wei", changed, "ticket_accept")
    assert "二级" in str(story.countdown(said).blocks)
    with story.desk.database.reading() as session:
        assert ("二级", "S2") == (tickets.listed(session)[0].level, tickets.listed(session)[0].severity)


def test_the_command_opens_a_ticket_whose_thread_begins_in_the_channel(story):
    story.workspace.command("wei", "general", f"/desk ticket {STOPPED}")
    story.form("wei")
    story.workspace.submit("wei")

    root = story.workspace.wait(
        lambda: next((m for m in story.workspace.messages("general") if "ticket_more" in str(m.blocks)), None)
    )
    assert root.thread_ts in (None, root.ts)


def test_the_board_shows_ones_own_first_and_exports_a_table(story):
    story.report()
    story.settle()

    home = story.workspace.home("wei")
    story.workspace.command("wei", "general", "/desk tickets")
    story.workspace.click("wei", home, "ticket_export")

    assert STOPPED[:10] in str(home.content)
    sent = story.workspace.wait(lambda: next((m for m in story.workspace.messages("dm", "wei") if m.files), None))
    assert story.workspace.state.file(sent.files[0]).name.endswith(".csv")


def test_an_auditor_reads_and_changes_nothing(story):
    """Rule 15."""
    said, _ = story.report()

    story.press("audi", said, "confirm")

    told = story.workspace.wait(
        lambda: next((m for m in story.workspace.messages("general", "audi") if "role" in m.text), None)
    )
    assert "may read tickets" in told.text
    assert said.ts == told.thread_ts  # the refusal stays in the thread
    assert ["opened"] == story.log()


def test_what_refuses_a_form_that_was_opened_in_a_thread_is_said_in_that_thread(story):
    said, _ = story.report()
    story.press("lin", said, "respond")
    form = story.workspace.modal("lin")
    with story.desk.database.sessions.begin() as session:
        tickets_verbs.withdraw(session, 1, "a mistake", by="U0LIN", now=story.desk.now())

    story.workspace.submit("lin", text="restarted")

    told = story.workspace.wait(
        lambda: next((m for m in story.workspace.messages("general", "lin") if m.only_for == "U0LIN"), None)
    )
    assert said.ts == told.thread_ts
    assert "1" in told.text
    assert "thread_ts" in form.content["private_metadata"]


def test_a_ticket_put_under_the_right_contract_counts_by_its_terms_from_the_report_on(story):
    """Rule 5."""
    said, _ = story.report()
    story.workspace.click("lin", story.countdown(said), "ticket_more", "1:recontract")
    form = story.workspace.modal("lin")

    found = story.workspace.options("lin", form, "step_contract", "ledgerway")
    story.workspace.submit("lin", step_contract=found[0]["value"])

    countdown = story.countdown(said, containing="Aldergate")
    assert "倒计时" in str(countdown.blocks)
    assert "contract_changed" in story.log()


def test_a_fault_told_in_other_words_is_said_to_look_like_the_open_ticket_of_its_contract(story):
    story.report(text="Ledgerway ERP: invoice PDF export fails with error 500")
    story.report(text=ERP_DOWN)
    again = story.workspace.say("lin", "general", "Ledgerway is down, nobody at any site can log in since the update")

    story.workspace.shortcut("lin", "open_ticket", again)
    offered = [block for block in story.form("lin").content["blocks"] if "ticket_join" in str(block)]

    assert "This looks like ticket" in str(offered[0])
    assert "2" in str(offered[0]["accessory"]["value"])
    assert 2 == len(offered)


def test_the_form_is_filled_in_with_the_reporters_own_words(story):
    text = "since yesterday's upgrade all users in Leeds cannot log in to Ledgerway ERP, we need it by noon"
    said = story.workspace.say("wei", "general", text)

    story.workspace.shortcut("wei", "open_ticket", said)
    story.form("wei")
    story.workspace.submit("wei")
    story.countdown(said)

    with story.desk.database.reading() as session:
        opened = tickets.log_of(session, 1)[0].data
    assert "since yesterday's upgrade" == opened["last_change"]
    assert "all users in Leeds" == opened["impact"]
    assert "today" == opened["urgency"]
    assert opened["data_scope"] is None


def test_a_mention_that_tells_of_a_fault_gets_a_proposed_ticket_with_the_contracts_own_definition(story):
    said = story.workspace.say("wei", "#general", "@vendordesk 明栈MES 3号线报工全部失败，产线停了")

    card = str(story.workspace.answer(said, seconds=30).blocks)

    assert "按此开工单" in card
    assert "合同对该级别的定义" in card or "定义" in card
    assert "如果是想提问" in card
