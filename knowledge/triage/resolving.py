"""Which vendor and contract a message is about: as it was told, else by the names that the message uses."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from knowledge.records.contracts import contracts
from knowledge.records.contracts.contract_names import meant
from knowledge.records.contracts.contracts import Contract, facts_in_force
from knowledge.rules.access import Asker


@dataclass(frozen=True, slots=True)
class About:
    """The vendor's name and the contract whose levels decide; either may be unknown."""

    vendor: str | None
    contract: Contract | None
    number: str | None = None


def about(
    session: Session | None, text: str, *, vendor: str | None, contract: str | None, asker: Asker, on: date
) -> About:
    """Resolve what a message is about; a contract's number that the asker can read nothing of is only repeated."""
    if session is None:
        return About(vendor, None, contract)
    readable = contracts.readable(session, asker)
    told = _numbered(readable, contract) if contract is not None else None
    if told is not None:
        return About(vendor or (told.vendor.name if told.vendor else None), told)
    bases = [c for c in readable if c.base_id is None]
    if vendor is not None:
        bases = [c for c in bases if c.vendor and _names(c, vendor)]
    picked = meant(text, bases)
    if not bases or not (picked.named or vendor is not None):
        return About(vendor, _only(bases, on, asker) if vendor is None and contract is None else None, contract)
    chosen = next((c for c in picked.contracts if _has_levels(c, on, asker)), picked.contracts[0])
    return About(chosen.vendor.name if chosen.vendor else vendor, chosen)


def _numbered(readable: list[Contract], number: str) -> Contract | None:
    """The base contract of this number or id; an amendment's number means its base."""
    found = [c for c in readable if _plain(number) in (_plain(c.number or ""), str(c.id))]
    return next((c for c in readable if found and c.id == found[-1].base_id), found[-1] if found else None)


def _names(contract: Contract, vendor: str) -> bool:
    """Whether a vendor is named by its legal name, a part of it, or an alias."""
    owner, wanted = contract.vendor, _plain(vendor)
    known = [_plain(name) for name in (owner.name, *owner.aliases)] if owner else []
    return any(wanted in name or name in wanted for name in known)


def _only(bases: list[Contract], on: date, asker: Asker) -> Contract | None:
    """The only contract with levels, where there is but one."""
    graded = [c for c in bases if _has_levels(c, on, asker)]
    return graded[0] if len(graded) == 1 else None


def _has_levels(contract: Contract, on: date, asker: Asker) -> bool:
    return any(key.startswith("sla:") for key in facts_in_force(contract, on, asker=asker))


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
