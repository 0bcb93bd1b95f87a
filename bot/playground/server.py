"""Serves a workspace on loopback in a thread of its own: Web API, Socket Mode, control API and pages."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.playground import control
from bot.playground.delivery import http_mode, socket_mode
from bot.playground.pages import pages
from bot.playground.pages.guard import Guard
from bot.playground.web_api import file_routes, routes
from bot.playground.web_api.limits import Limits
from bot.playground.web_api.messages import response_url
from bot.playground.workspace.state import Workspace

START_SECONDS = 15.0


def application(workspace: Workspace, *, host: str = "127.0.0.1") -> Starlette:
    """The ASGI application of a workspace that is served at a host."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        workspace.delivery.start(asyncio.get_running_loop(), workspace.delivery.transport or workspace.sockets)
        yield
        workspace.delivery.stop()

    everything = [
        *routes.routes,
        *response_url.routes,
        *file_routes.routes,
        *socket_mode.routes,
        *control.routes,
        *pages.routes,
    ]
    app = Starlette(routes=everything, lifespan=lifespan, middleware=[Middleware(Guard, host=host)])
    app.state.workspace = workspace
    app.state.limits = Limits()
    return app


class Server:
    """A workspace served in a thread; use as a context manager, or `start` and `stop`."""

    def __init__(self, workspace: Workspace, *, port: int = 0, host: str = "127.0.0.1") -> None:
        self.workspace = workspace
        self._socket = socket.create_server((host, port))
        workspace.url = f"http://{host}:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            application(workspace, host=host),
            log_level="warning",
            access_log=False,
            ws="websockets-sansio",
            lifespan="on",
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="workspace", daemon=True)

    @property
    def url(self) -> str:
        """Where the pages are, without a slash at the end."""
        return self.workspace.url

    @property
    def api_url(self) -> str:
        """The `base_url` for slack_sdk's clients."""
        return f"{self.url}/api/"

    def start(self) -> "Server":
        """Serve from now on; returns when connections are taken."""
        self._thread.start()
        wait = threading.Event()
        for _ in range(int(START_SECONDS * 100)):
            if self._server.started or not self._thread.is_alive():
                break
            wait.wait(0.01)
        if not self._server.started:
            raise RuntimeError("the local workspace's server did not start")
        return self

    def stop(self) -> None:
        """Close every connection and end the thread."""
        self._server.should_exit = True
        self._thread.join(timeout=10)

    def use_request_url(self, url: str) -> bool:
        """Deliver by HTTP to the app's address, not by Socket Mode; False if it does not answer the challenge."""
        transport = http_mode.RequestUrl(self.workspace.bot, url)
        verified = transport.verify()
        self.workspace.delivery.transport = transport
        return verified

    def __enter__(self) -> "Server":
        return self.start()

    def __exit__(self, *about: object) -> None:
        self.stop()

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])
