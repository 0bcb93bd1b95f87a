"""Scheduled backups: a full one a week and an incremental one a day, each proved at once, the oldest removed."""

import fcntl
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from logging import getLogger
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.backups.archive import FULL, INCREMENTAL
from bot.backups.proving import DRILL, prove
from bot.backups.taking import Made, take
from bot.desk.reports.morning import HOME_ZONES
from knowledge import audit
from knowledge.audit import entries
from knowledge.audit.chain import Entry
from knowledge.errors import DeskError
from knowledge.records.db import Database
from knowledge.settings import Settings

MADE, FAILED = "backup.made", "backup.failed"
QUIET = timedelta(hours=2)
"""After midnight: a day's backup is made then, or whenever the desk runs next."""
WEEK = timedelta(days=7)
_LOOKED_BACK = timedelta(days=40)
_ENDING = ".vdb"
_log = getLogger("vendordesk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Where backups go, how many of each kind are kept, and in which zone the nights are."""

    folder: Path
    weekly: int
    daily: int
    zone: str

    def day(self, now: datetime) -> date:
        return (now.astimezone(ZoneInfo(self.zone)) - QUIET).date()


@dataclass(frozen=True, slots=True)
class Past:
    """One attempt: the day, the kind (none: it failed) and the file's name."""

    day: date
    kind: str | None
    file: str


def schedule_of(settings: Settings, lang: str) -> Schedule | None:
    """The settings' schedule, its nights those of the home's language; none where no backups are wanted."""
    folder, zone = settings.backup_folder, HOME_ZONES.get(lang, "UTC")
    if folder is None:
        return None
    weekly, daily = max(1, settings.backups_weekly), max(0, settings.backups_daily)
    return Schedule(folder=folder, weekly=weekly, daily=daily, zone=zone)


def due(today: date, past: Sequence[Past]) -> str | None:
    """What is to be made on a day: nothing where it was tried already, a full one after a week or a failure."""
    if any(one.day >= today for one in past):
        return None
    fulls = [one.day for one in past if one.kind == FULL]
    failed = bool(past) and max(past, key=lambda one: one.day).kind is None  # its base may be what is damaged
    return INCREMENTAL if fulls and not failed and today - max(fulls) < WEEK else FULL


def superseded(names: Sequence[str], *, weekly: int, daily: int) -> list[str]:
    """The names of files that are not kept: beyond so many of a kind, and incremental ones whose full one goes."""
    ordered, base = sorted(names), ""
    bases = {}
    for name in ordered:
        base = name if _is_full(name) else base
        bases[name] = base
    fulls = [name for name in ordered if _is_full(name)][-weekly:]
    rest = [name for name in reversed(ordered) if not _is_full(name)][:daily]
    kept = {*fulls, *(name for name in rest if bases[name] in fulls)}
    return [name for name in ordered if name not in kept]


def run(database: Database, home: Path, schedule: Schedule, now: datetime) -> Made | None:
    """Make what is due, prove it, and write both into the audit log; none where nothing is, or another is at it.

    Raises OSError or DeskError where it cannot be made or does not come back whole; it is tried again on the next day.
    """
    today = schedule.day(now)
    with database.reading() as session:
        past = [_past(schedule, one) for act in (MADE, FAILED) for one in _newest(session, act, now)]
    if due(today, past) is None:
        return None
    schedule.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with database.alone("backups") as ours, _locked(schedule.folder) as free:
        if not (ours and free):
            return None
        return _made(database, home, schedule, past, now)


def _made(database: Database, home: Path, schedule: Schedule, past: list[Past], now: datetime) -> Made:
    base = _base(schedule, past) if due(schedule.day(now), past) == INCREMENTAL else None
    kind = INCREMENTAL if base else FULL
    path = schedule.folder / f"vendordesk-{now:%Y%m%dT%H%M%SZ}-{kind}{_ENDING}"
    try:
        made = take(database, home, path, now=now, base=base)
        proof = prove(path)
    except (OSError, DeskError, sqlite3.Error, SQLAlchemyError) as error:
        path.unlink(missing_ok=True)
        with database.sessions.begin() as session:
            audit.note(session, FAILED, f"backup:{path.name}", by=None, now=now, why=str(error), scheduled=True)
        raise
    with database.sessions.begin() as session:
        told = {"kind": kind, "sha256": made.sha256, "mark": made.manifest.head, "scheduled": True}
        audit.note(session, MADE, f"backup:{path.name}", by=None, now=now, **told)
        audit.note(session, DRILL, f"backup:{path.name}", by=None, now=now, **proof.data())
    for name in superseded(_names(schedule.folder), weekly=schedule.weekly, daily=schedule.daily):
        (schedule.folder / name).unlink(missing_ok=True)
        _log.info("the backup %s is no longer kept", name)
    return made


def _newest(session: Session, act: str, now: datetime) -> Iterator[Entry]:
    return entries.in_order(session, since=now - _LOOKED_BACK, act=act)


def _past(schedule: Schedule, entry: Entry) -> Past:
    told = json.loads(entry.data)
    day = schedule.day(entry.at) if told.get("scheduled") else date.min
    return Past(day, told.get("kind"), entry.subject.partition(":")[2])


def _base(schedule: Schedule, past: list[Past]) -> Path | None:
    """The last full backup, if it is still there."""
    fulls = [one.file for one in past if one.kind == FULL and one.day > date.min]
    path = schedule.folder / max(fulls, default="-")
    return path if path.exists() else None


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.glob(f"vendordesk-*{_ENDING}")]


def _is_full(name: str) -> bool:
    return name.endswith(f"-{FULL}{_ENDING}")


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether no other process of this machine makes a backup into this folder now."""
    lock = folder / ".lock"
    lock.touch(mode=0o600)
    with lock.open() as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
