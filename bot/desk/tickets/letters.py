"""What a message or a claim letter to the vendor is made of; the words are the replies'."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.desk.contracts.own_breaches import OwnBreach, own_breaches
from bot.desk.people import vendor_chain
from bot.desk.people.people_allowed import refuse_money
from bot.desk.tickets import breaches
from bot.desk.tickets.breaches import Evidence, zone_of
from bot.desk.tickets.quoted_lines import line_of_credit, line_of_promise
from bot.desk.tickets.ticket_log import state_of
from bot.desk.tickets.ticket_places import TicketPlace, place_of_terms
from bot.desk.tickets.ticket_view import name_of
from knowledge.records.contracts import vendors
from knowledge.records.contracts.contracts import Contract
from knowledge.records.contracts.vendors import Contact
from knowledge.records.people import outbox, people
from knowledge.records.people.outbox import Note
from knowledge.records.tickets import ticket_sight, tickets
from knowledge.records.tickets.tickets import Claim, Ticket
from knowledge.rules.clocks.escalation import step_at, used_percent
from knowledge.rules.clocks.ticket_clocks import Clock
from knowledge.rules.language.language import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ToVendor:
    """A message that asks a vendor for what is owed, ready to be sent."""

    ticket: Ticket
    lang: str
    contract: str | None
    level: str | None
    description: str
    impact: str | None
    clock: Clock | None
    percent: int
    contacts: tuple[Contact, ...]
    sender: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFile:
    """A breach with its claim, as a letter needs it. `quoted`: the reader may read the contract's words.

    `late` are our own overdue payments: what the vendor may hold against the claim.
    """

    evidence: Evidence
    vendor: str
    contract: str | None
    contract_title: str | None
    customer: str
    sender: str
    lang: str
    zone: ZoneInfo
    quoted: bool
    names: dict[str, str]
    late: tuple[OwnBreach, ...] = ()
    row: str | None = None
    """The row or sentence of the contract that promises the time, under its heading."""
    clause: str | None = None
    """The one that gives the credit."""


def to_vendor(session: Session, ticket_id: int, clock_name: str | None, *, by: str, now: datetime) -> ToVendor:
    """The message about a clock, or about the ticket as a whole, to the people whom its share of time calls for."""
    refuse_money(session, by)
    ticket, state = _seen(session, ticket_id, by), state_of(session, ticket_id)
    clock = next((one for one in state.clocks if one.name == clock_name), None)
    percent = used_percent(clock, now) if clock else 0
    return ToVendor(
        ticket=ticket,
        lang=_vendor_lang(session, ticket.vendor),
        contract=state.intake.get("contract"),
        level=state.level,
        description=state.intake.get("description") or ticket.title,
        impact=state.intake.get("impact"),
        clock=clock,
        percent=percent,
        contacts=tuple(
            vendor_chain.called(
                session, ticket.vendor, state.terms, level=max(1, step_at(percent).vendor_level), percent=percent
            )
        ),
        sender=name_of(session, by),
        zone=ZoneInfo(zone_of(state)),
    )


def _vendor_lang(session: Session, name: str | None) -> str:
    """The vendor's language: Chinese where its name is, else that of its first contact."""
    vendor = vendors.named(session, name) if name else None
    if vendor is None or language_of(vendor.name) == "zh":
        return "zh" if vendor else "en"
    return vendor.contacts[0].lang if vendor.contacts else "en"


def claim_file(session: Session, ticket_id: int, clock_name: str, *, by: str, now: datetime) -> ClaimFile:
    """The evidence of a missed deadline and what it is worth; raises NotAllowed for the vendor's people."""
    refuse_money(session, by)
    _seen(session, ticket_id, by)
    evidence = breaches.evidence(session, ticket_id, clock_name, now)
    state = state_of(session, ticket_id)
    contract = session.get(Contract, evidence.ticket.contract_id) if evidence.ticket.contract_id else None
    asker = people.asker_of(session, by)
    readable = contract is None or asker.may_read(contract.document.audience)
    customer = next((f.value for f in contract.facts if f.field == "customer"), "") if contract else ""
    return ClaimFile(
        evidence=evidence,
        vendor=evidence.ticket.vendor or "",
        contract=contract.number if contract else None,
        contract_title=contract.title if contract else None,
        customer=customer or "",
        sender=name_of(session, by),
        lang=_vendor_lang(session, evidence.ticket.vendor),
        zone=ZoneInfo(zone_of(state)),
        quoted=readable,
        names={event.by: name_of(session, event.by) for event in evidence.events},
        row=line_of_promise(contract, evidence.clock.promise) if contract else None,
        clause=line_of_credit(contract, evidence.claim.rule) if contract and evidence.claim else None,
        late=own_breaches(session, contract, now.date(), asker=asker) if contract and readable else (),
    )


def _seen(session: Session, ticket_id: int, by: str) -> Ticket:
    """The ticket, for somebody who sees its clocks: both letters say what its contract says."""
    return ticket_sight.one(session, ticket_id, people.asker_of(session, by), terms=True).ticket


def decide(session: Session, claim_id: int, state: str, *, by: str, now: datetime) -> Claim:
    """Claim or waive, and tell the ticket's thread; raises NotAllowed, or Conflict where it is decided."""
    decided = breaches.decide(session, claim_id, state, by=by, now=now)
    place = place_of_terms(session, tickets.get(session, decided.ticket_id))
    if place is not None:
        outbox.put(session, _told(place, decided, by), now)
    return decided


def _told(place: TicketPlace, claim: Claim, by: str) -> Note:
    ticket = place.seen.ticket
    payload = {
        "lang": ticket.lang, "ticket": ticket.id, "clock": claim.clock, "state": claim.state, "by": by,
    }  # fmt: skip
    return Note(
        subject=f"claim:{claim.id}", kind=f"claim_{claim.state}", template="claim_decided", payload=payload,
        thread=place.thread, channel=place.channel, thread_ts=place.thread_ts,
    )  # fmt: skip
