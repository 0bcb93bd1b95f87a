"""Finding one's way: the welcome with things to try, the tour, and the search over what somebody may read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.playground.model import Message
from bot.playground.pages.page_request import language_of, secured
from bot.playground.pages.render import render, words
from bot.playground.pages.visit import Face, Visit
from bot.playground.text.mrkdwn import Reading

WELCOME, SEARCH = "welcome", "search"
DOCS = Path(__file__).parents[3] / "docs"
ON_THE_WEB = "https://github.com/vendordesk/vendordesk/blob/main/docs/tour.md"

_MOST = 50
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A message that was searched for: where it is, who wrote it when, and the way there."""

    message: Message
    who: Face
    when: str
    where: str
    address: str


def found_messages(visit: Visit, asked: str) -> list[Found]:
    """Messages that this person sees and that hold every word asked for, the newest first."""
    wanted = asked[:_LONGEST].casefold().split()
    if not wanted:
        return []
    hits = [m for m in _readable(visit) if _holds(m, wanted)]
    return [_found(visit, m) for m in sorted(hits, key=lambda m: m.ts, reverse=True)[:_MOST]]


def _readable(visit: Visit) -> Iterator[Message]:
    workspace, person = visit.workspace, visit.person.id
    for place in (*(channel.id for channel in visit.channels), workspace.dm(person).id):
        yield from workspace.messages(place, person)


def _holds(message: Message, wanted: list[str]) -> bool:
    text = " ".join((message.text, *_texts([*message.blocks, *message.attachments]))).casefold()
    return all(word in text for word in wanted)


def _texts(value: Any) -> Iterator[str]:
    """Every text in some blocks."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "text" and isinstance(part, str):
                yield part
            else:
                yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _found(visit: Visit, message: Message) -> Found:
    channel = visit.workspace.channel(message.channel)
    is_channel = channel is not None and channel.kind != "im"
    where = f"#{channel.name}" if channel and is_channel else visit.workspace.bot.real_name
    inside = {"thread": message.thread_ts} if message.thread_ts and is_channel else {}
    address = f"{visit.base}/{message.channel}?{urlencode(inside | {'at': message.ts})}"
    when = visit.written(message.ts, "{date_short_pretty} {time}")
    return Found(message, visit.author(message), when, where, address)


async def start(request: Request) -> Response:
    """Go to the welcome as the first person of the visitor's language; where there is none, to the first channel."""
    workspace = request.app.state.workspace
    people = list(workspace.people.values())
    if workspace.trials:
        lang = language_of(request)
        person = next((one for one in people if one.locale.startswith(lang)), people[0])
        return RedirectResponse(f"/w/{person.id}/{WELCOME}")
    channel = next((c.id for c in workspace.channels(people[0].id) if c.kind == "public"), "home")
    return RedirectResponse(f"/w/{people[0].id}/{channel}")


async def tour(request: Request) -> Response:
    """The tour in the visitor's language; where the documentation is not beside the program, on the web."""
    return await run_in_threadpool(_tour, request)


def _tour(request: Request) -> Response:
    lang = language_of(request)
    files = [DOCS / f"tour.{lang}.md", DOCS / "tour.md"]
    text = next((file.read_text(encoding="utf-8") for file in files if file.is_file()), None)
    if text is None:
        return RedirectResponse(ON_THE_WEB)
    return secured(HTMLResponse(render("tour.html", text=text, lang=lang, t=words(lang), reading=Reading(lang=lang))))
