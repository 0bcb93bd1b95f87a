"""Everything that a local workspace holds, with the reads and writes on it.

What people do is in `acts` and `interactivity`, what the app does in `web_api`. Reads return frozen values (`model`)
and never block for long; each write tells `workspace.changes`.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.playground.delivery.delivery import Delivery
from bot.playground.delivery.faults import Faults
from bot.playground.delivery.socket_mode import Sockets
from bot.playground.delivery.tickets import ResponseUrls, Triggers
from bot.playground.model import (
    Assistant,
    Bot,
    Change,
    Channel,
    File,
    Json,
    Message,
    Outcome,
    Person,
    Progress,
    Suggestion,
    Team,
    Trial,
    View,
)
from bot.playground.workspace.blobs import Blobs
from bot.playground.workspace.changes import Changes
from bot.playground.workspace.store import Store
from knowledge.clock import MovableClock

__all__ = ["Change", "Channel", "File", "Message", "Outcome", "Person", "View", "Workspace"]

CALLS_KEPT = 2000


class Workspace:
    """One company's workspace with one installed app; `calls` are the app's last calls, each with its answer."""

    def __init__(
        self,
        *,
        people: Sequence[Person],
        channels: Sequence[Channel],
        bot: Bot | None = None,
        team: Team | None = None,
        clock: MovableClock | None = None,
        blobs: Blobs | None = None,
    ) -> None:
        self.bot = bot or Bot()
        self.team = team or Team()
        self.clock = clock or MovableClock()
        self.people = {person.id: person for person in people}
        self.changes = Changes()
        self.faults = Faults()
        self.delivery = Delivery(self.faults)
        self.sockets = Sockets(self.bot.app_id)
        self.triggers = Triggers()
        self.response_urls = ResponseUrls()
        self.url = "http://127.0.0.1"
        self.lock = threading.RLock()
        self.suggested: dict[str, list[Json]] = {}
        self.suggestions: Sequence[Suggestion] = ()
        self.trials: Sequence[Trial] = ()
        self.notice: Progress | None = None
        self.calls: deque[tuple[str, Json, Json]] = deque(maxlen=CALLS_KEPT)
        self.on_clock: list[Callable[[], None]] = []
        self._blobs = blobs or Blobs()
        self.store = Store({c.id: c for c in channels}, {c.id: {} for c in channels})
        self._message_values: dict[tuple[str, str, str], dict[str, dict[str, Json]]] = {}

    # --- time and names -------------------------------------------------------------------------------------------

    def seconds(self) -> float:
        """The workspace's time as epoch seconds."""
        return self.clock.now().timestamp()

    def next_ts(self) -> str:
        """A new message timestamp, greater than every one before."""
        with self.lock:
            self.store.last_ts = max(self.store.last_ts + 1, int(self.seconds() * 1_000_000))
            return f"{self.store.last_ts // 1_000_000}.{self.store.last_ts % 1_000_000:06d}"

    def next_id(self, prefix: str) -> str:
        """A new id such as `F0000000A1`, unique in this workspace's life."""
        with self.lock:
            self.store.last_id += 1
            return f"{prefix}0L{self.store.last_id:07d}"

    # --- people and conversations ---------------------------------------------------------------------------------

    def person(self, person_id: str) -> Person | None:
        """The person of this id."""
        return self.people.get(person_id)

    def person_called(self, name: str) -> Person | None:
        """The person of this id, handle or e-mail address."""
        wanted = name.removeprefix("@")
        return next((p for p in self.people.values() if wanted in (p.id, p.name, p.email)), None)

    def channel(self, channel_id: str) -> Channel | None:
        """The conversation of this id."""
        return self.store.channels.get(channel_id)

    def channel_called(self, name: str) -> Channel | None:
        """The conversation of this id or name, with or without `#`."""
        wanted = name.removeprefix("#")
        return next((c for c in self.store.channels.values() if wanted in (c.id, c.name)), None)

    def channels(self, person_id: str | None = None) -> list[Channel]:
        """Conversations; with a person, those they can see: public ones, and private ones and messages they are in."""
        return [
            c for c in self.store.channels.values() if person_id is None or c.kind == "public" or person_id in c.members
        ]

    def put_channel(self, channel: Channel) -> Channel:
        """Add or replace a conversation."""
        with self.lock:
            self.store.channels[channel.id] = channel
            self.store.messages.setdefault(channel.id, {})
        self.changes.tell("channel", channel=channel.id)
        return channel

    def dm(self, person_id: str) -> Channel:
        """The direct message between a person and the bot, made on first use."""
        with self.lock:
            for channel in self.store.channels.values():
                if channel.kind == "im" and person_id in channel.members:
                    return channel
            number = person_id.removeprefix("U")
            members = (person_id, self.bot.user_id)
            return self.put_channel(Channel(f"D{number}", f"D{number}", "im", members, created=int(self.seconds())))

    # --- messages -------------------------------------------------------------------------------------------------

    def message(self, channel_id: str, ts: str) -> Message | None:
        """One message, also an ephemeral one."""
        return self.store.messages.get(channel_id, {}).get(ts)

    def messages(self, channel_id: str, person_id: str | None = None) -> list[Message]:
        """All messages of a conversation, oldest first, replies included; ephemeral ones only for their person."""
        with self.lock:
            found = list(self.store.messages.get(channel_id, {}).values())
        return [message for message in found if message.only_for in (None, person_id)]

    def timeline(self, channel_id: str, person_id: str | None = None) -> list[Message]:
        """What the channel itself shows, oldest first: no replies but broadcast ones."""
        return [m for m in self.messages(channel_id, person_id) if not m.is_reply or m.broadcast]

    def thread(self, channel_id: str, thread_ts: str, person_id: str | None = None) -> list[Message]:
        """A thread's first message and its replies, oldest first."""
        return [m for m in self.messages(channel_id, person_id) if thread_ts in (m.ts, m.thread_ts)]

    def replies(self, channel_id: str, thread_ts: str, person_id: str | None = None) -> list[Message]:
        """A thread without its first message."""
        return [m for m in self.thread(channel_id, thread_ts, person_id) if m.ts != thread_ts]

    def put_message(self, message: Message) -> Message:
        """Add or replace a message."""
        with self.lock:
            self.store.messages[message.channel][message.ts] = message
        self._tell_message(message)
        return message

    def change_message(self, channel_id: str, ts: str, **fields: Any) -> Message:
        """Replace fields of a message; KeyError if it is not there."""
        with self.lock:
            return self.put_message(replace(self.store.messages[channel_id][ts], **fields))

    def drop_message(self, channel_id: str, ts: str) -> None:
        """Delete a message; KeyError if it is not there."""
        with self.lock:
            message = self.store.messages[channel_id].pop(ts)
        self._tell_message(message, deleted=True)

    def _tell_message(self, message: Message, *, deleted: bool = False) -> None:
        about = {"channel": message.channel, "ts": message.ts, "thread_ts": message.thread_ts or ""}
        self.changes.tell("message", user=message.only_for or "", deleted=deleted, **about)

    def message_values(self, channel_id: str, ts: str, person_id: str) -> dict[str, dict[str, Json]]:
        """What this person has chosen in a message's inputs, `{block_id: {action_id: state}}`; may be changed."""
        return self._message_values.setdefault((channel_id, ts, person_id), {})

    # --- unread ---------------------------------------------------------------------------------------------------

    def mark_read(self, person_id: str, channel_id: str) -> None:
        """Note that a person has seen everything in a conversation."""
        latest = max(self.store.messages.get(channel_id, {}), default="")
        if self.store.read.get((person_id, channel_id), "") != latest:
            self.store.read[person_id, channel_id] = latest
            self.changes.tell("read", channel=channel_id, user=person_id)

    def unread(self, person_id: str, channel_id: str) -> int:
        """How many messages by others a person has not seen in a conversation."""
        seen = self.store.read.get((person_id, channel_id), "")
        return sum(m.ts > seen and m.user != person_id for m in self.messages(channel_id, person_id))

    # --- views ----------------------------------------------------------------------------------------------------

    def view(self, view_id: str) -> View | None:
        """A modal or home by its id, also one below the top."""
        return self.store.views.get(view_id)

    def view_with_external_id(self, external_id: str) -> View | None:
        """The open view that the app gave this external id."""
        return next(
            (v for v in self.store.views.values() if external_id and v.content.get("external_id") == external_id), None
        )

    def modal(self, person_id: str) -> View | None:
        """The modal on top for a person."""
        stack = self.modal_stack(person_id)
        return stack[-1] if stack else None

    def modal_stack(self, person_id: str) -> list[View]:
        """A person's open modals, the one on top last."""
        return [self.store.views[view_id] for view_id in self.store.stacks.get(person_id, ())]

    def home(self, person_id: str) -> View | None:
        """A person's App Home, None until the app published one."""
        return self.store.views.get(self.store.homes.get(person_id, ""))

    def put_view(self, view: View) -> View:
        """Add or replace a view; a new modal goes on top, a home replaces the person's home."""
        with self.lock:
            self.store.views[view.id] = view
            if view.kind == "home":
                self.store.homes[view.user] = view.id
            elif view.id not in self.store.stacks.get(view.user, ()):
                self.store.stacks[view.user] = (*self.store.stacks.get(view.user, ()), view.id)
        self.changes.tell("home" if view.kind == "home" else "view", user=view.user)
        return view

    def drop_modals(self, person_id: str, view_ids: Iterable[str]) -> None:
        """Close some of a person's modals."""
        gone = set(view_ids)
        with self.lock:
            self.store.stacks[person_id] = tuple(v for v in self.store.stacks.get(person_id, ()) if v not in gone)
            for view_id in gone:
                self.store.views.pop(view_id, None)
        self.changes.tell("view", user=person_id)

    # --- files ----------------------------------------------------------------------------------------------------

    def file(self, file_id: str) -> File | None:
        """A file's description."""
        return self.store.files.get(file_id)

    def files(self) -> list[File]:
        """All complete files, oldest first."""
        return [file for file in self.store.files.values() if file.complete]

    def file_bytes(self, file_id: str) -> bytes:
        """A file's content; KeyError if there is none."""
        return self._blobs.read(file_id)

    def put_file(self, file: File, data: bytes | None = None) -> File:
        """Add or replace a file's description and, if given, its content."""
        if data is not None:
            self._blobs.write(file.id, data)
        self.store.files[file.id] = file
        return file

    def drop_file(self, file_id: str) -> None:
        """Forget a file; messages that showed it show nothing in its place."""
        del self.store.files[file_id]

    # --- agent threads and the clock ------------------------------------------------------------------------------

    def assistant(self, channel_id: str, thread_ts: str = "") -> Assistant:
        """What the app shows beside a thread: status while it works, title, suggested prompts."""
        found = self.store.assistants.get((channel_id, thread_ts), Assistant())
        return found if self.seconds() < found.status_until else replace(found, status="", loading=())

    def put_assistant(self, channel_id: str, thread_ts: str, assistant: Assistant) -> None:
        """Replace what the app shows beside a thread."""
        self.store.assistants[channel_id, thread_ts] = assistant
        self.changes.tell("assistant", channel=channel_id, thread_ts=thread_ts)

    def forward(self, step: timedelta) -> None:
        """Move the clock forward and tell the desk (`on_clock`, in this thread) and the pages."""
        self.clock.forward(step)
        for tell in self.on_clock:
            tell()
        self.changes.tell("clock")
