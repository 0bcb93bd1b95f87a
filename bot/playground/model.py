"""The things of a local workspace as values: people, the bot, channels, messages, views, files, changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """Somebody in the company; `role` is free text that the page may show."""

    id: str
    name: str
    real_name: str
    email: str = ""
    title: str = ""
    role: str = ""
    tz: str = "Asia/Shanghai"
    locale: str = "zh-CN"
    color: str = "4a154b"
    team: str = ""
    """The workspace that they visit from over Slack Connect; empty for the company's own people."""


@dataclass(frozen=True)
class Command:
    """A slash command that the app registered; `escape` turns @name and #name into Slack's own forms."""

    name: str
    description: str = ""
    hint: str = ""
    escape: bool = True


@dataclass(frozen=True)
class Shortcut:
    """A shortcut that the app registered, shown on messages or in the composer."""

    callback_id: str
    name: str
    kind: Literal["message", "global"] = "message"


EVENTS = (
    "app_home_opened",
    "app_mention",
    "file_shared",
    "member_joined_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "reaction_added",
    "reaction_removed",
)


@dataclass(frozen=True)
class Bot:
    """The one app that is installed, with its secrets; the default values are good for a local workspace."""

    name: str = "vendordesk"
    real_name: str = "Vendordesk"
    user_id: str = "U0DESKBOT"
    bot_id: str = "B0DESKBOT"
    app_id: str = "A0DESKAPP"
    token: str = "xoxb-local-desk"  # noqa: S105 - a token of a loopback workspace opens nothing
    app_token: str = "xapp-local-desk"  # noqa: S105
    signing_secret: str = "local-signing-secret"  # noqa: S105
    verification_token: str = "local-verification"  # noqa: S105
    commands: tuple[Command, ...] = (Command("/desk"),)
    shortcuts: tuple[Shortcut, ...] = ()
    events: tuple[str, ...] = EVENTS
    scopes: tuple[str, ...] = ("chat:write", "commands", "files:write", "users:read")


@dataclass(frozen=True)
class Team:
    """The workspace's own name and ids."""

    id: str = "T0LOCAL01"
    name: str = "Local company"
    domain: str = "local-company"


@dataclass(frozen=True)
class Channel:
    """A conversation; a direct message (`im`) has one person and the bot as members."""

    id: str
    name: str
    kind: Literal["public", "private", "im"] = "public"
    members: tuple[str, ...] = ()
    topic: str = ""
    purpose: str = ""
    created: int = 0
    archived: bool = False


@dataclass(frozen=True)
class Reaction:
    """An emoji's name and who put it there, in order."""

    name: str
    users: tuple[str, ...]


@dataclass(frozen=True)
class File:
    """An uploaded file; its bytes come from `Workspace.file_bytes(id)`."""

    id: str
    name: str
    title: str
    mimetype: str
    filetype: str
    size: int
    user: str
    created: int
    channels: tuple[str, ...] = ()
    complete: bool = True
    connected: bool = False
    """It came from another company over Slack Connect: messages tell its id only."""


@dataclass(frozen=True)
class Message:
    """One message as it stands now. `only_for`: ephemeral; `files`: their ids; `streaming`: until stopStream."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    thread_ts: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    username: str | None = None
    icon: str | None = None
    metadata: Json | None = None
    files: tuple[str, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    edited_ts: str | None = None
    only_for: str | None = None
    broadcast: bool = False
    streaming: bool = False
    client_msg_id: str | None = None
    pinned: bool = False

    @property
    def is_reply(self) -> bool:
        """True for a reply in a thread, False for the thread's first message and for a message by itself."""
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(frozen=True)
class View:
    """A modal or an App Home. `content` is what the app sent; `values` is `{block_id: {action_id: state}}` so far."""

    id: str
    user: str
    kind: Literal["modal", "home"]
    content: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    values: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)


@dataclass(frozen=True)
class Assistant:
    """What the app showed in an agent thread: a status line (until `status_until`, epoch seconds), title, prompts."""

    status: str = ""
    status_until: float = 0.0
    loading: tuple[str, ...] = ()
    title: str = ""
    prompts_title: str = ""
    prompts: tuple[Json, ...] = ()


ChangeKind = Literal["message", "channel", "view", "home", "assistant", "read", "clock", "faults", "app"]


@dataclass(frozen=True)
class Change:
    """Something to redraw. `message` names channel, ts (and thread_ts); `view` and `home` name the person.

    `user` on a message change means that it concerns that person only (an ephemeral message).
    """

    number: int
    kind: ChangeKind
    channel: str = ""
    ts: str = ""
    thread_ts: str = ""
    user: str = ""
    deleted: bool = False


@dataclass(frozen=True)
class Outcome:
    """What came of a person's act. `error` is Slack's code (`operation_timeout` …), `errors` are a modal's by block id.

    `view` is the modal on top for that person afterwards, None when none is open.
    """

    ok: bool
    error: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    view: View | None = None


@dataclass(frozen=True)
class Suggestion:
    """A question to try, which empty pages show to readers of its language."""

    lang: Literal["zh", "en"]
    text: str


@dataclass(frozen=True)
class Trial:
    """Something to try first: as whom, where, and the words that are ready to be sent there."""

    lang: Literal["zh", "en"]
    title: str
    about: str
    person: str
    channel: str
    text: str = ""


@dataclass(frozen=True)
class Progress:
    """How many documents of how many are learned (of 0: not known yet); the pages show the workspace's `notice`."""

    done: int
    total: int

    @property
    def share(self) -> float:
        """The part that is done, 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total else 0.0
