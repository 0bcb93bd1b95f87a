"""What a choice costs over some years: fees, implementation, training and the company's own people (TCO)."""

from dataclasses import dataclass
from decimal import Decimal

from knowledge.rules.prices.price_quotes import Basis, Quote, cents

YEARS = 3
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCosts:
    """What a choice costs beside the quote, in the quote's currency; hours are those of the company's own people."""

    implementation: Decimal = Decimal(0)
    training: Decimal = Decimal(0)
    hours_once: Decimal = Decimal(0)
    hours_a_year: Decimal = Decimal(0)
    hourly_rate: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalCost:
    """The parts of the total; `years` is what each year costs, the first with everything that is paid once."""

    fees: Decimal
    one_off: Decimal
    implementation: Decimal
    training: Decimal
    people: Decimal
    years: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        return sum(self.years, Decimal(0))


def total_cost(
    quote: Quote, own: OwnCosts, *, years: int = YEARS, yearly_rise_percent: Decimal = Decimal(0)
) -> TotalCost:
    """Add up what a quote costs over whole years; fees rise each year after the first by `yearly_rise_percent`."""
    growth = (_HUNDRED + yearly_rise_percent) / _HUNDRED
    fees = [cents(quote.total(Basis.YEARLY) * growth**year) for year in range(years)]
    one_off = quote.total(Basis.ONE_OFF)
    people_once = cents(own.hours_once * own.hourly_rate)
    people_yearly = cents(own.hours_a_year * own.hourly_rate)
    once = one_off + own.implementation + own.training + people_once
    return TotalCost(
        fees=sum(fees, Decimal(0)),
        one_off=one_off,
        implementation=own.implementation,
        training=own.training,
        people=people_once + people_yearly * years,
        years=tuple(fee + people_yearly + (once if year == 0 else 0) for year, fee in enumerate(fees)),
    )
