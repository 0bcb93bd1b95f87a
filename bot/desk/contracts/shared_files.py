"""The verbs of files shared on Slack: take one in, say what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import lang_of
from knowledge.records.contracts import contracts
from knowledge.records.contracts.contracts import Fact
from knowledge.records.documents import documents, shared_files
from knowledge.records.documents.shared_files import LEARNED, REFUSED, SharedFile
from knowledge.records.people import outbox
from knowledge.records.people.outbox import Note

_LONGEST_NAME = 80
_LEARNABLE = {".pdf", ".docx", ".xlsx", ".pptx", ".html", ".htm", ".md", ".txt", ".csv"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One file of a message, as Slack describes it."""

    file: str
    channel: str
    message_ts: str
    thread_ts: str
    person: str
    name: str
    address: str
    size: int


def take_in(session: Session, files: Sequence[Shared], now: datetime) -> int:
    """Note the files of a message to be learned, each once however often the event comes; returns how many are new."""
    new = [f for f in files if not shared_files.known(session, file=f.file, channel=f.channel, message_ts=f.message_ts)]
    names = Shared.__dataclass_fields__
    session.add_all(SharedFile(**{name: getattr(f, name) for name in names}, shared_at=now) for f in new)
    session.flush()
    return len(new)


def file_name(shared: SharedFile) -> str:
    """The name under which a file is kept: its own, made harmless; the same name again is a new version."""
    name = PurePath(shared.name.replace("\\", "/")).name
    plain = "".join(c for c in name if c.isprintable()).lstrip(".~_$ ")
    stem, suffix = PurePath(plain).stem[:_LONGEST_NAME].strip(), PurePath(plain).suffix[:10]
    return f"{stem}{suffix}" if stem else f"{shared.file}{suffix}"


def learned(session: Session, shared: SharedFile, uri: str, *, outcome: str, lang: str, now: datetime) -> None:
    """Say in the thread what was learned; `outcome` is `added`, `changed` or `unchanged`."""
    shared.state = LEARNED
    document = documents.by_uri(session, [uri])[uri]
    contract = contracts.by_document(session, document.id)
    told: dict[str, Any] = {"outcome": outcome, "title": document.title, "audience": document.audience}
    if contract is not None:
        living = [f for f in contract.facts if f.replaced_at is None]
        told |= {"contract": contract.title, "facts": len(living), "waiting": _waiting(living)}
    _reply(session, shared, told, lang=lang, now=now)


def _waiting(facts: Sequence[Fact]) -> int:
    return sum(fact.state == contracts.PROPOSED for fact in facts)


def refused(session: Session, shared: SharedFile, *, reason: str, lang: str, now: datetime, detail: str = "") -> None:
    """Say in the thread why a file is not learned: `too_large`, `not_fetched`, `elsewhere` or `unreadable`."""
    shared.state = REFUSED
    _reply(session, shared, {"outcome": reason, "detail": detail}, lang=lang, now=now)


def passed_over(session: Session, shared: SharedFile, where: str, *, home_language: str, now: datetime) -> None:
    """Leave a file alone that was shared where the desk does not watch; say once a person and channel where it does.

    Pictures and other things that are not learned anywhere are passed over without a word.
    """
    if PurePath(shared.name).suffix.lower() in _LEARNABLE:
        lang = lang_of(session, shared.person, home_language)
        note = Note(
            subject=f"unwatched:{shared.channel}:{shared.person}",
            kind="file_learned",
            template="file_learned",
            thread=f"{shared.channel}:{shared.thread_ts}",
            channel=shared.channel,
            thread_ts=shared.thread_ts,
            payload={"name": shared.name, "lang": lang, "outcome": "unwatched", "detail": where},
        )
        outbox.put(session, note, now)
    session.delete(shared)


def _reply(session: Session, shared: SharedFile, told: dict[str, Any], *, lang: str, now: datetime) -> None:
    note = Note(
        subject=f"file:{shared.id}",
        kind="file_learned",
        template="file_learned",
        thread=f"{shared.channel}:{shared.thread_ts}",
        channel=shared.channel,
        thread_ts=shared.thread_ts,
        payload={"name": shared.name, "lang": lang, **told},
    )
    outbox.put(session, note, now)


def unreadable(session: Session, file: str, reason: str, *, channel: str, lang: str, now: datetime) -> None:
    """Tell the owners, once for each reason, that a file of the knowledge folder is not learned."""
    note = Note(
        subject=f"document:{file}",
        kind="unreadable",
        value=reason[:200],
        template="file_learned",
        thread=f"document:{file}",
        channel=channel,
        reply=False,
        payload={"name": PurePath(file).name, "lang": lang, "outcome": "unreadable", "detail": reason},
    )
    outbox.put(session, note, now)
