"""api.test, auth.test and apps.connections.open."""

from bot.playground.model import Json
from bot.playground.web_api.call import Call, Refused


def api_test(call: Call) -> Json:
    """api.test: gives its arguments back, or the error asked for."""
    if call.text("error"):
        raise Refused(call.text("error"))
    return {"args": dict(call.arguments)}


def auth_test(call: Call) -> Json:
    """auth.test."""
    workspace = call.workspace
    bot, team = workspace.bot, workspace.team
    shown = {"url": f"{workspace.url}/", "team": team.name, "user": bot.name, "team_id": team.id}
    return shown | {"user_id": bot.user_id, "bot_id": bot.bot_id, "app_id": bot.app_id, "is_enterprise_install": False}


def open_connection(call: Call) -> Json:
    """apps.connections.open: an address that one websocket may use once."""
    return {"url": call.workspace.sockets.address(call.workspace.url)}
