"""What must hold before a renewal may go on, be decided, or be closed.

Source: docs/renewals.md, guards: never approved by IT alone, never chosen on price alone without a reason, never closed
without the review that follows it planned.
"""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from knowledge.errors import BadInput, Conflict, NotAllowed
from knowledge.rules.renewal.renewal_checklists import CHECKLISTS
from knowledge.rules.renewal.renewal_stages import Stage

IT = "it"
_IT_NAMES = frozenset({"it", "it_owner", "it_service_owner", "information_technology"})
_NEVER_APPROVE = frozenset({"auditor", "vendor"})
PRICE = "price"


class Decision(StrEnum):
    """What becomes of a contract."""

    RENEW = "renew"
    RENEGOTIATE = "renegotiate"
    REPLACE = "replace"
    DROP = "drop"

    @property
    def ends(self) -> bool:
        """Whether the contract is to end, so that the vendor must be told."""
        return self in (Decision.REPLACE, Decision.DROP)


def approving_side(role: str, department: str | None) -> str:
    """For whom somebody approves: `it`, or the business department; raises NotAllowed for auditors and vendors."""
    if role in _NEVER_APPROVE:
        raise NotAllowed("approval_not_yours")
    side = (department or role).casefold()
    return IT if side in _IT_NAMES or role in _IT_NAMES else side


def may_advance(stage: Stage, done: Collection[str], approvals: Iterable[str], decided: bool, reason: str = "") -> None:
    """Raise Conflict naming what keeps a renewal in its stage; open items may be left with a reason, approvals not."""
    if stage.next is None:
        raise Conflict("stage_is_last")
    if stage is Stage.INTERNAL_REVIEW:
        _approved(set(approvals))
    if stage is Stage.NEGOTIATE_SIGN and not decided:
        raise Conflict("decision_missing")
    left = [item for item in CHECKLISTS[stage] if item not in done]
    if left and not reason.strip():
        raise Conflict("stage_unfinished", left=left)


def _approved(sides: set[str]) -> None:
    if not sides:
        raise Conflict("approval_missing")
    if sides == {IT}:
        raise Conflict("approval_of_it_alone")


def may_decide(bases: Collection[str], reason: str) -> None:
    """Raise BadInput for a choice without any basis, or on price alone without a reason."""
    if not bases:
        raise BadInput("decision_without_basis")
    if set(bases) == {PRICE} and not reason.strip():
        raise BadInput("decision_on_price_alone")


def may_close(decision: str | None, review_on: date | None, *, told: bool, today: date) -> None:
    """Raise Conflict where the decision, the planned review, or the proof that the vendor was told is missing."""
    if decision is None:
        raise Conflict("decision_missing")
    if Decision(decision).ends:
        if not told:
            raise Conflict("notice_missing")
        return
    if review_on is None or review_on < today:
        raise Conflict("review_missing")
