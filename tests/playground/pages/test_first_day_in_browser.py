"""A first day on the sample company as `vendordesk play` starts it, in a browser and in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.playground.pages.playing import Playing, play

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.timeout(1800)]

MOST = 15
PATIENCE = 90_000
"""Milliseconds for what the desk works out: on a small machine beside others an answer takes its time."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a newcomer of one language presses and reads."""

    locale: str
    trials: tuple[str, str, str]
    answered: str
    opened: str
    counting: str
    welcome: str
    morning: str
    digest: str


ZH = Words(
    "zh-CN", ("问一个问题", "报一个故障", "看合同到期"), "2026-12-02", "按此开工单", "首次响应", "欢迎",
    "下个工作日早晨", "合同早报",
)  # fmt: skip
EN = Words(
    "en-GB", ("Ask a question", "Report a fault", "See what is due"), "6 hours", "Open as proposed", "First response",
    "Welcome", "Next working morning", "合同早报",
)  # fmt: skip


class Newcomer:
    """Somebody at a browser whose presses are counted, a key that sends among them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks: list[str] = []

    def click(self, what: Locator, name: str) -> None:
        what.click(timeout=PATIENCE)
        self.clicks.append(name)

    def send(self) -> None:
        self.page.locator("#composer textarea").press("Enter")
        self.clicks.append("Enter")

    def trial(self, name: str) -> None:
        self.click(self.page.locator(".trial", has_text=name), name)


@pytest.fixture(params=[ZH, EN], ids=["zh", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    found: Words = request.param
    return found


@pytest.fixture
def newcomer(browser: Browser, words: Words) -> Iterator[Newcomer]:
    context = browser.new_context(locale=words.locale, viewport={"width": 1360, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield Newcomer(context.new_page())
    context.close()


def test_first_answer_first_ticket_and_first_digest_take_at_most_fifteen_clicks(
    play: Playing, newcomer: Newcomer, words: Words
) -> None:
    page, thread = newcomer.page, newcomer.page.locator("#thread")
    page.goto(play.url)

    newcomer.trial(words.trials[0])
    newcomer.send()
    expect(thread).to_contain_text(words.answered, timeout=PATIENCE)
    answered = len(newcomer.clicks)

    newcomer.click(page.locator(".places").get_by_role("link", name=words.welcome), words.welcome)
    newcomer.trial(words.trials[1])
    newcomer.send()
    newcomer.click(thread.get_by_role("button", name=words.opened), words.opened)
    expect(thread).to_contain_text(words.counting, timeout=PATIENCE)
    ticketed = len(newcomer.clicks)

    newcomer.click(page.locator("summary", has=page.locator("#clock-now")), "clock")
    newcomer.click(page.get_by_role("button", name=words.morning), words.morning)
    newcomer.click(page.locator(".places").get_by_role("link", name=words.welcome), words.welcome)
    newcomer.trial(words.trials[2])
    expect(page.locator("#messages")).to_contain_text(words.digest, timeout=PATIENCE)

    counts = f"first answer {answered}, first ticket {ticketed}, first digest {len(newcomer.clicks)}"
    print(f"clicks of a first day ({words.locale}): {counts}: {newcomer.clicks}")
    assert len(newcomer.clicks) <= MOST


__all__ = ["play"]
