"""Every error that Vendordesk raises on purpose.

DeskError                  its text is safe to show to a person
├── BadInput               what was given cannot be used: says what, where, what to do
│   └── UnreadableFile     one file could not be read; the rest goes on
├── NotFound               no such contract, ticket, person …
├── NotAllowed             the asker may not see or do this
├── Conflict               the record moved on since the asker looked
└── NotReady               a part is missing or still loading: model, store, token
"""


class DeskError(Exception):
    """Root of the tree; `str(error)` is one plain sentence for a person."""


class BadInput(DeskError):
    """What was given cannot be used."""


class UnreadableFile(BadInput):
    """One file could not be read."""


class NotFound(DeskError):
    """The thing named does not exist, or not for this person."""


class NotAllowed(DeskError):
    """The asker may not see or do this."""


class Conflict(DeskError):
    """The record has changed since the asker last saw it."""


class NotReady(DeskError):
    """A part that is needed is missing or not loaded yet."""
