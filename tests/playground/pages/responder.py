"""A tiny Bolt app to drive the pages with: it answers mentions, opens a modal that refuses short texts, has a home."""

from typing import Any

from slack_bolt import App

from tests.playground.pages.kit import CONFIRM, Json, md, option, plain

MODAL: Json = {
    "type": "modal",
    "callback_id": "fault",
    "title": plain("Report a fault"),
    "submit": plain("Open ticket"),
    "blocks": [
        {
            "type": "input",
            "block_id": "what",
            "label": plain("What happens?"),
            "element": {"type": "plain_text_input", "action_id": "text", "multiline": True},
        },
        {
            "type": "input",
            "block_id": "contract",
            "optional": True,
            "label": plain("Contract"),
            "element": {"type": "external_select", "action_id": "number", "min_query_length": 0},
        },
        {
            "type": "actions",
            "block_id": "more",
            "elements": [{"type": "button", "action_id": "push", "text": plain("More")}],
        },
    ],
}
HOME: Json = {
    "type": "home",
    "blocks": [
        {"type": "header", "text": plain("Your desk")},
        {"type": "actions", "elements": [{"type": "button", "action_id": "report", "text": plain("Report a fault")}]},
    ],
}
SECOND: Json = {"type": "modal", "title": plain("Second"), "blocks": [{"type": "section", "text": md("On top")}]}
CHOICES: list[Json] = [
    {"type": "section", "text": md("*Found it.*")},
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "keep", "text": plain("Keep"), "style": "primary"},
            {"type": "button", "action_id": "drop", "text": plain("Drop"), "confirm": CONFIRM},
            {"type": "button", "action_id": "read", "text": plain("Read"), "url": "http://127.0.0.1:9/clause"},
            {
                "type": "static_select",
                "action_id": "choose",
                "placeholder": plain("Which?"),
                "options": [option("plm")],
            },
        ],
    },
]


def add_answers(app: App) -> App:
    """Add the listeners."""
    app.event("app_mention")(_mentioned)
    app.event("message")(_written)
    app.event("app_home_opened")(_home)
    app.event("member_joined_channel")(lambda: None)
    app.event("reaction_added")(lambda: None)
    app.event("reaction_removed")(lambda: None)
    app.event("file_shared")(lambda: None)
    app.command("/desk")(_command)
    app.shortcut("make_ticket")(_open)
    app.view("fault")(_submitted)
    app.options("number")(_numbers)
    app.action("report")(_open)
    app.action("push")(_push)
    for action_id in ("keep", "drop", "read", "choose"):
        app.action(action_id)(_pressed)
    return app


def _mentioned(event: Json, client: Any) -> None:
    thread = event.get("thread_ts") or event["ts"]
    client.chat_postMessage(channel=event["channel"], thread_ts=thread, text="Found it.", blocks=CHOICES)


def _written(event: Json, client: Any) -> None:
    if event.get("channel_type") == "im" and "text" in event and not event.get("bot_id"):
        thread = event.get("thread_ts") or event["ts"]
        client.chat_postMessage(channel=event["channel"], thread_ts=thread, text=f"You said: {event['text']}")


def _home(event: Json, client: Any) -> None:
    if event["tab"] == "home":
        client.views_publish(user_id=event["user"], view=HOME)


def _command(ack: Any, body: Json, respond: Any, client: Any) -> None:
    ack()
    if body["text"] == "report":
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)
    else:
        respond(text=f"Only you read: *{body['text']}*")


def _open(ack: Any, body: Json, client: Any) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=MODAL)


def _push(ack: Any, body: Json, client: Any) -> None:
    ack()
    typed = body["view"]["state"]["values"]["what"]["text"]["value"]
    client.views_push(trigger_id=body["trigger_id"], view=SECOND | {"title": plain(f"After {typed}"[:24])})


def _numbers(ack: Any, payload: Json) -> None:
    ack(options=[option(number) for number in ("PLM-1", "ERP-2") if payload["value"].upper() in number])


def _submitted(ack: Any, view: Json, client: Any, body: Json) -> None:
    values = view["state"]["values"]
    text = values["what"]["text"]["value"]
    if len(text) < 10:
        ack(response_action="errors", errors={"what": "At least ten characters, please."})
        return
    ack()
    chosen = values["contract"]["number"]["selected_option"]
    number = f" ({chosen['value']})" if chosen else ""
    client.chat_postMessage(channel="C0GENERAL", text=f"Ticket: {text}{number}")


def _pressed(ack: Any, body: Json, client: Any) -> None:
    ack()
    action = body["actions"][0]
    what = action.get("selected_option", {}).get("value") or action["action_id"]
    where = {"channel": body["channel"]["id"], "thread_ts": body["message"].get("thread_ts")}
    client.chat_postMessage(**where, text=f"Pressed {what} by <@{body['user']['id']}>")
