"""Tells an open page by server-sent events that something changed for its person; the page then asks for its parts."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.playground.model import Change
from bot.playground.pages.page_request import visit_of
from bot.playground.workspace.state import Workspace

GATHER_SECONDS = 0.06
PULSE_SECONDS = 15.0


async def events(request: Request) -> Response:
    """The stream for one person."""
    visit = visit_of(request)
    stream = changes_for(visit.workspace, visit.person.id)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def changes_for(workspace: Workspace, person_id: str) -> AsyncIterator[str]:
    """Yield one event for all the changes of a moment, and a pulse while nothing happens.

    The first event comes at once: it brings a page up to date that was drawn, or cut off, a little earlier.
    """
    loop, changed = asyncio.get_running_loop(), asyncio.Event()

    def heard(change: Change) -> None:
        if concerns(change, person_id) and not loop.is_closed():
            loop.call_soon_threadsafe(changed.set)

    stop = workspace.changes.subscribe(heard)
    try:
        yield _event(workspace)
        while True:
            try:
                await asyncio.wait_for(changed.wait(), PULSE_SECONDS)
            except TimeoutError:
                yield ": pulse\n\n"
                continue
            await asyncio.sleep(GATHER_SECONDS)
            changed.clear()
            yield _event(workspace)
    finally:
        stop()


def concerns(change: Change, person_id: str) -> bool:
    """Whether a change may show on this person's page."""
    return change.user in ("", person_id)


def _event(workspace: Workspace) -> str:
    return f"event: changed\ndata: {workspace.changes.number}\n\n"
