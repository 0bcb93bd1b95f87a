"""Every value has a quote that is cut from its document; blank forms invent nothing; long contracts stay fast."""

import re
from pathlib import Path

import pytest

from indexer.facts import extract, record_json
from indexer.facts.notation.money import find_money
from indexer.parsers import parse
from knowledge.rules.contract_record import ContractRecord, Money
from tests.indexer.facts.reading import record_of
from tests.shared_data import shared

_CUT_FROM = ("vendor", "customer", "product", "number", "title", "named_consultant", "amends", "governing_law")


def _documents(*folders: str) -> list[Path]:
    names = (".docx", ".pdf", ".md", ".txt", ".html")
    return [path for folder in folders for path in sorted(shared("data", folder).rglob("*")) if path.suffix in names]


def _faults(record: ContractRecord, text: str) -> list[str]:
    """Quotes that are not cut from the text, values without a quote, values that their quote does not hold."""
    faults = [name for name, quote in record.quotes.items() if text[quote.start : quote.end] != quote.text]
    faults += [name for name in record.stated() if not any(key.split("[")[0] == name for key in record.quotes)]
    for name in _CUT_FROM:
        value = getattr(record, name)
        if name == "governing_law" and value:
            value = value.partition(" (")[0]  # its country stands beside it
        if value and _flat(value) not in _flat(record.quotes[name].text):
            faults.append(name)
    for name in ("annual_fee", "total_fee"):
        value = getattr(record, name)
        if isinstance(value, Money) and value not in [one.value for one in find_money(record.quotes[name].text)]:
            faults.append(name)
    return faults


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("folder", ["vendor_zh", "vendor_en"])
def test_each_quote_is_cut_from_its_document_and_holds_its_value(folder: str) -> None:
    faults = {}
    for path in _documents(folder):
        parsed = parse(path.read_bytes(), path.name)
        if found := _faults(extract(parsed), parsed.text):
            faults[path.name] = found

    assert {} == faults


_NEVER_IN_A_FORM = {"annual_fee", "total_fee", "number", "retention_percent", "price_increase_cap_percent"}


def test_blank_forms_state_no_fee_number_or_limit_and_quote_rightly() -> None:
    invented, faults = {}, {}
    for path in _documents("contract_forms_zh"):
        parsed = parse(path.read_bytes(), path.name)
        record = extract(parsed)
        stated = _NEVER_IN_A_FORM & set(record.stated())
        if stated or any(item.within for item in record.sla):
            invented[path.name] = stated
        if found := _faults(record, parsed.text):
            faults[path.name] = found

    assert {} == invented
    assert {} == faults


def test_the_record_as_json_holds_every_field() -> None:
    record = record_of("# 服务合同\n\n合同编号：AB-2026-01\n")

    actual = record_json(record)

    assert "AB-2026-01" == actual["number"]
    assert actual["sla"] == ()
    assert "AB-2026-01" == actual["quotes"]["number"]["text"]
