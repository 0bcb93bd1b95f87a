"""Where several contracts fit and none is named, the desk asks which, and answers in the thread after the press."""

import json

from bot.playground.workspace.choices import elements_of
from knowledge.records.contracts import vendors
from knowledge.records.documents.documents import Document
from tests.scenarios.seeing import reply_to

P1 = "how fast for a P1?"


def ask(talking, text=P1, *, who="wei", where="#general"):
    asked = talking.workspace.say(who, where, f"@vendordesk {text}")
    return asked, reply_to(talking, asked)


def offered(message):
    """What the buttons say, with their action ids and values."""
    found = {}
    for _, element in elements_of(message.blocks):
        if element.get("action_id", "").startswith("choose_contract"):
            found[element["text"]["text"]] = (element["action_id"], element["value"])
    return found


def close(talking, part):
    with talking.desk.database.sessions.begin() as session:
        for document in session.query(Document).filter(Document.name.contains(part)):
            document.audience = "closed"


def press(talking, message, part, *, who="wei"):
    action, value = next(one for title, one in offered(message).items() if part in title)
    talking.workspace.click(who, message, action, value)


def first(message):
    return message.blocks[0]["text"]["text"]


def test_the_desk_asks_which_and_answers_in_the_thread_what_was_chosen(talking):
    asked, which = ask(talking)

    press(talking, which, "明栈")
    answer = reply_to(talking, asked, after=which)

    assert first(which).endswith("Which contract do you mean?")
    assert ["Ledgerway Support", "明栈MES售后技术支持协议"] == [title[:17] for title in sorted(offered(which))]
    assert "15 minutes" in first(answer)
    assert "明栈MES售后技术支持协议" in json.dumps(answer.blocks, ensure_ascii=False)


def test_another_press_answers_for_the_other_one_and_the_same_press_does_nothing(talking):
    asked, which = ask(talking)
    press(talking, which, "明栈")
    one = reply_to(talking, asked, after=which)

    press(talking, which, "明栈", who="lin")
    press(talking, which, "Ledgerway")
    two = reply_to(talking, asked, after=one)

    assert "30 minutes" in first(two)
    seen = [m for m in talking.workspace.messages("#general", "wei") if m.bot_id and m.thread_ts == asked.ts]
    assert 3 == len(seen)


def test_a_contract_that_the_room_may_not_read_is_not_offered_and_one_left_is_answered(talking):
    close(talking, "ledgerway")

    _, answer = ask(talking)

    assert {} == offered(answer)
    assert "Ledgerway" not in json.dumps(answer.blocks)


def test_a_contract_that_was_closed_meanwhile_is_not_answered_for(talking):
    asked, which = ask(talking)
    close(talking, "ledgerway")

    press(talking, which, "Ledgerway")
    last = reply_to(talking, talking.workspace.say("wei", "#general", "@vendordesk thanks"))

    seen = [m for m in talking.workspace.messages("#general", "wei") if m.bot_id and m.thread_ts == asked.ts]
    assert "minutes" not in json.dumps([m.blocks for m in seen if not m.only_for])
    assert last.ts > which.ts


def test_what_the_thread_is_about_needs_no_asking(talking):
    asked, _ = ask(talking, "When does the Ledgerway support agreement end?")

    again = talking.workspace.say("wei", "#general", P1, thread_ts=asked.ts)
    answer = reply_to(talking, asked, after=again)

    assert {} == offered(answer)
    assert "30 minutes" in first(answer)


def test_in_a_vendor_s_own_channel_it_is_that_vendor_s_contract(talking):
    with talking.desk.database.sessions.begin() as session:
        next(v for v in vendors.everyone(session) if "明栈" in v.name).channel = "C0GENERAL"

    _, answer = ask(talking)

    assert {} == offered(answer)
    assert "15 minutes" in first(answer)


def test_a_question_in_chinese_is_asked_back_in_chinese(talking):
    _, which = ask(talking, "年费是多少？", where="dm")

    assert "指的是哪一份合同？" in first(which)
    assert 3 <= len(offered(which)) <= 5
