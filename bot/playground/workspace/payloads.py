"""What slash commands and interactions send to the app, as JSON."""

from bot.playground.model import Channel, Json, Message, View
from bot.playground.workspace.shapes import message_json, view_json
from bot.playground.workspace.state import Workspace


def command_json(workspace: Workspace, person_id: str, channel: Channel, name: str, text: str) -> Json:
    """The fields of a slash command; all of them are text."""
    secret = workspace.response_urls.give(person_id, channel.id)
    return {
        "token": workspace.bot.verification_token,
        "team_id": workspace.team.id,
        "team_domain": workspace.team.domain,
        "channel_id": channel.id,
        "channel_name": _shown_name(channel),
        "user_id": person_id,
        "user_name": workspace.people[person_id].name,
        "command": name,
        "text": text,
        "api_app_id": workspace.bot.app_id,
        "is_enterprise_install": "false",
        "response_url": response_address(workspace, secret),
        "trigger_id": workspace.triggers.give(person_id),
    }


def response_address(workspace: Workspace, secret: str) -> str:
    """The full response URL."""
    return f"{workspace.url}/response/{secret}"


def interaction_json(workspace: Workspace, kind: str, person_id: str, *, view: View | None = None) -> Json:
    """The fields that every interaction has."""
    person, team = workspace.people[person_id], workspace.team
    user = {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team or team.id}
    shown: Json = {
        "type": kind,
        "team": {"id": team.id, "domain": team.domain},
        "user": user,
        "api_app_id": workspace.bot.app_id,
        "token": workspace.bot.verification_token,
        "is_enterprise_install": False,
    }
    return shown | ({"view": view_json(workspace, view)} if view else {})


def trigger(workspace: Workspace, person_id: str, *, view: View | None = None) -> Json:
    """A new trigger id as a payload's field."""
    return {"trigger_id": workspace.triggers.give(person_id, view=view.id if view and view.kind == "modal" else None)}


def in_message(workspace: Workspace, message: Message, *, respond_to: str | None = None) -> Json:
    """Where an interaction happened: a message's container, channel and content, with a response URL for a person."""
    channel = workspace.channel(message.channel)
    container: Json = {"type": "message", "message_ts": message.ts, "channel_id": message.channel}
    container |= {"is_ephemeral": message.only_for is not None}
    container |= {"thread_ts": message.thread_ts} if message.thread_ts else {}
    place: Json = {"container": container, "message": message_json(workspace, message)}
    if channel:
        place["channel"] = {"id": channel.id, "name": _shown_name(channel)}
    if respond_to:
        thread = message.thread_ts
        secret = workspace.response_urls.give(respond_to, message.channel, message_ts=message.ts, thread_ts=thread)
        place["response_url"] = response_address(workspace, secret)
    return place


def in_view(view: View) -> Json:
    """The container of an interaction in a modal or home."""
    return {"container": {"type": "view", "view_id": view.id}}


def _shown_name(channel: Channel) -> str:
    return {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
