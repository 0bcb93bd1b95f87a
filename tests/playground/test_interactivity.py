"""Commands, buttons, modals, homes and response URLs with a real Bolt app on the other side."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.people import interactivity

GENERAL = "C0GENERAL"


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


BUTTONS = [
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": name, "text": plain(name), "value": name}
            for name in ("replace", "delete", "again", "whisper", "open")
        ],
    }
]


def modal(title: str = "A ticket", **more) -> dict:
    text = {"type": "plain_text_input", "action_id": "what", "max_length": 30}
    vendor = {"type": "external_select", "action_id": "vendor", "min_query_length": 0}
    blocks = [
        {"type": "input", "block_id": "b_what", "label": plain("What"), "element": text},
        {"type": "input", "block_id": "b_vendor", "label": plain("Vendor"), "element": vendor, "optional": True},
    ]
    submit = plain("Send")
    return {"type": "modal", "callback_id": "ticket", "title": plain(title), "submit": submit, "blocks": blocks, **more}


@pytest.fixture
def app(workspace):
    app = workspace.app()

    @app.command("/desk")
    def desk(ack, command, respond, client):
        ack("at once") if command["text"] == "quick" else ack()
        if command["text"] == "modal":
            client.views_open(trigger_id=command["trigger_id"], view=modal())
        if command["text"] == "loud":
            respond("for all", response_type="in_channel")
        if command["text"] == "often":
            for n in range(6):
                respond(f"answer {n}")

    @app.action("open")
    def open_modal(ack, body, client):
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal())

    @app.action("replace")
    def replace(ack, respond):
        ack()
        respond("replaced", replace_original=True)

    @app.action("delete")
    def delete(ack, respond):
        ack()
        respond(delete_original=True)

    @app.action("again")
    def again(ack, respond, body):
        ack()
        respond(f"{body['actions'][0]['value']} for all", response_type="in_channel", replace_original=False)

    @app.action("whisper")
    def whisper(ack, respond):
        ack()
        respond("psst", replace_original=False)

    @app.options("vendor")
    def vendors(ack, payload):
        names = [name for name in ("Aras", "Bosch") if name.startswith(payload["value"])]
        ack(options=[{"text": plain(name), "value": name.lower()} for name in names])

    @app.view("ticket")
    def submitted(ack, view, client, body):
        what = view["state"]["values"]["b_what"]["what"]["value"]
        answers = {
            "wrong": {"response_action": "errors", "errors": {"b_what": "Not this"}},
            "update": {"response_action": "update", "view": modal("Updated")},
            "push": {"response_action": "push", "view": modal("Pushed", clear_on_close=True)},
            "clear": {"response_action": "clear"},
            "broken": {"response_action": "update", "view": {"type": "modal"}},
        }
        ack(**answers.get(what, {}))
        if what not in answers:
            vendor = view["state"]["values"]["b_vendor"]["vendor"]["selected_option"]
            client.chat_postMessage(channel=body["user"]["id"], text=f"{what} of {vendor and vendor['value']}")

    @app.event("app_home_opened")
    def home(event, client):
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": BUTTONS})

    workspace.connect(app)
    return app


def test_a_command_is_answered_for_the_asker_or_for_all(workspace, app):
    assert workspace.command("wei", "#general", "/desk quick").ok
    assert workspace.command("wei", "#general", "/desk loud").ok

    workspace.wait(lambda: len(workspace.messages("#general", "wei")) == 2)
    assert ["for all"] == [m.text for m in workspace.messages("#general", "lin")]


def test_a_response_url_answers_five_times(workspace, app):
    workspace.command("wei", "#general", "/desk often")

    workspace.wait(lambda: len(workspace.messages("#general", "wei")) == 5)


def test_a_command_without_a_listener_fails_for_the_person(workspace):
    workspace.state.delivery.ack_seconds = 0.2

    assert "operation_timeout" == workspace.command("wei", "#general", "/desk hello").error


@pytest.mark.parametrize(
    ("action", "seen"),
    [
        ("replace", ["replaced"]),
        ("delete", []),
        ("again", ["choose", "again for all"]),
        ("whisper", ["choose", "psst"]),
    ],
)
def test_a_button_can_replace_delete_or_add(workspace, app, action, seen):
    workspace.client().chat_postMessage(channel=GENERAL, text="choose", blocks=BUTTONS)

    assert workspace.click("wei", workspace.messages("#general")[0], action).ok

    workspace.wait(lambda: seen == [m.text for m in workspace.messages("#general", "wei")])


def test_a_modal_opens_is_filled_in_and_goes(workspace, app):
    workspace.command("wei", "#general", "/desk modal")
    found = workspace.options("wei", workspace.modal("wei"), "vendor", "B")

    outcome = workspace.submit("wei", what="down", vendor="bosch")

    assert ["bosch"] == [option["value"] for option in found]
    assert (True, None) == (outcome.ok, outcome.view)
    workspace.wait(lambda: ["down of bosch"] == [m.text for m in workspace.messages("dm", "wei")])


@pytest.mark.parametrize(("typed", "words"), [("", "required"), ("x" * 31, "at most 30"), ("wrong", "Not this")])
def test_a_refused_modal_stays_with_its_reason(workspace, app, typed, words):
    workspace.command("wei", "#general", "/desk modal")
    workspace.modal("wei")

    outcome = workspace.submit("wei", what=typed)

    assert words in outcome.errors["b_what"]
    assert "A ticket" == workspace.modal("wei").content["title"]["text"]


@pytest.mark.parametrize(
    ("typed", "titles"), [("update", ["Updated"]), ("push", ["A ticket", "Pushed"]), ("clear", [])]
)
def test_a_submission_updates_pushes_or_clears(workspace, app, typed, titles):
    workspace.command("wei", "#general", "/desk modal")
    workspace.modal("wei")

    workspace.submit("wei", what=typed)

    assert titles == [view.content["title"]["text"] for view in workspace.state.modal_stack("U0WEI")]


def test_a_broken_view_in_an_answer_is_shown_as_a_fault(workspace, app):
    workspace.command("wei", "#general", "/desk modal")
    workspace.modal("wei")

    assert "invalid_arguments" == workspace.submit("wei", what="broken").error


def test_a_pushed_modal_closes_alone_and_all_close_together(workspace, app):
    workspace.command("wei", "#general", "/desk modal")
    workspace.modal("wei")
    workspace.submit("wei", what="push")

    after_one = workspace.close("wei").view
    workspace.submit("wei", what="push")
    top = workspace.modal("wei")
    interactivity.close_view(workspace.state, "U0WEI", top.id, all_of_them=True)

    assert after_one
    assert "A ticket" == after_one.content["title"]["text"]
    assert [] == workspace.state.modal_stack("U0WEI")


def test_a_home_is_published_and_its_button_opens_a_modal(workspace, app):
    home = workspace.home("wei")

    assert workspace.click("wei", home, "open").ok

    assert "A ticket" == workspace.modal("wei").content["title"]["text"]


def test_a_modal_of_one_person_is_not_anothers(workspace, app):
    workspace.command("wei", "#general", "/desk modal")
    view = workspace.modal("wei")

    with pytest.raises(KeyError):
        interactivity.submit_view(workspace.state, "U0LIN", view.id)


def test_a_trigger_opens_one_modal_within_three_seconds(workspace):
    client, triggers = workspace.client(), workspace.state.triggers
    used, late = triggers.give("U0WEI"), triggers.give("U0WEI")
    client.views_open(trigger_id=used, view=modal())
    triggers.seconds = 0.0

    errors = []
    for trigger in (used, late):
        with pytest.raises(SlackApiError) as refused:
            client.views_open(trigger_id=trigger, view=modal())
        errors.append(refused.value.response["error"])

    assert ["exchanged_trigger_id", "expired_trigger_id"] == errors


def test_a_view_is_updated_only_by_who_saw_its_last_state(workspace):
    client = workspace.client()
    trigger = workspace.state.triggers.give("U0WEI")
    view = client.views_open(trigger_id=trigger, view=modal(external_id="one"))["view"]

    client.views_update(external_id="one", view=modal("Second", external_id="one"), hash=view["hash"])
    with pytest.raises(SlackApiError) as refused:
        client.views_update(view_id=view["id"], view=modal("Third"), hash=view["hash"])

    assert "hash_conflict" == refused.value.response["error"]
    assert "Second" == workspace.modal("wei").content["title"]["text"]


def test_three_modals_are_the_most(workspace):
    client, triggers = workspace.client(), workspace.state.triggers
    view_id = client.views_open(trigger_id=triggers.give("U0WEI"), view=modal())["view"]["id"]
    for _ in range(2):
        client.views_push(trigger_id=triggers.give("U0WEI", view=view_id), view=modal())

    with pytest.raises(SlackApiError) as refused:
        client.views_push(trigger_id=triggers.give("U0WEI", view=view_id), view=modal())

    assert "push_limit_reached" == refused.value.response["error"]
