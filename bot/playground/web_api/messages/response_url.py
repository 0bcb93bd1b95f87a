"""The address for later answers to a command or a press: five uses in thirty minutes."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.playground.delivery.tickets import ResponseUrl
from bot.playground.model import Json, Message
from bot.playground.web_api.call import Call, Refused
from bot.playground.web_api.messages.chat import post
from bot.playground.web_api.messages.content import content_of
from bot.playground.workspace import events
from bot.playground.workspace.state import Workspace


async def _respond(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    url = workspace.response_urls.use(request.path_params["secret"])
    if isinstance(url, str):
        return JSONResponse({"ok": False, "error": url}, status_code=404)
    try:
        body = await request.json()
        if not isinstance(body, dict):
            raise ValueError("not an object")
    except ValueError:
        return JSONResponse({"ok": False, "error": "invalid_payload"}, status_code=400)
    try:
        with workspace.lock:
            respond(workspace, url, body)
    except Refused as refused:
        return JSONResponse({"ok": False, "error": refused.error}, status_code=404)
    return PlainTextResponse("ok")


def respond(workspace: Workspace, url: ResponseUrl, body: Json) -> None:
    """Do what an answer says: delete or replace the message with the button, or write a new one. Raises Refused."""
    workspace.calls.append(("response_url", body, {"ok": True}))
    call = Call(workspace, {**body, "thread_ts": body.get("thread_ts") or ""})
    original = workspace.message(url.channel, url.message_ts) if url.message_ts else None
    if call.flag("delete_original"):
        if original:
            _delete(workspace, original)
    elif call.flag("replace_original") and original:
        _replace(call, original)
    else:
        _write(call, url)


def _delete(workspace: Workspace, original: Message) -> None:
    workspace.drop_message(original.channel, original.ts)
    events.message_changed(workspace, original, None)


def _replace(call: Call, original: Message) -> None:
    content = content_of(call)
    fields = {"text": content.text, "blocks": content.blocks, "attachments": content.attachments}
    after = call.workspace.change_message(
        original.channel, original.ts, edited_ts=call.workspace.next_ts(), metadata=content.metadata, **fields
    )
    events.message_changed(call.workspace, original, after)


def _write(call: Call, url: ResponseUrl) -> None:
    channel = call.workspace.channel(url.channel)
    if channel is None:
        raise Refused("channel_not_found")
    in_channel = call.text("response_type") == "in_channel"
    post(call, channel, content_of(call), only_for=None if in_channel else url.user)


routes = [Route("/response/{secret}", _respond, methods=["POST"])]
