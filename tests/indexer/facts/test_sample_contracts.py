"""The contracts that ship with the product are read as their readers would read them."""

import pytest

from bot.playground.sample.company import DOCUMENTS
from indexer.facts import extract
from indexer.parsers import parse


def record_of(name):
    path = DOCUMENTS / name
    return extract(parse(path.read_bytes(), path.name))


def test_a_number_on_the_line_above_is_no_part_of_the_vendors_name():
    assert "Aldergate Business Systems plc" == record_of("aldergate/ledgerway_support_agreement.pdf").vendor


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mingzhan/明栈MES售后支持协议.html", [(3, 30), (10, 30), (5, 30), (5, 30)]),
        ("fernhollow/fernhollow_crm_order_form.docx", [(5, 12), (12, 12)]),
    ],
)
def test_credits_are_read_from_rows_that_name_their_base_and_not_from_the_level_missed(name, expected):
    credits = record_of(name).credits

    assert expected == [(c.percent, c.cap_percent) for c in credits]
    assert {"monthly_fee"} == {c.of for c in credits}
