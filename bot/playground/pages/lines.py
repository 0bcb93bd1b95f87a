"""Messages as lines of a page: grouped by author, with days between, reactions, files and what their threads hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.playground.model import Assistant, File, Json, Message, Reaction
from bot.playground.pages.visit import Face, Visit
from bot.playground.text.emoji import emoji_char

_TOGETHER_SECONDS = 300
_INLINE_IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")


@dataclass(frozen=True)
class Mark:
    """A reaction under a message."""

    name: str
    char: str
    count: int
    mine: bool
    title: str


@dataclass(frozen=True)
class Attached:
    """A file under a message."""

    file: File
    address: str
    is_image: bool
    size: str


@dataclass(frozen=True)
class Foot:
    """The line that leads to a message's thread."""

    replies: int = 0
    last: str = ""
    faces: tuple[Face, ...] = ()
    assistant: Assistant = field(default_factory=Assistant)


@dataclass(frozen=True)
class Line:
    """One message as drawn; `day` is set on the first line of a day, `compact` below a line of the same author."""

    message: Message
    who: Face
    time: str
    exact: str
    day: str
    compact: bool
    mine: bool
    place: Json
    state: Mapping[str, Mapping[str, Json]]
    marks: tuple[Mark, ...]
    files: tuple[Attached, ...]
    foot: Foot
    is_inner: bool = False


def channel_lines(visit: Visit, channel: str) -> list[Line]:
    """A channel: its own messages, each with the way to its thread."""
    return _joined(visit, visit.workspace.timeline(channel, visit.person.id), with_feet=True)


def thread_lines(visit: Visit, channel: str, thread_ts: str) -> list[Line]:
    """A thread: its first message and the replies."""
    return _joined(visit, visit.workspace.thread(channel, thread_ts, visit.person.id))


def talk_lines(visit: Visit, channel: str) -> list[Line]:
    """A direct message: each conversation with its replies right below it."""
    flow: list[Message] = []
    for root in visit.workspace.timeline(channel, visit.person.id):
        if not root.is_reply:
            flow += [root, *visit.workspace.replies(channel, root.ts, visit.person.id)]
    return _joined(visit, flow)


NEW_TALK = "new-"


def open_talk(visit: Visit, channel: str, *, wanted: str = "") -> str:
    """The thread that the next direct message goes on with: the latest one, once the bot has answered in it.

    `wanted` is `new-` and that thread's ts where the person began a new conversation: it holds until there is one.
    """
    roots = [m for m in visit.workspace.timeline(channel, visit.person.id) if not m.is_reply and not m.only_for]
    if not roots:
        return ""
    if wanted == f"{NEW_TALK}{roots[-1].ts}":
        return wanted
    return roots[-1].ts if visit.workspace.replies(channel, roots[-1].ts, visit.person.id) else ""


def working(visit: Visit, channel: str) -> Assistant:
    """What the bot says that it is doing anywhere in a direct message."""
    threads = ["", *(m.ts for m in visit.workspace.timeline(channel, visit.person.id))]
    states = [visit.workspace.assistant(channel, ts) for ts in reversed(threads)]
    return next((state for state in states if state.status), Assistant())


def _joined(visit: Visit, messages: Sequence[Message], *, with_feet: bool = False) -> list[Line]:
    return list(_grouped(visit, (_line(visit, message, with_feet=with_feet) for message in messages)))


def _grouped(visit: Visit, lines: Iterable[Line]) -> Iterator[Line]:
    before: Line | None = None
    for line in lines:
        moment = visit.moment(line.message.ts)
        new_day = before is None or visit.moment(before.message.ts).date() != moment.date()
        near = before is not None and float(line.message.ts) - float(before.message.ts) < _TOGETHER_SECONDS
        same = before is not None and before.who == line.who and not (before.message.only_for or line.message.only_for)
        has_foot = before is not None and before.foot.replies > 0
        day = visit.day(moment) if new_day else ""
        yield replace(line, day=day, compact=near and same and not new_day and not has_foot)
        before = line


def _line(visit: Visit, message: Message, *, with_feet: bool) -> Line:
    place = {"channel": message.channel, "ts": message.ts}
    return Line(
        message=message,
        who=visit.author(message),
        time=visit.written(message.ts, "{time}"),
        exact=visit.written(message.ts, "{date_long} {time_secs}"),
        day="",
        compact=False,
        mine=message.user == visit.person.id,
        place=place,
        state=visit.workspace.message_values(message.channel, message.ts, visit.person.id),
        marks=tuple(_mark(visit, reaction) for reaction in message.reactions if reaction.users),
        files=tuple(_attached(visit, file) for file in map(visit.workspace.file, message.files) if file),
        foot=_foot(visit, message) if with_feet else Foot(),
        is_inner=message.is_reply,
    )


def _mark(visit: Visit, reaction: Reaction) -> Mark:
    who = ", ".join(visit.people.get(user, user) for user in reaction.users)
    mine = visit.person.id in reaction.users
    return Mark(reaction.name, emoji_char(reaction.name), len(reaction.users), mine, f"{who} :{reaction.name}:")


def _attached(visit: Visit, file: File) -> Attached:
    is_image = file.mimetype in _INLINE_IMAGES
    return Attached(file, f"{visit.base}/files/{file.id}", is_image, _size(file.size))


def _size(count: int) -> str:
    return (
        f"{count} B" if count < 1024 else f"{count / 1024:.0f} KB" if count < 1024**2 else f"{count / 1024**2:.1f} MB"
    )


def _foot(visit: Visit, message: Message) -> Foot:
    replies = visit.workspace.replies(message.channel, message.ts, visit.person.id)
    assistant = visit.workspace.assistant(message.channel, message.ts)
    if not replies:
        return Foot(assistant=assistant)
    faces = tuple({face.id: face for face in map(visit.author, replies)}.values())
    last = visit.written(replies[-1].ts, "{date_short_pretty} {time}")
    return Foot(len(replies), last, faces[:4], assistant)
