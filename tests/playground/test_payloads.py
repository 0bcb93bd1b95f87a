"""Everything that the local workspace sends to an app has the shape that Slack publishes."""

import json
from collections.abc import Iterator

import pytest
from jsonschema import Draft7Validator

from bot.playground.delivery.delivery import Ack, Envelope
from bot.playground.people import acts
from tests.playground.checks.examples import BLOCKS, FEEDBACK, ICON, MODAL
from tests.shared_data import shared
from tests.workspace import BOT, LocalWorkspace

GENERAL = "C0GENERAL"
EVENTS = ["event_app_mention", "event_message", "event_app_home_opened", "event_reaction_added"]


class Recorder:
    """Stands in for the app: notes every envelope and acknowledges it."""

    def __init__(self) -> None:
        self.sent: list[Envelope] = []
        self.answer: dict | None = None

    async def bring(self, envelope: Envelope, *, seconds: float) -> Ack:
        self.sent.append(envelope)
        return Ack(ok=True, payload=self.answer)

    def events(self, kind: str) -> list[dict]:
        return [e.payload["event"] for e in self.sent if e.kind == "events_api" and e.payload["event"]["type"] == kind]

    def interactions(self, kind: str) -> list[dict]:
        return [e.payload for e in self.sent if e.kind == "interactive" and e.payload["type"] == kind]


@pytest.fixture
def app(workspace: LocalWorkspace) -> Recorder:
    recorder = Recorder()
    workspace.state.delivery.transport = recorder
    return recorder


def problems(name: str, payload: dict) -> list[str]:
    schema = json.loads(shared("slack", "payloads", f"{name}.schema.json").read_text(encoding="utf-8"))
    return [f"{list(e.path)}: {e.message[:200]}" for e in Draft7Validator(schema).iter_errors(payload)]


def waited(workspace: LocalWorkspace, app: Recorder, kind: str, count: int = 1) -> list[dict]:
    def look() -> list[dict]:
        workspace.state.changes.tell("app")
        return found if len(found := app.events(kind)) >= count else []

    return workspace.wait(look)


def test_a_mention_sends_a_mention_and_a_message(workspace, app):
    said = workspace.say("wei", "#general", "@vendordesk see https://example.com & #vendors")

    (mention,) = waited(workspace, app, "app_mention")
    (message,) = waited(workspace, app, "message")

    assert [] == problems("event_app_mention", mention)
    assert [] == problems("event_message", message)
    assert ("channel", said.ts, "U0WEI") == (message["channel_type"], message["ts"], message["user"])
    assert "<@U0DESKBOT> see <https://example.com> &amp; <#C0VENDORS|vendors>" == message["text"]
    parts = message["blocks"][0]["elements"][0]["elements"]
    assert ["user", "text", "link", "text", "channel"] == [part["type"] for part in parts]


def test_an_event_comes_in_slacks_wrapping(workspace, app):
    workspace.say("wei", "dm", "hello")
    waited(workspace, app, "message")

    wrapping = app.sent[0].payload

    assert ("event_callback", BOT.app_id, "T0LOCAL01") == tuple(wrapping[k] for k in ("type", "api_app_id", "team_id"))
    assert wrapping["event_id"].startswith("Ev")
    assert "im" == wrapping["event"]["channel_type"]


@pytest.mark.parametrize("where", ["#general", "#buying", "dm"])
def test_messages_of_every_kind_of_conversation_have_slacks_shape(workspace, app, where):
    first = workspace.say("ross", where, "first")
    workspace.say("ross", where, "reply", thread_ts=first.ts)
    workspace.client().chat_postMessage(channel=first.channel, text="of the bot", blocks=BLOCKS[:8])

    for message in waited(workspace, app, "message", 3):
        assert [] == problems("event_message", message)


def test_a_shared_file_sends_a_message_with_the_file_and_file_shared(workspace, app):
    workspace.upload("wei", "#general", "合同.pdf", b"%PDF-1.7", text="look")

    (message,) = waited(workspace, app, "message")
    (shared_event,) = waited(workspace, app, "file_shared")

    assert "file_share" == message.pop("subtype")
    assert [] == problems("event_message", message)
    assert message["files"][0]["id"] == shared_event["file_id"]
    assert ("合同.pdf", "application/pdf") == (message["files"][0]["name"], message["files"][0]["mimetype"])


def test_a_reaction_sends_an_event(workspace, app):
    said = workspace.say("wei", "#general", "x")

    workspace.react("lin", said, "eyes")
    workspace.react("lin", said, "eyes")
    acts.react(workspace.state, "U0LIN", said.channel, said.ts, "eyes", remove=True)

    (added,) = waited(workspace, app, "reaction_added")
    assert [] == problems("event_reaction_added", added)
    assert waited(workspace, app, "reaction_removed")


def test_an_opened_home_sends_the_view_once_there_is_one(workspace, app):
    acts.open_home(workspace.state, "U0WEI")
    workspace.client().views_publish(
        user_id="U0WEI", view={"type": "home", "blocks": [b for b in BLOCKS if "slack_file" not in b]}
    )
    acts.open_home(workspace.state, "U0WEI", tab="messages")

    first, second = waited(workspace, app, "app_home_opened", 2)

    assert [] == problems("event_app_home_opened", first) + problems("event_app_home_opened", second)
    assert ("home", False, "messages", True) == (first["tab"], "view" in first, second["tab"], "view" in second)


def test_joining_editing_and_deleting_are_told(workspace, app):
    workspace.client().conversations_join(channel="C0LOUNGE")
    acts.join(workspace.state, "U0ROSS", "C0LOUNGE")
    said = workspace.say("wei", "#general", "before")
    acts.edit_message(workspace.state, "U0WEI", said.channel, said.ts, "after")
    acts.delete_message(workspace.state, "U0WEI", said.channel, said.ts)

    _, changed, deleted = waited(workspace, app, "message", 3)

    joined = waited(workspace, app, "member_joined_channel", 2)
    assert [BOT.user_id, "U0ROSS"] == [event["user"] for event in joined]
    assert ("message_changed", "after", "before") == (
        changed["subtype"],
        changed["message"]["text"],
        changed["previous_message"]["text"],
    )
    assert ("message_deleted", said.ts) == (deleted["subtype"], deleted["deleted_ts"])


def test_a_command_has_slacks_fields_and_escaped_names(workspace, app):
    outcome = workspace.command("wei", "#general", "/desk ask @lin about #vendors  now")

    payload = app.sent[0].payload
    assert outcome.ok
    assert [] == problems("slash_command", payload)
    assert "ask <@U0LIN|lin> about <#C0VENDORS|vendors>  now" == payload["text"]


def test_a_command_that_the_app_does_not_have_is_unknown(workspace, app):
    assert "unknown_command" == workspace.command("wei", "#general", "/nothing at all").error
    assert [] == app.sent


def test_every_widget_of_a_message_sends_a_block_action(workspace, app):
    blocks = [b for b in _with_ids(BLOCKS) if b["type"] in ("actions", "section")]
    blocks += _with_ids([{"type": "context_actions", "elements": [FEEDBACK, ICON]}], start=100)
    workspace.client().chat_postMessage(channel=GENERAL, text="x", blocks=blocks)
    message = workspace.messages("#general")[-1]

    for value, action_id in _presses([b for b in blocks if "external_select" not in str(b)]):
        assert workspace.click("wei", message, action_id, value).ok

    payloads = app.interactions("block_actions")
    assert len(payloads) > 15
    for payload in payloads:
        payload.pop("state")  # the published types refuse an input that nobody has touched
        if payload["actions"][0]["type"] not in ("datetimepicker", "workflow_button"):  # they lack these two
            assert [] == problems("block_actions", payload)
        assert payload["message"]["ts"] == message.ts


def test_a_modal_sends_suggestions_actions_submission_and_closing(workspace, app):
    modal = {**MODAL, "blocks": _with_ids(MODAL["blocks"])}
    trigger = workspace.state.triggers.give("U0WEI")
    workspace.client().views_open(trigger_id=trigger, view=modal)
    view = workspace.modal("wei")
    app.answer = {"options": [{"text": {"type": "plain_text", "text": "Three"}, "value": "three"}]}
    external = next(action_id for value, action_id in _presses(modal["blocks"]) if value == "external")

    workspace.options("wei", view, external, "thr")
    workspace.click("wei", view, external, "three")
    app.answer = None
    workspace.close("wei")

    (suggestion,), (action,) = app.interactions("block_suggestion"), app.interactions("block_actions")
    closed = workspace.wait(lambda: workspace.state.changes.tell("app") or app.interactions("view_closed"))[0]
    assert [] == problems("block_suggestion", suggestion)
    assert "thr" == suggestion["value"]
    assert "three" == action["actions"][0]["selected_option"]["value"]
    assert [] == problems("view_closed", closed)


def test_a_submitted_modal_sends_what_was_typed(workspace, app):
    # the published types want plain text in a chosen check box, although Slack takes both
    inputs = [b for b in MODAL["blocks"] if b["type"] == "input" and b["element"]["type"] != "checkboxes"]
    modal = {**MODAL, "blocks": _with_ids([{**b, "optional": True} for b in inputs])}
    workspace.client().views_open(trigger_id=workspace.state.triggers.give("U0WEI"), view=modal)
    typed = next(b["element"]["action_id"] for b in modal["blocks"] if b["element"]["type"] == "plain_text_input")

    outcome = workspace.submit("wei", **{typed: "the server is down"})

    (payload,) = app.interactions("view_submission")
    assert outcome.ok
    assert [] == problems("view_submission", payload)
    values = {a: v for actions in payload["view"]["state"]["values"].values() for a, v in actions.items()}
    assert {"type": "plain_text_input", "value": "the server is down"} == values[typed]
    assert workspace.state.modal("U0WEI") is None


def test_shortcuts_carry_what_they_are_about(workspace, app):
    said = workspace.say("wei", "#general", "the server is down")

    workspace.shortcut("lin", "make_ticket", said)
    workspace.shortcut("lin", "ask")

    (on_message,), (anywhere,) = app.interactions("message_action"), app.interactions("shortcut")
    assert ("make_ticket", said.ts, "the server is down") == (
        on_message["callback_id"],
        on_message["message_ts"],
        on_message["message"]["text"],
    )
    assert ("ask", "U0LIN") == (anywhere["callback_id"], anywhere["user"]["id"])
    assert on_message["response_url"].startswith(workspace.server.url)


def _with_ids(blocks: list[dict], *, start: int = 0) -> list[dict]:
    """The examples with ids of their own, and without confirmations, whose sent form differs."""
    named = json.loads(json.dumps(blocks), object_hook=lambda o: {k: v for k, v in o.items() if k != "confirm"})
    for place, block in enumerate(named, start):
        block["block_id"] = f"block{place}"
        inner = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
        for number, element in enumerate(e for e in inner if isinstance(e, dict)):
            if element["type"] not in ("image", "plain_text", "mrkdwn"):
                element["action_id"] = f"action{place}-{number}"
    return named


VALUES = {
    "static_select": "one",
    "multi_static_select": ["one", "two"],
    "overflow": "two",
    "radio_buttons": "two",
    "checkboxes": ["one"],
    "datepicker": "2027-01-31",
    "timepicker": "13:30",
    "datetimepicker": "1790000000",
    "users_select": "U0LIN",
    "conversations_select": GENERAL,
    "channels_select": GENERAL,
    "multi_users_select": ["U0LIN", "U0WEI"],
    "multi_conversations_select": [GENERAL],
    "multi_channels_select": [GENERAL],
    "feedback_buttons": "yes",
    "external_select": "external",
    "rich_text_input": "typed",
}


def _presses(blocks: list[dict]) -> Iterator[tuple[str | list[str] | None, str]]:
    for block in blocks:
        inner = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
        for element in (e for e in inner if isinstance(e, dict) and "action_id" in e):
            if block["type"] == "section" and element["type"] == "external_select":
                yield "external", element["action_id"]
            elif block["type"] != "input" and "external" not in element["type"]:
                yield VALUES.get(element["type"]), element["action_id"]
