"""Reminders of renewals: each step once, to the owner on their own working day, or to the channel where nobody owns."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.contracts.contract_standing import watch_of
from bot.desk.people.readers import Reader
from bot.desk.people.rounds import Known, Rounds
from knowledge.records.contracts import contract_ledger
from knowledge.records.contracts.contract_ledger import SNOOZED
from knowledge.records.contracts.standing import Family, Head
from knowledge.records.people import outbox
from knowledge.records.people.digests import Round
from knowledge.records.people.outbox import Note, OutboxMessage
from knowledge.records.renewals import renewals
from knowledge.records.renewals.renewals import Underway
from knowledge.rules.renewal.reminder_days import next_reminder_day
from knowledge.rules.renewal.reminder_steps import RENEWAL_STEPS, Reminder, renewal_reminders
from knowledge.rules.renewal.renewal_stages import Progress, under_way
from knowledge.rules.renewal.renewals import Watch
from knowledge.rules.time.workdays import IsWorkday

STEPS, TEMPLATE = "renewal_steps", "renewal_step"


class Reminding:
    """Works through one reader's contracts; those whose reminders cannot have changed are passed over."""

    def __init__(self) -> None:
        self._quiet: dict[tuple[int, str], tuple[tuple[Any, ...], date]] = {}

    def __call__(self, session: Session, reader: Reader, day: date, now: datetime, known: Known) -> Round:
        """Put what has become due into the outbox."""
        workday = reader.workday
        notes: list[Note] = []
        for whole in known.families.values():
            family, head = whole.seen_by(reader.asker), whole.head
            renewal = known.underway.get(head.id) if family.whole else None
            if not _concerns(reader, head, renewal):
                continue
            rows = known.ledger.get(head.id, [])
            inputs = renewal, len(rows), id(whole), len(family.amendments)
            quiet = self._quiet.get((head.id, reader.id))
            if quiet is not None and quiet[0] == inputs and day < quiet[1]:
                continue
            facts, _ = family.on(day)
            seen = watch_of(head, facts, rows, day, workday=workday)
            about = _About(family, seen, renewal, contract_ledger.newest_day(rows, SNOOZED))
            notes += [_note(reader, about, found, day) for found in about.reminders(day, workday)]
            self._quiet[head.id, reader.id] = inputs, about.next_day(day, workday)
        told = outbox.put_all(session, notes, now)
        return Round(kind=STEPS, reader=reader.id, day=day, at=now, sent=bool(told), content_hash="", items={})


@dataclass(frozen=True, slots=True)
class _About:
    family: Family
    watch: Watch
    underway: Underway | None
    snoozed: date | None

    @property
    def progress(self) -> Progress | None:
        """That of the renewal for this deadline, or of an earlier one still open."""
        if self.underway is None:
            return None
        deadline = self.watch.deadline
        counts = deadline is not None and self.underway.deadline >= deadline.on
        return self.underway.progress if counts or self.underway.progress.closed_on is None else None

    def reminders(self, day: date, workday: IsWorkday) -> tuple[Reminder, ...]:
        head = self.family.head
        return renewal_reminders(
            str(head.id),
            self.watch,
            day,
            steps=head.reminder_steps or RENEWAL_STEPS,
            workday=workday,
            progress=self.progress,
            snoozed_until=self.snoozed,
        )

    def next_day(self, day: date, workday: IsWorkday) -> date:
        return next_reminder_day(
            self.watch,
            day,
            steps=self.family.head.reminder_steps or RENEWAL_STEPS,
            workday=workday,
            progress=self.progress,
            snoozed_until=self.snoozed,
            changes=[d for terms in self.family.amendments if (d := terms.effective_on or terms.signed_on)],
        )


def renewal_rounds() -> Rounds:
    """The scheduler's step: reminders of renewals, in everybody's own morning."""
    return Rounds(STEPS, Reminding())


def still_true(session: Session, message: OutboxMessage, now: datetime) -> bool:
    """Whether a reminder that waits to be sent still holds: nobody has started the renewal meanwhile."""
    if message.template != TEMPLATE or message.payload["kind"] == "stalled":
        return True
    newest = renewals.latest(session, [message.payload["contract"]]).get(message.payload["contract"])
    started = newest is not None and newest.deadline.isoformat() >= message.payload["about"]
    return not (started and newest is not None and under_way(newest.progress, now.date()))


def _concerns(reader: Reader, head: Head, renewal: Underway | None) -> bool:
    """The owner's own; what nobody owns is for the channels, as far as all their readers may see it."""
    owner = (renewal.owner if renewal else None) or head.owner
    theirs = reader.is_channel if owner is None else owner == reader.id
    return theirs and reader.asker.may_read(head.audience)


def _note(reader: Reader, about: _About, found: Reminder, day: date) -> Note:
    head, seen = about.family.head, about.watch
    term, deadline = seen.binding or seen.term, seen.deadline
    about_day = deadline.on if deadline else found.deadline
    return Note(
        subject=f"contract:{head.id}",
        kind=f"renewal_{found.kind}_{found.step}",
        value=found.deadline.isoformat(),
        template=TEMPLATE,
        thread=f"renewal:{head.id}:{about_day.isoformat()}:{reader.id}",
        channel=reader.id,
        payload={
            "lang": reader.lang,
            "contract": head.id,
            "number": head.number,
            "name": head.name,
            "title": head.title,
            "vendor": head.vendor,
            "owner": (about.underway.owner if about.underway else None) or head.owner,
            "kind": found.kind,
            "step": found.step,
            "deadline": found.deadline.isoformat(),
            "about": about_day.isoformat(),
            "deadline_kind": deadline.kind.value if deadline else None,
            "days_left": (found.deadline - day).days,
            "ends_on": term.ends_on.isoformat() if term else None,
            "opt_out_on": term.opt_out_on.isoformat() if term and term.opt_out_on else None,
            "decide_on": term.decide_on.isoformat() if term else None,
            "state": seen.state.value,
            "stage": about.underway.progress.stage.value if about.progress and about.underway else None,
        },
    )
