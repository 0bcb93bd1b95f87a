"""Questions to the register: what is not stated fits nothing, and currencies are never added together."""

from datetime import date
from decimal import Decimal

import pytest

from knowledge.rules.questions.asked_period import Period
from knowledge.rules.questions.register_query import LATE, Condition, Entry, Op, Sum, fits, in_order, selected, summed


def _entry(contract=1, *, kind="support", state="", unsure=(), **values):
    return Entry(contract=contract, kind=kind, state=state, values=values, unsure=frozenset(unsure))


def _fee(amount, currency="EUR"):
    return {"amount": amount, "currency": currency}


@pytest.mark.parametrize(
    ("test", "values"),
    [
        (Condition(Op.STATED, "retention_percent"), {"retention_percent": 5}),
        (Condition(Op.IS, "auto_renews", False), {"auto_renews": False}),
        (Condition(Op.ABOVE, "annual_fee", Decimal(100)), {"annual_fee": _fee("100.01")}),
        (Condition(Op.BELOW, "price_increase_cap_percent", Decimal(4)), {"price_increase_cap_percent": 3.5}),
        (Condition(Op.CURRENCY, "annual_fee", "GBP"), {"annual_fee": _fee("9.00", "GBP")}),
        (Condition(Op.SAYS, "governing_law", ("german", "德国")), {"governing_law": "German law"}),
        (Condition(Op.WITHIN, "expires_on", Period(date(2027, 1, 1), date(2027, 1, 31))), {"expires_on": "2027-01-31"}),
    ],
    ids=lambda value: value.op.value if isinstance(value, Condition) else "",
)
def test_a_contract_fits_by_what_it_states_and_one_that_is_silent_does_not(test, values):
    assert fits(_entry(**values), test)
    assert not fits(_entry(), test)


def test_a_milestone_is_stated_by_any_level_that_promises_it():
    promise = {"level": "P2", "milestone": "workaround", "definition": None, "within": "PT8H"}
    entry = Entry(contract=1, values={"sla:p2:workaround": promise})

    assert fits(entry, Condition(Op.STATED, "sla.workaround"))
    assert not fits(entry, Condition(Op.STATED, "sla.restore"))


def test_contracts_are_chosen_by_kind_and_by_where_they_stand():
    late, nda = _entry(1, state=LATE), _entry(2, kind="nda")

    assert [late] == selected([late, nda], [Condition(Op.IN_STATE, value=(LATE,))])
    assert [nda] == selected([late, nda], [Condition(Op.OF_KIND, value={"nda"})])


def test_each_currency_has_a_sum_of_its_own():
    entries = [
        _entry(1, annual_fee=_fee("10.10")),
        _entry(2, annual_fee=_fee("0.05")),
        _entry(3, annual_fee=_fee("7.00", "CNY")),
    ]

    assert (Sum("EUR", "10.15", 2), Sum("CNY", "7.00", 1)) == summed(entries, "annual_fee").sums


def test_a_sum_says_which_contracts_it_leaves_out_and_which_rest_on_unconfirmed_values():
    entries = [_entry(1, annual_fee=_fee("10.00"), unsure=["annual_fee"]), _entry(2)]

    found = summed(entries, "annual_fee")

    assert ((2,), (1,)) == (found.silent, found.unsure)


def test_visits_are_added_as_whole_numbers():
    entries = [_entry(1, onsite_visits_per_year=20), _entry(2, onsite_visits_per_year=10)]

    assert (Sum(None, "30", 2),) == summed(entries, "onsite_visits_per_year").sums


def test_what_states_no_day_comes_neither_first_nor_last():
    soon, later = _entry(1, expires_on="2027-01-01"), _entry(2, expires_on="2028-01-01")

    assert [soon, later] == in_order([_entry(3), later, soon], "expires_on")
    assert [later, soon] == in_order([_entry(3), later, soon], "expires_on", newest_first=True)
