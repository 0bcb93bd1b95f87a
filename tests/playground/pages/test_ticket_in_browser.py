"""In a browser, on the running desk: a ticket is opened, time moved, the warning, breach and claim seen."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.playground.pages.driving import go, write
from tests.scenarios.tickets import ERP_DOWN

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(browser: Browser):
    context = browser.new_context(locale="en-GB", viewport={"width": 1360, "height": 900})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def move_clock(page: Page, step: str) -> None:
    clock = page.locator("summary", has=page.locator("#clock-now"))
    clock.click()
    page.get_by_role("button", name=step).first.click()
    clock.click()


def test_a_ticket_is_opened_warned_of_breached_and_claimed(talking, shown):
    desk, workspace = talking.desk, talking.workspace

    def follow():
        desk.clock.offset = workspace.state.clock.offset
        desk.ring()

    workspace.state.on_clock.append(follow)
    go(shown, workspace, who="U0LIN")
    write(shown, ERP_DOWN)
    message = shown.locator("#messages .message").first
    message.hover()
    message.get_by_title("More actions").click()
    message.get_by_role("menuitem", name="Open a ticket").click()
    shown.get_by_role("button", name="Open ticket").click(timeout=60_000)
    shown.locator("#messages .message .foot").click()
    thread = shown.locator("#thread")
    expect(thread).to_contain_text("First response", timeout=30_000)

    move_clock(shown, "+15 min")
    move_clock(shown, "+15 min")
    expect(shown.locator(".places .count").first).to_be_visible(timeout=30_000)  # a warning, to its owner alone
    move_clock(shown, "+1 hour")
    expect(thread).to_contain_text("The vendor missed First response", timeout=30_000)
    shown.get_by_role("button", name="Evidence and claim").first.click()
    expect(shown.get_by_role("dialog")).to_contain_text("a credit of")
    shown.get_by_role("dialog").get_by_role("button", name="Claimed").click()

    expect(thread).to_contain_text("claimed the credit", timeout=30_000)
