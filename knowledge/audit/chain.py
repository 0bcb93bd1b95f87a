"""The rule of the chain: what an entry's hash covers, and what a walk along the entries finds. Knows no database."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

GENESIS = "0" * 64
"""What the first entry names as the hash of the one before it."""
_RULE = "vendordesk-audit-1"
_COMPARED = 200
"""Edited entries at most that are compared with each other to find out which were moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as it is stored; `data` is canonical JSON, hashed as it stands."""

    seq: int
    at: datetime
    actor: str
    act: str
    subject: str
    data: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the chain: an entry's number and hash. The head, an anchor, or one that was written down elsewhere."""

    seq: int = 0
    hash: str = GENESIS

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


class Fault(StrEnum):
    """What can be wrong at a place."""

    EDITED = "edited"
    """Its words are not those that its hash was made of."""
    MOVED = "moved"
    """It was written at another place: `other`."""
    UNLINKED = "unlinked"
    """It does not follow the entry before it: one of the two was rewritten or put in."""
    MISSING = "missing"
    """Entries from here to `other` are gone."""
    STRAY = "stray"
    """It stands before the anchor, or behind the head: the desk did not write it there."""
    HEAD = "head"
    """The last entry is not the one that the desk wrote last."""
    ANCHOR = "anchor"
    """The anchor is not the one that the chain says was left."""
    KNOWN = "known"
    """A mark that was written down elsewhere is not in the chain."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, and where."""

    fault: Fault
    seq: int
    other: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a walk found: how many entries from which to which, the last one's mark, and what is wrong."""

    entries: int
    first: int | None
    last: Mark
    findings: tuple[Finding, ...]
    past: tuple[Mark, ...] = ()
    """Marks given of entries that retention has removed: nothing can be said about them any more."""

    @property
    def whole(self) -> bool:
        return not self.findings


def canonical(data: Mapping[str, object]) -> str:
    """Data as the one JSON text that is stored and hashed."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(*, seq: int, at: datetime, actor: str, act: str, subject: str, data: str, previous: str) -> str:
    """SHA-256 of everything that an entry says and of the hash of the one before it, in hexadecimal."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    said = json.dumps([_RULE, seq, instant, actor, act, subject, data, previous], ensure_ascii=True)
    return hashlib.sha256(said.encode()).hexdigest()


def is_own(entry: Entry) -> bool:
    """Whether an entry's hash is that of what it says."""
    return entry.hash == hash_of(
        seq=entry.seq, at=entry.at, actor=entry.actor, act=entry.act, subject=entry.subject, data=entry.data,
        previous=entry.previous,
    )  # fmt: skip


@dataclass(slots=True)
class _Walk:
    """Where a walk along the chain has come to."""

    before: Mark
    """The last entry seen, or the anchor."""
    sound: bool = True
    """Whether that one is there and says what its hash was made of."""
    count: int = 0
    first: int | None = None
    findings: list[Finding] = field(default_factory=list)
    edited: list[Entry] = field(default_factory=list)
    known: dict[int, str] = field(default_factory=dict)

    def step(self, entry: Entry) -> None:
        """Look at the next entry by number."""
        self.count += 1
        self.first = entry.seq if self.first is None else self.first
        if entry.seq <= self.before.seq:
            self.findings.append(Finding(Fault.STRAY, entry.seq))
            return
        follows = entry.seq == self.before.seq + 1
        if not follows:
            self.findings.append(Finding(Fault.MISSING, self.before.seq + 1, entry.seq - 1))
        own = is_own(entry)
        if not own:
            self.findings.append(Finding(Fault.EDITED, entry.seq))
            self.edited += [entry] if len(self.edited) < _COMPARED else []
        elif follows and self.sound and entry.previous != self.before.hash:
            self.findings.append(Finding(Fault.UNLINKED, entry.seq))
        if self.known.pop(entry.seq, entry.hash) != entry.hash:
            self.findings.append(Finding(Fault.KNOWN, entry.seq))
        self.before, self.sound = Mark(entry.seq, entry.hash), own


def walk(entries: Iterable[Entry], *, anchor: Mark, head: Mark, known: Iterable[Mark] = ()) -> Verified:
    """Walk from the anchor to the head, by number; `known` are marks that were written down elsewhere."""
    marks = list(known)
    seen = _Walk(anchor, known={mark.seq: mark.hash for mark in marks if mark.seq > anchor.seq})
    for entry in entries:
        seen.step(entry)
    findings = [*_told_apart(seen), *_end(seen, head)]
    findings += [Finding(Fault.KNOWN, seq) for seq in seen.known]
    findings += [Finding(Fault.KNOWN, mark.seq) for mark in marks if mark.seq == anchor.seq and mark != anchor]
    return Verified(
        entries=seen.count,
        first=seen.first,
        last=seen.before,
        findings=tuple(sorted(findings, key=lambda one: one.seq)),
        past=tuple(mark for mark in marks if mark.seq < anchor.seq),
    )


def _end(seen: _Walk, head: Mark) -> Iterator[Finding]:
    """What the head says otherwise than the end of the chain."""
    if seen.before.seq < head.seq:
        yield Finding(Fault.MISSING, seen.before.seq + 1, head.seq)
    elif seen.before.seq > head.seq:
        yield Finding(Fault.STRAY, head.seq + 1, seen.before.seq)
    elif seen.before.hash != head.hash:
        yield Finding(Fault.HEAD, head.seq)


def _told_apart(seen: _Walk) -> Iterator[Finding]:
    """The findings, with those edited entries told to have moved whose hash is right at another one's place."""
    places = [entry.seq for entry in seen.edited]
    moved = {entry.seq: place for entry in seen.edited for place in places if is_own(replace(entry, seq=place))}
    for one in seen.findings:
        is_moved = one.fault is Fault.EDITED and one.seq in moved
        yield Finding(Fault.MOVED, one.seq, moved[one.seq]) if is_moved else one
