"""An unmodified Bolt app connects to the local workspace by Socket Mode and by HTTP."""

import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

import pytest
from slack_bolt import App, BoltRequest

from bot.playground.server import Server
from tests.workspace import BOT, LocalWorkspace


def echo(workspace: LocalWorkspace) -> App:
    app = workspace.app()

    @app.event("app_mention")
    def mention(event, say):
        say(text=f"echo {event['text']}", thread_ts=event.get("thread_ts", event["ts"]))

    @app.event("message")
    def message(event, say):
        if event["channel_type"] == "im" and not event.get("bot_id"):
            say(text=f"dm {event['text']}")

    return app


def test_a_mention_is_answered_in_its_thread(workspace):
    workspace.connect(echo(workspace))

    asked = workspace.say("wei", "#general", "@vendordesk 什么时候到期?")
    answer = workspace.answer(asked)

    assert f"echo <@{BOT.user_id}> 什么时候到期?" == answer.text
    assert asked.ts == answer.thread_ts


def test_a_direct_message_is_answered(workspace):
    workspace.connect(echo(workspace))

    asked = workspace.say("wei", "dm", "hello")

    assert "dm hello" == workspace.answer(asked).text


def test_a_channel_without_the_bot_stays_private(workspace):
    workspace.connect(echo(workspace))

    workspace.say("wei", "#lounge", "@vendordesk are you here?")
    heard = workspace.say("wei", "#general", "@vendordesk and here?")

    assert workspace.answer(heard)
    assert [None] == [m.bot_id for m in workspace.messages("#lounge")]


def test_fifty_mentions_at_once_are_each_answered_once(workspace):
    workspace.connect(echo(workspace))

    asked = [workspace.say("wei", "#general", f"@vendordesk question {n}") for n in range(50)]
    answers = [workspace.answer(question) for question in asked]

    assert [f"echo {question.text}" for question in asked] == [answer.text for answer in answers]
    assert 100 == len(workspace.messages("#general"))


def test_two_apps_share_the_envelopes(workspace):
    workspace.connect(echo(workspace))
    workspace.connect(echo(workspace))

    asked = [workspace.say("wei", "#general", f"@vendordesk {n}") for n in range(10)]
    for question in asked:
        workspace.answer(question)

    assert 2 == workspace.state.sockets.count
    assert 20 == len(workspace.messages("#general"))


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_a_refreshed_socket_is_replaced_and_nothing_is_lost(workspace, reason):
    workspace.connect(echo(workspace))

    post(workspace, "control/disconnect", {"reason": reason})
    asked = workspace.say("wei", "#general", "@vendordesk still there?")

    assert workspace.answer(asked)
    assert 1 == workspace.state.sockets.count


def test_a_message_before_the_app_connects_is_delivered(workspace):
    asked = workspace.say("wei", "#general", "@vendordesk too early?")

    workspace.connect(echo(workspace))

    assert workspace.answer(asked)


def test_an_app_over_http_checks_signatures_and_answers(workspace):
    app = echo(workspace)
    with RequestUrl(app) as request_url:
        assert workspace.server.use_request_url(request_url.address)

        asked = workspace.say("wei", "#general", "@vendordesk over http?")

        assert workspace.answer(asked)
        assert Counter({200: 4}) == request_url.wait_for(4)


def test_a_wrong_secret_is_refused_by_the_app_and_repeated(workspace):
    app = App(client=workspace.client(), signing_secret="another")
    with RequestUrl(app) as request_url:
        assert not Server.use_request_url(workspace.server, request_url.address)

        workspace.say("wei", "#lounge", "nobody hears this")
        workspace.say("wei", "dm", "hello")

        assert {401: 5} == request_url.wait_for(5)
        assert [None, None, "1", "2", "3"] == request_url.retries


def post(workspace: LocalWorkspace, path: str, body: dict) -> dict:
    request = Request(f"{workspace.server.url}/{path}", json.dumps(body).encode(), {"content-type": "application/json"})
    with urlopen(request) as response:
        return json.load(response)


class RequestUrl:
    """A small HTTP server in front of a Bolt app."""

    def __init__(self, app: App) -> None:
        outer = self
        self.statuses: list[int] = []
        self.retries: list[str | None] = []
        self._answered = threading.Condition()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                headers = {name.lower(): [value] for name, value in self.headers.items()}
                answer = app.dispatch(BoltRequest(body=body, headers=headers))
                self.send_response(answer.status)
                self.end_headers()
                self.wfile.write((answer.body or "").encode())
                outer.note(answer.status, self.headers.get("x-slack-retry-num"))

            def log_message(self, *about):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/slack/events"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    def note(self, status: int, retry: str | None) -> None:
        with self._answered:
            self.statuses.append(status)
            self.retries.append(retry)
            self._answered.notify_all()

    def wait_for(self, count: int) -> Counter:
        with self._answered:
            assert self._answered.wait_for(lambda: len(self.statuses) >= count, 10)
            return Counter(self.statuses)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *about):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
