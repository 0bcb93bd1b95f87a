"""Settings of the desk on Slack (environment: `VENDORDESK_…` and Slack's usual `SLACK_…` names)."""

from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class BotSettings(BaseSettings):
    """Tokens, the command's name and how the desk reaches Slack."""

    model_config = SettingsConfigDict(env_prefix="VENDORDESK_", extra="ignore", populate_by_name=True)

    bot_token: str = Field(default="", repr=False, validation_alias="SLACK_BOT_TOKEN")
    app_token: str = Field(default="", repr=False, validation_alias="SLACK_APP_TOKEN")
    signing_secret: str = Field(default="", repr=False, validation_alias="SLACK_SIGNING_SECRET")
    api_url: str = Field(default="https://slack.com/api/", validation_alias="SLACK_API_URL")

    command: str = "/desk"
    """The one slash command; rename it where another app has taken the name."""

    owner_channel: str = "contracts"
    """Name or id of the channel where contract owners confirm facts and questions without an answer arrive."""

    watched_channels: tuple[str, ...] = ()
    """Names or ids of the channels whose shared files are learned; none: the owner's channel."""

    mention_channels: tuple[str, ...] = ()
    """Names or ids of the channels where replies in a thread need a mention; elsewhere a question in a thread that the
    desk answers in needs none."""

    largest_file: int = 50_000_000
    """Bytes; a larger file that is shared is not fetched."""

    roles: dict[str, str] = {}
    """Roles by Slack user id, as JSON: `{"U0123": "procurement"}`; everybody else is staff until told otherwise."""

    home_language: str = "zh"
    """Language of messages that answer nobody in particular: `zh` or `en`."""

    suggestions: tuple[str, ...] = ()
    """Questions that the app's message tab offers to start with."""

    log: Literal["plain", "json"] = "plain"
    """How `serve` writes its log to stderr: lines to read, or one JSON object a line."""
