"""What the Web API's methods do when they are called rightly, by JSON and by form fields."""

from dataclasses import replace
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.web_api.files import described
from tests.workspace import BOT

GENERAL = "C0GENERAL"
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "*hello*"}}]


@pytest.fixture
def client(workspace):
    return workspace.client()


def test_the_app_learns_who_it_is(client):
    answer = client.auth_test()

    assert (BOT.user_id, BOT.bot_id, "T0LOCAL01") == (answer["user_id"], answer["bot_id"], answer["team_id"])
    assert "chat:write" in answer.headers["x-oauth-scopes"]


def test_api_test_gives_its_arguments_back(client):
    assert {"foo": "bar"} == client.api_test(foo="bar")["args"]


def test_a_message_is_posted_by_id_by_name_and_to_a_person(client, workspace):
    client.chat_postMessage(channel=GENERAL, text="by id")
    client.chat_postMessage(channel="#general", text="by name")
    posted = client.chat_postMessage(channel="U0WEI", text="to a person")

    assert ["by id", "by name"] == [m.text for m in workspace.messages("#general")]
    assert ["to a person"] == [m.text for m in workspace.messages("dm", "wei")]
    assert posted["channel"].startswith("D")


def test_blocks_may_come_as_text_in_a_form(client, workspace):
    import json

    client.api_call("chat.postMessage", data={"channel": GENERAL, "blocks": json.dumps(BLOCKS), "mrkdwn": "1"})

    assert "*hello*" == workspace.messages("#general")[0].blocks[0]["text"]["text"]


def test_blocks_without_ids_get_them(client, workspace):
    button = {"type": "button", "text": {"type": "plain_text", "text": "Go"}}

    client.chat_postMessage(channel=GENERAL, text="x", blocks=[{"type": "actions", "elements": [button]}])

    block = workspace.messages("#general")[0].blocks[0]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]


def test_timestamps_grow_whatever_the_speed(client, workspace):
    stamps = [client.chat_postMessage(channel=GENERAL, text=str(n))["ts"] for n in range(20)]

    assert sorted(set(stamps)) == stamps


def test_a_message_is_changed_in_place(client, workspace):
    posted = client.chat_postMessage(channel=GENERAL, text="before", blocks=BLOCKS)

    client.chat_update(channel=GENERAL, ts=posted["ts"], text="after")

    message = workspace.messages("#general")[0]
    assert ("after", (), True) == (message.text, message.blocks, bool(message.edited_ts))


def test_a_message_is_deleted(client, workspace):
    posted = client.chat_postMessage(channel=GENERAL, text="x")

    client.chat_delete(channel=GENERAL, ts=posted["ts"])

    assert [] == workspace.messages("#general")


def test_an_ephemeral_message_is_seen_by_one_person_and_by_no_api(client, workspace):
    client.chat_postEphemeral(channel=GENERAL, user="U0WEI", text="psst")

    assert ["psst"] == [m.text for m in workspace.messages("#general", "wei")]
    assert [] == workspace.messages("#general", "lin")
    assert [] == client.conversations_history(channel=GENERAL)["messages"]


def test_threads_are_counted_and_read(client, workspace):
    first = workspace.say("wei", "#general", "question")
    client.chat_postMessage(channel=GENERAL, text="a", thread_ts=first.ts)
    client.chat_postMessage(channel=GENERAL, text="b", thread_ts=first.ts, reply_broadcast=True)

    replies = client.conversations_replies(channel=GENERAL, ts=first.ts)["messages"]
    history = client.conversations_history(channel=GENERAL)["messages"]

    assert ["question", "a", "b"] == [m["text"] for m in replies]
    assert ["b", "question"] == [m["text"] for m in history]
    assert (2, [BOT.user_id]) == (replies[0]["reply_count"], replies[0]["reply_users"])
    assert "U0WEI" == replies[1]["parent_user_id"]


def test_history_comes_in_pages(client):
    for n in range(5):
        client.chat_postMessage(channel=GENERAL, text=str(n))

    pages = [page["messages"] for page in client.conversations_history(channel=GENERAL, limit=2)]

    assert [["4", "3"], ["2", "1"], ["0"]] == [[m["text"] for m in page] for page in pages]


def test_history_is_cut_by_time(client):
    stamps = [client.chat_postMessage(channel=GENERAL, text=str(n))["ts"] for n in range(4)]

    without = client.conversations_history(channel=GENERAL, oldest=stamps[1], latest=stamps[3])["messages"]
    including = client.conversations_history(channel=GENERAL, oldest=stamps[1], latest=stamps[3], inclusive=True)

    assert ["2"] == [m["text"] for m in without]
    assert ["3", "2", "1"] == [m["text"] for m in including["messages"]]


def test_metadata_comes_back_when_it_is_asked_for(client):
    metadata = {"event_type": "deadline", "event_payload": {"key": "T-1/warn/2026-12-01"}}
    client.chat_postMessage(channel=GENERAL, text="x", metadata=metadata)

    plain = client.conversations_history(channel=GENERAL)["messages"][0]
    full = client.conversations_history(channel=GENERAL, include_all_metadata=True)["messages"][0]

    assert "metadata" not in plain
    assert metadata == full["metadata"]


def test_a_permalink_leads_to_the_message(client, workspace):
    first = workspace.say("wei", "#general", "x")
    reply = client.chat_postMessage(channel=GENERAL, text="y", thread_ts=first.ts)

    link = client.chat_getPermalink(channel=GENERAL, message_ts=reply["ts"])["permalink"]

    assert f"{workspace.server.url}/archives/{GENERAL}/p{reply['ts'].replace('.', '')}" in link
    assert f"thread_ts={first.ts}" in link


def test_channels_are_those_that_the_app_may_see(client):
    public = client.conversations_list()["channels"]
    every = client.conversations_list(types="public_channel,private_channel,im")["channels"]
    own = client.users_conversations(types="public_channel,private_channel")["channels"]

    assert ["general", "vendors", "lounge"] == [c["name"] for c in public]
    assert "buying" in [c.get("name") for c in every]
    assert "secret" not in [c.get("name") for c in every]
    assert ["general", "vendors", "buying"] == [c["name"] for c in own]


def test_a_public_channel_can_be_joined_and_its_members_listed(client):
    client.conversations_join(channel="C0LOUNGE")

    assert BOT.user_id in client.conversations_members(channel="C0LOUNGE")["members"]
    assert client.conversations_info(channel="C0LOUNGE", include_num_members=True)["channel"]["num_members"] == 3


def test_people_are_found_by_id_by_address_and_in_the_list(client):
    by_id = client.users_info(user="U0WEI", include_locale=True)["user"]
    by_address = client.users_lookupByEmail(email="Ross@example.com")["user"]
    everybody = [user for page in client.users_list(limit=2) for user in page["members"]]

    assert ("陈伟", "Asia/Shanghai", 28800, "zh-CN") == tuple(
        by_id[k] for k in ("real_name", "tz", "tz_offset", "locale")
    )
    assert "U0ROSS" == by_address["id"]
    assert [True] == [user["is_bot"] for user in everybody if user["id"] == BOT.user_id]
    assert "R&D engineer" == client.users_profile_get(user="U0WEI")["profile"]["title"]
    assert "Local company" == client.team_info()["team"]["name"]


def test_a_direct_message_is_opened_once(client):
    first = client.conversations_open(users="U0WEI")["channel"]["id"]

    assert first == client.conversations_open(users="U0WEI", return_im=True)["channel"]["id"]


def test_a_file_goes_up_is_shared_and_comes_down(client, workspace):
    shared = client.files_upload_v2(channel=GENERAL, content="clause,hours\nP1,2", filename="terms.csv", title="Terms")

    file = shared["file"]
    request = Request(file["url_private"], headers={"Authorization": f"Bearer {BOT.token}"})
    with urlopen(request) as response:
        data = response.read()

    assert b"clause,hours\nP1,2" == data
    assert ["terms.csv"] == [f["name"] for f in client.files_list(channel=GENERAL)["files"]]
    assert "Terms" == client.files_info(file=file["id"])["file"]["title"]
    assert (file["id"],) == workspace.messages("#general")[0].files


def test_a_file_needs_the_apps_token(client, workspace):
    message = workspace.upload("wei", "#general", "a.txt", b"secret")

    with pytest.raises(HTTPError) as refused:
        urlopen(f"{workspace.server.url}/files/{message.files[0]}")
    with refused.value:
        assert 403 == refused.value.code


def test_an_upload_belongs_to_the_one_who_completes_it(client, workspace):
    theirs = workspace.upload("wei", "#general", "theirs.txt", b"words").files[0]
    waiting = described(workspace.state, "later.txt", "U0WEI", 5)
    workspace.state.put_file(replace(waiting, complete=False), b"words")

    for file in (theirs, waiting.id):
        with pytest.raises(SlackApiError, match="file_not_found"):
            client.files_completeUploadExternal(files=[{"id": file, "title": "Mine"}], channel_id=GENERAL)
    with pytest.raises(SlackApiError, match="cant_delete_file"):
        client.files_delete(file=theirs)

    assert "theirs.txt" == workspace.state.file(theirs).title
    assert not workspace.state.file(waiting.id).complete
    assert [(theirs,)] == [m.files for m in workspace.messages("#general")]


def test_a_file_of_a_conversation_that_the_app_is_not_in_is_not_there_for_it(client, workspace):
    secret = workspace.upload("ross", "secret", "secret.txt", b"words").files[0]
    request = Request(f"{workspace.server.url}/files/{secret}", headers={"Authorization": f"Bearer {BOT.token}"})

    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_info(file=secret)
    with pytest.raises(HTTPError) as refused:
        urlopen(request)

    with refused.value:
        assert 404 == refused.value.code
    assert [] == client.files_list()["files"]


def test_a_stream_grows_and_ends_with_blocks(client, workspace):
    asked = workspace.say("wei", "dm", "tell me")
    place = {"channel": asked.channel}

    started = client.chat_startStream(**place, thread_ts=asked.ts, markdown_text="**One** ")
    client.chat_appendStream(**place, ts=started["ts"], markdown_text="two ")
    growing = workspace.answer(asked)
    client.chat_stopStream(**place, ts=started["ts"], markdown_text="three", blocks=BLOCKS)

    ended = workspace.answer(asked)
    assert ("**One** two ", True) == (growing.text, growing.streaming)
    assert ("**One** two three", False) == (ended.text, ended.streaming)
    assert ["markdown", "section"] == [block["type"] for block in ended.blocks]


def test_a_status_holds_until_the_next_message_and_prompts_stay(client, workspace):
    asked = workspace.say("wei", "dm", "tell me")
    place = {"channel_id": asked.channel, "thread_ts": asked.ts}
    prompts = [{"title": "Renewals", "message": "What renews next?"}]

    client.assistant_threads_setStatus(**place, status="is reading…")
    client.assistant_threads_setTitle(**place, title="Renewals")
    client.assistant_threads_setSuggestedPrompts(**place, prompts=prompts)
    working = workspace.state.assistant(asked.channel, asked.ts)
    client.chat_postMessage(channel=asked.channel, thread_ts=asked.ts, text="here")

    done = workspace.state.assistant(asked.channel, asked.ts)
    assert ("is reading…", "Renewals") == (working.status, working.title)
    assert ("", tuple(prompts)) == (done.status, done.prompts)
