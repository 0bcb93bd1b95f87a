"""Slack repeats, delays and refuses; parts break; processes are killed: each question is still answered once."""

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace

import pytest
import uvicorn
from slack_sdk.models.blocks import Block
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.cli.running.health import Health
from bot.cli.running.serving import http_app
from bot.desk.questions import questions
from bot.desk.questions.asking import answer_one
from bot.listeners.parsing import said_in
from bot.outbox import WebSlack, deliver_one
from bot.replies.answers.answers import answer_message
from bot.replies.drawing import blocks
from bot.settings import BotSettings
from bot.wiring import open_desk, slack_delivery
from knowledge.answers import ANSWERED, Answer, Citation
from knowledge.clock import MovableClock
from knowledge.records.people.outbox import LEASE
from knowledge.settings import Settings
from tests.scenarios.seeing import reply_to, until
from tests.workspace import BOT

RESPONSE = "明栈MES的一级故障多久响应？"


@pytest.fixture(params=["socket", "http"])
def reached(request, start_desk, workspace):
    """A desk that is reached by Socket Mode, and one that is reached by HTTP."""
    talking = start_desk(connected=request.param == "socket")
    if request.param == "socket":
        yield talking
        return
    server = uvicorn.Server(uvicorn.Config(http_app(talking.running.app, Health()), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    assert workspace.server.use_request_url(f"http://127.0.0.1:{port}/slack/events")
    yield talking
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize(
    "fault",
    [
        {"duplicates": 3},
        {"drop_acks": 2},
        {"drop_acks": 2, "no_retry_header": True},
        {"late": 1, "late_seconds": 0.3},
    ],
    ids=["twice", "retried", "retried-without-header", "late"],
)
def test_an_event_that_comes_again_is_answered_once(reached, fault):
    reached.workspace.state.faults.set(**fault)

    asked = reached.workspace.say("wei", "dm", RESPONSE)
    reply_to(reached, asked)
    after = reached.workspace.say("wei", "dm", "When does the Fernhollow CRM subscription end?")
    reply_to(reached, after)

    assert 1 == len(replies(reached, asked))


@pytest.mark.parametrize("fault", [{"storm": 2, "storm_method": "chat.postMessage"}, {"broken": 2}], ids=["429", "5xx"])
def test_an_answer_outlives_slacks_refusals(talking, fault):
    talking.workspace.state.faults.set(**fault)

    asked = talking.workspace.say("wei", "dm", RESPONSE)
    reply_to(talking, asked)

    assert 1 == len(replies(talking, asked))


def test_a_listener_that_breaks_tells_the_person_in_one_sentence_with_a_reference(talking, caplog):
    asked = talking.workspace.say("wei", "dm", RESPONSE)
    answer = reply_to(talking, asked)
    with talking.desk.database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE feedback RENAME TO lost"))

    talking.workspace.click("wei", answer, "judge_answer", f"{1}:right")

    told = talking.workspace.wait(lambda: [m for m in talking.workspace.messages("dm", "wei") if m.only_for])
    reference = told[0].text.split("`")[1]
    assert 1 == len(told[0].text.splitlines())
    assert f"ref {reference}" in caplog.text
    assert "Traceback" in caplog.text


def test_a_question_on_which_answering_breaks_is_told_so_and_the_next_is_answered(talking, caplog):
    whole, broken = talking.desk.answerer.answer, threading.Event()

    def answer(session, question, **options):
        if "break" in question and not broken.is_set():
            broken.set()
            raise RuntimeError("boom")
        return whole(session, question, **options)

    talking.desk.answerer.answer = answer

    first = talking.workspace.say("wei", "dm", "Please break")
    second = talking.workspace.say("wei", "dm", RESPONSE)

    assert "Something went wrong" in reply_to(talking, first).text
    assert "15" in str(reply_to(talking, second).blocks)
    assert "boom" in caplog.text


def test_a_lasting_trouble_of_the_database_is_told_once_and_the_question_answered_when_it_is_over(talking):
    whole, over, met = talking.desk.answerer.answer, threading.Event(), []

    def answer(session, question, **options):
        if "Fernhollow" in question and not over.is_set():
            met.append(question)
            raise OperationalError("SELECT", None, Exception("disk I/O error"))
        return whole(session, question, **options)

    talking.desk.answerer.answer = answer

    held = talking.workspace.say("wei", "dm", "When does the Fernhollow CRM subscription end?")
    until(lambda: talking.desk.ring() or len(met) > 4)
    other = talking.workspace.say("lin", "dm", RESPONSE)
    reply_to(talking, other)
    told = [m for m in talking.workspace.messages("dm", "wei") if m.only_for]
    waiting = replies(talking, held)
    over.set()
    talking.desk.ring()

    assert "2026" in str(reply_to(talking, held, after=told[0]).blocks)
    assert [] == [m for m in waiting if not m.only_for]
    assert 1 == len(told)
    assert "I keep trying" in told[0].text


class Dying(WebSlack):
    """A desk that dies before or after Slack takes its message."""

    def __init__(self, client, *, after):
        super().__init__(client)
        self._after = after

    def post(self, **said):
        if self._after:
            super().post(**said)
        raise SystemExit


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_desk_that_dies_around_posting_posts_once(home, workspace, after):
    clock = MovableClock()
    desk = open_desk(Settings(home=home), BotSettings(bot_token=BOT.token, api_url=workspace.api_url), clock)
    asked = workspace.say("wei", "dm", RESPONSE)
    with desk.database.sessions.begin() as session:
        event = {"channel": asked.channel, "ts": asked.ts, "user": "U0WEI", "text": asked.text}
        questions.receive(session, said_in(event), desk.now())
    assert answer_one(desk)
    living = slack_delivery(workspace.client())

    with pytest.raises(SystemExit), desk.database.sessions() as session:
        deliver_one(session, replace(living, slack=Dying(workspace.client(), after=after)), desk.now())
    clock.forward(LEASE * 2)
    with desk.database.sessions() as session:
        while deliver_one(session, living, desk.now()):
            pass
    for close in desk.closers:
        close()

    assert 1 == len(under(workspace, asked))


@pytest.mark.long
@pytest.mark.skipif(not os.environ.get("VENDORDESK_LONG"), reason="waits two minutes for a lease; VENDORDESK_LONG=1")
def test_a_desk_that_is_killed_while_it_posts_posts_once(home, workspace):
    served = Served(home, workspace)
    workspace.state.faults.set(slow_seconds=1.5)
    asked = workspace.say("wei", "dm", RESPONSE)
    workspace.wait(lambda: workspace.calls("chat.postMessage"), seconds=90)
    served.kill()
    workspace.state.faults.set(slow_seconds=0.0)

    again = Served(home, workspace)
    workspace.wait(lambda: under(workspace, asked), seconds=240)
    last = workspace.say("wei", "dm", "When does the Fernhollow CRM subscription end?")
    workspace.wait(lambda: under(workspace, last), seconds=240)
    again.kill()

    assert 1 == len(under(workspace, asked))


def test_the_longest_answer_stays_within_slacks_limits():
    clause = "本合同约定的服务响应时间以补充协议为准，供应商应当在十五分钟内响应。" * 400
    citation = Citation(
        document_id=1, passage=1, file="f.pdf", document="合同", heading="第一条", page=1, start=0, end=9, quote=clause
    )
    answer = Answer(
        status=ANSWERED, text=clause, lang="zh", confidence=0.9, citations=(citation,) * 3, facts=(), reason=""
    )

    message = answer_message(answer, question_id=1)

    assert blocks.fits(message.blocks)
    assert len(message.text) <= 4000
    for block in Block.parse_all(json.loads(json.dumps(message.blocks))):
        block.to_dict()


def replies(talking, asked):
    return under(talking.workspace, asked)


def under(workspace, asked):
    return [m for m in workspace.state.messages(asked.channel, asked.user) if m.bot_id and m.thread_ts == asked.ts]


class Served:
    """A desk in a process of its own."""

    def __init__(self, home, workspace):
        self._sockets = workspace.state.sockets
        given = {
            "SLACK_BOT_TOKEN": BOT.token, "SLACK_APP_TOKEN": BOT.app_token, "SLACK_API_URL": workspace.api_url,
            "VENDORDESK_OWNER_CHANNEL": "vendors",
        }  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from bot.cli import main; main()", "--home", str(home), "serve"],
            env=os.environ | given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until(lambda: self._sockets.count)

    def kill(self):
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        until(lambda: not self._sockets.count)
