"""Senders and shapes other than a person's plain message: who is answered, once, and who never is."""

from dataclasses import replace

import pytest

from bot.playground.people import acts
from bot.playground.workspace import events
from knowledge.records.people import people, questions
from tests.scenarios.seeing import reply_to, until
from tests.workspace import BOT

RESPONSE = "明栈MES的一级故障多久响应？"
END = "When does the Fernhollow CRM subscription end?"


def tell(talking, where, **fields):
    """An event that no act of the local workspace makes; it is acknowledged."""
    state = talking.workspace.state
    channel = talking.workspace.channel(where, "wei")
    event = {"type": "message", "channel": channel, "ts": state.next_ts(), "text": ""}
    event |= {"channel_type": "im" if where == "dm" else "channel"} | fields
    sent = events.send(state, event, subscription="message.im" if where == "dm" else event["type"])
    if sent is None:
        sent = events.send(state, event, subscription="message.channels")
    assert sent.result(timeout=20).ok
    return event


def said_in(talking, where):
    return [m for m in talking.workspace.messages(where, "wei") if m.bot_id]


OTHERS = [
    {"user": "U0OTHERBOT", "bot_id": "B0OTHER", "app_id": "A0OTHER"},
    {"bot_id": "B0OTHER", "subtype": "bot_message", "username": "Another desk"},
    {"bot_id": "B0FLOW", "subtype": "bot_message", "workflow_id": "Wf1"},
    {"user": "USLACKBOT"},
    {"subtype": "bot_message"},
    {},
]


def test_what_an_app_a_workflow_or_nobody_says_is_acknowledged_and_never_answered(talking):
    for sender in OTHERS:
        for text in (RESPONSE, "hello", "Ledgerway is down, nobody can book."):
            tell(talking, "#general", type="app_mention", text=f"<@{BOT.user_id}> {text}", **sender)
            tell(talking, "dm", text=text, **sender)

    reply_to(talking, talking.workspace.say("wei", "#vendors", f"@vendordesk {END}"))

    assert [] == said_in(talking, "#general")
    assert [] == said_in(talking, "dm")


VISITORS = [
    {"user": "U0THEIRS", "user_team": "T0THEIRS", "team": "T0LOCAL01"},
    {"user": "W0THEIRS", "user_team": "E0THEIRS"},
    {"user": "U0OTHER", "user_profile": {"team": "T0THEIRS"}, "team": "T0LOCAL01"},
]


@pytest.mark.parametrize("visitor", VISITORS)
def test_who_writes_from_another_workspace_is_told_once_that_only_our_people_are_answered(talking, visitor):
    for text in (END, RESPONSE, "Ledgerway is down, nobody can book.", "hello"):
        fields = visitor | {"ts": talking.workspace.say("wei", "#general", "-").ts}
        tell(talking, "#general", type="app_mention", text=f"<@{BOT.user_id}> {text}", **fields)
        tell(talking, "#general", text=f"<@{BOT.user_id}> {text}", **fields)

    reply_to(talking, talking.workspace.say("wei", "#vendors", f"@vendordesk {END}"))

    assert [":warning: This is for people of the company only."] == [m.text for m in said_in(talking, "#general")]


def test_an_edit_by_somebody_of_another_workspace_is_not_answered(talking):
    text = f"<@{BOT.user_id}> {END}"
    after = {"type": "message", "user": "U0THEIRS", "user_team": "T0THEIRS", "text": text, "ts": "1790000000.000100"}
    tell(talking, "#general", subtype="message_changed", message=after, previous_message=after | {"text": "Hm"})

    reply_to(talking, talking.workspace.say("wei", "#vendors", f"@vendordesk {END}"))

    assert [] == said_in(talking, "#general")


def test_our_own_people_are_answered_in_a_conversation_that_both_companies_share(talking):
    said = talking.workspace.say("wei", "#general", "-")
    ours = {"user": "U0WEI", "user_team": "T0LOCAL01", "ts": said.ts}
    tell(talking, "#general", type="app_mention", text=f"<@{BOT.user_id}> {END}", **ours)

    assert "2026" in str(reply_to(talking, said).blocks)


def test_a_press_from_another_workspace_does_nothing_and_says_so(talking):
    answered = reply_to(talking, talking.workspace.say("wei", "#general", f"@vendordesk {RESPONSE}"))
    visits(talking, "U0AUDI")
    buttons = [e for block in answered.blocks for e in block.get("elements", ()) if "action_id" in e]

    for button in buttons:
        value = button["positive_button"]["value"] if "positive_button" in button else None
        talking.workspace.click("audi", answered, button["action_id"], value)
    opened = talking.workspace.shortcut("audi", "open_ticket", answered)

    told = talking.workspace.wait(
        lambda: (
            (only := [m for m in talking.workspace.messages("#general", "audi") if m.only_for])
            and len(only) > len(buttons)
            and only
        )
    )
    assert buttons
    assert opened.ok
    assert {":warning: This is for people of the company only."} == {m.text for m in told}
    assert talking.workspace.state.modal("U0AUDI") is None


def visits(talking, slack_id):
    """Make somebody one of another company's people, of whom our register knows nothing."""
    everybody = talking.workspace.state.people
    everybody[slack_id] = replace(everybody[slack_id], team="T0THEIRS")
    with talking.desk.database.sessions.begin() as session:
        session.delete(people.by_slack_id(session, slack_id))


@pytest.mark.parametrize("subtype", ["thread_broadcast", "me_message"])
def test_a_broadcast_reply_and_an_action_are_answered_like_any_message(talking, subtype):
    root = talking.workspace.say("wei", "dm", "hello")
    written = talking.workspace.state.put_message(replace(root, ts=talking.workspace.state.next_ts(), text=END))
    more = {"thread_ts": root.ts} if subtype == "thread_broadcast" else {}

    tell(talking, "dm", user="U0WEI", subtype=subtype, text=END, **more | {"ts": written.ts})

    talking.workspace.wait(lambda: any("2026" in str(m.blocks) for m in said_in(talking, "dm")), seconds=60)


def test_an_edited_question_gets_its_answer_edited(talking):
    asked = talking.workspace.say("wei", "dm", "明栈MES的二级故障多久响应？")
    before = reply_to(talking, asked)

    acts.edit_message(talking.workspace.state, asked.user, asked.channel, asked.ts, END)

    def edited():
        now = talking.workspace.state.message(before.channel, before.ts)
        return now if now.blocks != before.blocks else None

    assert "2026-12-31" in str(talking.workspace.wait(edited, seconds=60).blocks)
    assert 1 == len(said_in(talking, "dm"))


def test_a_change_that_leaves_the_words_is_not_answered_again(talking):
    asked = talking.workspace.say("wei", "dm", END)
    reply_to(talking, asked)
    calls = len(talking.workspace.calls("chat.update"))

    acts.edit_message(talking.workspace.state, asked.user, asked.channel, asked.ts, f"*{END}*")
    reply_to(talking, talking.workspace.say("wei", "dm", RESPONSE))

    assert 2 == len(said_in(talking, "dm"))
    assert calls == len(talking.workspace.calls("chat.update"))


def test_a_mention_that_is_added_by_an_edit_is_answered(talking):
    said = talking.workspace.say("wei", "#general", END)
    acts.edit_message(talking.workspace.state, said.user, said.channel, said.ts, f"@vendordesk {END}")

    assert "2026" in str(reply_to(talking, said).blocks)


def test_an_edited_report_gets_its_proposal_edited(talking):
    told = talking.workspace.say("wei", "#general", "@vendordesk Ledgerway is down, nobody can book.")
    before = reply_to(talking, told)

    text = "@vendordesk Ledgerway is down in Kassel, nobody can book."
    acts.edit_message(talking.workspace.state, told.user, told.channel, told.ts, text)

    talking.workspace.wait(
        lambda: "Kassel" in str(talking.workspace.state.message(before.channel, before.ts).blocks), seconds=60
    )
    assert 1 == len(said_in(talking, "#general"))


def test_a_question_that_is_deleted_before_it_is_answered_is_left_alone(start_desk):
    talking = start_desk()
    talking.running.learner.begun.clear()
    asked = talking.workspace.say("wei", "#general", f"@vendordesk {END}")
    until(lambda: waiting(talking) == 1)

    acts.delete_message(talking.workspace.state, asked.user, asked.channel, asked.ts)
    until(lambda: waiting(talking) == 0)
    talking.running.learner.begun.set()
    reply_to(talking, talking.workspace.say("wei", "#vendors", f"@vendordesk {RESPONSE}"))

    assert [] == said_in(talking, "#general")


def waiting(talking):
    with talking.desk.database.reading() as session:
        return len(questions.waiting(session))


def test_a_caption_in_a_direct_message_belongs_to_its_file(talking):
    shared = talking.workspace.upload("wei", "dm", "notes.txt", b"Some notes.", text="Is this the right contract?")
    reply_to(talking, shared)
    acts.edit_message(talking.workspace.state, shared.user, shared.channel, shared.ts, "Is this the newest contract?")
    reply_to(talking, talking.workspace.say("wei", "dm", RESPONSE))

    assert 2 == len(said_in(talking, "dm"))
