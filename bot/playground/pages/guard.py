"""Who may talk to the local workspace: programs and pages of this machine, not other sites that a browser has open.

A page elsewhere could read and post as anybody, by a name that it lets point here (DNS rebinding) or by a form.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocketClose

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY = 100_000_000
_OWN = {"127.0.0.1", "localhost", "::1"}
_DOORS = ("/api/", "/control/", "/response/", "/upload/", "/link/")


class Guard:
    """Refuses what another site's page asks, and bodies that are too large, before anything is read."""

    def __init__(self, app: App, *, host: str) -> None:
        self._app = app
        self._hosts = _OWN | {host}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        if not self._may_ask(scope, headers):
            return await _refuse(scope, receive, send, 403, "only this machine's own pages and programs may ask")
        if not headers.get("content-length", "0").isdecimal() or _length(headers) > LARGEST_BODY:
            return await _refuse(scope, receive, send, 413, "the body is too large")
        return await self._app(scope, receive, send)

    def _may_ask(self, scope: Scope, headers: Headers) -> bool:
        host, origin = headers.get("host", ""), headers.get("origin")
        if _name(f"//{host}") not in self._hosts:
            return False
        if origin is not None and urlsplit(origin).netloc != host:
            return False
        looks = scope.get("method") == "GET" and not str(scope["path"]).startswith(_DOORS)
        return looks or headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _length(headers: Headers) -> int:
    return int(headers.get("content-length", "0"))


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, why: str) -> None:
    if scope["type"] == "websocket":
        await WebSocketClose(code=4003)(scope, receive, send)
        return
    await PlainTextResponse(why, status_code=status)(scope, receive, send)
