"""Who asks, and which documents' audiences they belong to: closed unless it is known to be open."""

from collections.abc import Iterable
from dataclasses import dataclass

EVERYONE = "everyone"
CLOSED = "closed"
"""The audience of what nobody has said anything about: only the terminal and administrators read it."""

STAFF, VENDOR, ADMIN = "staff", "vendor", "admin"


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
        return self.audiences | own | open_to_us | ({CLOSED} if self.role == ADMIN else set[str]())

    def may_read(self, audience: str) -> bool:
        return self.unlimited or audience in self.reads

    def may_read_all(self, audiences: Iterable[str]) -> bool:
        """Whether what rests on several documents, or was said in a room, is open to this asker."""
        return self.unlimited or self.reads.issuperset(audiences)


def of_person(slack_id: str) -> str:
    """The audience of what somebody said to the desk alone."""
    return f"person:{slack_id}"


ANYONE = Asker()
NOBODY = Asker(outside=True)
"""Who reads in a room of which nothing is known."""
TERMINAL = Asker(unlimited=True)
