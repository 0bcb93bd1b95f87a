"""A quote against the running contract: on the sample company's own quotes, and at the edges."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import BadInput
from knowledge.rules.prices.module_names import ALIKE, likeness
from knowledge.rules.prices.price_comparison import Paid, compare, price_history
from knowledge.rules.prices.price_quotes import Basis, Quote, QuoteLine, times_charged
from knowledge.rules.time.durations import Duration
from tests.sample_maker import quotes as sample

PLM_CONTRACT = {
    "图文档管理": (180, 148000),
    "BOM与工程变更": (120, 132000),
    "工艺规划": (45, 86000),
    "CAD集成接口": (60, 54000),
}
YEAR = Duration(months=12)


def line(module, price, **given):
    return QuoteLine(module=module, unit_price=Decimal(str(price)), **given)


def paid(*lines, currency="CNY"):
    return Quote(lines=lines, currency=currency)


def plm_contract():
    lines = (line(m, p, users=u, tax_included=True, tax_percent=Decimal(13)) for m, (u, p) in PLM_CONTRACT.items())
    return paid(*lines)


def quoted(sheet, currency):
    """The priced rows of a sample sheet as lines; the rows of totals have no unit price."""
    rows = [row for row in sheet.rows if row[3] is not None]
    return Quote(lines=tuple(map(_line, rows)), currency=currency, valid_until=date(2026, 12, 31))


def _line(row):
    module, users, term, price, discount, tax, amount, basis = row
    found = line(
        module,
        price,
        users=users,
        term=None if term is None else YEAR,
        discount_percent=Decimal(discount.rstrip("%")) if discount.endswith("%") else Decimal(0),
        tax_percent=Decimal(tax.rstrip("%")),
        tax_included=basis in ("按年", "一次性"),
        basis=Basis.YEARLY if basis in ("按年", "yearly") else Basis.ONE_OFF,
    )
    return times_charged(found, Decimal(str(amount)))


def test_each_module_of_a_quote_is_held_against_the_cap():
    result = compare(quoted(sample.PLM, "CNY"), plm_contract(), cap_percent=Decimal(5))

    found = {c.quoted.module: (c.rise_percent, c.over_cap, c.excess) for c in result.changes if c.running}
    assert {
        "图文档管理": (Decimal("7.50"), True, Decimal("3700.00")),
        "BOM与工程变更": (Decimal("5.00"), False, Decimal(0)),
        "工艺规划": (Decimal("0.00"), False, Decimal(0)),
        "CAD集成接口": (Decimal("8.00"), True, Decimal("1620.00")),
    } == found
    assert ("供应商图纸门户（新增）", "门户实施服务", "管理员培训（2天）") == result.added
    assert (Decimal("420000.00"), Decimal("474420.00"), Decimal("12.96")) == (
        result.running_total,
        result.quoted_total,
        result.rise_percent,
    )


def test_more_users_are_not_a_higher_price():
    running = paid(line("Professional user", "888.00", quantity=Decimal(65), users=65), currency="USD")

    result = compare(quoted(sample.FERNHOLLOW, "USD"), running, cap_percent=Decimal(7))

    change = result.changes[0]
    assert (Decimal("8.00"), Decimal("8.00"), True) == (
        change.rise_percent,
        change.per_user_rise_percent,
        change.over_cap,
    )
    assert (Decimal("950.16"), Decimal("621.60")) == (change.allowed_price, change.excess)
    assert (("Professional user (79.92 per month)", "bulk_discount"),) == result.asks


@pytest.mark.parametrize(
    ("sheet", "currency", "module", "price", "cap", "rise"),
    [
        (sample.QMS, "CNY", "年度技术服务费", 158000, 4, "6.00"),
        (sample.LEDGERWAY, "GBP", "Ledgerway support & maintenance", 96000, 4, "6.00"),
    ],
)
def test_a_module_is_found_though_it_is_named_a_little_differently(sheet, currency, module, price, cap, rise):
    result = compare(quoted(sheet, currency), paid(line(module, price), currency=currency), cap_percent=Decimal(cap))

    assert (Decimal(rise), True) == (result.changes[0].rise_percent, result.changes[0].over_cap)


def test_what_the_quote_leaves_out_is_named():
    result = compare(paid(line("Vault", 100)), paid(line("Vault", 90), line("Workflow", 40)))

    assert (("Workflow",), ()) == (result.left_out, result.added)


def test_a_taxed_price_is_compared_with_an_untaxed_one_without_tax():
    now = paid(line("Vault", "113", tax_included=True, tax_percent=Decimal(13)))
    then = paid(line("Vault", "100", tax_included=False, tax_percent=Decimal(13)))

    change = compare(now, then, cap_percent=Decimal(0)).changes[0]

    assert (Decimal("0.00"), False) == (change.rise_percent, change.over_cap)


def test_a_fee_for_all_users_rises_for_each_user_when_there_are_fewer():
    change = compare(paid(line("Vault", 100, users=50)), paid(line("Vault", 100, users=100))).changes[0]

    assert (Decimal("0.00"), Decimal("100.00")) == (change.rise_percent, change.per_user_rise_percent)


def test_without_a_price_a_line_stays_uncompared_and_the_gap_is_named():
    asked = Quote(lines=(QuoteLine(module="Vault", unit_price=None),), currency=None)

    result = compare(asked, paid(line("Vault", 100)))

    assert result.changes[0].rise_percent is None
    assert (
        ("", "currency"),
        ("", "valid_until"),
        ("Vault", "price"),
        ("Vault", "term"),
        ("Vault", "tax"),
    ) == result.gaps


def test_a_quote_that_says_everything_has_no_gaps():
    whole = Quote(
        lines=(line("Vault", 1, term=YEAR, tax_percent=Decimal(6)),), currency="CNY", valid_until=date(2027, 1, 1)
    )

    assert () == compare(whole, paid()).gaps


def test_a_long_term_without_a_discount_is_worth_a_question():
    longer = line("Vault", 100, term=Duration(months=36))

    assert (("Vault", "term_discount"),) == compare(paid(longer), paid(line("Vault", 100))).asks
    assert () == compare(paid(replace(longer, discount_percent=Decimal(3))), paid(line("Vault", 100))).asks


def test_two_currencies_are_not_compared():
    with pytest.raises(BadInput, match="in USD and the contract in CNY"):
        compare(paid(line("Vault", 1), currency="USD"), paid(line("Vault", 1)))


def test_a_history_shows_each_rise_over_the_year_before():
    assert (
        Paid("2025", Decimal(100), "CNY", None),
        Paid("2026", Decimal(104), "CNY", Decimal("4.00")),
        Paid("2027", Decimal(102), "CNY", Decimal("-1.92")),
    ) == price_history([Paid(str(2025 + n), Decimal(paid), "CNY") for n, paid in enumerate((100, 104, 102))])


def test_a_price_in_another_currency_has_no_rise():
    history = price_history([Paid("2025", Decimal(100), "CNY"), Paid("2026", Decimal(15), "USD")])

    assert [None, None] == [paid.rise_percent for paid in history]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("CAD集成接口", "ＣＡＤ 集成接口", True),
        ("Professional user (79.92 per month)", "Professional User", True),
        ("Sandbox", "Sandbox environment", True),
        ("供应商质量协同", "多语言包", False),
        ("A", "a", True),
        ("A", "B", False),
    ],
)
def test_names_are_alike_whatever_their_width_case_and_asides(one, other, alike):
    assert alike == (likeness(one, other) >= ALIKE)


@given(st.lists(st.sampled_from(["Vault", "Workflow", "CAD link", "计量接口"]), max_size=6), st.integers(1, 300))
def test_the_same_prices_never_rise_and_each_line_is_paired_once(modules, percent_more):
    lines = tuple(line(m, 100) for m in modules)
    dearer = tuple(replace(one, unit_price=Decimal(100 + percent_more)) for one in lines)

    same, more = (
        compare(paid(*lines), paid(*lines)),
        compare(paid(*dearer), paid(*lines), cap_percent=Decimal(percent_more)),
    )

    assert [Decimal("0.00")] * len(lines) == [c.rise_percent for c in same.changes]
    assert [(Decimal(percent_more), False)] * len(lines) == [(c.rise_percent, c.over_cap) for c in more.changes]
