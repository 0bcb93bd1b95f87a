"""Who asks, and which documents' audiences they belong to."""

from dataclasses import dataclass

EVERYONE = "everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks: their Slack id where there is one, and the audiences that they belong to.

    `unlimited` is for the machine's own terminal, whose user could open the files anyway. `outside` is for people of
    other companies in a shared channel: a document for everyone is for everyone of ours.
    """

    person: str | None = None
    audiences: frozenset[str] = frozenset()
    unlimited: bool = False
    outside: bool = False

    @property
    def reads(self) -> frozenset[str]:
        """The audiences whose documents this asker may read."""
        return self.audiences if self.outside else self.audiences | {EVERYONE}

    def may_read(self, audience: str) -> bool:
        return self.unlimited or audience in self.reads


ANYONE = Asker()
TERMINAL = Asker(unlimited=True)
