"""What tells a watcher how this process is: `/healthy`, `/ready` and `/metrics`, on a port of their own or not."""

import os
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from logging import getLogger

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.wiring import Running
from knowledge.errors import NotReady
from knowledge.records.documents import passages
from knowledge.records.people import outbox
from knowledge.records.people.outbox import OutboxMessage
from knowledge.records.people.questions import Question

_log = getLogger("vendordesk")


@dataclass
class Health:
    """What is known of one process; `running` is none until the model and the stores are open.

    `slack` tells whether Slack can be reached now. A process that ends is not ready any more.
    """

    running: Running | None = None
    slack: Callable[[], bool] = lambda: False
    ending: bool = False

    def missing(self) -> list[str]:
        """What keeps the desk from taking requests, in one word each; nothing: it is ready."""
        if self.running is None:
            return ["model", "stores", "slack"]
        found = [] if self._stores_answer(self.running) else ["stores"]
        found += [] if self.slack() else ["slack"]
        return [*found, "ending"] if self.ending else found

    def dead(self) -> list[str]:
        """The loops that have ended though nobody told them to."""
        if self.running is None or self.ending:
            return []
        return [loop.name for loop in self.running.loops if not loop.is_alive()]

    def _stores_answer(self, running: Running) -> bool:
        try:
            with running.desk.database.reading() as session:
                running.desk.answerer.views.catch_up(session)
        except (SQLAlchemyError, OSError) as error:
            _log.warning("the stores do not answer: %s", error)
            return False
        return True


class Standing(Collector):
    """What waits in the database, counted when somebody asks."""

    def __init__(self, health: Health) -> None:
        self._health = health

    def collect(self) -> Iterable[Metric]:
        """Nothing while the database is not open or does not answer."""
        running = self._health.running
        try:
            yield from _waiting(running) if running else ()
        except SQLAlchemyError as error:
            _log.warning("what waits cannot be counted: %s", error)


def _waiting(running: Running) -> Iterator[Metric]:
    desk = running.desk
    with desk.database.reading() as session:
        pending = session.execute(
            select(func.count(), func.min(OutboxMessage.ready_at)).where(OutboxMessage.state == outbox.PENDING)
        ).one()
        asked = session.execute(
            select(func.count(), func.min(Question.asked_at)).where(Question.status.is_(None))
        ).one()
        behind = passages.last_change(session) - desk.answerer.views.dense.applied()
    for name, (count, since) in (("messages", pending), ("questions", asked)):
        yield GaugeMetricFamily(f"vendordesk_waiting_{name}", f"{name} that wait.", value=count)
        waited = max(0.0, (desk.now() - since).total_seconds()) if since else 0.0
        yield GaugeMetricFamily(f"vendordesk_oldest_{name}_seconds", f"How long {name} have waited.", value=waited)
    yield GaugeMetricFamily("vendordesk_view_lag", "Changes that the dense view has not applied yet.", value=behind)


def health_routes(health: Health) -> list[Route]:
    """The three pages."""
    standing = Standing(health)

    async def healthy(request: Request) -> Response:
        dead = health.dead()
        return PlainTextResponse(f"ended: {', '.join(dead)}" if dead else "ok", status_code=503 if dead else 200)

    async def ready(request: Request) -> Response:
        missing = await run_in_threadpool(health.missing)
        return JSONResponse({"ready": not missing, "missing": missing}, status_code=503 if missing else 200)

    async def told(request: Request) -> Response:
        return Response(await run_in_threadpool(_page, standing), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthy", healthy), Route("/ready", ready), Route("/metrics", told)]


def _page(standing: Standing) -> bytes:
    asked_now = CollectorRegistry()
    asked_now.register(standing)
    return generate_latest(metrics.REGISTRY) + generate_latest(asked_now)


@contextmanager
def watched(health: Health, *, host: str, port: int | None) -> Iterator[None]:
    """Serve the pages on a port of their own, if one is given; raises NotReady where it is taken."""
    if port is None:
        yield
        return
    door = socket.socket()
    try:
        door.bind((host, port))
    except OSError as error:
        door.close()
        raise NotReady("port_taken", port=port, reason=os.strerror(error.errno or 0)) from error
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=health_routes(health)), log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, args=([door],), name="health", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=10)
