"""The tour of docs/tour.md, step by step in a browser: its own questions asked as its own people."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.playground.pages.playing import Playing, play

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.timeout(1800)]

TOUR = Path(__file__).parents[3] / "docs" / "tour.md"
PATIENCE = 150_000
LIN, KLARA, TANG, SHEN, SHI = "U0HYLIN01", "U0HYVOS02", "U0HYTAN04", "U0HYSHE05", "U0HYSHI07"
ASK, FAULTS, CONTRACTS = "C0HYASK01", "C0HYFLT02", "C0HYCON03"


def said_in(step: int) -> list[str]:
    """What the tour says to write in a step."""
    line = re.search(rf"^{step}\. (.*)$", TOUR.read_text(encoding="utf-8"), re.MULTILINE)
    assert line, f"the tour has no step {step}"
    return [told for told in re.findall(r"`([^`]+)`", line[1]) if not told.startswith("#")]


class Visitor:
    """Somebody who follows the tour."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def be(self, who: str, where: str) -> None:
        self.page.goto(f"{self.url}/w/{who}/{where}")
        expect(self.page.locator(".shell")).to_be_visible()

    def write(self, text: str, *, box: str = "#composer") -> None:
        area = self.page.locator(f"{box} textarea")
        area.fill(text)
        area.press("Enter")

    def reads(self, *words: str, where: str = "#thread") -> None:
        for word in words:
            expect(self.page.locator(where)).to_contain_text(word, timeout=PATIENCE)

    def press(self, name: str, *, where: str = "#thread") -> None:
        self.page.locator(where).get_by_role("button", name=name).last.click()


@pytest.fixture(params=["zh-CN", "en-GB"])
def visitor(play: Playing, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    context = browser.new_context(locale=request.param, viewport={"width": 1360, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield Visitor(context.new_page(), play.url)
    context.close()


def test_ask(visitor: Visitor) -> None:
    """Steps 1 to 4."""
    visitor.be(LIN, ASK)
    visitor.write(said_in(1)[0])
    visitor.reads("2026-12-02", "60")
    visitor.write(said_in(2)[0], box="#thread-composer")
    visitor.reads("5%")

    visitor.be(KLARA, ASK)
    visitor.write(f"@Vendordesk {said_in(3)[0]}")
    visitor.reads("6 hours")
    visitor.write(f"@Vendordesk {said_in(4)[0]}")
    visitor.reads("Ask the owner")


def test_report_a_fault_and_let_an_auditor_try(visitor: Visitor) -> None:
    """Steps 6, 7 and 10."""
    visitor.be(KLARA, FAULTS)
    visitor.write(said_in(6)[0])
    visitor.reads("Severity 1")
    visitor.press("Open as proposed")
    visitor.reads("First response")
    thread = re.search(r"thread=([\d.]+)", visitor.page.url)
    assert thread

    visitor.be(TANG, f"{FAULTS}?thread={thread[1]}")
    visitor.page.locator("#thread").get_by_label("More…").last.select_option(index=1)
    expect(visitor.page.get_by_role("dialog")).to_contain_text("Europe/London", timeout=PATIENCE)

    visitor.be(SHI, f"{FAULTS}?thread={thread[1]}")
    visitor.press("Confirm")
    visitor.reads("你的角色只能查看工单")


def test_renew(visitor: Visitor) -> None:
    """Step 8: the digest of the next working morning."""
    visitor.be(SHEN, CONTRACTS)
    clock = visitor.page.locator("summary", has=visitor.page.locator("#clock-now"))
    clock.click()
    visitor.page.locator(".clock-steps .button").last.click()

    visitor.reads("合同早报", where="#messages")


__all__ = ["play"]
