"""An image block may show a file of the workspace; whatever Slack would not show is refused."""

import base64

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.pages.render import render_blocks
from bot.playground.text.mrkdwn import Reading

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def image(**file):
    return {"type": "image", "alt_text": "a chart", "slack_file": file}


def home(*blocks):
    return {"type": "home", "blocks": list(blocks)}


@pytest.fixture
def client(workspace):
    return workspace.client()


def uploaded(client, name="chart.png"):
    return client.files_upload_v2(filename=name, content=PNG)["files"][0]


def complaints(call, **arguments):
    with pytest.raises(SlackApiError) as refused:
        call(**arguments)
    return refused.value.response["error"], refused.value.response["response_metadata"]["messages"]


@pytest.mark.parametrize("named", ["id", "url_private", "permalink"])
def test_a_file_that_nobody_was_sent_may_be_shown_on_a_home(client, workspace, named):
    file = uploaded(client)

    client.views_publish(user_id="U0WEI", view=home(image(**{"id" if named == "id" else "url": file[named]})))

    assert "image" == workspace.state.home("U0WEI").content["blocks"][0]["type"]


@pytest.mark.parametrize("name", ["sheet.xlsx", "page.svg"])
def test_a_file_that_is_no_picture_is_refused(client, name):
    file = uploaded(client, name)

    error, said = complaints(
        client.views_publish, user_id="U0WEI", view=home({"type": "divider"}, image(id=file["id"]))
    )

    assert "invalid_arguments" == error
    assert ["[ERROR] invalid slack file [json-pointer:/view/blocks/1/slack_file]"] == said


def test_a_file_that_is_not_there_is_refused_in_a_message(client):
    error, said = complaints(client.chat_postMessage, channel="C0GENERAL", text="x", blocks=[image(id="F0NONE0000")])

    assert ("invalid_blocks", ["[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]"]) == (error, said)


def test_a_new_file_is_refused_while_it_is_looked_over(client, workspace):
    file = uploaded(client)
    workspace.state.faults.scans = 1

    error, _ = complaints(client.views_publish, user_id="U0WEI", view=home(image(id=file["id"])))
    client.views_publish(user_id="U0WEI", view=home(image(id=file["id"])))

    assert "invalid_arguments" == error


def test_a_deleted_file_is_gone(client):
    file = uploaded(client)
    client.files_delete(file=file["id"])

    error, _ = complaints(client.views_publish, user_id="U0WEI", view=home(image(id=file["id"])))

    assert "invalid_arguments" == error


@pytest.mark.parametrize("file", [{"id": "F0CHART"}, {"url": "http://127.0.0.1:8787/files/F0CHART"}])
def test_the_page_draws_the_file_below_the_readers_own_address(file):
    html = render_blocks([image(**file)], Reading(), base="/w/U0WEI")

    assert 'src="/w/U0WEI/files/F0CHART"' in html
