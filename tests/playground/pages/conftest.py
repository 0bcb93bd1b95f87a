"""A headless Chromium, and a page on a real workspace that a small app answers in."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from bot.playground.model import Suggestion
from bot.playground.workspace.store import Store
from tests.playground.pages.responder import add_answers
from tests.workspace import CHANNELS, LocalWorkspace, make_workspace

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; the tests that need it are skipped where it is missing."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip(
            "no Chromium is installed (Debian: apt-get install chromium), so the pages are not tested in a browser"
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def company() -> Iterator[LocalWorkspace]:
    """A workspace in which the small app answers."""
    made = make_workspace()
    made.state.suggestions = (Suggestion("en", "When does it end?"), Suggestion("zh", "合同何时到期？"))
    made.connect(add_answers(made.app()))
    yield made
    made.stop()


@pytest.fixture
def desk(company: LocalWorkspace) -> LocalWorkspace:
    """The workspace, empty again."""
    company.state.store = Store({c.id: c for c in CHANNELS}, {c.id: {} for c in CHANNELS})
    return company


@pytest.fixture
def page(browser: Browser, desk: LocalWorkspace) -> Iterator[Page]:
    """A browser's page; the test fails if the page's own script did, or if something on it was refused."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda message: wrong.append(message.text) if _is_wrong(message) else None)
    yield made
    context.close()
    assert [] == wrong


def _is_wrong(message: ConsoleMessage) -> bool:
    is_ending = "ERR_INCOMPLETE_CHUNKED" in message.text or "ERR_CONNECTION" in message.text
    is_late = "oobErrorNoTarget" in message.text  # news of a conversation that the page has just left
    return message.type == "error" and not is_ending and not is_late
