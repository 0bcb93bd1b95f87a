"""What the running desk learns by itself: files shared on Slack, and changes in the knowledge folder."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from logging import getLogger
from pathlib import Path

from bot.desk import Desk
from bot.desk.contracts import shared_files
from bot.desk.people.people_allowed import lang_of
from bot.reading import SeenRoom, SlackReader, SlackSilent
from indexer.facts.model.language_model import LanguageModel
from indexer.sync import Audience, Progress, Report, learn, stamp
from knowledge.errors import BadInput, NotReady
from knowledge.records.contracts import vendors
from knowledge.records.documents import passages
from knowledge.records.documents import shared_files as waiting_files
from knowledge.records.documents.shared_files import SharedFile
from knowledge.records.people import people, rooms
from knowledge.retrieval.embedding import Embedder
from knowledge.rules.access import CLOSED, EVERYONE, VENDOR

FROM_SLACK = "slack"
ATTEMPTS = 5
_ASKED_AGAIN = timedelta(minutes=5)
"""How long a conversation that could not be looked at is left alone."""
_log = getLogger("vendordesk")


class Learner:
    """Learns into one desk's knowledge, one thing at a time. `audience` says for whom a file of the folder is.

    `begun` is set when there is something to answer from: at once where the desk knows documents already, else when
    the folder has been read for the first time. Until then questions wait rather than be told that nothing was found.
    """

    def __init__(
        self,
        desk: Desk,
        embedder: Embedder,
        folder: Path,
        *,
        audience: Audience = lambda path: None,
        unsaid: str = CLOSED,
        progress: Progress = lambda what, done, total: None,
        model: LanguageModel | None = None,
    ) -> None:
        self.folder = folder
        self.begun = threading.Event()
        self._progress = progress
        self._model = model
        self._desk = desk
        self._embedder = embedder
        self._audience, self._unsaid = audience, unsaid
        self._lock = threading.Lock()
        self._seen: object = None
        with desk.database.reading() as session:
            if passages.last_change(session):
                self.begun.set()

    def learn(self, paths: list[Path]) -> Report:
        """Bring what is known of these paths up to date."""
        with self._lock:
            now = self._desk.now()
            return learn(
                self._desk.database,
                self._embedder,
                paths,
                now=now,
                progress=self._progress,
                audience=self._audience_of,
                unsaid=self._unsaid,
                model=self._model,
            )

    def learn_folder(self) -> Report | None:
        """Learn the knowledge folder if anything in it has changed since the last time; none: nothing has."""
        try:
            return self._learn_changes()
        finally:
            if not self.begun.is_set():
                self.begun.set()
                self._desk.ring()

    def _learn_changes(self) -> Report | None:
        if not self.folder.is_dir():
            return None
        seen = stamp([self.folder])
        if seen == self._seen:
            return None
        report = self.learn([self.folder])
        self._seen = seen
        self._tell(report)
        self._desk.ring()
        return report

    def _tell(self, report: Report) -> None:
        """Nothing is passed over in silence: the owners hear of each file that cannot be read."""
        channel, lang = self._desk.settings.owner_channel, self._desk.settings.home_language
        with self._desk.database.sessions.begin() as session:
            readers = people.readers_in(session, channel)
            for file, error in report.failures:
                _log.warning("%s was not learned: %s", file, error)
                reason, now = error.said(lang), self._desk.now()
                if readers.may_read(self._audience_of(Path(file)) or self._unsaid):
                    shared_files.unreadable(session, file, reason, channel=channel, lang=lang, now=now)

    def _audience_of(self, path: Path) -> str | None:
        """A file that came from a private room stays with those who are in it."""
        below = self.folder / FROM_SLACK
        if below not in path.parents:
            return self._audience(path)
        channel = path.relative_to(below).parts[0]
        with self._desk.database.reading() as session:
            room = rooms.known(session, channel)
        return EVERYONE if room and not room.private else rooms.audience_of(channel)


def learn_shared(desk: Desk, learner: Learner, reader: SlackReader) -> bool:
    """Learn the file that waits longest; False where none waits, or Slack gives no answer now."""
    with desk.database.reading() as session:
        shared = waiting_files.next_waiting(session)
    if shared is None:
        return False
    if shared.channel.startswith("D"):
        _refuse(desk, shared, "direct", desk.settings.owner_channel)
        return True
    try:
        if not is_watched(desk, see_room(desk, reader, shared.channel)):
            _pass_over(desk, shared)
            return True
        _learn_one(desk, learner, reader, shared)
    except SlackSilent as error:
        _again_later(desk, shared, error)
        return False
    desk.ring()
    return True


def see_room(desk: Desk, reader: SlackReader, channel: str) -> SeenRoom:
    """Look who is in a conversation and write it down, and whether people of another company are in it."""
    with desk.database.reading() as session:
        everybody = channel in vendors.channels(session) or bool(people.with_roles(session, {VENDOR}))
    seen = reader.room(channel, everybody=everybody)
    with desk.database.sessions.begin() as session:
        guests = people.outside_among(session, seen.members)
        room = rooms.keep(
            session, seen.channel, name=seen.name, private=seen.private,
            members=list(seen.members) if seen.private else guests, now=desk.now(),
        )  # fmt: skip
        looked = everybody or seen.private or seen.shared
        room.outside = seen.shared or bool(guests) if looked else None
    return seen


def see_vendors_rooms(desk: Desk, reader: SlackReader) -> None:
    """Look who is in the vendors' channels, where that was not done within a day."""
    with desk.database.reading() as session:
        unseen = [
            channel for channel in vendors.channels(session)
            if people.only_ours(session, channel) is None or not rooms.is_fresh(session, channel, desk.now())
        ]  # fmt: skip
    for channel in unseen:
        try:
            see_room(desk, reader, channel)
        except SlackSilent as error:
            _log.warning("%s", error)


class Glances:
    """Looks who is in conversations, each only now and then, whether Slack answered the last time or not."""

    def __init__(self, desk: Desk, reader: SlackReader) -> None:
        self._desk, self._reader = desk, reader
        self._silent: dict[str, datetime] = {}

    def at(self, channel: str) -> None:
        """Look who is in a conversation; without an answer nothing changes.

        In a direct conversation that is known: its person.
        """
        if channel.startswith((people.DIRECT, *people.PERSONAL)):
            return
        now = self._desk.now()
        with self._desk.database.reading() as session:
            fresh = rooms.is_fresh(session, channel, now)
        if fresh or (channel in self._silent and now - self._silent[channel] < _ASKED_AGAIN):
            return
        try:
            see_room(self._desk, self._reader, channel)
            self._silent.pop(channel, None)
        except SlackSilent as error:
            self._silent[channel] = now
            _log.warning("%s", error)


def see_stale_rooms(desk: Desk, glances: Glances) -> None:
    """Look again at the private rooms whose members were seen too long ago."""
    with desk.database.reading() as session:
        stale = rooms.stale(session, desk.now())
    for channel in stale:
        glances.at(channel)


def is_watched(desk: Desk, room: SeenRoom) -> bool:
    """Whether files shared in this room are learned."""
    names = desk.settings.watched_channels or (desk.settings.owner_channel,)
    return bool({name.lstrip("#") for name in names} & {room.channel, room.name})


def _pass_over(desk: Desk, shared: SharedFile) -> None:
    where, lang = desk.settings.owner_channel, desk.settings.home_language
    with desk.database.sessions.begin() as session:
        shared_files.passed_over(session, session.merge(shared), where, home_language=lang, now=desk.now())


def _learn_one(desk: Desk, learner: Learner, reader: SlackReader, shared: SharedFile) -> None:
    most = desk.settings.largest_file
    try:
        shared = _described(desk, reader, shared)
        if shared.size > most:
            _refuse(desk, shared, "too_large", f"{most // 1_000_000} MB")
            return
        data = reader.fetch(shared.address, most=most)
    except BadInput as error:
        _refuse(desk, shared, "elsewhere", error.said(desk.settings.home_language))
        return
    except NotReady as error:
        _log.error("a shared file cannot be fetched: %s", error)
        _refuse(desk, shared, "not_fetched")
        return
    path = learner.folder / FROM_SLACK / shared.channel / shared_files.file_name(shared)
    _keep_if_readable(path, data, lambda: _learn_path(desk, learner, shared, path))


def _described(desk: Desk, reader: SlackReader, shared: SharedFile) -> SharedFile:
    """The file with its name, address and size, asked for where the event told its id only."""
    if shared.address:
        return shared
    seen = reader.file(shared.file)
    with desk.database.sessions.begin() as session:
        held = session.merge(shared)
        held.name, held.address, held.size = seen.name, seen.address, seen.size
    return held


def _keep_if_readable(path: Path, data: bytes, learn_it: Callable[[], bool]) -> None:
    """Put the bytes there and learn them; what cannot be read makes way for what was there before."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = path.read_bytes() if path.exists() else None
    path.touch(mode=0o600)
    path.write_bytes(data)
    if not learn_it():
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def _learn_path(desk: Desk, learner: Learner, shared: SharedFile, path: Path) -> bool:
    report = learner.learn([path])
    if report.failures:
        _refuse(desk, shared, "unreadable", report.failures[0][1].said(desk.settings.home_language))
        return False
    outcome = next(name for name in ("added", "changed", "unchanged") if getattr(report.plan, name))
    with desk.database.sessions.begin() as session:
        held = session.merge(shared)
        shared_files.learned(
            session, held, str(path), outcome=outcome, lang=desk.settings.home_language, now=desk.now()
        )
    return True


def _refuse(desk: Desk, shared: SharedFile, reason: str, detail: str = "") -> None:
    with desk.database.sessions.begin() as session:
        held, lang = session.merge(shared), desk.settings.home_language
        if shared.channel.startswith(people.DIRECT):
            lang = lang_of(session, shared.person, lang)
        shared_files.refused(session, held, reason=reason, detail=detail, lang=lang, now=desk.now())


def _again_later(desk: Desk, shared: SharedFile, error: Exception) -> None:
    _log.warning("the shared file %s is tried again: %s", shared.file, error)
    with desk.database.sessions.begin() as session:
        held = session.merge(shared)
        held.attempts += 1
    if held.attempts >= ATTEMPTS:
        _refuse(desk, held, "not_fetched")
