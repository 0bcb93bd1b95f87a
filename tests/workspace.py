"""The `workspace` fixture: a real local workspace on a free loopback port, with short words for what people do in it.

Every block and view that the app under test sends through it is checked against Slack's own models at the end, and
against Slack's published schema where that is beside the project.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from jsonschema import Draft7Validator
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.models.blocks import Block

from bot.playground.model import Bot, Channel, Command, Message, Outcome, Person, Shortcut, View
from bot.playground.people import acts, interactivity
from bot.playground.people.interactivity import Place
from bot.playground.server import Server
from bot.playground.workspace.choices import elements_of
from bot.playground.workspace.state import Workspace

T = TypeVar("T")

BOT = Bot(
    commands=(Command("/desk", "Ask the desk", "ask …"),),
    shortcuts=(
        Shortcut("make_ticket", "Make a ticket"),
        Shortcut("open_ticket", "Open a ticket"),
        Shortcut("ask", "Ask the desk", "global"),
    ),
)
PEOPLE = (
    Person("U0WEI", "wei", "陈伟", "wei@example.com", "R&D engineer", "staff"),
    Person("U0LIN", "lin", "林静", "lin@example.com", "IT service owner", "it"),
    Person("U0ROSS", "ross", "Ross Hale", "ross@example.com", "Procurement", "procurement", "Europe/London", "en-GB"),
    Person("U0FANG", "fang", "方敏", "fang@example.com", "Finance", "finance"),
    Person("U0AUDI", "audi", "Aud Itor", "audi@example.com", "Auditor", "auditor", "Europe/London", "en-GB"),
)
EVERYBODY = (*(person.id for person in PEOPLE), BOT.user_id)
CHANNELS = (
    Channel("C0GENERAL", "general", "public", EVERYBODY),
    Channel("C0VENDORS", "vendors", "public", EVERYBODY),
    Channel("C0LOUNGE", "lounge", "public", ("U0WEI", "U0LIN")),
    Channel("G0BUYING", "buying", "private", ("U0ROSS", "U0FANG", BOT.user_id)),
    Channel("G0SECRET", "secret", "private", ("U0ROSS", "U0FANG")),
)


class LocalWorkspace:
    """People are named by handle or id, conversations by name or id; `dm` is a person's direct message with the bot."""

    def __init__(self, state: Workspace, server: Server) -> None:
        self.state = state
        self.server = server
        self._handlers: list[SocketModeHandler] = []

    @property
    def api_url(self) -> str:
        return self.server.api_url

    def client(self, *, token: str = BOT.token, **options: Any) -> WebClient:
        """A Web API client of the app."""
        return WebClient(token=token, base_url=self.api_url, **options)

    def app(self, **options: Any) -> App:
        """A Bolt app that talks to this workspace, without listeners yet."""
        return App(client=self.client(), signing_secret=BOT.signing_secret, **options)

    def connect(self, app: App) -> SocketModeHandler:
        """Connect a Bolt app by Socket Mode until the end of the test."""
        handler = SocketModeHandler(app, BOT.app_token)
        handler.client.receive_timeout = 0.05  # it reads that long before it sees that it was closed
        self._handlers.append(handler)
        before = self.state.sockets.count
        handler.connect()
        self.wait(lambda: self.state.sockets.count > before)
        return handler

    def say(self, who: str, where: str, text: str, *, thread_ts: str | None = None) -> Message:
        """Post as a person; `@vendordesk` mentions the bot."""
        return acts.post_message(self.state, self.person(who), self.channel(where, who), text, thread_ts=thread_ts)

    def command(self, who: str, where: str, line: str) -> Outcome:
        """Run a slash command."""
        return acts.run_command(self.state, self.person(who), self.channel(where, who), line)

    def click(self, who: str, on: Message | View, action_id: str, value: str | list[str] | None = None) -> Outcome:
        """Press or choose in the first element with this action id."""
        place, block_id = self._place(on, action_id)
        return interactivity.press(self.state, self.person(who), place, block_id, action_id, value)

    def options(self, who: str, on: Message | View, action_id: str, query: str) -> list[dict[str, Any]]:
        """Ask for an external select's options."""
        place, block_id = self._place(on, action_id)
        return interactivity.options(self.state, self.person(who), place, block_id, action_id, query)

    def submit(self, who: str, **values: str | list[str]) -> Outcome:
        """Fill in the person's modal by action id and submit it."""
        view = self.modal(who)
        given: dict[str, dict[str, str | list[str]]] = {}
        for action_id, value in values.items():
            given.setdefault(self._place(view, action_id)[1], {})[action_id] = value
        return interactivity.submit_view(self.state, self.person(who), view.id, given)

    def close(self, who: str) -> Outcome:
        """Close the person's modal."""
        return interactivity.close_view(self.state, self.person(who), self.modal(who).id)

    def modal(self, who: str) -> View:
        """The person's modal on top, waited for."""
        return self.wait(lambda: self.state.modal(self.person(who)))

    def home(self, who: str) -> View:
        """Open the person's App Home and wait until the app has published it."""
        before = self.state.home(self.person(who))
        acts.open_home(self.state, self.person(who))
        return self.wait(lambda: (now := self.state.home(self.person(who))) is not before and now)

    def react(self, who: str, to: Message, name: str) -> None:
        """Add a reaction."""
        acts.react(self.state, self.person(who), to.channel, to.ts, name)

    def upload(self, who: str, where: str, name: str, data: bytes, *, text: str = "") -> Message:
        """Share a file."""
        return acts.upload_file(self.state, self.person(who), self.channel(where, who), name, data, text=text)

    def shortcut(self, who: str, callback_id: str, on: Message | None = None) -> Outcome:
        """Use a message's shortcut, or a global one."""
        place = {"channel_id": on.channel, "ts": on.ts} if on else {}
        return acts.use_shortcut(self.state, self.person(who), callback_id, **place)

    def messages(self, where: str, who: str = "") -> list[Message]:
        """Everything in a conversation as a person sees it, oldest first."""
        return self.state.messages(self.channel(where, who), self.person(who) if who else None)

    def answers(self, to: Message, *, count: int = 1, who: str = "", seconds: float = 10.0) -> list[Message]:
        """The bot's messages in this message's thread, or after it in its conversation, once there are `count`."""
        return self.wait(lambda: self._enough(self._answers(to, who), count), seconds=seconds)

    def answer(self, to: Message, *, who: str = "", seconds: float = 10.0) -> Message:
        """The bot's first answer."""
        return self.answers(to, who=who, seconds=seconds)[0]

    def wait(self, look: Callable[[], T | None], *, seconds: float = 10.0) -> T:
        """The first truthy `look()`, tried at each change in the workspace."""
        return self.state.changes.wait(look, seconds=seconds)

    def calls(self, method: str) -> list[dict[str, Any]]:
        """The arguments of the app's calls of a method."""
        return [arguments for name, arguments, _ in self.state.calls if name == method]

    def person(self, who: str) -> str:
        person = self.state.person_called(who)
        assert person, f"nobody is called {who}"
        return person.id

    def channel(self, where: str, who: str = "") -> str:
        if where == "dm":
            return self.state.dm(self.person(who)).id
        channel = self.state.channel_called(where)
        assert channel, f"no conversation is called {where}"
        return channel.id

    def stop(self) -> None:
        """Disconnect every app and stop the server."""
        for handler in self._handlers:
            handler.client.auto_reconnect_enabled = False
        self.server.stop()  # first, so that no client sits out its last read
        for handler in self._handlers:
            handler.client.closed = True
            handler.client.message_queue.put("{}")  # else its reader sits out a second
            handler.close()

    def _answers(self, to: Message, who: str) -> list[Message]:
        seen = self.state.messages(to.channel, self.person(who) if who else None)
        thread = to.thread_ts or to.ts
        return [m for m in seen if m.bot_id and m.ts > to.ts and m.thread_ts in (thread, None)]

    def _enough(self, found: list[Message], count: int) -> list[Message] | None:
        return found if len(found) >= count else None

    def _place(self, on: Message | View, action_id: str) -> tuple[Place, str]:
        blocks = on.content["blocks"] if isinstance(on, View) else on.blocks
        block_id = next(b["block_id"] for b, element in elements_of(blocks) if element.get("action_id") == action_id)
        place = Place(view_id=on.id) if isinstance(on, View) else Place(channel=on.channel, ts=on.ts)
        return place, block_id


def make_workspace(**options: Any) -> LocalWorkspace:
    """A served workspace of the tests' company; the caller stops it."""
    state = Workspace(**({"people": PEOPLE, "channels": CHANNELS, "bot": BOT} | options))
    state.delivery.retry_delays = (0.0, 0.05, 0.1)
    return LocalWorkspace(state, Server(state).start())


@pytest.fixture
def workspace() -> Iterator[LocalWorkspace]:
    """A local workspace of the tests' own company."""
    made = make_workspace()
    yield made
    made.stop()
    schema = block_schema()
    for blocks in sent_blocks(made.state):
        for block in Block.parse_all(blocks):
            block.to_dict()
        if schema:
            schema.validate(blocks)


@cache
def block_schema() -> Draft7Validator | None:
    """Slack's published shape of blocks, where the development data is beside the project."""
    path = Path(__file__).parents[1].parent / "shared" / "slack" / "blocks.schema.json"
    return Draft7Validator(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def sent_blocks(state: Workspace) -> Iterator[list[dict[str, Any]]]:
    """The blocks of every payload that the app sent and the workspace took."""
    for _, arguments, answer in state.calls:
        if answer["ok"]:
            view = _read(arguments.get("view")) or {}
            yield from (blocks for blocks in (_read(arguments.get("blocks")), view.get("blocks")) if blocks)


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value.strip() else value
