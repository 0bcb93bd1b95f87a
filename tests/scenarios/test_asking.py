"""People ask the running desk, in channels, directly and by the command."""


def test_a_mention_is_answered_in_its_thread_with_the_quoted_clause(talking):
    asked = talking.workspace.say("wei", "#general", "@vendordesk 明栈MES的一级故障多久响应？")

    answer = talking.workspace.answer(asked, seconds=60)

    assert asked.ts == answer.thread_ts
    assert "15" in str(answer.blocks)
    assert "明栈MES补充协议一.md" in str(answer.blocks)
