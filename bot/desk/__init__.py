"""Verbs: take a session and `now`, return values, know no Slack. `Desk` is what they stand on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.settings import BotSettings
from knowledge.clock import Clock
from knowledge.records.db import Database

if TYPE_CHECKING:  # ticket and renewal verbs start without loading what answering needs
    from knowledge.answers import Answerer


@dataclass(frozen=True, slots=True)
class Desk:
    """One running desk: its database, its clock, what it knows, and the bells that wake the steps in the background."""

    database: Database
    clock: Clock
    settings: BotSettings
    answerer: "Answerer"
    bells: list[Callable[[], None]] = field(default_factory=list)
    closers: list[Callable[[], None]] = field(default_factory=list)

    def now(self) -> datetime:
        return self.clock.now()

    def ring(self) -> None:
        """Wake the background steps: something was written that they wait for."""
        for bell in self.bells:
            bell()
