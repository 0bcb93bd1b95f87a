"""A conversation that Slack does not show is not asked for again and again."""

from datetime import timedelta

from bot.learning import Glances
from bot.reading import SlackSilent
from tests.bot.desk.conftest import SEEN_AT


class Silent:
    """A Slack that shows no conversation."""

    def __init__(self):
        self.asked = 0

    def room(self, channel, *, everybody=False):
        self.asked += 1
        raise SlackSilent(f"there is no conversation called {channel}")


class At:
    """A desk as far as a glance needs it."""

    def __init__(self, database):
        self.database, self.time = database, SEEN_AT

    def now(self):
        return self.time


def test_a_room_that_is_not_there_is_looked_for_every_few_minutes_and_not_every_time(database):
    desk, slack = At(database), Silent()
    glances = Glances(desk, slack)

    for _ in range(3):
        glances.at("contracts")
    desk.time += timedelta(minutes=6)
    glances.at("contracts")

    assert 2 == slack.asked
