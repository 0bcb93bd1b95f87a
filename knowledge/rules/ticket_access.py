"""Who may take which step of a ticket: its side in the matter decides, not where they read along."""

VENDOR, AUDITOR = "vendor", "auditor"
READERS = frozenset({VENDOR, AUDITOR})
"""Roles that read tickets and change none: what the vendor did is said by us, and audit only looks."""

MONEY = frozenset({"it_owner", "procurement", "finance", "management", "legal"})
"""Roles that decide whether a credit is claimed, besides the ticket's owner."""


def may_change(role: str) -> bool:
    """Whether somebody of a role may write to tickets."""
    return role not in READERS


def may_claim(role: str, *, is_owner: bool) -> bool:
    """Whether somebody may decide on a claim."""
    return role in MONEY or (is_owner and may_change(role))


def may_see_money(role: str) -> bool:
    """Whether somebody may see what a breach is worth; the vendor learns it from the claim."""
    return role != VENDOR
