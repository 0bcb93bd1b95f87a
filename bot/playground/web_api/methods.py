"""Which function answers which Web API method, what it must be given, and how often it may be called."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.model import Json
from bot.playground.web_api import assistant, auth, conversations, files, reactions, users, views
from bot.playground.web_api.call import Call
from bot.playground.web_api.messages import chat, streams

TIER_1, TIER_2, TIER_3, TIER_4 = 1, 20, 50, 100


@dataclass(frozen=True)
class Method:
    """`required` arguments are demanded before `answer` runs; `a_minute` is Slack's rate limit."""

    answer: Callable[[Call], Json]
    required: tuple[str, ...] = ()
    a_minute: int = TIER_3
    per_channel: bool = False
    token: str = "bot"  # noqa: S105 - the kind of token, not one


METHODS: dict[str, Method] = {
    "api.test": Method(auth.api_test, (), TIER_4, token=""),
    "apps.connections.open": Method(auth.open_connection, (), TIER_2, token="app"),  # noqa: S106
    "assistant.threads.setStatus": Method(assistant.set_status, ("channel_id", "thread_ts", "status"), 600),
    "assistant.threads.setSuggestedPrompts": Method(assistant.set_prompts, ("channel_id", "prompts")),
    "assistant.threads.setTitle": Method(assistant.set_title, ("channel_id", "thread_ts", "title")),
    "auth.test": Method(auth.auth_test, (), 600),
    "bots.info": Method(users.bot),
    "chat.appendStream": Method(streams.append, ("channel", "ts"), TIER_4),
    "chat.delete": Method(chat.delete, ("channel", "ts")),
    "chat.getPermalink": Method(chat.permalink, ("channel", "message_ts"), 600),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("channel", "user"), TIER_4),
    "chat.postMessage": Method(chat.post_message, ("channel",), 60, per_channel=True),
    "chat.startStream": Method(streams.start, ("channel",), TIER_2),
    "chat.stopStream": Method(streams.stop, ("channel", "ts"), TIER_2),
    "chat.update": Method(chat.update, ("channel", "ts"), TIER_3),
    "conversations.history": Method(conversations.history, ("channel",)),
    "conversations.info": Method(conversations.info, ("channel",)),
    "conversations.join": Method(conversations.join, ("channel",)),
    "conversations.list": Method(conversations.everything, (), TIER_2),
    "conversations.members": Method(conversations.members, ("channel",), TIER_4),
    "conversations.open": Method(conversations.open_im),
    "conversations.replies": Method(conversations.replies, ("channel", "ts")),
    "emoji.list": Method(users.emoji, (), TIER_2),
    "files.completeUploadExternal": Method(files.complete_upload, ("files",), TIER_4),
    "files.delete": Method(files.delete, ("file",), TIER_3),
    "files.getUploadURLExternal": Method(files.upload_address, ("filename", "length"), TIER_4),
    "files.info": Method(files.info, ("file",), TIER_4),
    "files.list": Method(files.everything),
    "reactions.add": Method(reactions.add, ("channel", "name", "timestamp")),
    "reactions.get": Method(reactions.get),
    "reactions.remove": Method(reactions.remove, ("name",), TIER_2),
    "team.info": Method(users.team),
    "users.conversations": Method(users.conversations),
    "users.info": Method(users.info, ("user",), TIER_4),
    "users.list": Method(users.everybody, (), TIER_2),
    "users.lookupByEmail": Method(users.lookup_by_email, ("email",)),
    "users.profile.get": Method(users.profile, (), TIER_4),
    "views.open": Method(views.open_modal, ("view",), TIER_4),
    "views.publish": Method(views.publish, ("user_id", "view"), TIER_4),
    "views.push": Method(views.push, ("view",), TIER_4),
    "views.update": Method(views.update, ("view",), TIER_4),
}
