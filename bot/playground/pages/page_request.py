"""What every page request goes through: who visits in which language, and headers that keep other sites out."""

import json
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.playground.pages.render import LANGUAGES
from bot.playground.pages.visit import Visit

AnyResponse = TypeVar("AnyResponse", bound=Response)

_POLICY = (
    "default-src 'self'; img-src 'self' data: https: http:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def visit_of(request: Request) -> Visit:
    """The visit of the person in the address; 404 where there is nobody of this id."""
    workspace = request.app.state.workspace
    person = workspace.person(request.path_params["person"])
    if person is None:
        raise HTTPException(404, "there is nobody of this id here")
    return Visit(workspace, person, language_of(request))


def language_of(request: Request) -> str:
    """The language that the visitor chose, or the browser's first one."""
    chosen = request.cookies.get("lang", "")
    if chosen in LANGUAGES:
        return chosen
    return "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"


def secured(response: AnyResponse) -> AnyResponse:
    """Add the headers that keep a page's content from running or framing anything."""
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    return response


def refuse_other_sites(request: Request) -> None:
    """Refuse a form that another site sent through the visitor's browser."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "forms are taken from the workspace's own pages only")


def toast(text: str, *, status: int = 204) -> Response:
    """An empty answer that makes the page say something."""
    return Response(status_code=status, headers={"HX-Trigger": json.dumps({"toast": text})})
