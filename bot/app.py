"""The Bolt app: its client, its one error handler and its listeners."""

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot import listeners
from bot.desk import Desk
from bot.listeners.keeping import Kept
from bot.listeners.telling import teller
from bot.patience import patiently


def build_app(desk: Desk, kept: Kept) -> App:
    """The app on Slack's Web API at `desk.settings.api_url`; what cannot be stored goes to `kept`.

    Listeners run before the acknowledgement (`process_before_response`): each only stores what came in, so that an
    event is acknowledged when it is safe in the database and Slack delivers it again if the desk dies before that.
    """
    settings = desk.settings
    client = WebClient(token=settings.bot_token, base_url=settings.api_url)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=2))
    known = patiently(client.auth_test)
    allowed = AuthorizeResult.from_auth_test_response(bot_token=settings.bot_token, auth_test_response=known)
    app = App(
        client=client, signing_secret=settings.signing_secret or None, process_before_response=True,
        authorize=lambda: allowed,
    )  # fmt: skip
    app.error(teller(desk, kept))
    listeners.register(app, desk)
    return app
