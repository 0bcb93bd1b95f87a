"""Errors told to whoever caused them, also from work that goes on after Slack was answered."""

import json
import secrets
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from logging import getLogger
from typing import Any

from slack_bolt.response import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import IntegrityError

from bot.desk import Desk
from bot.desk.people.people_allowed import lang_of
from bot.desk.people.refusals import refused
from bot.listeners.keeping import Kept, is_events, is_storage
from bot.replies.drawing.blocks import Message
from bot.replies.errors import error_message
from knowledge.errors import DeskError
from knowledge.records.people.questions import Question

Body = dict[str, Any]

_log = getLogger("vendordesk")
_REMEMBERED = 1_000
_pool = ThreadPoolExecutor(2, "later")
_later: set[Future[None]] = set()


def teller(desk: Desk, kept: Kept) -> Callable[..., BoltResponse]:
    """The one error handler: the person gets one plain sentence; of the unforeseen the log has the story, by reference.

    What was foreseen is said in the person's language; the unforeseen may be the database's: in the home's, unasked.
    An event or a form that could not be stored is not acknowledged: Slack brings it again, and the person hears once.
    """
    told: OrderedDict[str, None] = OrderedDict()

    def tell(error: BaseException, body: Body, client: WebClient) -> BoltResponse:
        reference = secrets.token_hex(2)
        where = _where(body)
        refused(desk.database, where.user, _what(body), error, desk.now())
        sentence = said_to(desk, where.user, error) if isinstance(error, DeskError) else None
        if sentence is None:
            _log.error("ref %s: %s", reference, error, exc_info=error, extra={"ref": reference})
        waits = is_storage(error) and is_events(body)
        new = kept.keep(body) if waits else _is_new(told, body)
        if new and not isinstance(error, IntegrityError):  # two deliveries of one event met: the next finds it stored
            _say(client, where, error_message(sentence, reference, desk.settings.home_language, waits=waits))
        return BoltResponse(status=200 if isinstance(error, DeskError) or not _comes_again(body) else 503)

    return tell


def _comes_again(body: Body) -> bool:
    """Whether it helps not to acknowledge: Slack brings an event again, and leaves a form open with what it holds."""
    return is_events(body) or body.get("type") == "view_submission"


def _is_new(told: "OrderedDict[str, None]", body: Body) -> bool:
    """Whether nobody was told of this event's trouble before; of a command or a press everybody is told each time."""
    event = str(body.get("event_id") or "")
    new = not event or event not in told
    told[event] = None
    while len(told) > _REMEMBERED:
        told.popitem(last=False)
    return new


def _say(client: WebClient, where: "_Where", message: Message) -> None:
    """Tell the one person, in the thread where it happened."""
    if where.user and where.channel:
        client.chat_postEphemeral(
            user=where.user, channel=where.channel, thread_ts=where.thread_ts, text=message.text
        )  # fmt: skip
    elif where.user:
        client.chat_postMessage(channel=where.user, text=message.text)


def tell_waiting(kept: Kept, client: WebClient, question: Question) -> None:
    """Say to an asker that their question waits until the database can be used again, if they do not know by now."""
    if question.message_ts and kept.has_told(question.channel or "", question.message_ts):
        return
    reference = secrets.token_hex(2)
    _log.error("ref %s: question %s waits for the database", reference, question.id, extra={"ref": reference})
    where = _Where(question.asker, question.channel if question.thread_ts else None, question.thread_ts)
    try:
        _say(client, where, error_message(None, reference, question.lang, waits=True))
    except (SlackApiError, OSError) as error:
        _log.warning("ref %s: the asker cannot be told: %s", reference, error)


def said_to(desk: Desk, person: str | None, error: DeskError) -> str:
    """A foreseen error's sentence in the language that somebody reads."""
    with desk.database.reading() as session:
        return error.said(lang_of(session, person or "", desk.settings.home_language))


def after_answering(work: Callable[[], None], desk: Desk, *, body: Body, client: WebClient) -> None:
    """Do what takes longer than Slack waits; what goes wrong is told like in any listener."""

    def told(done: Future[None]) -> None:
        error = done.exception()
        if error is not None and not _is_closed_form(error):
            teller(desk, Kept())(error, body, client)

    doing = _pool.submit(work)
    _later.add(doing)
    doing.add_done_callback(_later.discard)
    doing.add_done_callback(told)


def finish_later(*, seconds: float) -> None:
    """Wait for the work that goes on after Slack was answered, at most so long."""
    wait(set(_later), timeout=seconds)


def _is_closed_form(error: BaseException) -> bool:
    """Whether somebody closed the form before it was filled in: nothing went wrong for them."""
    return isinstance(error, SlackApiError) and error.response.get("error") == "not_found"


@dataclass(frozen=True, slots=True)
class _Where:
    """Who caused something and where: the thread too, where it happened in one."""

    user: str | None
    channel: str | None
    thread_ts: str | None


def _where(body: Body) -> _Where:
    event, message = body.get("event", {}), body.get("message") or {}
    form = _hidden(body.get("view") or {})
    user = event.get("user") or body.get("user", {}).get("id") or body.get("user_id")
    channel = event.get("channel") or body.get("channel", {}).get("id") or body.get("channel_id")
    thread = event.get("thread_ts") or body.get("container", {}).get("thread_ts") or message.get("thread_ts")
    if channel is None and form.get("thread_ts"):
        channel, thread = form.get("channel"), form["thread_ts"]
    return _Where(user, channel, thread)


def _what(body: Body) -> str:
    """What was pressed, filled in, typed or said, by the name that the app gives it."""
    actions, view = body.get("actions") or [{}], body.get("view") or {}
    named = actions[0].get("action_id") or view.get("callback_id") or body.get("command")
    return str(named or body.get("callback_id") or body.get("event", {}).get("type") or body.get("type", ""))


def _hidden(view: Body) -> Body:
    """A form's hidden values, where they say from where it was opened."""
    try:
        values = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}
