"""Moving about in a real browser: tabs, people, channels, languages, light, time, trouble, narrow screens."""

import re

import pytest
from playwright.sync_api import Page, expect

from bot.playground.model import Progress
from bot.playground.pages.hints import show_progress
from tests.playground.pages.driving import go, write
from tests.workspace import LocalWorkspace

pytestmark = pytest.mark.browser


def test_home_and_messages_are_two_tabs_of_the_app(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk, "home")
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()

    page.get_by_role("link", name="Messages", exact=True).click()
    write(page, "hello")
    expect(page.locator("#messages")).to_contain_text("You said: hello")
    write(page, "and again")
    expect(page.locator("#messages")).to_contain_text("You said: and again")
    page.get_by_role("button", name="New conversation").click()
    write(page, "something else")
    expect(page.locator("#messages")).to_contain_text("You said: something else")

    threads = [message.thread_ts for message in desk.messages("dm", "wei") if message.user == "U0WEI"]
    assert [None, desk.messages("dm", "wei")[0].ts, None] == threads


def test_one_can_be_somebody_else_and_sees_what_that_person_may(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    expect(page.locator(".places")).not_to_contain_text("buying")

    page.locator("#who summary").click()
    page.get_by_role("menuitem", name="Ross Hale").click()

    expect(page.locator("#who summary")).to_contain_text("Ross Hale")
    expect(page.locator(".places")).to_contain_text("buying")
    write(page, "I am Ross")
    expect(page.locator("#messages .message header")).to_contain_text("Ross Hale")


def test_what_others_write_elsewhere_shows_as_unread(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)

    desk.say("lin", "vendors", "news")
    count = page.get_by_label("1 unread")
    expect(count).to_be_visible()
    page.get_by_role("link", name="vendors").click()

    expect(page.locator("#messages")).to_contain_text("news")
    expect(count).to_have_count(0)


def test_a_channel_that_one_is_not_in_can_be_joined(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk, "C0LOUNGE", who="U0ROSS")

    page.get_by_role("button", name="Join #lounge").click()
    write(page, "hello all")

    expect(page.locator("#messages")).to_contain_text("hello all")


def test_the_chrome_speaks_chinese_after_one_click(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)

    page.locator(".lang").click()

    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator("#composer textarea")).to_have_attribute("placeholder", "发消息到 #general")
    expect(page.get_by_role("button", name="合同何时到期？")).to_be_visible()
    page.locator(".lang").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_light_and_dark_follow_the_computer_or_the_choice(page: Page, desk: LocalWorkspace) -> None:
    page.emulate_media(color_scheme="dark")
    go(page, desk)
    dark = _ground(page)

    page.get_by_label("Light or dark").click()
    light = _ground(page)
    page.reload()

    assert dark < 60
    assert light > 240
    assert light == _ground(page)


def test_the_clock_moves_forward_and_every_page_shows_it(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    before = desk.state.clock.now()

    page.locator("#clock > summary").click()
    page.get_by_role("button", name="+1 day").click()
    page.get_by_role("button", name="+1 hour").click()

    desk.wait(lambda: (desk.state.clock.now() - before).total_seconds() >= 25 * 3600)
    shown = f"{desk.state.clock.now().astimezone():%Y}"
    expect(page.locator("#clock-now")).to_contain_text(shown)
    expect(page.locator("#clock-now")).to_have_attribute("datetime", re.compile(r"\+08:00$"))


def test_trouble_can_be_made_and_ended(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    page.locator("#clock > summary").click()
    page.get_by_text("Trouble on demand").click()

    page.get_by_role("button", name="Refuse the next 3 calls (429)").click()
    expect(page.locator("#toasts")).to_contain_text("Refuse the next 3 calls")
    armed = desk.state.faults.storm
    page.get_by_role("button", name="All calm again").click()
    expect(page.locator("#toasts")).to_contain_text("All calm again")

    assert (3, 0) == (armed, desk.state.faults.storm)


def test_learning_shows_its_progress_until_it_is_done(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)

    show_progress(desk.state, Progress(3, 12))
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "0.25")
    show_progress(desk.state, None)

    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_the_app_says_that_it_is_working_and_offers_prompts(page: Page, desk: LocalWorkspace) -> None:
    talk = desk.channel("dm", "wei")
    client = desk.client()
    go(page, desk, talk)
    client.assistant_threads_setSuggestedPrompts(channel_id=talk, prompts=[{"title": "Ends?", "message": "When?"}])
    expect(page.get_by_role("button", name="Ends?")).to_be_visible()

    root = desk.say("wei", "dm", "hm")
    desk.answer(root, who="wei")
    client.assistant_threads_setStatus(channel_id=talk, thread_ts=root.ts, status="is reading…")

    expect(page.locator(".working")).to_contain_text("Vendordesk is reading…")


def test_nothing_is_wider_than_a_narrow_screen(page: Page, desk: LocalWorkspace) -> None:
    page.set_viewport_size({"width": 400, "height": 760})
    for where in ("C0GENERAL", "home", desk.channel("dm", "wei")):
        go(page, desk, where)
        assert 400 == page.evaluate("document.documentElement.scrollWidth")

    page.get_by_label("Show channels").click()
    page.get_by_role("link", name="vendors").click()

    expect(page.get_by_role("heading", name="vendors", exact=True)).to_be_visible()


def test_escape_closes_the_thread_and_slash_begins_a_command(page: Page, desk: LocalWorkspace) -> None:
    root = desk.say("lin", "general", "hello")
    go(page, desk, f"C0GENERAL?thread={root.ts}")
    page.locator("#messages").focus()

    page.keyboard.press("Escape")
    expect(page.locator("#thread.open")).to_have_count(0)
    page.locator("#messages").focus()
    page.keyboard.press("/")

    expect(page.locator("#composer textarea")).to_have_value("/")


def _ground(page: Page) -> int:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return int(re.findall(r"\d+", colour)[0])
