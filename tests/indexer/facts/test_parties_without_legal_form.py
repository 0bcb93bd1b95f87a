"""Parties are found by the place of their name, with a legal form or without one."""

import pytest

from indexer.facts.document import document
from indexer.facts.who.parties import parties
from indexer.parsed import Parsed

CASES = [
    (
        'THIS CONTRACT is made between NORTHERN RIVERS WATER BOARD of 2 Weir Lane, Otley (the "Authority") and '
        'BRACKLEY SOLUTIONS LIMITED of 9 Foundry Court (the "Supplier").',
        ("BRACKLEY SOLUTIONS LIMITED", "NORTHERN RIVERS WATER BOARD"),
    ),
    (
        "Provider | Halden Price Technologies, Inc., a Delaware corporation\n"
        "Client | Ashmere Hospital Group, 4 Mill Road",
        ("Halden Price Technologies, Inc.", "Ashmere Hospital Group"),
    ),
    (
        "“We” and “us” means Pell & Lowe Ltd, of Mill Strand, Whitby. “You” means Ashmere School Board. "
        "Ask before you sign.",
        ("Pell & Lowe Ltd", "Ashmere School Board"),
    ),
    (
        "between Brenk Datenwerke GmbH, Hafenweg 61, Münster, Germany – hereinafter “Licensor” –\n"
        "and Ashmere Port Authority, Customs House – hereinafter “Licensee” –.",
        ("Brenk Datenwerke GmbH", "Ashmere Port Authority"),
    ),
    (
        "Pell & Lowe Ltd\nMill Strand, Whitby\n\nLetter of Change No. 1\n\n"
        "To: Maud Kwan, Head of Digital, Ashmere School Board\n\n"
        "Dear Maud,\n\nThis letter changes our agreement.",
        ("Pell & Lowe Ltd", "Ashmere School Board"),
    ),
    (
        "售后协议\n采购方（甲方）\n青禾乳业股份有限公司\n保障方（乙方）\n翎云软件（青岛）股份有限公司\n签署日期\n2025/8/26",
        ("翎云软件（青岛）股份有限公司", "青禾乳业股份有限公司"),
    ),
    (
        "双向保密协议\n披露方／接收方（甲方）：青禾乳业股份有限公司\n披露方／接收方（乙方）：远云智运科技有限公司",
        ("远云智运科技有限公司", "青禾乳业股份有限公司"),
    ),
    (
        "买受方：青禾乳业股份有限公司\n出卖方：谷云科技（南京）有限公司",
        ("谷云科技（南京）有限公司", "青禾乳业股份有限公司"),
    ),
    ("Customer | ____________\nSupplier | [name]\nThe Customer | Signature and date", (None, None)),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_both_parties_are_found(text, wanted):
    found = parties(document.read(Parsed(text, "")))

    assert wanted == tuple(one.value if one else None for one in (found.vendor, found.customer))
