"""How much of a ticket somebody sees: what was said in its room, and what the contract behind it says.

The report belongs to the room in which it was made; its vendor, level, clocks and money rest on documents. Each part is
seen by those alone who may read what it rests on.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.rules.access import EVERYONE, Asker


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """For whom the parts of a ticket are: the room, its contract, and every document that its clocks came from."""

    place: str
    contract: str | None = None
    documents: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()
    """People of other companies who are in the public room."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees: that the ticket is there, what it is called, whose product it is about, its clocks."""

    ticket: bool
    title: bool
    vendor: bool
    terms: bool


NOTHING = Sight(ticket=False, title=False, vendor=False, terms=False)


def sight(asker: Asker, rests_on: RestsOn, *, reporters: Iterable[str], owner: str | None) -> Sight:
    """What an asker sees. Those who are in on it, its reporters and its owner, see it wherever it was opened."""
    if asker.unlimited:
        return Sight(ticket=True, title=True, vendor=True, terms=True)
    told_it = asker.person is not None and asker.person in set(reporters)
    in_on_it = told_it or (asker.person is not None and asker.person == owner)
    if not in_on_it and not _in_place(asker, rests_on):
        return NOTHING
    vendor = rests_on.contract is None or _open(asker, rests_on.contract)
    terms = vendor and all(_open(asker, audience) for audience in rests_on.documents)
    seen = in_on_it or vendor
    return Sight(ticket=seen, title=told_it or vendor, vendor=vendor, terms=terms)


def sight_of_room(readers: Asker, rests_on: RestsOn) -> Sight:
    """What may be shown in the room in which a ticket was opened; in a direct conversation its own person reads."""
    vendor = rests_on.contract is None or _open(readers, rests_on.contract)
    terms = vendor and all(_open(readers, audience) for audience in rests_on.documents)
    return Sight(ticket=True, title=vendor or readers.person is not None, vendor=vendor, terms=terms)


def _in_place(asker: Asker, rests_on: RestsOn) -> bool:
    if rests_on.place == EVERYONE and asker.outside:
        return asker.person in rests_on.guests
    return rests_on.place in asker.reads


def _open(asker: Asker, audience: str) -> bool:
    """A vendor's people know what their own contract says: one for everyone keeps no clock from them."""
    return audience == EVERYONE or asker.may_read(audience)
