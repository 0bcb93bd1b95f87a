"""What a reader's digest says: what changed since the last one, what is due this week, and the pipeline by stage.

Values only. A digest too long for one message is shared out over several by importance, never cut inside an item.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from bot.desk.contracts.contract_standing import Entered, Standing, standing_of
from bot.desk.people.readers import Reader
from bot.desk.people.rounds import Known
from bot.desk.reports.drills import Overdue
from knowledge.records.renewals.renewals import Renewal
from knowledge.rules.renewal.renewal_stages import Stage, stalled_on
from knowledge.rules.renewal.renewals import State
from knowledge.rules.renewal.watched_dates import DUTIES, Watched

WEEK = timedelta(days=7)
LISTED_FOR_A_FORTNIGHT = frozenset({*DUTIES, "training"})
HORIZON = timedelta(days=180)
WITH_BUTTONS, CHANGED, IN_A_PART = 10, 20, 40
"""Items with buttons and changes that the first message holds, and lines that one further message holds."""

_PRESSING = (
    "missed",
    "opt_out",
    "ask_renewal",
    "end",
    "decide",
    "claim",
    "payment",
    "retention",
    "stage",
    "price_check",
)


_DECIDING = ("expires_on", "notice_period", "last_opt_out_on", "renewal_term", "auto_renews")
_RESTS_ON = dict.fromkeys(("new", "opt_out", "ask_renewal", "decide", "deadline_changed", "unsettled"), _DECIDING) | {
    "end": ("expires_on", "renewal_term", "auto_renews"),
    "retention": ("retention_release",),
    "missing": _DECIDING,
}
"""The facts on which what is said of a contract rests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line: what about which contract, and the day; `was` is what it was at the last digest."""

    contract: int
    name: str
    vendor: str | None
    number: str | None
    owner: str | None
    what: str
    on: str | None = None
    days: int | None = None
    was: str | None = None
    now: str | None = None
    renewal: int | None = None
    doubts: tuple[str, ...] = ()
    """What was assumed in reading what it rests on, and nobody has confirmed."""

    @property
    def weight(self) -> tuple[int, int]:
        """Sorts the most important first: by kind, then by what is nearest."""
        kind = _PRESSING.index(self.what) if self.what in _PRESSING else len(_PRESSING)
        return kind, 9999 if self.days is None else self.days


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One morning's news for one reader."""

    day: date
    watched: int
    changed: tuple[Item, ...]
    due: tuple[Item, ...]
    pipeline: tuple[tuple[str, tuple[Item, ...]], ...]
    neglected: int
    """Duties overdue for more than a fortnight."""
    waiting: int
    """Contracts with a deadline within half a year whose renewal nobody has started."""
    unsettled: tuple[Item, ...]
    """Contracts whose dates somebody should look up or confirm."""
    said: Mapping[str, Any]
    """Each contract's standing and what was due of it, kept for the next comparison."""
    fresh: bool
    """Whether something changed or has become due since the last digest."""
    drill: Overdue | None = None
    """The proof of the backups that is owed."""

    @property
    def has_news(self) -> bool:
        return bool(self.changed or self.due)

    @property
    def content_hash(self) -> str:
        """The same for the same news: days left are not news."""
        lines = [(i.contract, i.what, i.on, i.now) for i in (*self.changed, *self.due)]
        return hashlib.sha256(json.dumps(lines).encode()).hexdigest()


def concerned(reader: Reader, known: Known, entered: Entered, on: date) -> list[Standing]:
    """The contracts a reader's digest is about: for a channel all that its readers may see, for a person their own."""
    workday, found = reader.workday, []
    for whole in known.families.values():
        if not reader.asker.may_read(whole.head.audience):
            continue
        family = whole.seen_by(reader.asker)
        renewal = entered.renewals.get(family.head.id) if family.whole else None
        owners = {family.head.owner, renewal.owner if renewal and renewal.closed_on is None else None}
        if reader.is_channel or reader.id in owners:
            found.append(standing_of(family, entered, on, workday=workday))
    return found


def digest_of(rows: Iterable[Standing], on: date, last: Mapping[str, Any] | None) -> Digest:
    """The digest about some contracts on a day; `last` is what the last one said, none: there was none."""
    listed = list(rows)
    changed = [] if last is None else [item for row in listed for item in _changes(row, last.get(str(row.head.id)), on)]
    due = [item for row in listed for item in _due(row, on)]
    keys: dict[int, list[str]] = {}
    for item in due:
        keys.setdefault(item.contract, []).append(_key(item))
    unsettled = [
        _item(row, "unsettled", now=", ".join(sorted({m.field for m in row.missing}))) for row in listed if row.missing
    ]
    return Digest(
        day=on,
        watched=len(listed),
        changed=tuple(sorted(changed, key=lambda item: item.weight)),
        due=tuple(sorted(due, key=lambda item: item.weight)),
        pipeline=tuple(_pipeline(listed, on)),
        neglected=sum(_long_overdue(item, on) for row in listed for item in row.dates),
        waiting=sum(_waits(row, on) for row in listed),
        unsettled=tuple(unsettled),
        said={str(row.head.id): _said(row) | {"due": keys.get(row.head.id, [])} for row in listed},
        fresh=bool(changed) or any(_key(i) not in (last or {}).get(str(i.contract), {}).get("due", ()) for i in due),
    )


def _key(item: Item) -> str:
    return f"{item.what}/{item.on}/{item.now or ''}"


def parts(digest: Digest) -> list[dict[str, Any]]:
    """The digest as payloads of one message or more: the most important with buttons first, the rest as lines."""
    changed, due = list(digest.changed), list(digest.due)
    pipeline = [
        {"stage": stage, "count": len(items), "items": [asdict(i) for i in items[:8]]}
        for stage, items in digest.pipeline
    ]
    frame = {"day": digest.day.isoformat(), "watched": digest.watched}
    first = frame | {
        "part": 1,
        "changed": [asdict(i) for i in changed[:CHANGED]],
        "due": [asdict(i) for i in due[:WITH_BUTTONS]],
        "pipeline": pipeline,
        "waiting": digest.waiting,
        "neglected": digest.neglected,
        "unsettled": [asdict(i) for i in digest.unsettled[:5]],
        "unsettled_count": len(digest.unsettled),
        "changed_count": len(changed),
        "due_count": len(due),
        "drill": asdict(digest.drill) if digest.drill else None,
    }
    rest = [("due", i) for i in due[WITH_BUTTONS:]] + [("changed", i) for i in changed[CHANGED:]]
    further = [
        frame | {"part": n, "lines": [asdict(item) | {"section": section} for section, item in rest[i : i + IN_A_PART]]}
        for n, i in enumerate(range(0, len(rest), IN_A_PART), 2)
    ]
    found = [first, *further]
    return [part | {"parts": len(found)} for part in found]


def _item(row: Standing, what: str, on: date | None = None, *, today: date | None = None, **values: Any) -> Item:
    return Item(
        contract=row.head.id,
        name=row.head.name,
        vendor=row.head.vendor,
        number=row.head.number,
        owner=row.owner,
        what=what,
        on=on.isoformat() if on else None,
        days=(on - today).days if on and today else None,
        renewal=row.renewal.id if row.renewal else None,
        doubts=row.doubts_about(_RESTS_ON.get(what, ())),
        **values,
    )


def _said(row: Standing) -> dict[str, Any]:
    deadline, renewal = row.watch.deadline, row.renewal
    return {
        "state": row.watch.state.value,
        "deadline": deadline.on.isoformat() if deadline else None,
        "stage": renewal.stage if renewal else None,
        "decision": renewal.decision if renewal else None,
        "closed": bool(renewal and renewal.closed_on),
        "owner": row.owner,
        "missing": sorted(m.field for m in row.missing if m.why != "unconfirmed"),
    }


def _changes(row: Standing, last: Mapping[str, Any] | None, on: date) -> Iterator[Item]:
    """What is otherwise than it was said last; a contract not spoken of before is new."""
    if last is None:
        yield _item(row, "new", row.watch.deadline.on if row.watch.deadline else None, today=on)
        return
    now = _said(row)
    for name in ("state", "deadline", "stage", "decision", "owner"):
        if now[name] != last.get(name) and now[name] is not None:
            if name == "deadline" and now["state"] != last.get("state"):
                continue  # told with the state
            yield _item(row, f"{name}_changed", was=last.get(name), now=now[name])
    if now["closed"] and not last.get("closed"):
        yield _item(row, "closed")
    appeared = sorted(set(now["missing"]) - set(last.get("missing", ())))
    if appeared:
        yield _item(row, "missing", now=", ".join(appeared))


def _due(row: Standing, on: date) -> Iterator[Item]:
    """What falls into the coming seven days, or is overdue, unless somebody has put it off."""
    until, watch, renewal = on + WEEK, row.watch, row.renewal
    if row.snoozed_until is None and not (renewal and renewal.decision):
        if watch.deadline is not None and on <= watch.deadline.on <= until:
            yield _item(row, watch.deadline.kind.value, watch.deadline.on, today=on)
        if watch.binding is not None and renewal is None and on <= watch.binding.decide_on <= until:
            yield _item(row, "decide", watch.binding.decide_on, today=on)
    if renewal is not None and renewal.closed_on is None and (renewal.due <= until or _stalled(renewal, on)):
        yield _item(
            row, "stage", renewal.due, today=on, now=renewal.stage, was="stalled" if _stalled(renewal, on) else None
        )
    for item in row.dates:
        if item.on <= until and watch.state is not State.UNKNOWN and not _long_overdue(item, on):
            yield _item(row, item.kind, item.on, today=on, now=item.subject or None)


def _long_overdue(item: Watched, on: date) -> bool:
    """A yearly duty that nobody has done for a fortnight is counted below, no longer listed each week."""
    return item.kind in LISTED_FOR_A_FORTNIGHT and item.on < on - 2 * WEEK


def _stalled(renewal: Renewal, on: date) -> bool:
    return stalled_on(renewal.progress, on) is not None


def _pipeline(rows: list[Standing], on: date) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for stage in Stage:
        items = [
            _item(
                row,
                "stage",
                row.renewal.due,
                today=on,
                now=row.renewal.stage,
                was="stalled" if _stalled(row.renewal, on) else None,
            )
            for row in rows
            if row.renewal is not None and row.renewal.closed_on is None and row.renewal.stage == stage.value
        ]
        if items:
            yield stage.value, tuple(sorted(items, key=lambda item: item.on or ""))


def _waits(row: Standing, on: date) -> bool:
    deadline = row.watch.deadline
    return row.renewal is None and deadline is not None and on <= deadline.on <= on + HORIZON
