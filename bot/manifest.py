"""The Slack app's manifest: what it may do, which events it hears, its command and its shortcuts."""

import json
from typing import Any
from urllib.parse import quote

BOT_SCOPES = (
    "app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands",
    "files:read", "files:write", "groups:history", "groups:read", "im:history", "im:read", "im:write", "users:read",
)  # fmt: skip
EVENTS = (
    "app_home_opened", "app_mention", "member_joined_channel", "member_left_channel", "message.channels",
    "message.groups", "message.im",
)  # fmt: skip
_LINK = "https://api.slack.com/apps?new_app=1&manifest_json="


def manifest(command: str = "/desk", *, request_url: str = "") -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP where a request URL is given."""
    address = {"url": request_url} if request_url else {}
    events = {"request_url": request_url} if request_url else {}
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Vendordesk",
            "description": "Knows the company's vendor contracts: answers, tickets with the vendor's clock, renewals.",
            "background_color": "#1f3a5f",
        },
        "features": _features(command, address),
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": {
            "event_subscriptions": {**events, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **events},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not request_url,
            "token_rotation_enabled": False,
        },
    }


def _features(command: str, address: dict[str, str]) -> dict[str, Any]:
    """The agent view, the bot, its command and its shortcut; `address` is the command's request URL over HTTP."""
    return {
        "agent_view": {"agent_description": "Ask about contracts, in Chinese or English; answers quote the clause."},
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "vendordesk", "always_online": True},
        "slash_commands": [
            {
                "command": command,
                "description": "Ask, report a fault, look up a contract, see renewals",
                "usage_hint": "ask … | contract … | help",
                "should_escape": True,
                **address,
            }
        ],
        "shortcuts": [
            {
                "name": "Open a ticket",
                "type": "message",
                "callback_id": "open_ticket",
                "description": "Make a ticket of this message",
            }
        ],
    }


def install_link() -> str:
    """A link that creates the app from the manifest."""
    return _LINK + quote(json.dumps(manifest(), separators=(",", ":")), safe="")
