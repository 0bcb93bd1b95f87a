"""The welcome with three things to try, the tour behind its link, the search, and threads that open with an answer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bot.playground.model import Trial
from tests.playground.pages.driving import go, write
from tests.workspace import LocalWorkspace

pytestmark = pytest.mark.browser

TRIALS = [
    Trial("en", "Ask a question", "As Wei", "U0WEI", "C0GENERAL", "@vendordesk how fast & how much?"),
    Trial("en", "Report a fault", "As Lin", "U0LIN", "C0GENERAL", "@vendordesk the PLM is down"),
    Trial("en", "See what is due", "As Lin", "U0LIN", "C0GENERAL"),
    Trial("zh", "问一个问题", "陈伟", "U0WEI", "C0GENERAL", "@vendordesk 多快？"),
]


@pytest.fixture
def welcoming(desk: LocalWorkspace) -> Iterator[LocalWorkspace]:
    desk.state.trials = TRIALS
    yield desk
    desk.state.trials = ()


def test_a_newcomer_is_welcomed_with_three_things_to_try_and_a_link_to_the_tour(
    page: Page, welcoming: LocalWorkspace
) -> None:
    page.goto(welcoming.server.url)

    expect(page.locator(".trial")).to_have_count(3)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="A tour in ten minutes").click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("tour")


def test_news_of_a_place_that_was_just_left_does_not_take_the_welcome_away(
    page: Page, welcoming: LocalWorkspace
) -> None:
    go(page, welcoming)
    held = page.evaluate("document.querySelector('#live [hx-get]').getAttribute('hx-get')")
    page.get_by_role("link", name="Welcome").click()
    expect(page.locator(".trial")).to_have_count(3)

    page.evaluate("path => htmx.ajax('GET', path, {swap: 'none'})", held)
    page.wait_for_timeout(500)

    expect(page.locator(".trial")).to_have_count(3)


def test_a_trial_has_its_words_ready_so_that_enter_asks_them_and_the_answers_thread_opens(
    page: Page, welcoming: LocalWorkspace
) -> None:
    page.goto(welcoming.server.url)

    page.get_by_role("link", name="Ask a question").click()
    area = page.locator("#composer textarea")
    expect(area).to_have_value("@vendordesk how fast & how much?")
    area.press("Enter")

    expect(page.locator("#thread .message").nth(1)).to_contain_text("Found it.")


def test_the_next_question_opens_its_own_thread_in_the_place_of_the_earlier_one(
    page: Page, desk: LocalWorkspace
) -> None:
    go(page, desk)
    write(page, "@vendordesk the first?")
    expect(page.locator("#thread .message").nth(1)).to_contain_text("Found it.")

    write(page, "@vendordesk the second?")

    expect(page.locator("#thread .message").first).to_contain_text("the second?")
    expect(page.locator("#thread .message").nth(1)).to_contain_text("Found it.")


def test_what_is_being_written_in_another_thread_is_not_taken_away(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    write(page, "@vendordesk the first?")
    expect(page.locator("#thread .message").nth(1)).to_contain_text("Found it.")
    page.locator("#thread-composer textarea").fill("half a sente")

    write(page, "@vendordesk the second?")
    expect(page.locator("#messages .foot")).to_have_count(2)

    expect(page.locator("#thread-composer textarea")).to_have_value("half a sente")
    expect(page.locator("#thread .message").first).to_contain_text("the first?")


def test_a_question_that_was_clicked_opens_its_thread_too(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)

    page.get_by_role("button", name="When does it end?").click()

    expect(page.locator("#thread .message").nth(1)).to_contain_text("Found it.")


def test_the_search_finds_what_one_may_read_and_leads_to_its_place(page: Page, desk: LocalWorkspace) -> None:
    root = desk.say("lin", "general", "The gateway in hall three is slow")
    desk.say("wei", "general", "Since the UPDATE on Monday?", thread_ts=root.ts)
    desk.say("ross", "buying", "the update costs 5 % more")
    go(page, desk)

    page.get_by_role("searchbox").fill("update")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".found")).to_have_count(1)
    page.locator(".found").click()

    expect(page.locator("#thread .message").nth(1)).to_contain_text("Since the UPDATE")
    assert "at=" in page.url


def test_a_search_without_a_hit_says_so(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)

    page.get_by_role("searchbox").fill("<b>nothing</b>")
    page.get_by_role("searchbox").press("Enter")

    expect(page.get_by_text("No message that you may read holds “<b>nothing</b>”.")).to_be_visible()
