"""The HTTP side of the Web API: reads a call's body and token, applies faults and limits, answers in Slack's form."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground.model import Json
from bot.playground.web_api.call import Call, Refused, missing
from bot.playground.web_api.limits import Limits
from bot.playground.web_api.methods import METHODS, Method
from bot.playground.workspace.state import Workspace


async def _answer(request: Request) -> Response:
    workspace: Workspace = request.app.state.workspace
    name = request.path_params["method"]
    arguments = await _arguments(request)
    if workspace.faults.slow_seconds:
        await asyncio.sleep(workspace.faults.slow_seconds)
    if workspace.faults.take("broken"):
        return Response("upstream request failed", status_code=503)
    if wait := _seconds_to_wait(request.app.state.limits, workspace, name, arguments):
        body = {"ok": False, "error": "ratelimited"}
        return JSONResponse(body, status_code=429, headers={"Retry-After": str(wait)})
    body = answer(workspace, name, arguments, _token(request, arguments))
    workspace.calls.append((name, arguments, body))
    return _headed(workspace, body)


def answer(workspace: Workspace, name: str, arguments: Mapping[str, Any], token: str) -> Json:
    """Answer one call as Slack does, `ok` true or false."""
    try:
        method = METHODS.get(name)
        if method is None:
            raise Refused("unknown_method")
        _refuse_token(workspace, method, token)
        for required in method.required:
            if arguments.get(required) in (None, "") and not (required == "status" and "status" in arguments):
                raise missing(required)
        with workspace.lock:
            return {"ok": True, **method.answer(Call(workspace, arguments, token))}
    except Refused as refused:
        return _refusal(refused)


def _refusal(refused: Refused) -> Json:
    body: Json = {"ok": False, "error": refused.error}
    if refused.messages:
        body |= {"response_metadata": {"messages": list(refused.messages)}}
    if refused.messages and refused.error == "invalid_blocks":
        body["errors"] = [words.removeprefix("[ERROR] ") for words in refused.messages]
    return body


def _refuse_token(workspace: Workspace, method: Method, token: str) -> None:
    tokens = {"bot": workspace.bot.token, "app": workspace.bot.app_token}
    if not method.token:
        return
    if not token:
        raise Refused("not_authed")
    if token not in tokens.values():
        raise Refused("invalid_auth")
    if token != tokens[method.token]:
        raise Refused("not_allowed_token_type")


def _seconds_to_wait(limits: Limits, workspace: Workspace, name: str, arguments: Mapping[str, Any]) -> int:
    faults, method = workspace.faults, METHODS.get(name)
    if faults.storm_method in ("", name) and faults.take("storm"):
        return faults.retry_after
    if faults.rate_limits and method:
        return limits.wait(name, method, str(arguments.get("channel", "")))
    return 0


async def _arguments(request: Request) -> dict[str, Any]:
    arguments: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return arguments | _json_arguments(await request.body())
    form = await request.form()
    return arguments | {name: value for name, value in form.items() if not isinstance(value, UploadFile)}


def _json_arguments(body: bytes) -> dict[str, Any]:
    # slack_sdk announces JSON and sends nothing at times
    try:
        read = json.loads(body) if body.strip() else {}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _token(request: Request, arguments: dict[str, Any]) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else str(arguments.get("token") or "")


def _headed(workspace: Workspace, body: Json) -> Response:
    headers = {"x-oauth-scopes": ",".join(workspace.bot.scopes), "x-slack-req-id": workspace.next_id("r")}
    return JSONResponse(body, headers=headers)


routes = [Route("/api/{method}", _answer, methods=["GET", "POST"])]
