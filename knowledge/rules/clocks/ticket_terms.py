"""The terms that a ticket runs under: a snapshot of its contract's promises, hours, credits and fees."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.rules.clocks.sla import ClockKind, Terms, parse_target
from knowledge.rules.contract_record import ContractRecord, CreditTerm, Money, Quote
from knowledge.rules.time.calendars import ALWAYS, Hours, calendar_json, calendar_of

MILESTONES = ("response", "plan", "workaround", "interim", "restore", "resolve", "update", "onsite", "change_record")

DEFAULT_MARKS = (50, 75, 90)
"""Percent of a target at which a warning is due; the breach at 100 is always told."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What the contract owes a level: a milestone within a time, the words that say so, and the file they are from."""

    level: str
    milestone: str
    within: str
    clock: ClockKind
    quote: Quote | None = None
    document: str | None = None
    doubts: tuple[str, ...] = ()
    """What its clock was assumed to be; it then counts, but proves nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerms:
    """All levels of one contract, so that a change of severity needs nothing else.

    `document` is the contract's own file; `provisional` are years whose make-up workdays were not published
    when the snapshot was taken; `marks` are warnings by level, `""` standing for every level without its own;
    `chain` are our own people by level above the ticket's owner, Slack ids or names (none: those of the register);
    `claim_days` is `business` where the time to claim counts working days; `rests_on` are the ids of the documents
    that all this was read from.
    """

    promises: tuple[Promise, ...] = ()
    hours: Hours = ALWAYS
    document: str | None = None
    provisional: tuple[int, ...] = ()
    credits: tuple[CreditTerm, ...] = ()
    credit_claim_within: str | None = None
    claim_days: str | None = None
    annual_fee: Money | None = None
    contract_price: Money | None = None
    marks: tuple[tuple[str, tuple[int, ...]], ...] = ()
    chain: tuple[tuple[str, ...], ...] = ()
    rests_on: tuple[int, ...] = ()
    escalates: tuple[str, ...] = ()
    """Whom of the vendor's the contract itself says to call one after the other, in its words."""

    def promised(self, level: str | None) -> dict[str, Promise]:
        """The promises to a level, by milestone."""
        return {promise.milestone: promise for promise in self.promises if same_level(promise.level, level)}

    def marks_of(self, level: str | None) -> tuple[int, ...]:
        """The warning percents of a level."""
        own = {name: marks for name, marks in self.marks if name == "" or same_level(name, level)}
        return next((marks for name, marks in own.items() if name), own.get("", DEFAULT_MARKS))

    def clock_terms(self, promise: Promise) -> Terms:
        """What the clock counts for a promise."""
        return Terms(parse_target(promise.within), promise.clock, self.hours)


def same_level(one: str | None, other: str | None) -> bool:
    """Tell whether two level names are the same but for case and spaces."""
    return "".join((one or "").split()).casefold() == "".join((other or "").split()).casefold()


def terms_from(
    record: ContractRecord, hours: Hours, *, document: str | None = None, provisional: tuple[int, ...] = ()
) -> ContractTerms:
    """The snapshot of a contract's record; targets that no clock can count (calendar months) are left out."""
    return ContractTerms(
        promises=tuple(_promises(record)),
        hours=hours,
        document=document,
        provisional=provisional,
        credits=record.credits,
        credit_claim_within=record.credit_claim_within,
        claim_days=record.units.get("credit_claim_within"),
        annual_fee=record.annual_fee,
        contract_price=record.total_fee,
    )


def _promises(record: ContractRecord) -> list[Promise]:
    found = []
    for number, item in enumerate(record.sla):
        if item.milestone in MILESTONES and item.within and _countable(item.within):
            kind: ClockKind = "24x7" if item.clock == "24x7" else "business"
            quote = record.quotes.get(f"sla[{number}].within")
            found.append(Promise(item.level, item.milestone, item.within, kind, quote))
    return found


def _countable(within: str) -> bool:
    try:
        parse_target(within)
    except ValueError:
        return False
    return True


def terms_json(terms: ContractTerms) -> dict[str, Any]:
    """The JSON form, for the event log."""
    return asdict(terms) | {"hours": calendar_json(terms.hours)}


def terms_of(value: Mapping[str, Any]) -> ContractTerms:
    """Read the JSON form."""
    return ContractTerms(
        promises=tuple(_promise(promise) for promise in value["promises"]),
        hours=calendar_of(value["hours"]),
        document=value["document"],
        provisional=tuple(value["provisional"]),
        credits=tuple(CreditTerm(**credit) for credit in value["credits"]),
        credit_claim_within=value["credit_claim_within"],
        claim_days=value.get("claim_days"),
        annual_fee=_money(value["annual_fee"]),
        contract_price=_money(value["contract_price"]),
        marks=tuple((level, tuple(marks)) for level, marks in value["marks"]),
        chain=tuple(tuple(level) for level in value.get("chain", ())),
        rests_on=tuple(value.get("rests_on", ())),
        escalates=tuple(value.get("escalates", ())),
    )


def _promise(value: Mapping[str, Any]) -> Promise:
    quote = value["quote"]
    doubts = tuple(value.get("doubts", ()))
    return Promise(**{**value, "quote": Quote(**quote) if quote else None, "doubts": doubts})


def _money(value: Mapping[str, str] | None) -> Money | None:
    return Money(**value) if value else None
