"""Brings payloads to the app and its acknowledgement back, with Slack's three-second limit and its retries."""

import asyncio
import uuid
from collections.abc import Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from bot.playground.delivery.faults import Faults
from bot.playground.model import Json

Kind = Literal["events_api", "slash_commands", "interactive"]
RETRY_DELAYS = (0.0, 60.0, 300.0)
ACK_SECONDS = 3.0


@dataclass(frozen=True)
class Envelope:
    """One attempt to bring a payload."""

    id: str
    kind: Kind
    payload: Json
    attempt: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Ack:
    """The app's answer; `ok` is False when none came in time, `error` is then Slack's word for it."""

    ok: bool
    payload: Json | None = None
    error: str = ""
    attempts: int = 1


class Transport(Protocol):
    """A way to the app: Socket Mode or HTTP."""

    async def bring(self, envelope: Envelope, *, seconds: float) -> Ack: ...


class Delivery:
    """Sends from any thread; the work runs on the server's event loop."""

    def __init__(self, faults: Faults) -> None:
        self.retry_delays = RETRY_DELAYS
        self.ack_seconds = ACK_SECONDS
        self.transport: Transport | None = None
        self._faults = faults
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, loop: asyncio.AbstractEventLoop, transport: Transport) -> None:
        """Use this loop and this way to the app from now on."""
        self._loop, self.transport = loop, transport

    def stop(self) -> None:
        """Give up what is under way; called on the loop."""
        self._loop = None
        for task in self._tasks:
            task.cancel()

    def send(self, kind: Kind, payload: Json) -> "Future[Ack]":
        """Bring a payload; the future holds the answer, or the failure after the last retry, and never raises."""
        answer: Future[Ack] = Future()
        if self._loop is None or self._loop.is_closed():
            answer.set_result(Ack(ok=False, error="no_app"))
        else:
            self._loop.call_soon_threadsafe(self._begin, self._deliver(kind, payload, answer))
        return answer

    def ask(self, kind: Kind, payload: Json) -> Ack:
        """Bring a payload and wait for the answer; from a thread that is not the server's."""
        try:
            return self.send(kind, payload).result(timeout=2 * self.ack_seconds)
        except TimeoutError:
            return Ack(ok=False, error="timeout")

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, kind: Kind, payload: Json, answer: "Future[Ack]") -> None:
        ack = Ack(ok=False, error="cancelled")
        try:
            is_event = kind == "events_api"
            if is_event and self._faults.take("late"):
                await asyncio.sleep(self._faults.late_seconds)
            if is_event and self._faults.take("duplicates"):
                self._begin(self._once_more(kind, payload))
            ack = await self._with_retries(kind, payload, self.retry_delays if is_event else ())
        finally:
            answer.set_result(ack)

    async def _once_more(self, kind: Kind, payload: Json) -> None:
        await self._bring(self._envelope(kind, payload, 1, "timeout"))

    async def _with_retries(self, kind: Kind, payload: Json, delays: tuple[float, ...]) -> Ack:
        ack = await self._bring(self._envelope(kind, payload, 0, ""))
        for attempt, delay in enumerate(delays, start=1):
            if ack.ok:
                break
            await asyncio.sleep(delay)
            again = await self._bring(self._envelope(kind, payload, attempt, ack.error))
            ack = Ack(again.ok, again.payload, again.error, attempt + 1)
        return ack

    def _envelope(self, kind: Kind, payload: Json, attempt: int, reason: str) -> Envelope:
        if self._faults.no_retry_header:
            attempt, reason = 0, ""
        return Envelope(str(uuid.uuid4()), kind, payload, attempt, reason)

    async def _bring(self, envelope: Envelope) -> Ack:
        if self.transport is None:
            return Ack(ok=False, error="no_app")
        ack = await self.transport.bring(envelope, seconds=self.ack_seconds)
        if envelope.kind == "events_api" and ack.ok and self._faults.take("drop_acks"):
            return Ack(ok=False, error="timeout")
        return ack
