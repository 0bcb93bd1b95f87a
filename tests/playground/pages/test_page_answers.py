"""What the pages' addresses answer to plain requests: places, people, languages, files, other sites."""

import httpx
import pytest

from tests.workspace import LocalWorkspace


def ask(desk: LocalWorkspace, path: str, **options: object) -> httpx.Response:
    return httpx.get(f"{desk.server.url}{path}", follow_redirects=True, **options)  # type: ignore[arg-type]


def test_the_start_page_is_the_first_channel(desk: LocalWorkspace) -> None:
    answer = ask(desk, "/")

    assert (200, "/w/U0WEI/C0GENERAL") == (answer.status_code, answer.url.path)


@pytest.mark.parametrize(
    "path", ["/w/U0NOBODY/C0GENERAL", "/w/U0WEI/C0NOWHERE", "/w/U0WEI/G0BUYING", "/w/U0WEI/files/F1"]
)
def test_what_is_not_there_or_not_for_this_person_is_not_found(desk: LocalWorkspace, path: str) -> None:
    assert 404 == ask(desk, path).status_code


def test_only_the_pages_own_scripts_may_run(desk: LocalWorkspace) -> None:
    policy = ask(desk, "/").headers["content-security-policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("wanted", "lang"), [("zh-CN,zh;q=0.9", "zh-CN"), ("en-GB", "en"), ("fr", "en")])
def test_the_first_visit_speaks_the_browsers_language(desk: LocalWorkspace, wanted: str, lang: str) -> None:
    page = ask(desk, "/", headers={"Accept-Language": wanted})

    assert f'<html lang="{lang}"' in page.text


def test_choosing_a_language_leads_back_to_where_one_was_but_to_no_other_site(desk: LocalWorkspace) -> None:
    here, there = (
        httpx.get(f"{desk.server.url}/lang/zh", headers={"Referer": f"{site}/w/U0LIN/home"})
        for site in (desk.server.url, "http://elsewhere.example")
    )

    assert ("/w/U0LIN/home?", "/") == (here.headers["location"], there.headers["location"])
    assert "lang=zh" in here.headers["set-cookie"]


@pytest.mark.parametrize("act", ["post", "clock", "faults", "disconnect"])
def test_a_form_of_another_site_is_refused(desk: LocalWorkspace, act: str) -> None:
    url = f"{desk.server.url}/w/U0WEI/{act}"

    refused = httpx.post(url, headers={"Sec-Fetch-Site": "cross-site"}, data={"channel": "C0GENERAL", "text": "x"})

    assert (403, []) == (refused.status_code, desk.messages("general"))


def test_a_press_on_something_that_is_gone_says_so(desk: LocalWorkspace) -> None:
    where = {"channel": "C0GENERAL", "ts": "1.000001", "block_id": "b", "action_id": "a"}

    answer = httpx.post(f"{desk.server.url}/w/U0WEI/press", data=where)

    assert "no longer there" in answer.headers["hx-trigger"]


@pytest.mark.parametrize(
    "where",
    [{"view_id": "V0GONE"}, {"channel": "C0GENERAL", "ts": "1.000001"}, {"channel": "C0NOWHERE", "ts": "x"}, {}],
)
def test_a_select_whose_modal_or_message_is_gone_gets_no_options_and_no_error(
    desk: LocalWorkspace, where: dict[str, str]
) -> None:
    asked = where | {"block_id": "contract", "action_id": "number", "q": "plm"}

    answer = ask(desk, "/w/U0WEI/options", params=asked)

    assert 200 == answer.status_code
    assert 'role="option"' not in answer.text


@pytest.mark.parametrize("act", ["press", "submit", "close", "react", "delete", "shortcut", "post", "join", "clock"])
def test_no_act_on_what_is_gone_is_an_error_of_the_workspace(desk: LocalWorkspace, act: str) -> None:
    gone = {"view_id": "V0GONE", "channel": "C0NOWHERE", "ts": "1.000001", "name": "eyes", "text": "x", "to": "never"}

    answer = httpx.post(f"{desk.server.url}/w/U0WEI/{act}", data=gone)

    assert 204 == answer.status_code


def test_a_file_that_could_run_is_downloaded_and_not_shown(desk: LocalWorkspace) -> None:
    desk.upload("wei", "general", "page.html", b"<script>alert(1)</script>")
    file = desk.messages("general")[0].files[0]

    answer = ask(desk, f"/w/U0WEI/files/{file}")

    assert answer.headers["content-disposition"].startswith("attachment")
    assert "nosniff" == answer.headers["x-content-type-options"]


def test_the_stream_begins_with_an_event_that_brings_the_page_up_to_date(desk: LocalWorkspace) -> None:
    with httpx.stream("GET", f"{desk.server.url}/w/U0WEI/events") as stream:
        first = next(stream.iter_lines())

    assert "event: changed" == first


def test_a_message_is_text_wherever_it_is_shown(desk: LocalWorkspace) -> None:
    desk.say("wei", "general", "<script>alert(1)</script> & <b>")

    page = ask(desk, "/w/U0WEI/C0GENERAL").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in page
