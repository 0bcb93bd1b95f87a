"""The real door to Slack, against a small server: what was posted is found, and each trouble is named by its cure."""

from dataclasses import dataclass

import pytest
from slack_sdk import WebClient

from bot.outbox import SlackBusy, SlackDown, SlackRefused, WebSlack
from bot.replies.drawing.blocks import Message
from tests.bot.http_slack import HttpSlack

SAID = Message("hello", ({"type": "divider"},))


@dataclass
class Door:
    server: HttpSlack
    slack: WebSlack


@pytest.fixture
def door():
    with HttpSlack() as server:
        yield Door(server, WebSlack(WebClient(token="xoxb-test", base_url=server.url, timeout=5)))


def test_what_was_posted_is_found_in_the_channel_and_in_the_thread(door):
    channel, root = door.slack.post(channel="C1", thread_ts=None, said=SAID, key="a")
    _, reply = door.slack.post(channel="C1", thread_ts=root, said=SAID, key="b")

    assert "C1" == channel
    assert root == door.slack.find(channel="C1", thread_ts=None, key="a")
    assert reply == door.slack.find(channel="C1", thread_ts=root, key="b")
    assert door.slack.find(channel="C1", thread_ts=None, key="c") is None


def test_a_message_is_edited(door):
    _, ts = door.slack.post(channel="C1", thread_ts=None, said=SAID, key="a")

    door.slack.update(channel="C1", ts=ts, said=Message("goodbye"), key="a")

    assert "goodbye" == door.server.messages[ts]["text"]


@pytest.mark.parametrize(
    ("status", "error", "raised"),
    [
        (429, "ratelimited", SlackBusy),
        (503, "", SlackDown),
        (200, "internal_error", SlackDown),
        (200, "channel_not_found", SlackRefused),
        (200, "invalid_blocks", SlackRefused),
    ],
)
def test_each_trouble_is_named_by_what_can_be_done_about_it(door, status, error, raised):
    door.server.answer = lambda *_: (status, {"Retry-After": "7"}, {"ok": False, "error": error})

    with pytest.raises(raised) as caught:
        door.slack.post(channel="C1", thread_ts=None, said=SAID, key="a")

    assert raised is not SlackBusy or caught.value.seconds == 7


def test_a_server_that_is_not_there_is_down():
    slack = WebSlack(WebClient(token="xoxb-test", base_url="http://127.0.0.1:9/api/", timeout=2))

    with pytest.raises(SlackDown):
        slack.post(channel="C1", thread_ts=None, said=SAID, key="a")
