"""The workspace's web pages: routes over `request.app.state.workspace`; what people do there is in `page_acts`."""

from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.playground.pages.page_acts import act_routes
from bot.playground.pages.page_context import APART, page_context
from bot.playground.pages.page_finding import SEARCH, found_messages, start, tour
from bot.playground.pages.page_request import secured, visit_of
from bot.playground.pages.page_stream import events
from bot.playground.pages.render import LANGUAGES, OUT_OF_BAND, render, words
from bot.playground.pages.visit import Visit
from bot.playground.people import acts

STATIC = Path(__file__).parent / "static"
_YEAR = 365 * 24 * 3600
_DRAFT = 2000
_INLINE = {"image/png", "image/jpeg", "image/gif", "image/webp"}


def _version() -> str:
    digest = sha256()
    for file in sorted(STATIC.glob("*.*")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


VERSION = _version()


async def page(request: Request) -> Response:
    """A whole page."""
    return await run_in_threadpool(_page, request)


def _page(request: Request) -> Response:
    visit, place = visit_of(request), request.path_params["place"]
    if not _may_see(visit, place):
        return gone(request)
    _note_visit(visit, place)
    context = page_context(visit, place, thread=_stamp(request, "thread"), at=_stamp(request, "at"))
    context |= {"draft": request.query_params.get("write", "")[:_DRAFT], **_finding(visit, place, request)}
    theme = request.cookies.get("theme", "auto")
    html = render("page.html", **context, theme=theme if theme in ("light", "dark") else "auto", version=VERSION)
    return secured(HTMLResponse(html))


def _finding(visit: Visit, place: str, request: Request) -> dict[str, Any]:
    asked = request.query_params.get("q", "").strip()[:_DRAFT]
    return {"asked": asked, "found": found_messages(visit, asked) if place == SEARCH else []}


async def live(request: Request) -> Response:
    """The parts of a page that change, to be put in place of the old ones."""
    return await run_in_threadpool(_live, request)


def _live(request: Request) -> Response:
    visit, place = visit_of(request), request.path_params["place"]
    if not _may_see(visit, place):
        return Response(status_code=204)
    if place not in APART:
        visit.workspace.mark_read(visit.person.id, place)
    talk_thread = request.query_params.get("thread_ts", "")
    context = page_context(visit, place, thread=_stamp(request, "thread"), talk_thread=talk_thread)
    return secured(HTMLResponse(render("live.html", **context | {"oob": OUT_OF_BAND})))


def _note_visit(visit: Visit, place: str) -> None:
    """Mark what is shown as read and, on the app's own pages, let the app know that they are open."""
    person, workspace = visit.person.id, visit.workspace
    if place == "home":
        acts.open_home(workspace, person)
        return
    if place in APART:
        return
    workspace.mark_read(person, place)
    if place == workspace.dm(person).id:
        acts.open_home(workspace, person, tab="messages")


def _may_see(visit: Visit, place: str) -> bool:
    if place in APART:
        return True
    visit.workspace.dm(visit.person.id)
    return any(channel.id == place for channel in visit.workspace.channels(visit.person.id))


def _stamp(request: Request, name: str) -> str:
    value = request.query_params.get(name, "")
    return value if value.replace(".", "", 1).isdigit() else ""


async def file(request: Request) -> Response:
    """An uploaded file; pictures are shown, everything else is downloaded."""
    workspace = request.app.state.workspace
    found = workspace.file(request.path_params["file"])
    if found is None:
        return gone(request)
    how = "inline" if found.mimetype in _INLINE else "attachment"
    headers = {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(found.name)}"}
    data = await run_in_threadpool(workspace.file_bytes, found.id)
    return secured(Response(data, media_type=found.mimetype or "application/octet-stream", headers=headers))


async def language(request: Request) -> Response:
    """Choose the language of the chrome and go back to where one was."""
    came_from = urlsplit(request.headers.get("referer", ""))
    is_ours = came_from.netloc == request.url.netloc
    back = f"{came_from.path}?{came_from.query}" if is_ours and came_from.path.startswith("/w/") else "/"
    response = RedirectResponse(back, status_code=303)
    lang = request.path_params["lang"]
    if lang in LANGUAGES:
        response.set_cookie("lang", lang, max_age=_YEAR, samesite="strict")
    return response


def gone(request: Request) -> Response:
    """Say that there is no such page."""
    lang = request.cookies.get("lang", "en")
    lang = lang if lang in LANGUAGES else "en"
    return secured(HTMLResponse(render("gone.html", t=words(lang), lang=lang), status_code=404))


routes: list[BaseRoute] = [
    Route("/", start),
    Route("/tour", tour),
    Route("/lang/{lang}", language),
    Mount("/static", StaticFiles(directory=STATIC)),
    Route("/w/{person}/events", events),
    Route("/w/{person}/files/{file}", file),
    *act_routes,
    Route("/w/{person}/{place}", page),
    Route("/w/{person}/{place}/live", live),
]
