"""What Slack refuses, the local workspace refuses with the same error code."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.workspace import BOT, LocalWorkspace

GENERAL, LOUNGE, SECRET = "C0GENERAL", "C0LOUNGE", "G0SECRET"
LONG = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}
VIEW = {"type": "modal", "title": {"type": "plain_text", "text": "T"}, "blocks": [{"type": "divider"}]}


def refusal(client: WebClient, method: str, arguments: dict, *, as_json: bool = True) -> str:
    with pytest.raises(SlackApiError) as refused:
        client.api_call(method, json=arguments) if as_json else client.api_call(method, data=arguments)
    return str(refused.value.response["error"])


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.sing", {}, "unknown_method"),
        ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": GENERAL}, "no_text"),
        ("chat.postMessage", {"channel": "C0NONE", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": SECRET, "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": LOUNGE, "text": "x"}, "not_in_channel"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x" * 40001}, "msg_too_long"),
        ("chat.postMessage", {"channel": GENERAL, "blocks": [LONG] * 5}, "msg_blocks_too_long"),
        ("chat.postMessage", {"channel": GENERAL, "blocks": [{"type": "section"}]}, "invalid_blocks"),
        ("chat.postMessage", {"channel": GENERAL, "blocks": "[{"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": GENERAL, "blocks": {}}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "markdown_text": "x"}, "markdown_text_conflict"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "metadata": {"a": 1}}, "invalid_metadata_format"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
        ("chat.postMessage", {"channel": GENERAL, "text": "x", "thread_ts": "1.2"}, "cannot_reply_to_message"),
        ("chat.postEphemeral", {"channel": GENERAL, "user": "U0NOBODY", "text": "x"}, "user_not_in_channel"),
        ("chat.update", {"channel": GENERAL, "ts": "1.2", "text": "x"}, "message_not_found"),
        ("chat.delete", {"channel": GENERAL, "ts": "1.2"}, "message_not_found"),
        ("chat.getPermalink", {"channel": GENERAL, "message_ts": "1.2"}, "message_not_found"),
        ("chat.startStream", {"channel": GENERAL, "markdown_text": "x"}, "missing_recipient_user_id"),
        ("conversations.history", {"channel": LOUNGE}, "not_in_channel"),
        ("conversations.history", {"channel": GENERAL, "oldest": "x"}, "invalid_ts_oldest"),
        ("conversations.history", {"channel": GENERAL, "cursor": "x"}, "invalid_cursor"),
        ("conversations.replies", {"channel": GENERAL, "ts": "1.2"}, "thread_not_found"),
        ("conversations.list", {"types": "everything"}, "invalid_types"),
        ("conversations.list", {"limit": -1}, "invalid_limit"),
        ("conversations.join", {"channel": SECRET}, "channel_not_found"),
        ("conversations.open", {}, "users_list_not_supplied"),
        ("conversations.open", {"users": "U0NOBODY"}, "user_not_found"),
        ("conversations.open", {"users": "U0WEI,U0LIN"}, "invalid_user_combination"),
        ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
        ("users.lookupByEmail", {"email": "nobody@example.com"}, "users_not_found"),
        ("reactions.add", {"channel": GENERAL, "name": "eyes", "timestamp": "1.2"}, "message_not_found"),
        ("reactions.add", {"channel": GENERAL, "name": "eyes", "timestamp": "now"}, "bad_timestamp"),
        ("reactions.get", {}, "no_item_specified"),
        ("files.info", {"file": "F0NONE"}, "file_not_found"),
        ("files.completeUploadExternal", {"files": [{"id": "F0NONE"}]}, "file_not_found"),
        ("views.open", {"view": VIEW}, "invalid_arguments"),
        ("views.open", {"view": VIEW, "trigger_id": "1.2.3"}, "invalid_trigger_id"),
        ("views.update", {"view": VIEW, "view_id": "V0NONE"}, "not_found"),
        ("views.publish", {"view": {"type": "home", "blocks": []}, "user_id": "U0NOBODY"}, "invalid_arguments"),
        ("assistant.threads.setStatus", {"channel_id": GENERAL, "thread_ts": "x", "status": ""}, "invalid_thread_ts"),
    ],
)
def test_a_wrong_call_is_refused(workspace, method, arguments, error):
    assert error == refusal(workspace.client(), method, arguments)


def test_the_place_of_a_wrong_block_is_told_in_slacks_words(workspace):
    with pytest.raises(SlackApiError) as refused:
        workspace.client().chat_postMessage(channel=GENERAL, text="x", blocks=[{"type": "section"}])

    words = "[ERROR] missing required field: text or fields [json-pointer:/blocks/0]"
    assert [words] == refused.value.response["response_metadata"]["messages"]


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-wrong", "auth.test", "invalid_auth"),
        (BOT.app_token, "auth.test", "not_allowed_token_type"),
        (BOT.token, "apps.connections.open", "not_allowed_token_type"),
    ],
)
def test_a_wrong_token_is_refused(workspace, token, method, error):
    assert error == refusal(workspace.client(token=token), method, {}, as_json=False)


def test_the_message_of_somebody_else_cannot_be_changed_or_deleted(workspace):
    message = workspace.say("wei", "#general", "mine")
    place = {"channel": message.channel, "ts": message.ts}

    assert "cant_update_message" == refusal(workspace.client(), "chat.update", {**place, "text": "x"})
    assert "cant_delete_message" == refusal(workspace.client(), "chat.delete", place)


def test_an_update_takes_four_thousand_characters(workspace):
    posted = workspace.client().chat_postMessage(channel=GENERAL, text="x")
    place = {"channel": GENERAL, "ts": posted["ts"]}

    workspace.client().chat_update(**place, text="x" * 4000)

    assert "msg_too_long" == refusal(workspace.client(), "chat.update", {**place, "text": "x" * 4001})


def test_a_reply_cannot_be_replied_to(workspace):
    client = workspace.client()
    first = client.chat_postMessage(channel=GENERAL, text="first")
    reply = client.chat_postMessage(channel=GENERAL, text="reply", thread_ts=first["ts"])

    arguments = {"channel": GENERAL, "text": "x", "thread_ts": reply["ts"]}
    assert "cannot_reply_to_message" == refusal(client, "chat.postMessage", arguments)


def test_a_reaction_is_added_once_and_removed_once(workspace):
    client, message = workspace.client(), workspace.say("wei", "#general", "look")
    place = {"channel": message.channel, "timestamp": message.ts, "name": "eyes"}

    client.reactions_add(**place)
    twice = refusal(client, "reactions.add", place)
    client.reactions_remove(**place)

    assert ("already_reacted", "no_reaction") == (twice, refusal(client, "reactions.remove", place))


def test_a_failed_call_changes_nothing(workspace: LocalWorkspace):
    refusal(workspace.client(), "chat.postMessage", {"channel": GENERAL, "blocks": [{"type": "section"}]})

    assert [] == workspace.messages("#general")
