"""Socket Mode: hands out websocket addresses, sends each envelope to one of the open sockets and waits for its ack."""

import asyncio
import itertools
import json
import secrets
from typing import Any, Literal

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.delivery.delivery import Ack, Envelope
from bot.playground.model import Json

MOST_SOCKETS = 10
CLOSE_AFTER = 1.0
Reason = Literal["warning", "refresh_requested", "too_many_websockets", "link_disabled"]


class Sockets:
    """The app's open sockets; everything but `address` and `count` happens on the server's event loop."""

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id
        self._addresses: set[str] = set()
        self._open: list[WebSocket] = []
        self._turns = itertools.count()
        self._acks: dict[str, asyncio.Future[Ack]] = {}
        self._opened = asyncio.Event()

    def address(self, base: str) -> str:
        """An address that one websocket may use once."""
        ticket = secrets.token_hex(16)
        self._addresses.add(ticket)
        return f"{base.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={self._app_id}"

    @property
    def count(self) -> int:
        """How many sockets are open."""
        return len(self._open)

    async def serve(self, socket: WebSocket) -> None:
        """Serve one socket until it closes."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._addresses:
            await socket.close(code=4001)
            return
        self._addresses.discard(ticket)
        await socket.accept()
        if self.count >= MOST_SOCKETS:
            await self._say_goodbye(socket, "too_many_websockets")
            return
        await self._listen(socket)

    async def _listen(self, socket: WebSocket) -> None:
        await socket.send_text(json.dumps(self._hello()))
        self._open.append(socket)
        self._opened.set()
        try:
            while True:
                self._take(await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._forget(socket)

    def _hello(self) -> Json:
        debug = {"host": "local-workspace", "build_number": 1, "approximate_connection_time": 18060}
        about = {"connection_info": {"app_id": self._app_id}, "num_connections": self.count + 1, "debug_info": debug}
        return {"type": "hello", **about}

    def _forget(self, socket: WebSocket) -> None:
        if socket in self._open:
            self._open.remove(socket)
        if not self._open:
            self._opened.clear()

    def _take(self, text: str) -> None:
        try:
            said = json.loads(text)
        except ValueError:
            return
        waiting = self._acks.get(said.get("envelope_id", "")) if isinstance(said, dict) else None
        if waiting and not waiting.done():
            payload = said.get("payload")
            waiting.set_result(Ack(ok=True, payload=payload if isinstance(payload, dict) else None))

    async def bring(self, envelope: Envelope, *, seconds: float) -> Ack:
        """Send an envelope to one socket, waiting for one to open if need be, and wait for the ack."""
        waiting: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        self._acks[envelope.id] = waiting
        try:
            async with asyncio.timeout(seconds):
                await self._send(envelope)
                return await waiting
        except TimeoutError:
            return Ack(ok=False, error="timeout")
        finally:
            self._acks.pop(envelope.id, None)

    async def _send(self, envelope: Envelope) -> None:
        while True:
            await self._opened.wait()
            socket = self._open[next(self._turns) % len(self._open)]
            try:
                await socket.send_text(json.dumps(_envelope_json(envelope)))
            except (WebSocketDisconnect, RuntimeError):
                self._forget(socket)
            else:
                return

    async def refresh(self, reason: Reason = "refresh_requested") -> None:
        """Tell every open socket to be replaced, then close it, as Slack does every few hours."""
        leaving = list(self._open)
        await asyncio.gather(*(self._say_goodbye(socket, reason) for socket in leaving))

    async def _say_goodbye(self, socket: WebSocket, reason: Reason) -> None:
        self._forget(socket)
        goodbye = {"type": "disconnect", "reason": reason, "debug_info": {"host": "local-workspace"}}
        try:
            await socket.send_text(json.dumps(goodbye))
            await asyncio.sleep(CLOSE_AFTER)
            await socket.close()
        except (WebSocketDisconnect, RuntimeError):
            return


def _envelope_json(envelope: Envelope) -> Json:
    shown: dict[str, Any] = {
        "envelope_id": envelope.id,
        "type": envelope.kind,
        "payload": envelope.payload,
        "accepts_response_payload": envelope.kind != "events_api",
    }
    if envelope.kind == "events_api":
        shown |= {"retry_attempt": envelope.attempt, "retry_reason": envelope.reason}
    return shown


async def _link(socket: WebSocket) -> None:
    await socket.app.state.workspace.sockets.serve(socket)


routes = [WebSocketRoute("/link/", _link)]
