"""The verbs of a renewal: own, snooze, start, tick off, approve, decide, advance, tell the vendor, close.

Each writes one line of the renewal's log and counts as a move, which keeps the reminders quiet.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.people.people_allowed import contract_to_change, open_contract, refuse, renewal_to_change
from knowledge import audit
from knowledge.errors import BadInput, Conflict, NotFound
from knowledge.records.contracts import contract_ledger, contracts
from knowledge.records.contracts.contract_ledger import DONE, OPTED_OUT, SNOOZED, LedgerEntry
from knowledge.records.contracts.contracts import Contract
from knowledge.records.people import people
from knowledge.records.renewals import renewals
from knowledge.records.renewals.renewals import Renewal, RenewalApproval, RenewalEntry, RenewalItem
from knowledge.rules.access import READERS, Act
from knowledge.rules.renewal.renewal_checklists import stage_due, stage_of
from knowledge.rules.renewal.renewal_guards import Decision, approving_side, may_advance, may_close, may_decide
from knowledge.rules.renewal.renewal_stages import Stage
from knowledge.rules.renewal.renewal_terms import terms_of
from knowledge.rules.renewal.renewals import Watch, watch

LONGEST_SNOOZE = 180
ALSO_DUTIES = frozenset({"training", "half_year_review"})
"""Items that are duties of the contract too, which the watch then stops asking for."""
BASES = ("price", "need", "service", "risk", "alternatives")


def own(session: Session, contract_id: int, *, by: str, now: datetime, owner: str | None = None) -> Contract:
    """Make somebody (whoever says so, unless another is named) answer for a contract and its open renewal."""
    contract = _owned(session, contract_id, owner or by, by)
    contract.owner = owner or by
    audit.note(session, "contract.owned", f"contract:{contract.id}", by=by, now=now, owner=contract.owner)
    renewal = renewals.latest(session, [contract_id]).get(contract_id)
    if renewal is not None and renewal.closed_on is None and renewal.owner != contract.owner:
        renewal.owner = contract.owner
        _log(session, renewal, "owned", by, now, owner=contract.owner)
    return contract


def snooze(session: Session, contract_id: int, until: date, *, by: str, now: datetime) -> None:
    """Be quiet about a contract until a day, not past its deadline; raises BadInput."""
    contract, today = contract_to_change(session, contract_id, by, Act.RENEW), now.date()
    deadline = _watch(session, contract, today, by).deadline
    latest = min(today + timedelta(days=LONGEST_SNOOZE), deadline.on if deadline else date.max)
    if not today < until <= latest:
        raise BadInput("snooze_out_of_range", latest=latest, until=until)
    enter(session, contract_id, Entered(kind=SNOOZED, day=until), by=by, now=now)


def start(session: Session, contract_id: int, *, by: str, now: datetime) -> Renewal:
    """Begin the renewal for the deadline that matters; whoever starts it owns it where nobody did.

    Starting it again gives the one that is under way; raises Conflict where there is no deadline to renew for.
    """
    contract, today = contract_to_change(session, contract_id, by, Act.RENEW), now.date()
    deadline = _watch(session, contract, today, by).deadline
    if deadline is None:
        raise Conflict("renewal_without_deadline", contract=contract.title)
    known = renewals.of_deadline(session, contract_id, deadline.on)
    if known is not None:
        return known
    contract.owner = contract.owner or by
    renewal = Renewal(
        contract_id=contract_id,
        deadline=deadline.on,
        stage=Stage.PREPARE.value,
        owner=contract.owner,
        due=stage_due(Stage.PREPARE, deadline.on, today),
        started_at=now,
        started_by=by,
        moved_on=today,
        bases=[],
        reason="",
        notice_proof="",
    )
    session.add(renewal)
    session.flush()
    _log(session, renewal, "started", by, now, deadline=deadline.on.isoformat())
    return renewal


def tick_off(
    session: Session,
    renewal_id: int,
    item: str,
    *,
    by: str,
    now: datetime,
    note: str = "",
    evidence: tuple[str, ...] = (),
) -> Renewal:
    """Mark a checklist item as done, with links to what proves it; doing it again replaces note and links."""
    renewal = _open(session, renewal_id, by)
    if stage_of(item) is None:
        raise BadInput("item_unknown", item=item)
    found = next((i for i in renewal.items if i.name == item), None)
    if found is None:
        found = RenewalItem(name=item)
        renewal.items.append(found)
    found.note, found.evidence, found.done_by, found.done_at = note, list(evidence), by, now
    if item in ALSO_DUTIES:
        enter(session, renewal.contract_id, Entered(kind=DONE, day=now.date(), subject=item), by=by, now=now)
    _log(session, renewal, "item_done", by, now, item=item, note=note, evidence=list(evidence))
    return renewal


def approve(
    session: Session, renewal_id: int, *, by: str, now: datetime, approved: bool = True, comment: str = ""
) -> Renewal:
    """Give one's word for one's side; raises NotAllowed for auditors, vendors and people who are not known."""
    renewal = _open(session, renewal_id, by, Act.APPROVE)
    person = people.by_slack_id(session, by)
    if person is None:
        raise NotFound("person_unknown")
    side = approving_side(person.role, person.attributes.get("department"))
    found = next((a for a in renewal.approvals if a.person == by), None)
    if found is None:
        found = RenewalApproval(person=by)
        renewal.approvals.append(found)
    found.side, found.approved, found.comment, found.given_at = side, approved, comment, now
    _log(session, renewal, "approved" if approved else "refused", by, now, side=side, comment=comment)
    return renewal


def decide(
    session: Session,
    renewal_id: int,
    decision: str,
    *,
    bases: tuple[str, ...],
    reason: str = "",
    by: str,
    now: datetime,
) -> Renewal:
    """Record what becomes of the contract and what that rests on; raises BadInput for price alone without a reason."""
    renewal = _open(session, renewal_id, by)
    if decision not in list(Decision) or not set(bases) <= set(BASES):
        raise BadInput("decision_unknown", decisions=list(Decision), bases=BASES)
    may_decide(bases, reason)
    renewal.decision, renewal.bases, renewal.reason = decision, list(bases), reason
    _log(session, renewal, "decided", by, now, decision=decision, bases=list(bases), reason=reason)
    return renewal


def advance(session: Session, renewal_id: int, *, by: str, now: datetime, reason: str = "") -> Renewal:
    """Go on to the next stage; raises Conflict saying what is in the way."""
    renewal = _open(session, renewal_id, by)
    stage = Stage(renewal.stage)
    may_advance(
        stage,
        renewals.done_items(renewal),
        renewals.approving_sides(renewal),
        renewal.decision is not None,
        reason,
    )
    following = stage.next
    if following is not None:
        renewal.stage, renewal.due = following.value, stage_due(following, renewal.deadline, now.date())
    _log(session, renewal, "advanced", by, now, stage=renewal.stage, reason=reason)
    return renewal


def plan_review(session: Session, renewal_id: int, on: date, *, by: str, now: datetime) -> Renewal:
    """Fix the day of the review after the renewal."""
    renewal = _open(session, renewal_id, by)
    if on <= now.date():
        raise BadInput("review_in_past", day=on)
    renewal.review_on = on
    _log(session, renewal, "review_planned", by, now, on=on.isoformat())
    return renewal


def record_notice(session: Session, renewal_id: int, on: date, proof: str, *, by: str, now: datetime) -> Renewal:
    """Record that the vendor was told that the contract ends, when, and what proves it."""
    renewal = _open(session, renewal_id, by)
    if not proof.strip():
        raise BadInput("notice_without_proof")
    if on > now.date():
        raise BadInput("notice_in_future", day=on)
    renewal.notice_sent_on, renewal.notice_proof = on, proof
    enter(session, renewal.contract_id, Entered(kind=OPTED_OUT, day=on, note=proof), by=by, now=now)
    _log(session, renewal, "notice_sent", by, now, on=on.isoformat(), proof=proof)
    return renewal


def close(session: Session, renewal_id: int, *, by: str, now: datetime) -> Renewal:
    """End a renewal; raises Conflict where the decision, the planned review or the sent notice is missing."""
    renewal = _open(session, renewal_id, by)
    may_close(renewal.decision, renewal.review_on, told=renewal.notice_sent_on is not None, today=now.date())
    renewal.closed_on = now.date()
    _log(session, renewal, "closed", by, now)
    return renewal


def close_with(session: Session, renewal_id: int, day: date, proof: str | None, *, by: str, now: datetime) -> Renewal:
    """End a renewal with what that takes: the day and proof of the notice where it is to end, else the review's day."""
    renewal = _open(session, renewal_id, by)
    if renewal.decision is not None and Decision(renewal.decision).ends:
        record_notice(session, renewal_id, day, proof or "", by=by, now=now)
    else:
        plan_review(session, renewal_id, day, by=by, now=now)
    return close(session, renewal_id, by=by, now=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Something to enter about a contract: acceptance, a payment, a duty that was done, a price that was paid."""

    kind: str
    day: date
    subject: str = ""
    amount: str | None = None
    currency: str | None = None
    note: str = ""


def enter(session: Session, contract_id: int, entered: Entered, *, by: str, now: datetime) -> None:
    """Write something into a contract's ledger, for a verb that has asked whether this person may."""
    contract = open_contract(session, contract_id, by)
    session.add(LedgerEntry(contract_id=contract.id, **asdict(entered), by=by, at=now))
    session.flush()
    audit.note(session, "contract.entered", f"contract:{contract.id}", by=by, now=now, kind=entered.kind)


def _owned(session: Session, contract_id: int, owner: str, by: str) -> Contract:
    """The contract that somebody is to own: by one who may say so, and of whom the contract is open to the owner."""
    contract = contract_to_change(session, contract_id, by, Act.OWN)
    if contract.owner not in (None, by, owner):
        refuse(people.asker_of(session, by), Act.TAKE_OVER)
    if owner != by:
        theirs = people.asker_of(session, owner)
        if theirs.role in READERS or not theirs.may_read(contract.document.audience):
            raise BadInput("owner_cannot_read")
    return contract


def _open(session: Session, renewal_id: int, by: str, act: Act = Act.RENEW) -> Renewal:
    renewal = renewal_to_change(session, renewal_id, by, act)
    if renewal.closed_on is not None:
        raise Conflict("renewal_closed", day=renewal.closed_on)
    return renewal


def _watch(session: Session, contract: Contract, today: date, by: str) -> Watch:
    held = contracts.facts_in_force(contract, today, asker=people.asker_of(session, by))
    facts = {name: fact.value for name, fact in held.items()}
    rows = contract_ledger.entries(session, [contract.id]).get(contract.id, [])
    given = contract_ledger.newest_day(rows, OPTED_OUT)
    return watch(terms_of(facts, opted_out_on=given, decision_days=contract.decision_days), today)


def _log(session: Session, renewal: Renewal, kind: str, by: str, now: datetime, **data: Any) -> None:
    renewal.moved_on = max(renewal.moved_on or now.date(), now.date())
    renewal.log.append(RenewalEntry(at=now, by=by, kind=kind, data=data))
    audit.note(
        session, f"renewal.{kind}", f"renewal:{renewal.id}", by=by, now=now, contract=renewal.contract_id, **data
    )
