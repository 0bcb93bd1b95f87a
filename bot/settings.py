"""Settings of the desk on Slack (environment: `VENDORDESK_…` and Slack's usual `SLACK_…` names)."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class BotSettings(BaseSettings):
    """Tokens, the command's name and how the desk reaches Slack."""

    model_config = SettingsConfigDict(env_prefix="VENDORDESK_", extra="ignore", populate_by_name=True)

    bot_token: str = Field(default="", validation_alias="SLACK_BOT_TOKEN")
    app_token: str = Field(default="", validation_alias="SLACK_APP_TOKEN")
    signing_secret: str = Field(default="", validation_alias="SLACK_SIGNING_SECRET")
    api_url: str = Field(default="https://slack.com/api/", validation_alias="SLACK_API_URL")

    command: str = "/desk"
    """The one slash command; rename it where another app has taken the name."""

    owner_channel: str = "contracts"
    """Name or id of the channel where contract owners confirm facts and questions without an answer arrive."""

    home_language: str = "zh"
    """Language of messages that answer nobody in particular: `zh` or `en`."""

    suggestions: tuple[str, ...] = ()
    """Questions that the app's message tab offers to start with."""
