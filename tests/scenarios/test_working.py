"""A message that waits shows what the desk is doing: after three seconds, in its language, until the answer comes."""

import threading

from bot.replies.working import working_status
from tests.scenarios.seeing import reply_to, until

END = "When does the Fernhollow CRM subscription end?"


def shown(talking, asked):
    return talking.workspace.state.assistant(asked.channel, asked.ts).status


def test_what_waits_shows_what_the_desk_does_and_no_longer_when_it_is_answered(talking):
    answer, gate = talking.desk.answerer.answer, threading.Event()

    def slow(*words, **options):
        gate.wait(60)
        return answer(*words, **options)

    talking.desk.answerer.answer = slow
    first = talking.workspace.say("wei", "dm", END)
    until(lambda: shown(talking, first), seconds=30)
    second = talking.workspace.say("ross", "#general", "@vendordesk 明栈MES的一级故障多久响应？")

    until(lambda: shown(talking, second), seconds=30)
    english, chinese = shown(talking, first), shown(talking, second)
    gate.set()
    reply_to(talking, first)
    reply_to(talking, second)

    assert "looking it up" in english
    assert "前面的 1 条" in chinese
    assert ["", ""] == [shown(talking, first), shown(talking, second)]


def test_what_is_answered_at_once_shows_nothing(talking):
    reply_to(talking, talking.workspace.say("wei", "dm", END))

    asked = talking.workspace.say("wei", "dm", END)
    reply_to(talking, asked)

    assert asked.ts not in [call["thread_ts"] for call in talking.workspace.calls("assistant.threads.setStatus")]


def test_a_queue_tells_how_many_are_before():
    assert "at the 1 message before yours" in working_status("en", before=1, learning=False)
    assert "at the 12 messages before yours" in working_status("en", before=12, learning=False)
    assert "前面的 12 条" in working_status("zh", before=12, learning=False)
    assert "reading the documents" in working_status("en", before=12, learning=True)
    assert "looking" in working_status("en", before=0, learning=False)
