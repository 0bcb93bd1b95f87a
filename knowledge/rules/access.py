"""The one policy: who asks, which audiences they belong to, and what they may do; closed unless known to be open."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

EVERYONE = "everyone"
CLOSED = "closed"
"""The audience of what nobody has said anything about: only the terminal and administrators read it."""

COMMERCIAL = "commercial"
"""The audience of prices that were pasted: whoever works on contracts."""

STAFF, VENDOR, AUDITOR, ADMIN = "staff", "vendor", "auditor", "admin"
READERS = frozenset({VENDOR, AUDITOR})
"""Roles that change nothing: what a vendor did is said by us, and audit only looks."""

_BUYERS = frozenset({"procurement", "finance", "it_owner"})
_CONTRACTS = _BUYERS | {"legal"}
_HOUSE = _CONTRACTS | {"management"}
ROLES = _HOUSE | {STAFF, VENDOR, AUDITOR, ADMIN}
"""Every role that the policy knows; any other is as good as staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks: their Slack id where there is one, their role, and the audiences that they belong to.

    `unlimited` is for the machine's own terminal, whose user could open the files anyway. `outside` is for people of
    other companies in a shared channel: a document for everyone is for everyone of ours.
    """

    person: str | None = None
    role: str = STAFF
    audiences: frozenset[str] = frozenset()
    unlimited: bool = False
    outside: bool = False

    @property
    def reads(self) -> frozenset[str]:
        """The audiences whose documents this asker may read."""
        own = {of_person(self.person)} if self.person else set[str]()
        open_to_us = set[str]() if self.outside else {EVERYONE}
        prices = {COMMERCIAL} if self.role in _HOUSE | {AUDITOR, ADMIN} else set[str]()
        return self.audiences | own | open_to_us | prices | ({CLOSED} if self.role == ADMIN else set[str]())

    def may_read(self, audience: str) -> bool:
        return self.unlimited or audience in self.reads

    def may_read_all(self, audiences: Iterable[str]) -> bool:
        """Whether what rests on several documents, or was said in a room, is open to this asker."""
        return self.unlimited or self.reads.issuperset(audiences)


class Act(StrEnum):
    """What somebody may do to what they may see."""

    CHANGE_TICKET = "change_ticket"
    SEE_MONEY = "see_money"
    DECIDE_CLAIM = "decide_claim"
    DECIDE_FACTS = "decide_facts"
    OWN = "own"
    TAKE_OVER = "take_over"
    """Make somebody own what another owns now."""
    RENEW = "renew"
    APPROVE = "approve"
    ENTER = "enter"
    SET_DIGEST = "set_digest"


_ROLES: dict[Act, frozenset[str] | None] = {
    Act.CHANGE_TICKET: None,
    Act.SEE_MONEY: None,
    Act.DECIDE_CLAIM: _HOUSE,
    Act.DECIDE_FACTS: _CONTRACTS,
    Act.OWN: _HOUSE,
    Act.TAKE_OVER: frozenset({"procurement", "management"}),
    Act.RENEW: _HOUSE,
    Act.APPROVE: None,
    Act.ENTER: _BUYERS,
    Act.SET_DIGEST: _HOUSE,
}
"""The roles that may, beside administrators and the owner of the matter; none: everybody of ours."""

DECIDERS = _CONTRACTS
"""Roles whose people may decide on any contract's facts that they may read."""


def may(asker: Asker, act: Act, *, owner: str | None = None) -> bool:
    """Whether somebody may do something to a matter that is open to them, and that `owner` owns."""
    if asker.unlimited:
        return True
    if asker.role in READERS:
        return act is Act.SEE_MONEY and asker.role == AUDITOR
    owns = owner is not None and owner == asker.person
    roles = _ROLES[act]
    return owns or roles is None or asker.role in roles or asker.role == ADMIN


def of_person(slack_id: str) -> str:
    """The audience of what somebody said to the desk alone."""
    return f"person:{slack_id}"


TERMINAL_ID = "terminal"
"""Who does what is done at the machine's own terminal; no Slack user has such an id."""
ANYONE = Asker()
NOBODY = Asker(outside=True)
"""Who reads in a room of which nothing is known."""
TERMINAL = Asker(unlimited=True)
