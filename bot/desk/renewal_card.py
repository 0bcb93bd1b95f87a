"""A renewal as its card shows it: stage, checklist, approvals, decision, last steps; and who may see and act."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from knowledge.errors import NotAllowed, NotFound
from knowledge.records import outbox, people, renewals
from knowledge.records.contracts import Contract
from knowledge.records.outbox import Note
from knowledge.records.renewals import Renewal
from knowledge.rules.renewal_checklists import CHECKLISTS
from knowledge.rules.renewal_stages import Stage

CARD = "renewal_card"
_LAST = 5


@dataclass(frozen=True, slots=True)
class Acting:
    """Who pressed a button, where, and in which language they are answered."""

    person: str
    channel: str | None
    lang: str


def check_contract(session: Session, contract_id: int, person: str) -> Contract:
    """The contract, if this person may see it and is no vendor's; raises NotFound or NotAllowed."""
    contract = session.get(Contract, contract_id)
    if contract is None:
        raise NotFound("contract_gone")
    check_insider(session, person)
    if not people.asker_of(session, person).may_read(contract.document.audience):
        raise NotAllowed("contract_closed_to_you")
    return contract


def check_insider(session: Session, person: str) -> None:
    """Raise NotAllowed for people of a vendor: what we think of vendors and their prices is not for them."""
    known = people.by_slack_id(session, person)
    if known is not None and known.role == "vendor":
        raise NotAllowed("company_only")


def check_renewal(session: Session, renewal_id: int, person: str) -> Renewal:
    """The renewal, if this person may see its contract."""
    renewal = renewals.get(session, renewal_id)
    check_contract(session, renewal.contract_id, person)
    return renewal


def lang_of(session: Session, person: str, default: str) -> str:
    known = people.by_slack_id(session, person)
    return known.lang if known else default


def show(session: Session, renewal: Renewal, now: datetime, *, acting: Acting) -> None:
    """Post the renewal's card where it was started, or edit it there."""
    posted = outbox.about(session, f"renewal:{renewal.id}")
    payload = posted[0].payload if posted else {}
    note = Note(
        subject=f"renewal:{renewal.id}",
        kind=CARD,
        template=CARD,
        thread=f"renewal_card:{renewal.id}",
        channel=posted[0].channel if posted else acting.channel or acting.person,
        reply=False,
        payload=values(session, renewal) | {"lang": payload.get("lang", acting.lang)},
    )
    session.flush()
    outbox.show(session, note, now)


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
