"""Where bytes go in and come out: the address of an upload, and `url_private` for bearers of the bot's token."""

from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.playground.web_api.files import in_sight
from bot.playground.workspace.state import Workspace


async def _upload(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    file = workspace.file(request.path_params["file_id"])
    if file is None or file.complete:
        return PlainTextResponse("not found", status_code=404)
    workspace.put_file(file, await _bytes(request))
    return PlainTextResponse(f"OK - {file.size}")


async def _bytes(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.body()
    form = await request.form()
    sent = next((value for value in form.values() if isinstance(value, UploadFile)), None)
    return await sent.read() if sent else b""


async def _download(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    if request.headers.get("authorization") != f"Bearer {workspace.bot.token}":
        return PlainTextResponse("sign in to see this file", status_code=403)
    return file_response(workspace, request.path_params["file_id"])


def file_response(workspace: Workspace, file_id: str) -> Response:
    """A file's bytes with its type and name; 404 where there is none in the app's sight."""
    file = workspace.file(file_id)
    if file is None or not file.complete or not in_sight(workspace, file):
        return PlainTextResponse("not found", status_code=404)
    disposition = f"inline; filename*=UTF-8''{quote(file.name)}"
    return Response(
        workspace.file_bytes(file_id), media_type=file.mimetype, headers={"content-disposition": disposition}
    )


routes = [
    Route("/upload/{file_id}", _upload, methods=["POST", "PUT"]),
    Route("/files/{file_id}", _download),
    Route("/files/{file_id}/download", _download),
]
