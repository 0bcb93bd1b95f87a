"""The local workspace answers this machine's own pages and programs, and no other site that a browser has open."""

import http.client
import json

import pytest

from tests.workspace import BOT

PATHS = ["/", "/control/clock", "/api/auth.test", "/api/conversations.history?channel=C0GENERAL"]
CROSS = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://127.0.0.1:1"},
]


def ask(workspace, method, path, body=None, **headers):
    """The status of one request, sent as written."""
    port = int(workspace.state.url.rpartition(":")[2])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, body, headers)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8787", "", "[::"])
def test_a_name_that_was_made_to_point_here_reads_nothing(workspace, path, host):
    assert 403 == ask(workspace, "GET", path, Host=host)


@pytest.mark.parametrize("headers", CROSS)
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/control/clock", {"seconds": 3600}),
        ("/control/faults", {"broken": 3}),
        ("/api/chat.postMessage", {"token": BOT.token, "channel": "C0GENERAL", "text": "hello"}),
    ],
)
def test_another_sites_page_moves_and_posts_nothing(workspace, path, body, headers):
    before = workspace.state.clock.now()

    status = ask(workspace, "POST", path, json.dumps(body), **headers | {"Content-Type": "application/json"})

    assert 403 == status
    assert 0 == workspace.state.faults.broken
    assert (workspace.state.clock.now() - before).total_seconds() < 600
    assert [] == workspace.messages("#general")


def test_an_image_of_another_site_calls_no_method(workspace):
    path = f"/api/chat.postMessage?token={BOT.token}&channel=C0GENERAL&text=hello"

    assert 403 == ask(workspace, "GET", path, **{"Sec-Fetch-Site": "cross-site"})
    assert [] == workspace.messages("#general")


def test_own_pages_and_programs_are_answered(workspace):
    port = workspace.state.url.rpartition(":")[2]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}"):
        own = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
        assert 200 == ask(workspace, "POST", "/control/clock", json.dumps({"seconds": 1}), **own)
        assert 200 == ask(workspace, "GET", "/control/clock", Host=host)
    assert workspace.client().auth_test()["ok"]


def test_a_body_that_is_too_large_is_not_read(workspace):
    assert 413 == ask(workspace, "POST", "/api/auth.test", b"x", **{"Content-Length": "200000001"})
