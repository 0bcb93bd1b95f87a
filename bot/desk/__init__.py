"""Verbs: take a session and `now`, return values, know no Slack. `Desk` is what they stand on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.desk.contracts.contract_terms import House
from bot.settings import BotSettings
from knowledge.clock import Clock
from knowledge.errors import NotReady
from knowledge.records.db import Database

if TYPE_CHECKING:  # ticket and renewal verbs start without loading what answering needs
    from knowledge.answers import Answerer
    from knowledge.triage import Triager


@dataclass(frozen=True, slots=True)
class Desk:
    """One running desk: its database, its clock, what it knows, and the bells that wake the steps in the background."""

    database: Database
    clock: Clock
    settings: BotSettings
    answerer: "Answerer"
    triager: "Triager | None" = None
    house: House = field(default_factory=House)
    """The company's own days and warning marks."""
    bells: list[Callable[[], None]] = field(default_factory=list)
    closers: list[Callable[[], None]] = field(default_factory=list)
    lookers: list[Callable[[str], None]] = field(default_factory=list)
    """Write down who is in a conversation now."""

    def now(self) -> datetime:
        return self.clock.now()

    @property
    def triaging(self) -> "Triager":
        """What grades reports; raises NotReady where the model is not loaded."""
        if self.triager is None:
            raise NotReady("triage_not_ready")
        return self.triager

    def look(self, channel: str) -> None:
        """See who reads along in a conversation before something is said there; where that fails nothing changes."""
        for looker in self.lookers:
            looker(channel)

    def ring(self) -> None:
        """Wake the background steps: something was written that they wait for."""
        for bell in self.bells:
            bell()
