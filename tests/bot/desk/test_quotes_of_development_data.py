"""The quotes of the development data against their contracts: which contract, what rises, what is above its cap."""

import json
from decimal import Decimal

import pytest

from bot.desk.renewals import quotes
from bot.desk.renewals.quote_comparison import compared
from indexer.parsers import parse
from knowledge.records.contracts.contracts import Contract
from knowledge.rules.access import TERMINAL
from tests.bot.desk.vendor_year import NOW, TODAY
from tests.companies import add_contract
from tests.shared_data import shared

FACTS = ("kind", "signed_on", "effective_on", "expires_on", "annual_fee", "price_increase_cap_percent")


def text_of(path):
    return parse(path.read_bytes(), path.name).text


def learn(session, folder):
    """The contracts of a folder as its gold describes them, with their own words."""
    for line in shared("data", folder, "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        if gold["number"] and gold["kind"] not in ("amendment", "nda", "implementation"):
            facts = {name: gold[name] for name in FACTS if gold[name] is not None}
            add_contract(
                session, gold["number"], facts, text=text_of(shared("data", folder, *gold["file"].split("/"))),
                vendor=gold["vendor"], title=gold["title"], kind=gold["kind"], product=gold["product"],
            )  # fmt: skip


def held_against(session, quote):
    """Each quoted module: the contract it is for, its rise in percent, and whether that is above the cap."""
    found = {}
    for offer in quotes.take_in(session, text_of(quote), name=quote.name, by="U1", now=NOW):
        result = compared(session, offer, TODAY, asker=TERMINAL)
        for change in result.comparison.changes:
            if change.quoted:
                found[change.quoted.module] = (offer.contract_id, change.rise_percent, change.over_cap)
    return found


@pytest.fixture
def numbers(session):
    return lambda: {contract.id: contract.number for contract in session.query(Contract)}


def test_the_chinese_quotes(session, numbers):
    learn(session, "vendor_zh")

    found = held_against(session, shared("data", "vendor_zh", "软件费用报价单.xlsx"))

    named = {module: (numbers()[contract], rise, over) for module, (contract, rise, over) in found.items()}
    assert ("YT-LIC-2024-031", Decimal("8.33"), True) == named["并发用户许可"]
    assert ("QY-UPG-2025-19", Decimal("0.00"), False) == named["CAPA模块"]
    assert ("QY-UPG-2025-19", Decimal("0.00"), False) == named["供应商审核模块"]
    assert ("QY-UPG-2025-19", None, False) == named["文件控制模块"]
    assert ("BJXL-SUP-2025-02", Decimal("0.00"), False) == named["新增产线支持"]
    assert ("MH-SVC-2025-0117", Decimal("0.00"), False) == named["二次开发"]
    assert ("MH-SVC-2025-0117", None, False) == named["V6升V7主版本升级"]


def test_the_english_quote(session, numbers):
    learn(session, "vendor_en")

    found = held_against(session, shared("data", "vendor_en", "docs", "quote_fennick_sable_Q-7719.xlsx"))

    named = {module: (numbers()[contract], rise, over) for module, (contract, rise, over) in found.items()}
    assert {
        "Adaptive user": ("FSI-OF-5531", Decimal("9.26"), True),
        "Risk-signal feed": ("FSI-OF-5531", Decimal("6.67"), False),
    } == named


def test_an_optional_line_is_shown_and_not_counted(session):
    learn(session, "vendor_en")
    quote = shared("data", "vendor_en", "docs", "quote_fennick_sable_Q-7719.xlsx")
    offer = quotes.take_in(session, text_of(quote), name=quote.name, by="U1", now=NOW)[0]

    result = compared(session, offer, TODAY, asker=TERMINAL)

    assert (["Premium support"], Decimal("55590.00")) == (
        [line.module for line in result.optional], result.comparison.quoted_total,
    )  # fmt: skip
