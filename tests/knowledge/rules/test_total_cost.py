"""What a choice costs over three years."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from knowledge.rules.prices.price_quotes import Basis, Quote, QuoteLine
from knowledge.rules.prices.total_cost import OwnCosts, TotalCost, total_cost

QUOTE = Quote(
    currency="CNY",
    lines=(
        QuoteLine(module="Vault", unit_price=Decimal(100000)),
        QuoteLine(module="Set-up", unit_price=Decimal(48000), basis=Basis.ONE_OFF),
    ),
)
OWN = OwnCosts(
    implementation=Decimal(20000),
    training=Decimal(9600),
    hours_once=Decimal(80),
    hours_a_year=Decimal(120),
    hourly_rate=Decimal("150.50"),
)


def test_everything_paid_once_falls_into_the_first_year():
    expected = TotalCost(
        fees=Decimal("312160.00"),
        one_off=Decimal("48000.00"),
        implementation=Decimal(20000),
        training=Decimal(9600),
        people=Decimal("66220.00"),
        years=(Decimal("207700.00"), Decimal("122060.00"), Decimal("126220.00")),
    )

    result = total_cost(QUOTE, OWN, yearly_rise_percent=Decimal(4))

    assert expected == result
    assert Decimal("455980.00") == result.total


@given(st.integers(1, 10), st.decimals(0, 20, places=2))
def test_the_parts_add_up_to_the_total(years, rise):
    result = total_cost(QUOTE, OWN, years=years, yearly_rise_percent=rise)

    assert result.total == result.fees + result.one_off + result.implementation + result.training + result.people
