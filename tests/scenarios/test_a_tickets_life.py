"""A whole life of a ticket that stops production, from report to close: what the thread is told, counted."""

import pytest

from tests.scenarios.tickets import ERP_DOWN, STOPPED, Story

MOST = 6
"""Posts of the desk in the thread over one life; the countdown is one of them."""


@pytest.fixture
def story(talking):
    return Story(talking)


def step(story, said, name, **given):
    story.settle()
    story.press("lin", said, name)
    assert story.workspace.submit("lin", **given).ok


def chosen(story, said, name, **given):
    story.settle()
    story.workspace.click("lin", story.countdown(said), "ticket_more", f"1:{name}")
    assert story.workspace.submit("lin", **given).ok


def told_alone(story, who="lin"):
    story.settle()
    return [m.text for m in story.workspace.messages("dm", who) if m.bot_id]


@pytest.mark.parametrize("text", [STOPPED, ERP_DOWN], ids=["zh", "en"])
def test_a_life_with_everything_in_it_takes_six_posts_of_its_thread(story, text):
    said, _ = story.report(text=text)
    story.press("lin", said, "confirm")
    step(story, said, "told_vendor", channel_used="phone")
    for minutes in (8, 4, 30, 40, 80):  # at half, at three quarters, then past one deadline after another
        story.pass_time(minutes=minutes)
        story.settle()
    step(story, said, "respond", came_with=["plan"], text="An engineer looks at it")
    step(story, said, "pause", reason="the log files of line 3")
    story.pass_time(hours=2)
    story.settle()
    story.press("lin", said, "resume")
    step(story, said, "update", text="The gateway's disk is full")
    story.pass_time(hours=30)
    story.settle()
    step(story, said, "resolve", text="The gateway was restarted")
    step(story, said, "verify", checks=["function", "data", "regression"])
    step(story, said, "close", change="kept", impact="two shifts", prevention="an alarm", change_record="CR-7")
    story.settle()

    posts = story.thread(said)
    print(f"posts of an S1's life: {len(posts)}; to its owner alone: {len(told_alone(story))}")
    for post in posts:
        print("-", post.text.replace("\n", " ")[:110])
    assert len(posts) <= MOST
    assert {"paused", "resumed", "vendor_responded", "update_given", "closed"} <= set(story.log())


def test_what_got_no_post_is_seen_in_the_countdown(story):
    said, _ = story.report()

    story.press("lin", said, "confirm")
    step(story, said, "respond", text="已派工程师")

    shown = str(story.countdown(said, containing="已派工程师").blocks)
    assert "已确认工单 1" in shown
    assert [story.countdown(said).ts] == [m.ts for m in story.thread(said)]


def test_a_warning_rings_at_its_owners_and_the_first_breach_in_the_thread(story):
    said, _ = story.report()

    story.pass_time(minutes=12)
    warned = story.workspace.wait(lambda: [text for text in told_alone(story) if "75%" in text])
    story.pass_time(minutes=4)
    breach = story.post(said, containing="没有按时完成")

    assert "First response" in warned[0]  # in the language of whoever is told alone
    assert STOPPED[:8] in warned[0]
    assert "首次响应" in breach.text
    assert [] == [m for m in story.thread(said) if "75%" in m.text]


def test_who_takes_a_ticket_over_is_told(story):
    said, _ = story.report()

    chosen(story, said, "hand_over", to="U0ROSS")

    assert story.workspace.wait(lambda: [text for text in told_alone(story, "ross") if "ticket 1" in text])
