"""Delivery: takes one message from the outbox, says it in Slack, and writes down what became of it.

Nothing is held locked while Slack is called. A crash after posting is found out by the message's metadata, so that what
was posted is not posted again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from logging import getLogger
from typing import Any, Protocol
from uuid import uuid4

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy.orm import Session

from bot.metrics import MESSAGES
from bot.replies.drawing.blocks import Message
from knowledge.records.people import outbox
from knowledge.records.people.outbox import DROPPED, FAILED, POSTED, OutboxMessage

EVENT_TYPE = "vendordesk_message"
PATIENCE = timedelta(hours=24)
"""How long a message is tried before it is given up, loudly."""

_PATIENT = 10
"""Seconds to wait for an answer of Slack: two calls fit into a lease."""
_LONGEST_WAIT = timedelta(minutes=5)
_PAGE, _PAGES = 100, 50  # a thread is read whole, a channel back to where no crash can lie
_PASSING = {"internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org"}
_GONE = "its reason is gone"
_log = getLogger("vendordesk")


class SlackBusy(Exception):
    """Slack asks to wait; nothing was posted."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Slack asks for {seconds:g} s of rest")
        self.seconds = seconds


class _TakenOver(Exception):
    """The lease ended, and another replica is at the message."""


class SlackDown(Exception):
    """No clear answer: the message may be posted or not."""


class SlackRefused(Exception):
    """Slack says no, and would say so again."""


class Slack(Protocol):
    """The door to Slack: what delivery needs of it. Raises SlackBusy, SlackDown or SlackRefused."""

    def address(self, channel: str) -> str:
        """The id of a conversation that is given by id, by a channel's name or by a person's id."""

    def post(self, *, channel: str, thread_ts: str | None, said: Message, key: str) -> tuple[str, str]:
        """Post a message that carries `key` in its metadata; returns the channel's id and the message's ts."""

    def update(self, *, channel: str, ts: str, said: Message, key: str) -> None:
        """Edit a message in place."""

    def find(self, *, channel: str, thread_ts: str | None, key: str) -> str | None:
        """The ts of our message with this key, if it is there."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What delivering takes: Slack, the words for a message, and whether its reason still holds."""

    slack: Slack
    render: Callable[[Session, OutboxMessage, datetime], Message]
    still_true: Callable[[Session, OutboxMessage, datetime], bool]


def deliver_one(session: Session, delivery: Delivery, now: datetime) -> bool:
    """Send the next message that may go, committing before and after; tell whether there was one."""
    message = outbox.claim(session, uuid4().hex, now)
    if message is None:
        session.rollback()
        return False
    planned = _plan(session, delivery, message, now)
    session.commit()
    if planned is not None:
        session.expunge(message)
        _send(session, delivery.slack, message, planned, now)
        session.commit()
    return True


@dataclass(frozen=True, slots=True)
class _Planned:
    """The words, the thread they go into, and whether they are to be said at all or only looked for."""

    said: Message
    thread_ts: str | None
    stale: bool


def _plan(session: Session, delivery: Delivery, message: OutboxMessage, now: datetime) -> _Planned | None:
    """What to say; none where the message is settled without Slack: its reason is gone, or it has no words."""
    try:
        stale = not delivery.still_true(session, message, now)
        if stale and not message.uncertain:
            _settle(session, message, now, state=DROPPED, reason=_GONE)
            return None
        return _Planned(delivery.render(session, message, now), outbox.root_ts(session, message), stale)
    except Exception as error:  # noqa: BLE001 - one message that cannot be said must not hold up the others
        _log.exception("message %s cannot be rendered", message.key)
        _settle(session, message, now, state=FAILED, reason=f"cannot be rendered: {error}")
        return None


def _send(session: Session, slack: Slack, message: OutboxMessage, planned: _Planned, now: datetime) -> None:
    try:
        _address(session, slack, message)
        posted = _say(session, slack, message, planned)
    except _TakenOver:
        _log.warning("message %s took so long that somebody else sends it", message.key)
    except SlackBusy as busy:
        MESSAGES.labels("rested").inc()
        rest = now + timedelta(seconds=busy.seconds)
        outbox.retry(session, message, rest, uncertain=message.uncertain, reason=str(busy), whole_channel=True)
    except SlackDown as down:
        _try_again(session, message, now, str(down))
    except SlackRefused as refused:
        _log.error("Slack refused message %s: %s", message.key, refused)
        _settle(session, message, now, state=FAILED, reason=str(refused))
    except Exception as error:  # noqa: BLE001 - whatever else goes wrong, the message is not lost
        _log.exception("message %s could not be sent", message.key)
        _try_again(session, message, now, repr(error))
    else:
        if posted is None:
            _settle(session, message, now, state=DROPPED, reason=_GONE)
        else:
            _settle(session, message, now, state=POSTED, channel=posted[0], ts=posted[1])


def _settle(session: Session, message: OutboxMessage, now: datetime, *, state: str, **said: str) -> None:
    MESSAGES.labels(state).inc()
    outbox.settle(session, message, now, state=state, **said)


def _address(session: Session, slack: Slack, message: OutboxMessage) -> None:
    """Write down the conversation's id before anything is posted: only by its id can a message be found again."""
    channel = slack.address(message.channel)
    if channel != message.channel:
        outbox.readdress(session, message, channel)
        _hold(session, message)
        message.channel = channel


def _hold(session: Session, message: OutboxMessage) -> None:
    """Before a post that comes after another call: see that the message is still ours."""
    if not outbox.hold(session, message):
        raise _TakenOver
    session.commit()


def _say(session: Session, slack: Slack, message: OutboxMessage, planned: _Planned) -> tuple[str, str] | None:
    """Edit what is posted, find what may have been, else post; none for what is stale and was not posted."""
    ts = message.ts
    if ts is None and message.uncertain:
        ts = slack.find(channel=message.channel, thread_ts=planned.thread_ts, key=message.key)
        _hold(session, message)
    if ts is None:
        if planned.stale:
            return None
        return slack.post(channel=message.channel, thread_ts=planned.thread_ts, said=planned.said, key=message.key)
    if message.version > 1:
        slack.update(channel=message.channel, ts=ts, said=planned.said, key=message.key)
    return message.channel, ts


def _try_again(session: Session, message: OutboxMessage, now: datetime, reason: str) -> None:
    """Back off, doubling up to five minutes; give up, and say so in the log, when it has been a day."""
    if now - message.not_before > PATIENCE:
        _log.error("message %s was given up: %s", message.key, reason)
        _settle(session, message, now, state=FAILED, reason=reason)
        return
    wait = min(_LONGEST_WAIT, timedelta(seconds=2 ** min(message.attempts, 9)))
    MESSAGES.labels("retried").inc()
    outbox.retry(session, message, now + wait, uncertain=True, reason=reason)


class WebSlack:
    """Slack's Web API."""

    def __init__(self, client: WebClient) -> None:
        """Calls go through a client that repeats none by itself: a post whose answer was lost may be there already."""
        self._client = WebClient(
            token=client.token, base_url=client.base_url, timeout=_PATIENT, ssl=client.ssl, proxy=client.proxy,
            headers=client.headers, retry_handlers=[],
        )  # fmt: skip
        self._addresses: dict[str, str] = {}

    def address(self, channel: str) -> str:
        """An unknown name raises SlackDown, not SlackRefused: the app may be invited there within the day."""
        if _is_conversation(channel):
            return channel
        if channel not in self._addresses:
            self._addresses[channel] = self._opened(channel) if _is_person(channel) else self._called(channel)
        return self._addresses[channel]

    def _opened(self, person: str) -> str:
        return str(_call(self._client.conversations_open, users=person)["channel"]["id"])

    def _called(self, name: str) -> str:
        """The id of the channel of this name that the app is in."""
        asked: dict[str, Any] = {"types": "public_channel,private_channel", "exclude_archived": True, "limit": _PAGE}
        for _ in range(_PAGES):
            answer = _call(self._client.users_conversations, **asked)
            for channel in answer.get("channels") or []:
                if channel.get("name") == name.removeprefix("#"):
                    return str(channel["id"])
            asked["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor")
            if not asked["cursor"]:
                break
        raise SlackDown(f"the app is in no channel called {name}")

    def post(self, *, channel: str, thread_ts: str | None, said: Message, key: str) -> tuple[str, str]:
        answer = _call(
            self._client.chat_postMessage, channel=channel, thread_ts=thread_ts, metadata=_metadata(key), **_words(said)
        )
        return str(answer["channel"]), str(answer["ts"])

    def update(self, *, channel: str, ts: str, said: Message, key: str) -> None:
        _call(self._client.chat_update, channel=channel, ts=ts, metadata=_metadata(key), **_words(said))

    def find(self, *, channel: str, thread_ts: str | None, key: str) -> str | None:
        asked: dict[str, Any] = {"channel": channel, "include_all_metadata": True, "limit": _PAGE}
        method: Callable[..., Any] = self._client.conversations_history
        if thread_ts is not None:
            method, asked["ts"] = self._client.conversations_replies, thread_ts
        for _ in range(_PAGES):
            answer = _call(method, **asked)
            for message in answer.get("messages") or []:
                if (message.get("metadata") or {}).get("event_payload", {}).get("key") == key:
                    return str(message["ts"])
            asked["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor")
            if not asked["cursor"]:
                break
        return None


def _is_conversation(address: str) -> bool:
    """Whether an address is a conversation's id; names of channels are written small."""
    return address[:1] in ("C", "D", "G") and address.isupper()


def _is_person(address: str) -> bool:
    return address[:1] in ("U", "W") and address.isupper()


def _metadata(key: str) -> dict[str, Any]:
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}}


def _words(said: Message) -> dict[str, Any]:
    return {"text": said.text, "blocks": list(said.blocks) or None}


def _call(method: Callable[..., Any], **arguments: Any) -> Any:
    """Call Slack, and name what went wrong by what can be done about it."""
    try:
        return method(**arguments)
    except SlackApiError as error:
        answer = error.response
        reason = str(answer.get("error") or answer.status_code)
        if answer.status_code == 429 or reason == "ratelimited":
            raise SlackBusy(float(answer.headers.get("Retry-After", 1))) from error
        if answer.status_code >= 500 or reason in _PASSING:
            raise SlackDown(reason) from error
        raise SlackRefused(reason) from error
    except (OSError, HTTPException, ValueError) as error:
        raise SlackDown(f"no answer from Slack: {error}") from error
