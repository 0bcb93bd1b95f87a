"""A fault becomes a ticket in two clicks, the vendor's clock runs in its thread, and a breach becomes a claim."""

import pytest

from tests.scenarios.tickets import STOPPED, Story


@pytest.fixture
def story(talking):
    return Story(talking)


def test_two_clicks_turn_a_message_into_a_ticket_with_the_contracts_own_definition(story):
    said = story.workspace.say("wei", "general", STOPPED)

    story.workspace.shortcut("wei", "open_ticket", said)
    form = story.form("wei")
    story.workspace.submit("wei")

    assert "任一车间因系统原因无法报工" in str(form.content["blocks"])
    countdown = story.countdown(said)
    assert said.ts == countdown.thread_ts
    assert "S1" in str(countdown.blocks)
    assert "一级" in str(countdown.blocks)


def test_the_countdown_is_one_message_that_is_edited_as_time_goes_by(story):
    said, before = story.report()

    story.pass_time(minutes=5)
    after = story.countdown(said, containing="███░")

    assert before.ts == after.ts
    assert "<!date^" in str(after.blocks)
    assert [] == story.posted("ticket_warning")
