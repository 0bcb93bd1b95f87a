"""Errors told to whoever caused them, also from work that goes on after Slack was answered."""

import secrets
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from logging import getLogger
from typing import Any

from slack_bolt.response import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Desk
from bot.desk.people_allowed import lang_of
from bot.replies.errors import error_message
from knowledge.errors import DeskError

Body = dict[str, Any]

_log = getLogger("vendordesk")
_pool = ThreadPoolExecutor(2, "later")


def teller(desk: Desk) -> Callable[..., BoltResponse]:
    """The one error handler: the person gets one plain sentence; of the unforeseen the log has the story, by reference.

    What was foreseen is said in the person's language; the unforeseen may be the database's: in the home's, unasked.
    """

    def tell(error: BaseException, body: Body, client: WebClient) -> BoltResponse:
        reference = secrets.token_hex(2)
        user, channel = _who_and_where(body)
        sentence = said_to(desk, user, error) if isinstance(error, DeskError) else None
        if sentence is None:
            _log.error("ref %s: %s", reference, error, exc_info=error)
        message = error_message(sentence, reference, desk.settings.home_language)
        if user and channel:
            client.chat_postEphemeral(user=user, channel=channel, text=message.text)
        elif user:
            client.chat_postMessage(channel=user, text=message.text)
        return BoltResponse(status=200)

    return tell


def said_to(desk: Desk, person: str | None, error: DeskError) -> str:
    """A foreseen error's sentence in the language that somebody reads."""
    with desk.database.reading() as session:
        return error.said(lang_of(session, person or "", desk.settings.home_language))


def after_answering(work: Callable[[], None], desk: Desk, *, body: Body, client: WebClient) -> None:
    """Do what takes longer than Slack waits; what goes wrong is told like in any listener."""

    def told(done: Future[None]) -> None:
        error = done.exception()
        if error is not None and not _is_closed_form(error):
            teller(desk)(error, body, client)

    _pool.submit(work).add_done_callback(told)


def _is_closed_form(error: BaseException) -> bool:
    """Whether somebody closed the form before it was filled in: nothing went wrong for them."""
    return isinstance(error, SlackApiError) and error.response.get("error") == "not_found"


def _who_and_where(body: Body) -> tuple[str | None, str | None]:
    event = body.get("event", {})
    user = event.get("user") or body.get("user", {}).get("id") or body.get("user_id")
    channel = event.get("channel") or body.get("channel", {}).get("id") or body.get("channel_id")
    return user, channel
