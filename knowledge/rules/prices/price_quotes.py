"""A renewal quote's lines and the money in them: prices for each unit, user, year and term, with and without tax."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from knowledge.rules.time.durations import Duration

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


class Basis(StrEnum):
    """How often a line is paid."""

    YEARLY = "yearly"
    ONE_OFF = "one_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One priced item. `unit_price` is paid `quantity` times a year or once, before the discount.

    `users` is how many people the line covers, also where the price is for the module as a whole. `tax_included`
    tells whether `unit_price` holds the tax; none: not stated.
    """

    module: str
    unit_price: Decimal | None
    quantity: Decimal = Decimal(1)
    users: int | None = None
    term: Duration | None = None
    discount_percent: Decimal = Decimal(0)
    tax_percent: Decimal | None = None
    tax_included: bool | None = None
    basis: Basis = Basis.YEARLY

    @property
    def price(self) -> Decimal | None:
        """The unit price after the discount."""
        if self.unit_price is None:
            return None
        return self.unit_price * (_HUNDRED - self.discount_percent) / _HUNDRED

    @property
    def amount(self) -> Decimal | None:
        """What the line costs a year, or once, as priced (with or without tax)."""
        return None if self.price is None else cents(self.price * self.quantity)

    @property
    def per_user(self) -> Decimal | None:
        """The line's amount for each user it covers."""
        return cents(self.amount / self.users) if self.amount is not None and self.users else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The lines of one offer, or of the running contract, in one currency."""

    lines: tuple[QuoteLine, ...]
    currency: str | None
    valid_until: date | None = None

    def total(self, basis: Basis) -> Decimal:
        """The sum of the priced lines of a basis."""
        return sum((line.amount or Decimal(0) for line in self.lines if line.basis is basis), Decimal(0))


def cents(amount: Decimal) -> Decimal:
    """Round to two places, halves away from zero, as invoices do."""
    return amount.quantize(_CENT, ROUND_HALF_UP)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """How much more `part` is than `whole`, in percent to two places; none where there was nothing before."""
    return cents((part - whole) * _HUNDRED / whole) if whole else None


def without_tax(line: QuoteLine) -> QuoteLine:
    """The same line priced without tax; unchanged where it has none, or where the rate is not stated."""
    if not line.tax_included or line.tax_percent is None or line.unit_price is None:
        return line
    net = line.unit_price * _HUNDRED / (_HUNDRED + line.tax_percent)
    return replace(line, unit_price=net, tax_included=False)


def times_charged(line: QuoteLine, stated_amount: Decimal) -> QuoteLine:
    """Settle whether a line's price is for each user or for all: whichever gives the amount that the quote states."""
    if line.users is None or line.price is None:
        return line
    each = replace(line, quantity=Decimal(line.users))
    return each if each.amount == cents(stated_amount) else line
