"""Talking and pressing in a real browser, on a real workspace with a real Bolt app behind it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.playground.pages.driving import go, write
from tests.workspace import LocalWorkspace

pytestmark = pytest.mark.browser


def open_modal(page: Page) -> None:
    write(page, "/desk report")
    expect(page.get_by_role("dialog", name="Report a fault")).to_be_visible()


def test_an_empty_channel_says_what_to_try_and_one_click_asks_it(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)

    page.get_by_role("button", name="When does it end?").click()

    expect(page.locator("#messages .message")).to_contain_text("@Vendordesk When does it end?")
    expect(page.locator("#messages .foot")).to_contain_text("1 reply")


def test_a_mention_is_completed_posted_and_its_answer_opens_beside_it(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    area = page.locator("#composer textarea")

    area.press_sequentially("@ven")
    expect(page.get_by_role("option")).to_have_count(1)
    area.press("Enter")
    area.press_sequentially("how fast?")
    area.press("Enter")

    expect(page.locator("#messages .message").first).to_contain_text("@Vendordesk how fast?")
    expect(page.locator("#thread .message").nth(1)).to_contain_text("Found it.")
    assert "thread=" in page.url


def test_a_reply_stays_in_its_thread(page: Page, desk: LocalWorkspace) -> None:
    root = desk.say("lin", "general", "Is the PLM down?")
    go(page, desk)

    page.locator("#messages .message").hover()
    page.get_by_label("Reply in thread").click()
    write(page, "Yes, since eight", box="#thread-composer")

    expect(page.locator("#thread .message").nth(1)).to_contain_text("Yes, since eight")
    expect(page.locator("#messages .message")).to_have_count(1)
    expect(page.locator("#messages .foot")).to_contain_text("1 reply")
    assert root.ts == desk.messages("general")[-1].thread_ts


def test_shift_enter_begins_a_new_line(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    area = page.locator("#composer textarea")

    area.press_sequentially("one")
    area.press("Shift+Enter")
    area.press_sequentially("two")
    area.press("Enter")

    expect(page.locator("#messages .message")).to_be_visible()
    assert "one\ntwo" == desk.messages("general")[0].text
    expect(area).to_have_value("")


def test_a_command_answers_only_its_person_and_can_be_dismissed(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    page.locator("#composer textarea").press_sequentially("/de")
    expect(page.get_by_role("option")).to_contain_text("Ask the desk")

    write(page, "/desk ask something")

    answer = page.locator(".message.ephemeral")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer.locator("strong", has_text="ask something")).to_be_visible()
    answer.hover()
    page.get_by_label("Dismiss").click()
    expect(answer).to_have_count(0)


def test_an_unknown_command_is_refused_in_a_sentence(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)

    write(page, "/nothing at all")

    expect(page.locator("#toasts")).to_contain_text("There is no command /nothing.")


def test_buttons_and_menus_reach_the_app(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    write(page, "@vendordesk how fast?")
    thread = page.locator("#thread")

    thread.get_by_role("button", name="Keep").click()
    expect(thread).to_contain_text("Pressed keep by @陈伟")
    thread.get_by_label("Which?").select_option("plm")

    expect(thread).to_contain_text("Pressed plm by @陈伟")


def test_a_button_with_an_address_opens_it_and_tells_the_app(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    write(page, "@vendordesk how fast?")

    with page.context.expect_page() as opened:
        page.locator("#thread").get_by_role("link", name="Read", exact=True).click()

    expect(page.locator("#thread")).to_contain_text("Pressed read")
    assert opened.value is not page


def test_a_confirmation_is_asked_for_first(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    write(page, "@vendordesk how fast?")
    confirm = page.get_by_role("dialog", name="Sure?")

    page.locator("#thread").get_by_role("button", name="Drop").click()
    expect(confirm).to_contain_text("It's final.")
    confirm.get_by_role("button", name="No").click()
    page.locator("#thread").get_by_role("button", name="Drop").click()
    confirm.get_by_role("button", name="Yes").click()

    expect(page.locator("#thread")).to_contain_text("Pressed drop")
    assert 1 == sum("Pressed" in message.text for message in desk.messages("general"))


def test_a_modal_keeps_what_was_typed_when_it_is_refused_and_then_closes(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    open_modal(page)

    page.get_by_label("What happens?").fill("short")
    page.get_by_role("button", name="Open ticket").click()
    expect(page.get_by_role("alert")).to_have_text("At least ten characters, please.")
    desk.say("lin", "general", "something else happens meanwhile")
    expect(page.locator("#messages")).to_contain_text("meanwhile")
    expect(page.get_by_role("alert")).to_have_text("At least ten characters, please.")
    expect(page.get_by_label("What happens?")).to_have_value("short")
    page.get_by_label("What happens?").fill("Nobody can log in")
    page.get_by_label("Contract").fill("erp")
    page.get_by_role("option", name="ERP-2").click()
    page.get_by_role("button", name="Open ticket").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#messages")).to_contain_text("Ticket: Nobody can log in (ERP-2)")


def test_a_required_field_is_asked_for_before_the_app_hears_of_it(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    open_modal(page)

    page.get_by_role("button", name="Open ticket").click()

    expect(page.get_by_role("alert")).to_be_visible()


def test_a_pushed_modal_knows_what_was_typed_and_leads_back_to_it(page: Page, desk: LocalWorkspace) -> None:
    go(page, desk)
    open_modal(page)
    page.get_by_label("What happens?").fill("Hall 3")

    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("dialog", name="After Hall 3")).to_be_visible()
    page.get_by_role("button", name="Back").click()

    expect(page.get_by_label("What happens?")).to_have_value("Hall 3")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_message_shortcut_opens_its_modal(page: Page, desk: LocalWorkspace) -> None:
    desk.say("lin", "general", "The PLM is down")
    go(page, desk)

    page.locator("#messages .message").hover()
    page.locator("#messages .tools").get_by_label("More actions").click()
    page.get_by_role("menuitem", name="Make a ticket").click()

    expect(page.get_by_role("dialog", name="Report a fault")).to_be_visible()


def test_reactions_are_added_and_taken_back(page: Page, desk: LocalWorkspace) -> None:
    desk.say("lin", "general", "Done")
    go(page, desk)

    page.locator("#messages .message").hover()
    page.get_by_label("Add reaction").click()
    page.get_by_role("menuitem", name="tada").click()
    mark = page.locator(".mark")
    expect(mark).to_have_attribute("aria-pressed", "true")
    mark.click()

    expect(mark).to_have_count(0)


def test_a_file_is_sent_with_a_comment_and_can_be_fetched(page: Page, desk: LocalWorkspace, tmp_path: Path) -> None:
    (tmp_path / "quote 报价.txt").write_text("price", encoding="utf-8")
    go(page, desk)

    page.locator("#composer [type=file]").set_input_files(tmp_path / "quote 报价.txt")
    expect(page.locator(".chips")).to_contain_text("quote 报价.txt")
    write(page, "the new quote")
    expect(page.locator("#messages .message")).to_contain_text("the new quote")
    with page.expect_download() as download:
        page.locator(".file").click()

    assert "price" == download.value.path().read_text(encoding="utf-8")
