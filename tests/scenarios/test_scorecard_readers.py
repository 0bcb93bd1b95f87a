"""Promise 15: a vendor's scorecard is posted where only our own people read it."""

import pytest
from slack_sdk import WebClient

from bot.learning import see_vendors_rooms
from bot.reading import SlackReader
from knowledge.records.contracts import vendors
from knowledge.records.people import people
from tests.bot.http_slack import HttpSlack

VENDOR = "U0AUDI"
"""Stands for the vendor's engineer, a member of #general and #vendors."""


@pytest.mark.parametrize(("channel", "role", "ours"), [
    ("C0GENERAL", "vendor", False),
    ("C0GENERAL", "auditor", True),
    ("C0LOUNGE", "vendor", True),
    ("G0BUYING", "vendor", True),
])  # fmt: skip
def test_who_reads_in_a_vendors_channel_is_looked_up_in_public_ones_too(start_desk, workspace, channel, role, ours):
    talking = start_desk(connected=False)
    with talking.desk.database.sessions.begin() as session:
        people.by_slack_id(session, VENDOR).role = role
        vendors.everyone(session)[0].channel = channel

    see_vendors_rooms(talking.desk, SlackReader(workspace.client()))

    with talking.desk.database.reading() as session:
        assert ours is people.only_ours(session, channel)


@pytest.mark.parametrize("flag", ["is_ext_shared", "is_pending_ext_shared", "is_org_shared"])
def test_a_channel_shared_with_another_company_is_not_ours_alone(flag):
    with SharedSlack(flag) as slack:
        room = SlackReader(WebClient(token="xoxb-1", base_url=slack.url)).room("C0SHARED", everybody=True)

    assert (flag != "is_org_shared", ("U1", "U2")) == (room.shared, room.members)


class SharedSlack(HttpSlack):
    """A Slack whose channel says that it is shared in some way."""

    def __init__(self, flag):
        super().__init__()
        self._flag = flag

    def auth_test(self, asked):
        return {"ok": True, "user_id": "U0BOT"}

    def conversations_info(self, asked):
        return {"ok": True, "channel": {"id": asked["channel"], "name": "ours", "is_channel": True, self._flag: True}}

    def conversations_members(self, asked):
        return {"ok": True, "members": ["U1", "U2", "U0BOT"]}
