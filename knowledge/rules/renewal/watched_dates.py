"""The other dates of a contract that somebody should not forget: money, yearly duties, reviews, claims.

Source: guides on renewing enterprise software (docs/renewals.md): yearly health check and version update, review every
half year and training after signing, restore drill each quarter, retention money after acceptance.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from knowledge.rules.contract_record import BUSINESS
from knowledge.rules.renewal.renewals import State, Watch
from knowledge.rules.time.durations import Duration, after
from knowledge.rules.time.workdays import weekday, workdays_after

DUTIES: Mapping[str, Duration] = {
    "health_check": Duration(months=12),
    "version_update": Duration(months=12),
    "half_year_review": Duration(months=6),
    "restore_drill": Duration(months=3),
}
"""What comes round while a contract runs, and how often."""

TRAINING_DAYS = 30
PRICE_CHECK_DAYS = 60
PRICE_CHECK_HOLDS_DAYS = 180
_WITH_DUTIES = frozenset({"license", "support", "annual_service"})


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that falls due on a day, as the contract or a person says; `what` names the instalment."""

    what: str
    on: date
    amount: str | None = None
    currency: str | None = None
    paid: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A credit that is owed to us and must be claimed by a day."""

    subject: str
    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What the company itself has entered: acceptance, payments, open claims, and when each duty was last done."""

    accepted_on: date | None = None
    retention_paid: bool = False
    payments: tuple[Payment, ...] = ()
    claims: tuple[Claim, ...] = ()
    since: date | None = None
    """The day on which the desk learned of the contract: what came round earlier is not called overdue."""
    done: Mapping[str, date] = field(default_factory=dict)
    """Last day on which a duty was done, by its name; `training` and `price_check` too."""
    duties: Mapping[str, Duration] | None = None
    """How often each duty comes round for this contract; none: the usual ones of its kind."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Something that falls due; `subject` tells two of a kind apart. Dates in the past are overdue."""

    kind: str
    on: date
    subject: str = ""
    amount: str | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class LatePayment:
    """Money that we owe and have not paid in time: an instalment (`payment`), or what was held back (`retention`)."""

    due: Watched
    days: int


def late_payments(facts: Mapping[str, Any], ledger: Ledger, on: date) -> tuple[LatePayment, ...]:
    """What is overdue on a day, the oldest first; the day on which it falls due is in time."""
    late = (item for item in _money(facts, ledger) if item.on < on)
    return tuple(LatePayment(item, (on - item.on).days) for item in sorted(late, key=lambda i: (i.on, i.subject)))


def watched_dates(facts: Mapping[str, Any], watch: Watch, ledger: Ledger) -> tuple[Watched, ...]:
    """Everything of a contract that is due or will be, soonest first; done and paid things are left out."""
    found = [*_money(facts, ledger), *(Watched("claim", claim.by, claim.subject) for claim in ledger.claims)]
    if watch.state is not State.ENDED:
        found += [*_duties(facts, watch, ledger), *_after_signing(facts, ledger), *_price_check(facts, watch, ledger)]
    return tuple(sorted(found, key=lambda item: (item.on, item.kind, item.subject)))


def _money(facts: Mapping[str, Any], ledger: Ledger) -> Iterator[Watched]:
    for payment in ledger.payments:
        if not payment.paid:
            yield Watched("payment", payment.on, payment.what, payment.amount, payment.currency)
    release = facts.get("retention_release")
    if release and ledger.accepted_on is not None and not ledger.retention_paid:
        length = Duration.parse(release)
        if facts.get("units", {}).get("retention_release") == BUSINESS:
            yield Watched("retention", workdays_after(ledger.accepted_on, length.days, weekday))
        else:
            yield Watched("retention", after(ledger.accepted_on, length))


def _duties(facts: Mapping[str, Any], watch: Watch, ledger: Ledger) -> Iterator[Watched]:
    """Each duty's next day, never beyond the end."""
    usual = DUTIES if facts.get("kind") in _WITH_DUTIES else {}
    for kind, every in (usual if ledger.duties is None else ledger.duties).items():
        on = _next_round(kind, every, facts, ledger)
        term = watch.binding or watch.term
        if on is not None and (term is None or on <= term.ends_on):
            yield Watched(kind, on)


def _next_round(kind: str, every: Duration, facts: Mapping[str, Any], ledger: Ledger) -> date | None:
    """Its length after a duty was last done; else the first round after the start that the desk has known."""
    if kind in ledger.done:
        return after(ledger.done[kind], every)
    start = _day(facts, "signed_on" if kind == "half_year_review" else "effective_on") or _day(facts, "signed_on")
    if start is None:
        return None
    known = ledger.since or start
    rounds = (after(start, Duration(every.months * n, every.days * n)) for n in count(1))
    return next(on for on in rounds if on >= known)


def _after_signing(facts: Mapping[str, Any], ledger: Ledger) -> Iterator[Watched]:
    signed = _day(facts, "signed_on")
    if signed is None or facts.get("kind") not in _WITH_DUTIES or "training" in ledger.done:
        return
    on = signed + timedelta(days=TRAINING_DAYS)
    if on >= (ledger.since or on):
        yield Watched("training", on)


def _price_check(facts: Mapping[str, Any], watch: Watch, ledger: Ledger) -> Iterator[Watched]:
    """Before the deadline that matters the quote is held against the cap, once for each deadline."""
    if facts.get("price_increase_cap_percent") is None or watch.deadline is None or watch.state is State.LEAVING:
        return
    deadline, checked = watch.deadline.on, ledger.done.get("price_check")
    if checked is None or checked < deadline - timedelta(days=PRICE_CHECK_HOLDS_DAYS):
        yield Watched("price_check", deadline - timedelta(days=PRICE_CHECK_DAYS))


def _day(facts: Mapping[str, Any], name: str) -> date | None:
    value = facts.get(name)
    return date.fromisoformat(value) if value else None
