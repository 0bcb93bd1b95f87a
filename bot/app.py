"""The Bolt app: its client, its one error handler and its listeners."""

import secrets
from collections.abc import Callable
from logging import getLogger
from typing import Any

from slack_bolt import App
from slack_bolt.response import BoltResponse
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot import listeners
from bot.desk import Desk
from bot.replies.errors import error_message
from knowledge.errors import DeskError

_log = getLogger("vendordesk")


def build_app(desk: Desk) -> App:
    """The app on Slack's Web API at `desk.settings.api_url`.

    Listeners run before the acknowledgement (`process_before_response`): each only stores what came in, so that an
    event is acknowledged when it is safe in the database and Slack delivers it again if the desk dies before that.
    """
    settings = desk.settings
    client = WebClient(token=settings.bot_token, base_url=settings.api_url)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=2))
    app = App(client=client, signing_secret=settings.signing_secret or None, process_before_response=True)
    app.error(_teller(settings.home_language))
    listeners.register(app, desk)
    return app


def _teller(lang: str) -> Callable[..., BoltResponse]:
    """The one error handler: the person gets one plain sentence with a reference, the log the whole story under it."""

    def tell(error: Exception, body: dict[str, Any], client: WebClient) -> BoltResponse:
        reference = secrets.token_hex(2)
        expected = isinstance(error, DeskError)
        if not expected:
            _log.error("ref %s: %s", reference, error, exc_info=error)
        user, channel = _who_and_where(body)
        message = error_message(str(error) if expected else None, reference, lang)
        if user and channel:
            client.chat_postEphemeral(user=user, channel=channel, text=message.text)
        elif user:
            client.chat_postMessage(channel=user, text=message.text)
        return BoltResponse(status=200)

    return tell


def _who_and_where(body: dict[str, Any]) -> tuple[str | None, str | None]:
    event = body.get("event", {})
    user = event.get("user") or body.get("user", {}).get("id") or body.get("user_id")
    channel = event.get("channel") or body.get("channel", {}).get("id") or body.get("channel_id")
    return user, channel
