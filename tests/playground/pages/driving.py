"""What every browser test does: go to a place as somebody, write something."""

from playwright.sync_api import Page, expect

from tests.workspace import LocalWorkspace


def go(page: Page, desk: LocalWorkspace, where: str = "C0GENERAL", *, who: str = "U0WEI") -> None:
    page.goto(f"{desk.server.url}/w/{who}/{where}")
    expect(page.locator(".shell")).to_be_visible()


def write(page: Page, text: str, *, box: str = "#composer") -> None:
    area = page.locator(f"{box} textarea")
    area.fill(text)
    area.press("Enter")
