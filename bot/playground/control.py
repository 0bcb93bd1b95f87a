"""The control API that tests and the page use: faults, the clock, refreshed sockets.

`POST /control/faults {"duplicates": 1}`, `POST /control/disconnect {"reason": "warning"}`,
`POST /control/clock {"seconds": 3600}`; a GET of faults or clock says how they stand.
"""

from datetime import timedelta
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground.workspace.state import Workspace


async def _faults(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    if request.method == "POST":
        wanted = await _body(request)
        try:
            workspace.faults.set(**wanted)
        except ValueError as error:
            return JSONResponse({"ok": False, "error": str(error)}, status_code=400)
        workspace.changes.tell("faults")
    return JSONResponse({"ok": True, "faults": workspace.faults.shown()})


async def _disconnect(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    reason = (await _body(request)).get("reason", "refresh_requested")
    if reason not in ("warning", "refresh_requested"):
        return JSONResponse({"ok": False, "error": "reason is warning or refresh_requested"}, status_code=400)
    await workspace.sockets.refresh(reason)
    return JSONResponse({"ok": True})


async def _clock(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    if request.method == "POST":
        step = (await _body(request)).get("seconds")
        if not isinstance(step, int | float) or step < 0:
            return JSONResponse({"ok": False, "error": "seconds must be a number, not below 0"}, status_code=400)
        await run_in_threadpool(workspace.forward, timedelta(seconds=step))
    return JSONResponse({"ok": True, "now": workspace.clock.now().isoformat()})


async def _body(request: Request) -> dict[str, Any]:
    if not await request.body():
        return {}
    read = await request.json()
    return read if isinstance(read, dict) else {}


routes = [
    Route("/control/faults", _faults, methods=["GET", "POST"]),
    Route("/control/disconnect", _disconnect, methods=["POST"]),
    Route("/control/clock", _clock, methods=["GET", "POST"]),
]
