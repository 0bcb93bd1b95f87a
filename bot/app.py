"""The Bolt app: its client, its one error handler and its listeners."""

import secrets
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.error import BoltError
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot import listeners, metrics
from bot.desk import Desk
from bot.listeners.keeping import Kept
from bot.listeners.telling import teller
from bot.logs import about
from bot.patience import patiently

_KINDS = {
    "event_callback", "block_actions", "block_suggestion", "view_submission", "view_closed", "shortcut",
    "message_action", "url_verification",
}  # fmt: skip


class DeskApp(App):
    """Bolt's app; each request is counted, and what is logged while it is worked on names it."""

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        kind = kind_of(req.body)
        request = str(req.body.get("event_id") or secrets.token_hex(4))
        with about(request=request), metrics.UNDER_WAY.track_inprogress(), metrics.REQUEST_SECONDS.labels(kind).time():
            answer = super().dispatch(req)
        metrics.REQUESTS.labels(kind, answer.status).inc()
        return answer


def kind_of(body: dict[str, Any]) -> str:
    """What sort of request it is, in few words."""
    if "command" in body:
        return "command"
    return str(body["type"]) if body.get("type") in _KINDS else "other"


def build_app(desk: Desk, kept: Kept) -> DeskApp:
    """The app on Slack's Web API at `desk.settings.api_url`; what cannot be stored goes to `kept`.

    Listeners run before the acknowledgement (`process_before_response`): each only stores what came in, so that an
    event is acknowledged when it is safe in the database and Slack delivers it again if the desk dies before that.
    """
    settings = desk.settings
    client = WebClient(token=settings.bot_token, base_url=settings.api_url)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=2))
    app = patiently(lambda: _app(client, settings.signing_secret or None))
    app.error(teller(desk, kept))
    listeners.register(app, desk)
    return app


def _app(client: WebClient, signing_secret: str | None) -> DeskApp:
    """The app without listeners; raises SlackApiError where Slack does not say now whose token it is."""
    try:
        return DeskApp(client=client, signing_secret=signing_secret, process_before_response=True)
    except BoltError as error:
        if isinstance(error.__context__, SlackApiError):
            raise error.__context__ from error
        raise
