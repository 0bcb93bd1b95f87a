"""A renewal as its card shows it: stage, checklist, approvals, decision, last steps; and where it is shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from knowledge.records.contracts import contracts
from knowledge.records.people import outbox, people
from knowledge.records.people.outbox import Note
from knowledge.records.renewals.renewals import Renewal
from knowledge.rules.renewal.renewal_checklists import CHECKLISTS
from knowledge.rules.renewal.renewal_stages import Stage

CARD = "renewal_card"
_LAST = 5


@dataclass(frozen=True, slots=True)
class Acting:
    """Who pressed a button, where, and in which language they are answered."""

    person: str
    channel: str | None
    lang: str


def show(session: Session, renewal: Renewal, now: datetime, *, acting: Acting) -> None:
    """Post the renewal's card where it was started, or edit it there; to whoever acts where a reader may not see it."""
    posted = [row for row in outbox.about(session, f"renewal:{renewal.id}") if row.kind == CARD]
    session.flush()
    kept = [row for row in posted if _open_in(session, renewal, row.payload.get("for", row.channel), acting.person)]
    where = kept[0].payload.get("for", kept[0].channel) if kept else _where(session, renewal, acting)
    payload = kept[0].payload if kept else {}
    note = Note(
        subject=f"renewal:{renewal.id}",
        kind=CARD,
        value=kept[0].value if kept else where if posted else "",
        template=CARD,
        thread=kept[0].thread if kept else f"renewal_card:{renewal.id}" + (f":{where}" if posted else ""),
        channel=where,
        reply=False,
        payload=values(session, renewal) | {"lang": payload.get("lang", acting.lang), "for": where},
    )
    outbox.show(session, note, now)


def _where(session: Session, renewal: Renewal, acting: Acting) -> str:
    """The channel in which somebody acts, where everybody there may read the whole contract; else them alone."""
    here = acting.channel
    return here if here and _open_in(session, renewal, here, acting.person) else acting.person


def _open_in(session: Session, renewal: Renewal, channel: str, person: str) -> bool:
    readers = people.readers_in(session, channel, person=person)
    return readers.may_read_all(contracts.audiences_of(renewal.contract))


def values(session: Session, renewal: Renewal) -> dict[str, Any]:
    """Everything a reader of the card sees, as JSON."""
    contract, stage = renewal.contract, Stage(renewal.stage)
    done = {item.name: item for item in renewal.items}
    session.flush()
    return {
        "renewal": renewal.id,
        "contract": contract.id,
        "name": contract.product or contract.title,
        "vendor": contract.vendor.name if contract.vendor else None,
        "number": contract.number,
        "stage": stage.value,
        "last_stage": stage.next is None,
        "due": renewal.due.isoformat(),
        "deadline": renewal.deadline.isoformat(),
        "owner": renewal.owner,
        "decision": renewal.decision,
        "reason": renewal.reason,
        "ends": renewal.decision in ("replace", "drop"),
        "review_on": renewal.review_on.isoformat() if renewal.review_on else None,
        "notice_sent_on": renewal.notice_sent_on.isoformat() if renewal.notice_sent_on else None,
        "closed_on": renewal.closed_on.isoformat() if renewal.closed_on else None,
        "items": [
            {
                "name": name,
                "done": name in done,
                "note": done[name].note if name in done else "",
                "evidence": list(done[name].evidence) if name in done else [],
            }
            for name in CHECKLISTS[stage]
        ],
        "approvals": [
            {"person": a.person, "side": a.side, "approved": a.approved, "comment": a.comment}
            for a in renewal.approvals
        ],
        "log": [
            {"at": entry.at.isoformat(), "by": entry.by, "kind": entry.kind, "data": entry.data}
            for entry in renewal.log[-_LAST:]
        ],
    }
