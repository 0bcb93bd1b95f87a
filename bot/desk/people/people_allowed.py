"""Refusals: verbs ask the one policy here, whoever calls them; and the language that somebody reads."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from knowledge.errors import NotAllowed, NotFound
from knowledge.records.contracts import contracts
from knowledge.records.contracts.contracts import Contract
from knowledge.records.people import people
from knowledge.records.renewals import renewals
from knowledge.records.renewals.renewals import Renewal
from knowledge.records.tickets.tickets import Ticket
from knowledge.rules.access import VENDOR, Act, Asker, may

_REFUSALS: dict[Act, Callable[[], NotAllowed]] = {
    Act.CHANGE_TICKET: lambda: NotAllowed("ticket_read_only"),
    Act.SEE_MONEY: lambda: NotAllowed("money_not_yours"),
    Act.DECIDE_CLAIM: lambda: NotAllowed("claims_not_yours"),
    Act.DECIDE_FACTS: lambda: NotAllowed("facts_not_yours"),
    Act.OWN: lambda: NotAllowed("owning_not_yours"),
    Act.TAKE_OVER: lambda: NotAllowed("owned_by_another"),
    Act.RENEW: lambda: NotAllowed("renewal_not_yours"),
    Act.APPROVE: lambda: NotAllowed("approval_not_yours"),
    Act.ENTER: lambda: NotAllowed("ledger_not_yours"),
    Act.SET_DIGEST: lambda: NotAllowed("digest_not_yours"),
}


def role_of(session: Session, person: str) -> str:
    """Somebody's role; whoever is not registered is staff."""
    return people.asker_of(session, person).role


def refuse(asker: Asker, act: Act, *, owner: str | None = None) -> None:
    """Raise NotAllowed where the policy does not let somebody do this."""
    if not may(asker, act, owner=owner):
        raise _REFUSALS[act]()


def refuse_readers(session: Session, person: str) -> None:
    """Raise NotAllowed for the roles that only read tickets."""
    refuse(people.asker_of(session, person), Act.CHANGE_TICKET)


def refuse_claim(session: Session, ticket: Ticket, person: str) -> None:
    """Raise NotAllowed for whoever may not decide on a ticket's claims."""
    refuse(people.asker_of(session, person), Act.DECIDE_CLAIM, owner=ticket.owner)


def refuse_money(session: Session, person: str) -> None:
    """Raise NotAllowed for whoever may not see what a breach is worth."""
    refuse(people.asker_of(session, person), Act.SEE_MONEY)


def check_insider(session: Session, person: str) -> None:
    """Raise NotAllowed for people of a vendor: what we think of vendors and their prices is not for them."""
    if role_of(session, person) == VENDOR:
        raise NotAllowed("company_only")


def open_contract(session: Session, contract_id: int, person: str) -> Contract:
    """The contract, if this person is ours and may read it; raises NotAllowed, or NotFound as for one unknown."""
    check_insider(session, person)
    return contracts.open_to(session, contract_id, people.asker_of(session, person))


def contract_to_change(session: Session, contract_id: int, person: str, act: Act) -> Contract:
    """The contract, if this person may act on it.

    Who moves its renewal must be able to read all its amendments: its days rest on them.
    """
    contract, asker = open_contract(session, contract_id, person), people.asker_of(session, person)
    refuse(asker, act, owner=contract.owner)
    if act is Act.RENEW and not asker.may_read_all(contracts.audiences_of(contract)):
        raise _REFUSALS[act]()
    return contract


def open_renewal(session: Session, renewal_id: int, person: str, *, lock: bool = False) -> Renewal:
    """The renewal, if this person may read the whole contract; raises NotAllowed, or NotFound as for one unknown."""
    check_insider(session, person)
    asker, renewal = people.asker_of(session, person), renewals.get(session, renewal_id, lock=lock)
    if not asker.may_read_all(contracts.audiences_of(renewal.contract)):
        raise NotFound("renewal_unknown", renewal=renewal_id)
    return renewal


def renewal_to_change(session: Session, renewal_id: int, person: str, act: Act) -> Renewal:
    """The renewal, held until the transaction ends, if this person may do this to it."""
    renewal = open_renewal(session, renewal_id, person, lock=True)
    owners = (renewal.owner, renewal.contract.owner)
    refuse(people.asker_of(session, person), act, owner=person if person in owners else None)
    return renewal


def lang_of(session: Session, person: str, default: str) -> str:
    """The language in which somebody reads, where it is known."""
    known = people.by_slack_id(session, person)
    return known.lang if known else default
