"""The door of HTTP mode reads nothing that Slack cannot have signed, and is never broken by it."""

import hashlib
import hmac
import http.client
import json
import threading
import time

import pytest
import uvicorn
from slack_bolt import App
from slack_sdk import WebClient
from starlette.testclient import TestClient

from bot.cli.running.health import Health
from bot.cli.running.serving import LARGEST_REQUEST, http_app
from bot.desk.people.refusals import EVERY, Knocks
from knowledge.audit import entries
from knowledge.clock import MovableClock
from knowledge.records.db import Database
from tests.scenarios.seeing import until

SECRET = "shh"


@pytest.fixture(scope="module")
def door():
    app = App(client=WebClient(token="xoxb-x"), signing_secret=SECRET, token_verification_enabled=False)
    server = uvicorn.Server(uvicorn.Config(http_app(app, Health()), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


def post(door, headers, body=b"{}", *, declared=None):
    """Status of a request, whose declared length may be another than that of what is sent of it."""
    connection = http.client.HTTPConnection("127.0.0.1", door, timeout=20)
    connection.putrequest("POST", "/slack/events")
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", str(declared or len(body)))
    connection.endheaders()
    connection.send(body)
    status = connection.getresponse().status
    connection.close()
    return status


def signed(body, stamp=None):
    stamp = str(int(time.time())) if stamp is None else stamp
    digest = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def test_what_slack_signs_is_taken(door):
    body = json.dumps({"type": "url_verification", "challenge": "is-it-you"}).encode()

    assert 200 == post(door, signed(body), body)


@pytest.mark.parametrize("stamp", ["", "soon", "-1", "1.5", "9" * 40, "²", "1", "0x10", " 12"])
def test_a_time_that_is_none_or_long_gone_is_refused_not_an_error(door, stamp):
    headers = signed(b"{}", stamp) | {"X-Slack-Request-Timestamp": stamp.encode("utf-8")}

    assert 401 == post(door, headers)


def test_an_unsigned_body_is_refused_before_it_is_read(door):
    assert 401 == post(door, {}, b"x", declared=200_000_000)


def test_a_body_larger_than_slacks_is_refused_before_it_is_read(door):
    assert 413 == post(door, signed(b"{}"), b"x", declared=LARGEST_REQUEST + 1)


def test_requests_that_slack_did_not_sign_are_logged_and_a_flood_is_one_entry_a_minute(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    database.migrate()
    clock = MovableClock()
    knocks = Knocks(database, clock)
    app = App(client=WebClient(token="xoxb-x"), signing_secret=SECRET, token_verification_enabled=False)

    with TestClient(http_app(app, Health(), knocks.told)) as client:
        answers = [client.post("/slack/events", content=b"{}").status_code for _ in range(50)]
        clock.forward(EVERY)
        wrong = signed(b"{}") | {"X-Slack-Signature": "v0=" + "0" * 64}
        answers.append(client.post("/slack/events", content=b"{}", headers=wrong).status_code)
        answers.append(client.post("/slack/events", content=b"{}", headers=signed(b"{}")).status_code)

    with database.reading() as session:
        told = [(one.act, json.loads(one.data)) for one in entries.in_order(session)]
    assert [401] * 51 == answers[:51]
    assert 401 != answers[51]
    assert [
        ("security.forged_request", {"requests": 1, "why": "no signature of these minutes"}),
        ("security.forged_request", {"requests": 50, "why": "a wrong signature"}),
    ] == told
    database.close()
