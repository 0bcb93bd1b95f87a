"""Typed questions to the register: which contracts fit, in which order, how many, and what they come to by currency.

What a contract does not state is never guessed: it meets no condition on that value, and sums say that it is missing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from knowledge.rules.questions.asked_period import Period

LATE, PAST, ENDED = "late", "past_opt_out", "ended"
"""The day to ask for a renewal has gone by; the day to stop one has; the contract has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One contract as it stands on a day: facts in force in their JSON form by key, its dates as they have renewed.

    Items of the SLA have keys such as `sla:p1:response`. `unsure` are keys that nobody has confirmed or that rest on an
    assumption.
    """

    contract: int
    vendor: int | None = None
    kind: str | None = None
    state: str = ""
    values: Mapping[str, Any]
    unsure: frozenset[str] = frozenset()

    def day(self, field: str) -> date | None:
        """A date that the contract states."""
        value = self.values.get(field)
        return date.fromisoformat(value) if isinstance(value, str) else None

    def keys(self, field: str) -> tuple[str, ...]:
        """The keys of what it states of a field: of one of the SLA's milestones, of credits, several."""
        if field.startswith("sla."):
            milestone = field.partition(".")[2]
            return tuple(k for k, v in self.values.items() if k.startswith("sla:") and _promises(v, milestone))
        if field == "credits":
            return tuple(k for k in self.values if k.startswith("credits:"))
        return (field,) if field in self.values else ()


def _promises(item: Mapping[str, Any], milestone: str) -> bool:
    return item["definition"] is not None if milestone == "definition" else item["milestone"] == milestone


class Op(StrEnum):
    """How a value is tested."""

    STATED = "stated"
    IS = "is"
    ABOVE = "above"
    BELOW = "below"
    WITHIN = "within"
    """A day in a period."""
    SAYS = "says"
    """Words of which it uses one."""
    OF_KIND = "of_kind"
    IN_STATE = "in_state"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on one field; a contract that does not state the field does not meet it."""

    op: Op
    field: str = ""
    value: Any = None


def fits(entry: Entry, test: Condition) -> bool:
    """Whether a contract meets a condition."""
    if test.op is Op.OF_KIND:
        return entry.kind in test.value
    if test.op is Op.IN_STATE:
        return entry.state in test.value
    return any(_holds(entry.values[key], test) for key in entry.keys(test.field))


def _holds(value: Any, test: Condition) -> bool:
    if test.op is Op.STATED:
        return True
    if test.op is Op.WITHIN:
        period: Period = test.value
        return period.holds(date.fromisoformat(value))
    if test.op is Op.SAYS:
        return any(word in str(value).casefold() for word in test.value)
    if test.op is Op.CURRENCY:
        return bool(value["currency"] == test.value)
    if test.op is Op.IS:
        return bool(value == test.value)
    return bool(_size(value) > test.value if test.op is Op.ABOVE else _size(value) < test.value)


def _size(value: Any) -> Decimal:
    return Decimal(str(value["amount"] if isinstance(value, Mapping) else value))


def selected(entries: Iterable[Entry], tests: Sequence[Condition]) -> list[Entry]:
    """The contracts that pass every test, in the order given."""
    return [entry for entry in entries if all(fits(entry, test) for test in tests)]


def in_order(entries: Iterable[Entry], field: str, *, newest_first: bool = False) -> list[Entry]:
    """The contracts that state a day, by that day."""
    stated = [(day, entry.contract, entry) for entry in entries if (day := entry.day(field))]
    return [entry for _, _, entry in sorted(stated, key=lambda row: row[:2], reverse=newest_first)]


@dataclass(frozen=True, slots=True)
class Sum:
    """What one currency's values come to (`currency` is none for counts), of how many contracts."""

    currency: str | None
    total: str
    contracts: int


@dataclass(frozen=True, slots=True)
class Sums:
    """One sum a currency, largest number of contracts first; never across currencies.

    `silent` are contracts that do not state the value; `unsure` those whose value nobody has confirmed or that rests on
    an assumption.
    """

    sums: tuple[Sum, ...]
    silent: tuple[int, ...]
    unsure: tuple[int, ...]


def summed(entries: Sequence[Entry], field: str) -> Sums:
    """Add a field of money, or of a count, up."""
    totals: dict[str | None, list[Decimal]] = {}
    stating = [entry for entry in entries if field in entry.values]
    for entry in stating:
        value = entry.values[field]
        currency = value["currency"] if isinstance(value, Mapping) else None
        totals.setdefault(currency, []).append(_size(value))
    sums = [Sum(currency, _plain(sum(parts), currency), len(parts)) for currency, parts in totals.items()]
    ordered = sorted(sums, key=lambda one: (-one.contracts, one.currency or ""))
    silent = tuple(entry.contract for entry in entries if field not in entry.values)
    return Sums(tuple(ordered), silent, tuple(entry.contract for entry in stating if field in entry.unsure))


def _plain(total: Decimal | int, currency: str | None) -> str:
    return f"{total:.2f}" if currency else f"{total.normalize():f}" if isinstance(total, Decimal) else str(total)
