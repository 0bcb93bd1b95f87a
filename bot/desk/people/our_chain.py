"""Whom to tell on our side when a ticket runs late: the house's own chain, else IT service owners, then management."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.errors import BadInput
from knowledge.records.people.people import Person
from knowledge.rules.clocks.ticket_terms import same_level

Chain = tuple[tuple[str, ...], ...]
"""Slack ids or names by level; the first is the one above the ticket's owner."""

ROLES = ("it_owner", "management")
_PEOPLE = 3


def read_chain(path: Path) -> dict[str, Chain]:
    """The chains of a home's `chain.toml` by vendor, `""` for the others: `default = [["U0LIN"], ["Head of IT"]]`."""
    if not path.exists():
        return {}
    try:
        chains = tomllib.loads(path.read_text(encoding="utf-8"))
        return {"" if name == "default" else name: _levels(levels) for name, levels in chains.items()}
    except (OSError, ValueError) as error:
        raise BadInput("chain_wrong", path=path, reason=error) from error


def _levels(levels: Any) -> Chain:
    """The lists as read; raises ValueError for anything else."""
    lists = levels if isinstance(levels, list) else [None]
    if not all(isinstance(level, list) and all(isinstance(one, str) for one in level) for level in lists):
        raise ValueError(f"{levels!r} is not a list of lists")
    return tuple(map(tuple, lists))


def chain_for(chains: Mapping[str, Chain], vendor: str | None) -> Chain:
    """The chain of a vendor, or the one for all; empty where the house says nothing."""
    own = (chain for name, chain in chains.items() if name and same_level(name, vendor))
    return next(own, chains.get("", ()))


def called(session: Session, chain: Chain, our_level: int, owner: str | None) -> list[str]:
    """Those above the owner up to a level (1: the owner alone), each once; nobody where nobody is known."""
    levels = our_level - 1
    told = chain[:levels] if chain else [_with_role(session, role) for role in ROLES[:levels]]
    return list(dict.fromkeys(one for level in told for one in level if one != owner))


def _with_role(session: Session, role: str) -> list[str]:
    query = select(Person.slack_id).where(Person.role == role, Person.active).order_by(Person.id)
    return list(session.scalars(query.limit(_PEOPLE)))
