"""Taking a report in: what triage proposes for it, which open tickets may be the same, and the ticket it becomes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.desk.contracts.contract_terms import House, terms_on
from bot.desk.intake.similar_tickets import Known, Reported, similar
from bot.desk.people.people_allowed import refuse
from bot.desk.tickets import tickets as verbs
from indexer.prices.price_tables import price_tables
from knowledge.errors import BadInput
from knowledge.records.contracts import contracts
from knowledge.records.contracts.contracts import Contract, facts_in_force
from knowledge.records.people import people
from knowledge.records.people.people import Person
from knowledge.records.tickets import tickets, triage_corrections
from knowledge.records.tickets.tickets import Ticket
from knowledge.rules.access import EVERYONE, Act, Asker
from knowledge.rules.clocks.ticket_terms import ContractTerms
from knowledge.rules.language.language import language_of
from knowledge.rules.reports.report_details import Details, details_of

if TYPE_CHECKING:  # the verbs start without loading what triage needs
    from knowledge.triage import Triage, Triager

TITLE = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """A contract to choose: its id in the register and what people call it."""

    id: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a report came from; without a thread the ticket begins one of its own. `key` names what caused it."""

    channel: str
    thread_ts: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a report is taken for, before a person says so."""

    text: str
    title: str
    lang: str
    triage: "Triage"
    contract: Choice | None
    levels: tuple[str, ...]
    similar: tuple[Known, ...]
    details: Details
    """What the report says by itself of the form's other fields."""
    open_to_all: bool = False
    """Whether everybody may read the contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A report as a person filled it in; `proposed` is what triage had said."""

    title: str
    text: str = ""
    contract_id: int | None = None
    severity: str | None = None
    level: str | None = None
    cause: str | None = None
    reason: str | None = None
    product: str | None = None
    module: str | None = None
    data_scope: str | None = None
    last_change: str | None = None
    impact: str | None = None
    urgency: str | None = None
    channel_used: str | None = None
    proposed: Mapping[str, str | None] = field(default_factory=dict)


def propose(
    session: Session,
    triager: "Triager",
    text: str,
    *,
    asker: Asker,
    source: Source,
    now: datetime,
    contract_id: int | None = None,
) -> Proposal:
    """What a report is: severity, level, cause and contract (unless that is told), as those it is shown to may know."""
    if not text.strip():
        raise BadInput("report_without_text")
    told = str(contract_id) if contract_id else None
    found = triager.triage(session, text, contract=told, asker=asker, on=now.date())
    contract = contracts.open_to(session, found.contract_id, asker) if found.contract_id else None
    levels = levels_of(contract, now, asker=asker) if contract else ()
    if found.level is not None and found.level not in levels:
        found = replace(found, level=None)
    details = details_of(text, _modules(contract, asker))
    reported = Reported(
        text, (source.channel, source.thread_ts), contract.id if contract else None, found.vendor, details.module
    )
    return Proposal(
        text=text,
        title=_title(text),
        lang=language_of(text),
        triage=found,
        contract=Choice(contract.id, label(contract)) if contract else None,
        levels=levels,
        similar=similar(session, triager, reported, asker=asker),
        details=details,
        open_to_all=bool(contract and contract.document.audience == EVERYONE),
    )


def said(details: Details) -> dict[str, str | None]:
    """The form's fields that a report fills in by itself."""
    return {name: getattr(details, name) for name in ("module", "data_scope", "last_change", "impact", "urgency")}


def _modules(contract: Contract | None, asker: Asker) -> Iterator[str]:
    """The names that a contract and its amendments, as far as these are open to somebody, give their modules."""
    documents = [one.document for one in (contract, *contract.amendments)] if contract else []
    for document in (one for one in documents if asker.may_read(one.audience)):
        yield from (row.line.module for table in price_tables(document.text) for row in table.rows)


def choices(session: Session, query: str, *, asker: Asker) -> list[Choice]:
    """The base contracts that somebody may read, whose name or vendor holds the query."""
    bases = [c for c in contracts.readable(session, asker) if c.base_id is None and c.amends is None]
    labelled = [Choice(c.id, label(c)) for c in bases]
    return [choice for choice in labelled if query.casefold() in choice.label.casefold()]


def label(contract: Contract) -> str:
    """What people call a contract: its product or title first, then its vendor and number."""
    vendor = contract.vendor.name if contract.vendor else None
    return " · ".join(dict.fromkeys(part for part in (contract.title, contract.number, vendor) if part))


def levels_of(contract: Contract, now: datetime, *, asker: Asker) -> tuple[str, ...]:
    """The contract's levels, as it writes them in what is open to somebody."""
    facts = facts_in_force(contract, now.date(), asker=asker).items()
    return tuple(dict.fromkeys(fact.value["level"] for name, fact in facts if name.startswith("sla:")))


def open_from(session: Session, filled: Filled, source: Source, *, person: str, now: datetime, house: House) -> Ticket:
    """Open the ticket under the contract's terms as they hold now, and keep what the person corrected."""
    asker = people.asker_of(session, person)
    refuse(asker, Act.CHANGE_TICKET)
    contract = contracts.open_to(session, filled.contract_id, asker) if filled.contract_id else None
    _keep_correction(session, filled, contract, person, now, place=people.place_of(session, source.channel, person))
    vendor = contract.vendor.name if contract and contract.vendor else None
    report = verbs.Report(
        title=filled.title.strip()[:200], description=filled.text, reporter=person, vendor=vendor,
        contract_id=contract.id if contract else None, contract=contract.number if contract else None,
        product=filled.product or (contract.product if contract else None), module=filled.module,
        data_scope=filled.data_scope, last_change=filled.last_change, impact=filled.impact, urgency=filled.urgency,
        channel_used=filled.channel_used, severity=filled.severity, level=filled.level, cause=filled.cause,
        reason=filled.reason, owner=owner_for(session, contract, person), lang=language_of(filled.text or filled.title),
        channel=source.channel, thread_ts=source.thread_ts, key=source.key,
        terms=terms_on(session, contract, now, house) if contract else ContractTerms(),
    )  # fmt: skip
    return verbs.open_ticket(session, report, now)


def join(session: Session, ticket_id: int, text: str, source: Source, *, person: str, now: datetime) -> Ticket:
    """Add a report to the open ticket that it repeats; the first owner keeps it."""
    verbs.join(session, ticket_id, text, by=person, now=now, key=source.key)
    return tickets.get(session, ticket_id)


def owner_for(session: Session, contract: Contract | None, reporter: str) -> str:
    """Who sees it through: whoever answers for the contract, else an IT service owner, else the reporter."""
    if contract is not None and contract.owner:
        return contract.owner
    query = select(Person.slack_id).where(Person.role == "it_owner", Person.active).order_by(Person.id)
    return session.scalars(query).first() or reporter


def _title(text: str) -> str:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= TITLE else first[: TITLE - 1].rstrip() + "…"


def _keep_correction(
    session: Session, filled: Filled, contract: Contract | None, person: str, now: datetime, *, place: str
) -> None:
    """Store where a person chose otherwise than triage, so that the next proposal knows better."""
    said = {"severity": filled.severity, "cause": filled.cause, "level": filled.level}
    changed = {name: value for name, value in said.items() if value and filled.proposed.get(name, value) != value}
    if changed and filled.text.strip():
        triage_corrections.correct(
            session, filled.text, by=person, now=now, contract=contract.number if contract else None, place=place,
            **changed,
        )  # fmt: skip
