"""The money in one quote line, exact to the cent."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.rules.prices.price_quotes import Basis, Quote, QuoteLine, cents, percent, times_charged, without_tax

SEAT = QuoteLine(module="Seat", unit_price=Decimal("74.00"), quantity=Decimal(65), users=65)


def test_an_amount_is_the_discounted_price_times_the_quantity():
    line = replace(SEAT, discount_percent=Decimal("12.5"))

    assert (Decimal("64.7500"), Decimal("4208.75")) == (line.price, line.amount)


def test_a_line_without_a_price_has_no_amount():
    line = replace(SEAT, unit_price=None)

    assert (None, None, None) == (line.price, line.amount, line.per_user)


def test_a_price_for_the_whole_module_is_shared_by_its_users():
    assert Decimal("822.22") == QuoteLine(module="Vault", unit_price=Decimal(148000), users=180).per_user


def test_nobody_to_share_with_is_no_price_for_each_user():
    assert QuoteLine(module="Vault", unit_price=Decimal(148000), users=0).per_user is None


def test_totals_keep_yearly_and_one_off_money_apart():
    lines = (
        SEAT,
        replace(SEAT, unit_price=None),
        QuoteLine(module="Set-up", unit_price=Decimal(900), basis=Basis.ONE_OFF),
    )
    quote = Quote(lines=lines, currency="USD")

    assert (Decimal("4810.00"), Decimal("900.00")) == (quote.total(Basis.YEARLY), quote.total(Basis.ONE_OFF))


@pytest.mark.parametrize(
    ("changes", "price"),
    [
        ({"tax_included": True, "tax_percent": Decimal(13), "unit_price": Decimal("113.00")}, Decimal(100)),
        ({"tax_included": False, "tax_percent": Decimal(13)}, Decimal(74)),
        ({"tax_included": True}, Decimal(74)),
        ({"tax_included": None, "tax_percent": Decimal(6)}, Decimal(74)),
    ],
)
def test_tax_is_taken_out_only_where_it_is_in_and_its_rate_known(changes, price):
    assert price == without_tax(replace(SEAT, **changes)).unit_price


@pytest.mark.parametrize(("stated", "quantity"), [("4810.00", 65), ("74.00", 1)])
def test_the_stated_amount_tells_whether_a_price_is_for_each_user(stated, quantity):
    line = replace(SEAT, quantity=Decimal(1))

    assert Decimal(quantity) == times_charged(line, Decimal(stated)).quantity


@pytest.mark.parametrize("line", [replace(SEAT, users=None), replace(SEAT, unit_price=None)])
def test_without_users_or_a_price_there_is_nothing_to_settle(line):
    assert line == times_charged(line, Decimal(1))


@pytest.mark.parametrize(("part", "whole", "rise"), [("59", "54", "9.26"), ("95", "100", "-5.00"), ("1", "0", None)])
def test_a_rise_is_in_percent_of_what_was_paid(part, whole, rise):
    assert (None if rise is None else Decimal(rise)) == percent(Decimal(part), Decimal(whole))


@given(st.decimals(0, 10**9, places=4))
def test_rounding_moves_an_amount_by_half_a_cent_at_most(amount):
    assert abs(cents(amount) - amount) <= Decimal("0.005")
