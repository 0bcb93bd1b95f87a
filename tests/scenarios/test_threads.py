"""Threads: whoever asks on needs no mention, and what the thread is about holds until something else is named."""

import json

from bot.playground.people import acts
from knowledge.records.documents.documents import Document
from tests.scenarios.seeing import reply_to

NOTICE = "榫图PLM不想自动续期，最晚哪天要通知对方？"
FAST = "How fast must Aldergate provide a workaround for a Severity 2 incident?"
END = "When does the Fernhollow CRM subscription end?"


def shown(message):
    return json.dumps(message.blocks, ensure_ascii=False)


class Talk:
    """A thread in #general that wei opens with a question to the desk."""

    def __init__(self, talking, question, *, who="wei", where="#general"):
        self.talking, self.where = talking, where
        self.root = talking.workspace.say(who, where, f"@vendordesk {question}")
        self.last = reply_to(talking, self.root)

    def says(self, text, *, who="wei"):
        return self.talking.workspace.say(who, self.where, text, thread_ts=self.root.ts)

    def asks(self, text, *, who="wei"):
        said = self.says(text, who=who)
        self.last = reply_to(self.talking, self.root, after=said)
        return self.last

    def answers(self):
        seen = self.talking.workspace.messages(self.where, "wei")
        return [m for m in seen if m.bot_id and m.thread_ts == self.root.ts]


def test_a_reply_without_a_mention_is_answered_for_the_contract_of_the_thread(talking):
    talk = Talk(talking, NOTICE)

    answer = talk.asks("涨价最多能涨多少？")

    assert "5%" in answer.blocks[0]["text"]["text"]
    assert "榫图PLM软件许可合同.docx" in shown(answer)
    assert "本会话所指：榫图PLM软件许可使用合同" in shown(answer)


def test_somebody_else_in_the_thread_asks_on_about_the_same_contract_and_level(talking):
    talk = Talk(talking, FAST)

    answer = talk.asks("and the first response?", who="lin")

    assert answer.blocks[0]["text"]["text"].startswith("Severity 2: first response within 2 hours")
    assert "workaround" not in answer.blocks[0]["text"]["text"]


def test_a_correction_asks_the_same_of_the_other_contract_and_the_thread_follows(talking):
    talk = Talk(talking, NOTICE)
    talk.asks("涨价最多能涨多少？")

    corrected = talk.asks("不是，我问的是CRM")
    on = talk.asks("那到期日呢？")

    assert "7%" in corrected.blocks[0]["text"]["text"]
    assert "fernhollow_crm_order_form.docx" in shown(corrected)
    assert "2026-12-31" in on.blocks[0]["text"]["text"]


def test_an_english_correction_names_the_other_one_or_another_level(talking):
    talk = Talk(talking, FAST)

    level = talk.asks("no, severity 1")
    other = Talk(talking, "When does the Ledgerway support agreement end?").asks("no, the CRM one")

    assert level.blocks[0]["text"]["text"].startswith("Severity 1: workaround within 4 hours")
    assert "2026-12-31" in other.blocks[0]["text"]["text"]


def test_naming_another_product_leaves_the_thread_s_contract(talking):
    talk = Talk(talking, NOTICE)

    answer = talk.asks("明栈MES的二级故障多久恢复？")

    assert "8 小时" in answer.blocks[0]["text"]["text"]
    assert "本会话所指" not in shown(answer)


def test_what_people_say_to_each_other_is_left_alone(talking):
    talk = Talk(talking, END)
    for text in (
        "thanks",
        "I will ring them tomorrow.",
        "不用了",
        "No problem, see you",
        "<@U0LIN> when are you back?",
    ):
        talk.says(text, who="ross")

    talk.asks("And does it renew by itself?")

    assert 2 == len(talk.answers())


def test_a_thread_in_which_the_desk_never_answered_is_none_of_its_business(talking):
    root = talking.workspace.say("wei", "#general", "Lunch at noon")
    talking.workspace.say("lin", "#general", END, thread_ts=root.ts)

    reply_to(talking, talking.workspace.say("wei", "#vendors", f"@vendordesk {END}"))

    assert [] == [m for m in talking.workspace.messages("#general", "wei") if m.bot_id]


def test_where_the_channel_is_set_to_need_mentions_only_a_mention_is_answered(start_desk):
    talk = Talk(start_desk(mention_channels=("general",)), NOTICE)
    talk.says("涨价最多能涨多少？")

    answer = talk.asks("@vendordesk 会自动续期吗？")

    assert 2 == len(talk.answers())
    assert "自动续期" in shown(answer)


def test_an_edited_reply_gets_its_answer_edited(talking):
    talk = Talk(talking, NOTICE)
    said = talk.says("涨价最多能涨多少？")
    before = reply_to(talking, talk.root, after=said)

    acts.edit_message(talking.workspace.state, said.user, said.channel, said.ts, "明栈MES的二级故障多久恢复？")

    def edited():
        now = talking.workspace.state.message(before.channel, before.ts)
        return now if now.blocks != before.blocks else None

    assert "8 小时" in shown(talking.workspace.wait(edited, seconds=60))
    assert 2 == len(talk.answers())


def test_a_contract_that_was_closed_meanwhile_is_the_thread_s_no_longer(talking):
    talk = Talk(talking, NOTICE)
    with talking.desk.database.sessions.begin() as session:
        for document in session.query(Document).filter(Document.name.contains("榫图PLM")):
            document.audience = "closed"

    answer = talk.asks("涨价最多能涨多少？")

    assert "榫图" not in shown(answer)
