"""Which vendor and contract a message is about: as it was told, else by the names that the message uses."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from knowledge.errors import NotFound
from knowledge.records import contracts
from knowledge.records.contract_names import meant
from knowledge.records.contracts import Contract, facts_in_force
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
    """Resolve what a message is about. Raises NotFound where `contract` names none that the asker may read."""
    if session is None:
        return About(vendor, None, contract)
    readable = [c for c in contracts.living(session) if asker.may_read(c.document.audience)]
    if contract is not None:
        return _told(readable, contract, vendor)
    bases = [c for c in readable if c.base_id is None]
    if vendor is not None:
        bases = [c for c in bases if c.vendor and _names(c, vendor)]
    picked = meant(text, bases)
    if not bases or not (picked.named or vendor is not None):
        return About(vendor, _only(bases, on) if vendor is None else None)
    chosen = next((c for c in picked.contracts if _has_levels(c, on)), picked.contracts[0])
    return About(chosen.vendor.name if chosen.vendor else vendor, chosen)


def _told(readable: list[Contract], number: str, vendor: str | None) -> About:
    plain = _plain(number)
    found = [c for c in readable if plain in (_plain(c.number or ""), str(c.id))]
    if not found:
        raise NotFound(f"No contract fits “{number}”. `vendordesk contracts list` shows all of them.")
    base = next((c for c in readable if c.id == found[-1].base_id), found[-1])
    return About(vendor or (base.vendor.name if base.vendor else None), base)


def _names(contract: Contract, vendor: str) -> bool:
    """Whether a vendor is named by its legal name, a part of it, or an alias."""
    owner, wanted = contract.vendor, _plain(vendor)
    known = [_plain(name) for name in (owner.name, *owner.aliases)] if owner else []
    return any(wanted in name or name in wanted for name in known)


def _only(bases: list[Contract], on: date) -> Contract | None:
    """The only contract with levels, where there is but one."""
    graded = [c for c in bases if _has_levels(c, on)]
    return graded[0] if len(graded) == 1 else None


def _has_levels(contract: Contract, on: date) -> bool:
    return any(key.startswith("sla:") for key in facts_in_force(contract, on))


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
