"""Cases of senders and shapes on Slack, tried on the local workspace with a desk that knows two contracts."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from bot.desk.contracts.contract_terms import House
from bot.desk.intake.intake import Filled, Source, open_from
from bot.desk.tickets import tickets as verbs
from bot.desk.tickets.ticket_log import state_of
from bot.playground.people import acts
from bot.playground.sample.company import DOCUMENTS
from bot.playground.workspace import events
from bot.settings import BotSettings
from bot.wiring import open_desk, start
from indexer.sync import learn
from knowledge.clock import MovableClock, SystemClock
from knowledge.errors import DeskError
from knowledge.records.db import Database
from knowledge.retrieval.embedding import load_embedder
from knowledge.settings import Settings
from tests.cases.trial import Trial, case
from tests.running_desk import TalkingDesk
from tests.scenarios.seeing import reply_to
from tests.workspace import BOT, make_workspace

LEARNED = ("mingzhan/明栈MES售后支持协议.html", "fernhollow/fernhollow_crm_order_form.docx")
END, RESPONSE = "When does the Fernhollow CRM subscription end?", "明栈MES的一级故障多久响应？"


@cache
def learned() -> Path:
    """A home that knows two contracts, made once a run."""
    home = Path(tempfile.mkdtemp(prefix="desk-cases-"))
    for name in LEARNED:
        (home / "documents" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DOCUMENTS / name, home / "documents" / name)
    settings = Settings(home=home, audience="everyone")
    database = Database(settings.database_url)
    database.migrate()
    now = SystemClock().now()
    learn(database, load_embedder(settings), [home / "documents"], now=now, audience=lambda _: "everyone")
    database.close()
    return home


@contextmanager
def desk(trial: Trial) -> Iterator[TalkingDesk]:
    """A desk on a copy of that home, connected to a workspace of its own."""
    shutil.copytree(learned(), trial.home)
    workspace = make_workspace()
    settings = Settings(home=trial.home, audience="everyone")
    bot = BotSettings(
        bot_token=BOT.token, app_token=BOT.app_token, api_url=workspace.api_url, owner_channel="C0VENDORS",
        home_language="en",
    )  # fmt: skip
    running = start(open_desk(settings, bot, MovableClock()), settings)
    workspace.connect(running.app)
    try:
        yield TalkingDesk(running, workspace)
    finally:
        workspace.stop()
        running.stop()


def ours(talking: TalkingDesk, where: str) -> list[str]:
    """What the desk has said in a conversation of Wei's."""
    return [str(m.blocks) + m.text for m in talking.workspace.messages(where, "wei") if m.bot_id]


def settle(talking: TalkingDesk) -> None:
    """Wait until a question that was asked last is answered, so that those before it are done with."""
    reply_to(talking, talking.workspace.say("lin", "#vendors", f"@vendordesk {END}"))


@case("51-slack-bot-mentions")
def no_answer_to_a_bot(trial: Trial) -> None:
    with desk(trial) as talking:
        state = talking.workspace.state
        for sender in ({"user": "U0BOT", "bot_id": "B0BOT"}, {"bot_id": "B0BOT", "subtype": "bot_message"}, {}):
            event = {"type": "app_mention", "channel": "C0GENERAL", "ts": state.next_ts(), **sender}
            sent = events.send(state, event | {"text": f"<@{BOT.user_id}> {END}"})
            assert sent is not None
            assert sent.result(timeout=20).ok, "a mention by a bot is not acknowledged"
        settle(talking)
        assert ours(talking, "#general") == [], "a bot is answered"


@case("53-slack-connect-file")
def a_file_told_by_its_id_is_learned(trial: Trial) -> None:
    with desk(trial) as talking:
        data = (DOCUMENTS / "fernhollow/fernhollow_mutual_nda.txt").read_bytes()
        shared = acts.upload_file(talking.workspace.state, "U0ROSS", "C0VENDORS", "nda.txt", data, connected=True)
        told = reply_to(talking, shared).text
        assert "Learned" in told, told
        assert len(talking.workspace.calls("files.info")) == 1, "Slack was not asked for the file"


@case("55-slack-broadcast-in-dm")
def a_broadcast_and_an_action_are_answered(trial: Trial) -> None:
    with desk(trial) as talking:
        state = talking.workspace.state
        root = talking.workspace.say("wei", "dm", "hello")
        for subtype, more in (("thread_broadcast", {"thread_ts": root.ts}), ("me_message", {})):
            said = acts.post_message(state, "U0WEI", root.channel, "-")
            event = {"type": "message", "subtype": subtype, "channel_type": "im", "user": "U0WEI", "text": END}
            events.send(state, event | more | {"channel": root.channel, "ts": said.ts}, subscription="message.im")
        talking.workspace.wait(lambda: sum("Fernhollow" in text for text in ours(talking, "dm")) >= 2, seconds=60)


@case("56-slack-edited-question")
def an_edit_is_answered_once_and_in_place(trial: Trial) -> None:
    with desk(trial) as talking:
        state = talking.workspace.state
        asked = talking.workspace.say("wei", "dm", RESPONSE)
        first = reply_to(talking, asked)
        acts.edit_message(state, asked.user, asked.channel, asked.ts, f"{RESPONSE} ")
        acts.edit_message(state, asked.user, asked.channel, asked.ts, END)
        talking.workspace.wait(lambda: "Fernhollow" in str(state.message(first.channel, first.ts)), seconds=60)
        plain = talking.workspace.say("wei", "#general", END)
        acts.edit_message(state, plain.user, plain.channel, plain.ts, f"@vendordesk {END}")
        reply_to(talking, plain)
        assert len(ours(talking, "dm")) == 1, "an edited question was answered twice"
        assert len(ours(talking, "#general")) == 1


@case("57-slack-pings-in-documents")
def a_document_calls_nobody(trial: Trial) -> None:
    with desk(trial) as talking:
        text = "# Pumps\n\nThe Zephyr pump is looked after by <@U0WEI> and <!channel> in room 4711.\n"
        (talking.running.learner.folder / "pumps.md").write_text(text, encoding="utf-8")
        talking.running.learner.learn_folder()
        asked = talking.workspace.say("wei", "dm", "In which room is the Zephyr pump looked after?")
        shown = reply_to(talking, asked)
        said = str(shown.blocks) + shown.text
        assert "4711" in said, said[:200]
        assert "<!channel>" not in said, "a document's text calls a channel"
        assert "<@U0WEI>" not in said, "a document's text calls a person"


@case("58-slack-bold-inside-chinese")
def markup_changes_no_answer(trial: Trial) -> None:
    with desk(trial) as talking:
        spellings = (
            RESPONSE,
            "*明栈MES*的一级故障多久响应？",
            "明栈MES的`一级`故障_多久_响应？",
            "~明栈~MES的一级故障*多久响应*？",
        )
        shown = [reply_to(talking, talking.workspace.say("wei", "dm", text)) for text in spellings]
        quotes = {m.text for m in shown}
        assert len(quotes) == 1, quotes


@case("59-slack-long-title")
def a_long_title_opens_the_form(trial: Trial) -> None:
    with desk(trial) as talking:
        text = "🔥 <b>Line 3</b> & 4 <stand still> " * 40
        said = talking.workspace.say("wei", "#general", text)
        outcome = talking.workspace.shortcut("wei", "open_ticket", said)
        assert outcome.ok, outcome.error
        assert talking.workspace.modal("wei")


@case("60-slack-deleted-question")
def nothing_is_said_to_a_deleted_question(trial: Trial) -> None:
    with desk(trial) as talking:
        asked = talking.workspace.say("wei", "#general", f"@vendordesk {RESPONSE}")
        acts.delete_message(talking.workspace.state, asked.user, asked.channel, asked.ts)
        settle(talking)
        time.sleep(1)
        loose = [m for m in talking.workspace.messages("#general", "wei") if m.bot_id and not m.thread_ts]
        assert loose == [], "something stands loose in the channel"


@case("61-ticket-verbs-out-of-order")
def verbs_out_of_order_are_refused_in_a_sentence(trial: Trial) -> None:
    with desk(trial) as talking, talking.desk.database.sessions.begin() as session:
        now = talking.desk.now()
        filled, source = Filled(title="Line 3 stands", severity="S1"), Source(channel="C0GENERAL")
        number = open_from(session, filled, source, person="U0LIN", now=now, house=House()).id
        said = {"by": "U0LIN", "now": now}
        verbs.pause(session, number, "logs", **said)
        for wrong in (
            lambda: verbs.pause(session, number, "again", **said),
            lambda: verbs.reopen(session, number, "x", **said),
        ):
            try:
                wrong()
            except DeskError as error:
                assert len(str(error).splitlines()) == 1
            else:
                raise AssertionError("a verb out of order was taken")
        assert state_of(session, number).status == "waiting"
