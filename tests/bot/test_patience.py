"""At the start a busy Slack is waited for, and a refusal is not."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.patience import BUSY, SILENT, patiently
from tests.bot.http_slack import HttpSlack


def asked(answers):
    """How long Slack was waited for until it answered, and what it said in the end."""
    rests, left = [], list(answers)
    with HttpSlack() as server:
        server.answer = lambda *_: left.pop(0) if len(left) > 1 else left[0]
        client = WebClient(token="xoxb-test", base_url=server.url, timeout=5)
        try:
            return rests, patiently(client.auth_test, rest=rests.append)["ok"]
        except SlackApiError as error:
            return rests, error.response["error"]


DOWN, BUSY_NOW = (503, {}, {"ok": False}), (429, {"Retry-After": "7"}, {"ok": False, "error": "ratelimited"})
FINE, REFUSED = (200, {}, {"ok": True}), (200, {}, {"ok": False, "error": "invalid_auth"})


@pytest.mark.parametrize(
    ("answers", "rests", "ended"),
    [
        ([FINE], [], True),
        ([DOWN, FINE], [1], True),
        ([DOWN, DOWN, DOWN, FINE], [1, 2, 4], True),
        ([BUSY_NOW, FINE], [7], True),
        ([REFUSED], [], "invalid_auth"),
        ([DOWN, REFUSED], [1], "invalid_auth"),
    ],
)
def test_a_busy_slack_is_asked_again_and_a_refusal_is_final(answers, rests, ended):
    assert (rests, ended) == asked(answers)


def test_patience_ends():
    rests, _ = asked([BUSY_NOW])

    assert BUSY <= sum(rests) < BUSY + 60


def test_a_slack_that_is_not_there_is_given_up_soon():
    rests = []
    with pytest.raises(OSError, match="refused"):
        patiently(WebClient(token="x", base_url="http://127.0.0.1:9/api/").auth_test, rest=rests.append)

    assert SILENT <= sum(rests) < 2 * SILENT
