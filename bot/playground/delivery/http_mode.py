"""HTTP mode: posts payloads to the app's request URL, signed as Slack signs them."""

import asyncio
import hashlib
import hmac
import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

from bot.playground.delivery.delivery import Ack, Envelope
from bot.playground.model import Bot, Json
from knowledge.clock import SystemClock

_REASONS = {"timeout": "http_timeout"}


class RequestUrl:
    """The app's one address for events, commands and interactivity."""

    def __init__(self, bot: Bot, url: str) -> None:
        self._bot = bot
        self._parts = urlsplit(url)
        self._threads = ThreadPoolExecutor(max_workers=64, thread_name_prefix="request-url")

    async def bring(self, envelope: Envelope, *, seconds: float) -> Ack:
        """Post one payload; an answer other than 200 in time is a failure with Slack's reason."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._post, envelope, seconds)

    def verify(self, *, seconds: float = 3.0) -> bool:
        """Whether the app answers the challenge that Slack sends when a request URL is set."""
        challenge = {"type": "url_verification", "token": self._bot.verification_token, "challenge": "is-it-you"}
        ack = self._post(Envelope("verification", "events_api", challenge), seconds)
        return ack.ok and bool(ack.payload) and "is-it-you" in str(ack.payload)

    def _post(self, envelope: Envelope, seconds: float) -> Ack:
        body, headers = signed(self._bot, envelope)
        connection = http.client.HTTPConnection(
            self._parts.hostname or "127.0.0.1", self._parts.port or 80, timeout=seconds
        )
        try:
            connection.request("POST", self._parts.path or "/", body, headers)
            response = connection.getresponse()
            return _ack(response.status, response.read().decode())
        except TimeoutError:
            return Ack(ok=False, error="http_timeout")
        except (OSError, http.client.HTTPException):
            return Ack(ok=False, error="connection_failed")
        finally:
            connection.close()


def signed(bot: Bot, envelope: Envelope) -> tuple[bytes, dict[str, str]]:
    """The body and headers of one delivery, with `X-Slack-Signature` and, for a repeated event, the retry headers."""
    body, kind = _body(envelope)
    stamp = str(int(SystemClock().now().timestamp()))
    digest = hmac.new(bot.signing_secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
    if envelope.attempt:
        reason = _REASONS.get(envelope.reason, envelope.reason)
        headers |= {"X-Slack-Retry-Num": str(envelope.attempt), "X-Slack-Retry-Reason": reason}
    return body, headers


def _body(envelope: Envelope) -> tuple[bytes, str]:
    if envelope.kind == "events_api":
        return json.dumps(envelope.payload).encode(), "application/json"
    fields = envelope.payload if envelope.kind == "slash_commands" else {"payload": json.dumps(envelope.payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def _ack(status: int, text: str) -> Ack:
    if status != 200:
        return Ack(ok=False, error="http_error")
    return Ack(ok=True, payload=_payload(text))


def _payload(text: str) -> Json | None:
    if not text.strip():
        return None
    try:
        read = json.loads(text)
    except ValueError:
        return {"text": text}
    return read if isinstance(read, dict) else None
