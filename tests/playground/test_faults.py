"""Trouble on demand: repeated, late and lost deliveries, limits, server errors, slow answers."""

import json
import threading
import time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry import RateLimitErrorRetryHandler

from bot.playground.delivery.faults import Faults
from bot.playground.web_api.limits import Limits
from bot.playground.web_api.methods import METHODS

GENERAL = "C0GENERAL"


@pytest.fixture
def heard(workspace):
    """The retry attempts of every mention that a connected app hears, by text."""
    app = workspace.app()
    heard: list[tuple[str, str | None]] = []

    @app.event("app_mention")
    def mention(event, request):
        retry = request.headers.get("x-slack-retry-num")
        heard.append((event["text"].split()[-1], retry[0] if retry else None))
        workspace.state.changes.tell("app")

    app.event("message")(lambda: None)
    workspace.connect(app)
    return heard


def control(workspace, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"{workspace.server.url}/control/{path}", data, {"content-type": "application/json"})
    with urlopen(request) as response:
        return json.load(response)


def test_an_event_comes_twice_on_demand(workspace, heard):
    workspace.state.faults.duplicates = 2

    workspace.say("wei", "#general", "@vendordesk one")

    workspace.wait(lambda: len(heard) == 2)
    assert {"one"} == {text for text, _ in heard}


def test_a_lost_acknowledgement_brings_the_event_again(workspace, heard):
    workspace.state.faults.drop_acks = 3

    workspace.say("wei", "#general", "@vendordesk one")

    workspace.wait(lambda: ("one", "1") in heard)
    assert {"one"} == {text for text, _ in heard}


def test_events_come_late_on_demand(workspace, heard):
    workspace.state.faults.set(late=2, late_seconds=0.2)

    workspace.say("wei", "#general", "@vendordesk one")
    workspace.say("wei", "#general", "@vendordesk two")

    workspace.wait(lambda: len(heard) == 2)
    assert ["two", "one"] == [text for text, _ in heard]


def test_a_storm_answers_429_until_it_is_over(workspace):
    workspace.state.faults.set(storm=2, storm_method="chat.postMessage", retry_after=1)
    client = workspace.client()

    client.users_list()
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=GENERAL, text="x")
    client.retry_handlers.append(RateLimitErrorRetryHandler())
    client.chat_postMessage(channel=GENERAL, text="patience")

    assert ("ratelimited", "1") == (refused.value.response["error"], refused.value.response.headers["Retry-After"])
    assert ["patience"] == [m.text for m in workspace.messages("#general")]


def test_slacks_own_limits_hold_when_they_are_switched_on(workspace):
    workspace.state.faults.rate_limits = True
    client = workspace.client()

    answers = []
    for n in range(10):
        try:
            client.chat_postMessage(channel=GENERAL, text=str(n))
        except SlackApiError as refused:
            answers.append(refused.response["error"])

    assert {"ratelimited"} == set(answers)
    client.chat_postMessage(channel="C0VENDORS", text="another channel")


def test_limits_recover_with_time():
    limits = Limits()
    method = METHODS["chat.postMessage"]

    waits = [limits.wait("chat.postMessage", method, GENERAL) for _ in range(7)]

    assert [0] * 6 + [1] == waits
    assert 0 == limits.wait("chat.postMessage", method, "C0VENDORS")


def test_a_broken_server_answers_503(workspace):
    workspace.state.faults.broken = 1

    with pytest.raises(SlackApiError) as refused:
        workspace.client().auth_test()

    assert 503 == refused.value.response.status_code
    assert workspace.client().auth_test()["ok"]


def test_answers_are_slow_on_demand(workspace):
    workspace.state.faults.slow_seconds = 0.2
    started = time.monotonic()

    workspace.client().auth_test()

    assert time.monotonic() - started >= 0.2


def test_faults_are_set_and_read_over_http(workspace):
    control(workspace, "faults", {"duplicates": 3, "late_seconds": 2})

    assert (3, 2) == tuple(control(workspace, "faults")["faults"][name] for name in ("duplicates", "late_seconds"))
    with pytest.raises(HTTPError) as refused:
        control(workspace, "faults", {"typhoon": 1})
    with refused.value:
        assert "no fault is called typhoon" in refused.value.read().decode()


def test_faults_are_cleared_together():
    faults = Faults(duplicates=3, storm=2, slow_seconds=1.0)

    faults.clear()

    assert Faults() == faults


def test_the_clock_moves_forward_and_tells_the_desk(workspace):
    told = threading.Event()
    workspace.state.on_clock.append(told.set)
    before = workspace.state.clock.now()

    control(workspace, "clock", {"seconds": 86400})
    posted = workspace.say("wei", "#general", "tomorrow")

    assert told.is_set()
    assert float(posted.ts) >= before.timestamp() + 86400


@pytest.mark.parametrize("body", [{}, {"seconds": -1}, {"seconds": "1"}])
def test_the_clock_does_not_move_back(workspace, body):
    with pytest.raises(HTTPError) as refused:
        control(workspace, "clock", body)
    with refused.value:
        assert 400 == refused.value.code
