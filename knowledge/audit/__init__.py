"""The audit log: who asked, saw, decided, changed and was refused; a chain that shows where it was tampered with.

`note` is what verbs call; `verify` walks along the chain. Who may read it is no question: the terminal alone does.
"""

from knowledge.audit.entries import note, wording
from knowledge.audit.verifying import verify

__all__ = ["note", "verify", "wording"]
