"""Every error that Vendordesk raises on purpose.

DeskError                  its text is safe to show to a person
├── BadInput               what was given cannot be used: says what, where, what to do
│   └── UnreadableFile     one file could not be read; the rest goes on
├── NotFound               no such contract, ticket, person …
├── NotAllowed             the asker may not see or do this
├── Conflict               the record moved on since the asker looked
└── NotReady               a part is missing or still loading: model, store, token
"""

from knowledge.sentences import sentence


class DeskError(Exception):
    """Root of the tree: the kind of sentence that a person reads (`knowledge/sentences`), and its values."""

    def __init__(self, kind: str, /, **values: object) -> None:
        super().__init__(kind)
        self.kind, self.values = kind, values

    def said(self, lang: str) -> str:
        """One plain sentence for a person who reads this language."""
        return sentence(lang, self.kind, self.values)

    def __str__(self) -> str:
        return self.said("en")


class BadInput(DeskError):
    """What was given cannot be used."""


class UnreadableFile(BadInput):
    """One file could not be read; as text its name stands before the sentence, where it is known."""

    def __init__(self, kind: str, /, *, file: str = "", **values: object) -> None:
        super().__init__(kind, **values)
        self.file = file

    def __str__(self) -> str:
        return f"{self.file}: {self.said('en')}" if self.file else self.said("en")


class NotFound(DeskError):
    """The thing named does not exist, or not for this person."""


class NotAllowed(DeskError):
    """The asker may not see or do this."""


class Conflict(DeskError):
    """The record has changed since the asker last saw it."""


class NotReady(DeskError):
    """A part that is needed is missing or not loaded yet."""
