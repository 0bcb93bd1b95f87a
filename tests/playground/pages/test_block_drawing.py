"""Block Kit as HTML: every block and element, what is chosen, and nothing that a payload could smuggle in."""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from bot.playground.pages.render import render_blocks
from bot.playground.text.mrkdwn import Reading
from bot.playground.workspace.widgets import Directory, field_name
from tests.playground.pages.kit import BLOCKS, CONFIRM, ELEMENTS, PRESSED, RICH, Json, md, plain

READING = Reading(
    people={"U2": "Ross Hale"}, channels={"C1": "general"}, zone=ZoneInfo("UTC"), now=datetime(2026, 11, 22, tzinfo=UTC)
)
DIRECTORY = Directory([("U2", "Ross Hale")], [("C1", "#general")])
NAME = field_name("b", "a")


def drawn(*blocks: Json, **context: Any) -> HTMLParser:
    return HTMLParser(render_blocks(list(blocks), READING, directory=DIRECTORY, **context))


def input_of(element: Json) -> Json:
    return {"type": "input", "block_id": "b", "label": plain("Label"), "element": {"action_id": "a", **element}}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block["type"])
def test_every_block_is_drawn_with_its_words(block: Json) -> None:
    text = drawn(block).text()

    for words in _words(block):
        assert words in text


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element["type"])
def test_every_input_has_a_label_and_shows_what_the_app_chose_first(element: Json) -> None:
    page = drawn(input_of(element))

    assert "Label" in page.css_first(".label").text()
    assert _expected(element) == _chosen(page)


@pytest.mark.parametrize("element", ELEMENTS, ids=lambda element: element["type"])
def test_every_element_outside_an_input_is_sent_at_once(element: Json) -> None:
    page = drawn(
        {"type": "actions", "block_id": "b", "elements": [{"action_id": "a", **element}]}, place={"view_id": "V1"}
    )

    sent = json.loads(page.css_first("[hx-post]").attributes["hx-vals"] or "")

    assert ("V1", "b", "a") == (sent["view_id"], sent["block_id"], sent["action_id"])


@pytest.mark.parametrize("element", PRESSED, ids=lambda element: element["type"])
def test_every_button_says_where_it_is(element: Json) -> None:
    page = drawn({"type": "actions", "block_id": "b", "elements": [{"action_id": "a", **element}]}, place={"ts": "1.2"})

    sent = [json.loads(node.attributes["hx-vals"] or "") for node in page.css("[hx-post]")]

    assert sent
    assert all({"ts": "1.2", "block_id": "b", "action_id": "a"}.items() <= values.items() for values in sent)


def test_a_confirmation_travels_with_its_button() -> None:
    button = {"type": "button", "action_id": "a", "text": plain("Drop"), "confirm": CONFIRM}

    page = drawn({"type": "actions", "block_id": "b", "elements": [button]})

    assert CONFIRM == json.loads(page.css_first("button").attributes["data-confirm"] or "")


def test_what_a_person_has_chosen_beats_what_the_app_chose() -> None:
    element = {"type": "static_select", "options": ELEMENTS[5]["options"], "initial_option": ELEMENTS[5]["options"][1]}
    state = {"b": {"a": {"type": "static_select", "selected_option": ELEMENTS[5]["options"][0]}}}

    assert ["a"] == _chosen(drawn(input_of(element), state=state))


def test_a_choice_taken_back_stays_taken_back() -> None:
    state = {"b": {"a": {"type": "checkboxes", "selected_options": []}}}

    assert [] == _chosen(drawn(input_of(ELEMENTS[-2]), state=state))


def test_an_error_stands_at_its_input() -> None:
    page = drawn(input_of(ELEMENTS[0]), errors={"b": "Too short."})

    assert "Too short." == page.css_first("[role=alert]").text()
    assert "true" == page.css_first("input").attributes["aria-invalid"]


def test_the_same_element_in_two_places_has_two_ids() -> None:
    ids = {drawn(input_of(ELEMENTS[0]), place={"ts": ts}).css_first("input").attributes["id"] for ts in ("1.1", "1.2")}

    assert 2 == len(ids)


EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}"


@pytest.mark.parametrize("block", [*BLOCKS, *map(input_of, ELEMENTS)], ids=lambda block: block["type"])
def test_no_payload_brings_markup_of_its_own(block: Json) -> None:
    page = drawn(_poisoned(block))

    assert not page.css("script, [onerror], [href^=javascript]")
    assert "49" not in page.text()


def test_a_rich_text_link_that_could_run_is_only_text() -> None:
    page = drawn(RICH)

    assert "no link" in page.text()
    assert {"https://x.example", "/C1"} == {anchor.attributes["href"] for anchor in page.css("a")}


def test_a_section_draws_mrkdwn_and_keeps_plain_text_plain() -> None:
    page = drawn({"type": "section", "fields": [md("*a*"), plain("*b*")]})

    assert (["a"], ["a", "*b*"]) == (
        [node.text() for node in page.css("strong")],
        [node.text().strip() for node in page.css(".b-fields .text")],
    )


def _words(block: Json) -> list[str]:
    known = {
        "header": ["Head"],
        "section": ["Text", "one", "two"] if block.get("fields") else ["With"],
        "context": ["small"],
        "image": ["Chart"],
        "markdown": ["Title", "item", "2", "@Ross Hale"],
        "table": ["Fee", "EUR", "quoted", "5"],
        "video": ["Film"],
        "file": ["contract.pdf"],
        "alert": ["Careful"],
        "card": ["Card", "Body", "Act"],
        "plan": ["Plan", "Step"],
        "something_new": ["something_new"],
        "rich_text": [
            "bold",
            "link",
            "@Ross Hale",
            "#general",
            "@here",
            "🎉",
            "2026-02-02",
            "first",
            "quoted",
            "x < y",
        ],
    }
    return known.get(block["type"], [])


def _expected(element: Json) -> list[str]:
    if element["type"] == "datetimepicker":
        return ["2026-02-02T02:40"]
    if element["type"] == "rich_text_input":
        return []
    found = next((value for name, value in element.items() if name.startswith("initial_")), [])
    return [
        item["value"] if isinstance(item, dict) else item for item in (found if isinstance(found, list) else [found])
    ]


def _chosen(page: HTMLParser) -> list[str]:
    named = [
        node
        for node in page.css("input, textarea, option")
        if node.tag == "option" or node.attributes.get("name") == NAME
    ]
    ticked = [node for node in named if {"checked", "selected"} & set(node.attributes)]
    typed = [
        node for node in named if node.tag != "option" and node.attributes.get("type") not in ("checkbox", "radio")
    ]
    values = [node.text() if node.tag == "textarea" else node.attributes.get("value") for node in [*ticked, *typed]]
    return [value for value in values if value]


def _poisoned(value: Any) -> Any:
    if isinstance(value, dict):
        fixed = {
            "type",
            "style",
            "timestamp",
            "initial_date_time",
            "status",
            "indent",
            "align",
            "block_id",
            "action_id",
        }
        return {name: part if name in fixed else _poisoned(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_poisoned(part) for part in value]
    return f"{value}{EVIL}" if isinstance(value, str) else value
