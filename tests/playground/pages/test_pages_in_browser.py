"""The pages in a real browser, on a real workspace with a real Bolt app behind it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.playground.hints import show_progress
from bot.playground.model import Progress
from tests.workspace import LocalWorkspace

pytestmark = pytest.mark.browser


def go(page: Page, desk: LocalWorkspace, where: str = "C0GENERAL", *, who: str = "U0WEI") -> None:
    page.goto(f"{desk.server.url}/w/{who}/{where}")
    expect(page.locator(".shell")).to_be_visible()


def write(page: Page, text: str, *, box: str = "#composer") -> None:
    area = page.locator(f"{box} textarea")
    area.fill(text)
    area.press("Enter")


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
