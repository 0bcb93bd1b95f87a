"""People ask the running desk, in channels, directly and by the command."""

from sqlalchemy import select

from bot.playground.people import acts
from knowledge.records.people.questions import Feedback, Question
from tests.scenarios.seeing import reply_to, shown_only_to

RESPONSE = "明栈MES的一级故障多久响应？"


def test_a_mention_is_answered_in_its_thread_with_the_quoted_clause(talking):
    asked = talking.workspace.say("wei", "#general", f"@vendordesk *{RESPONSE}*")

    answer = reply_to(talking, asked)

    assert asked.ts == answer.thread_ts
    assert "15" in str(answer.blocks)
    assert "明栈MES补充协议一.md" in str(answer.blocks)


def test_a_follow_up_in_the_thread_knows_what_the_thread_is_about(talking):
    asked = talking.workspace.say("wei", "#general", f"@vendordesk {RESPONSE}")
    reply_to(talking, asked)

    again = talking.workspace.say("wei", "#general", "@vendordesk 那二级呢？", thread_ts=asked.ts)
    answer = reply_to(talking, asked, after=again)

    assert "二级" in str(answer.blocks)
    assert "明栈MES" in str(answer.blocks)


def test_a_direct_message_is_answered_without_a_mention(talking):
    asked = talking.workspace.say("wei", "dm", "When does the Fernhollow CRM subscription end?")

    assert "2026-12-31" in str(reply_to(talking, asked).blocks)


def test_what_the_command_asks_is_answered_to_the_asker_only(talking):
    talking.workspace.command("wei", "#general", f"/desk ask {RESPONSE}")

    answer = talking.workspace.wait(lambda: shown_only_to(talking, "wei"), seconds=60)

    assert "15" in str(answer.blocks)
    assert [] == [m for m in talking.workspace.messages("#general", "lin") if m.bot_id]


def test_a_verdict_is_kept_with_the_answer_and_its_passages(talking):
    asked = talking.workspace.say("wei", "dm", RESPONSE)
    answer = reply_to(talking, asked)

    talking.workspace.click("wei", answer, "judge_answer", value_of(answer, "positive_button"))
    talking.workspace.click("wei", answer, "judge_answer", value_of(answer, "negative_button"))

    with talking.desk.database.reading() as session:
        question = session.scalars(select(Question)).one()
        verdict = session.scalars(select(Feedback)).one()
    assert (question.id, "U0WEI", False) == (verdict.question_id, verdict.person, verdict.right)
    assert question.answer
    assert question.citations


def test_a_clause_opens_with_what_stands_around_it(talking):
    answer = reply_to(talking, talking.workspace.say("wei", "dm", RESPONSE))

    talking.workspace.click("wei", answer, "open_clause")

    assert "明栈MES" in str(talking.workspace.modal("wei").content)


def test_a_question_without_an_answer_can_be_put_before_the_owners_once(talking):
    asked = talking.workspace.say("wei", "dm", "Who won the football match in Lisbon yesterday?")
    answer = reply_to(talking, asked)

    talking.workspace.click("wei", answer, "ask_owner")
    talking.workspace.click("wei", answer, "ask_owner")

    first = talking.workspace.wait(lambda: for_owners(talking), seconds=30)
    assert "<@U0WEI>" in first[0].text
    assert 1 == len(first)
    assert "have not found" in str(answer.blocks)


def test_the_message_tab_suggests_questions(start_desk):
    talking = start_desk(suggestions=("MES 一级故障多久响应？",))

    open_messages_tab(talking, "wei")

    talking.workspace.wait(lambda: talking.workspace.calls("assistant.threads.setSuggestedPrompts"), seconds=10)


def test_what_is_no_subcommand_is_shown_the_help(talking):
    talking.workspace.command("wei", "#general", "/desk bogus")

    shown = talking.workspace.wait(lambda: [m for m in talking.workspace.messages("#general", "wei") if m.only_for])
    assert "/desk ask" in str(shown[0].blocks)


def value_of(answer, button):
    row = next(block for block in answer.blocks if block["type"] == "context_actions")
    return row["elements"][0][button]["value"]


def for_owners(talking):
    return [m for m in talking.workspace.messages("#vendors") if "football" in m.text]


def open_messages_tab(talking, who):
    acts.open_home(talking.workspace.state, talking.workspace.person(who), tab="messages")


def test_a_greeting_is_told_what_the_desk_can_do(talking):
    greeted = talking.workspace.say("wei", "#general", "@vendordesk 你好")
    silent = talking.workspace.say("wei", "#general", "@vendordesk")

    assert "/desk ask" in str(reply_to(talking, greeted).blocks)
    assert "/desk ask" in str(reply_to(talking, silent).blocks)


def test_thanks_are_answered_in_kind_and_not_searched_for(talking):
    asked = talking.workspace.say("wei", "dm", RESPONSE)
    answer = reply_to(talking, asked)

    thanked = talking.workspace.say("wei", "dm", "谢谢！", thread_ts=asked.ts)

    assert "不客气" in reply_to(talking, asked, after=max(answer, thanked, key=lambda m: m.ts)).text
