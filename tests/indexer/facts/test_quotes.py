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


@pytest.mark.parametrize("folder", ["vendor_zh", "vendor_en", "contract_forms_zh"])
def test_each_quote_is_cut_from_its_document_and_holds_its_value(folder: str) -> None:
    faults = {}
    for path in _documents(folder):
        parsed = parse(path.read_bytes(), path.name)
        if found := _faults(extract(parsed), parsed.text):
            faults[path.name] = found

    assert {} == faults


def test_blank_forms_state_no_fee_number_or_limit() -> None:
    invented = {}
    for path in _documents("contract_forms_zh"):
        record = extract(parse(path.read_bytes(), path.name))
        stated = {"annual_fee", "total_fee", "number", "retention_percent", "price_increase_cap_percent"} & set(
            record.stated()
        )
        if stated or any(item.within for item in record.sla):
            invented[path.name] = stated

    assert {} == invented


_PLAIN_ZH = "{n}. 双方应当对在履行本合同过程中知悉的对方资料承担保密责任，未经书面同意，不得向任何第三方透露其内容。"
_PLAIN_EN = "{n}. Each party shall keep records of what it does under this Agreement and show them when asked to do so."


@pytest.mark.parametrize(
    ("plain", "dense"),
    [
        (_PLAIN_ZH, "{n}. 一级故障应在30分钟内响应，工作时间受理，费用为人民币12,000元，涨幅不超过5%，三年后终止。"),
        (
            _PLAIN_EN,
            "{n}. The Supplier shall respond to a P1 within 30 minutes at USD 120,000 a year, 9:00 to 17:00, up to 5%.",
        ),
        (
            _PLAIN_EN,
            "{n}. Aaaa Bbbb Cccc Dddd Eeee Ffff Gggg Hhhh, (the) 12 34 56 ___ 7.8.9 , , , ; : ( ( ( a a a a a a",
        ),
    ],
    ids=["zh", "en", "noise"],
)
def test_two_hundred_pages_do_not_run_away(plain: str, dense: str) -> None:
    clauses = [(dense if n % 8 == 0 else plain).format(n=n) for n in range(1, 600_000 // len(plain))]
    parsed = parse(("服务合同\n\n" + "\n\n".join(clauses)).encode(), "long.txt")

    record = extract(parsed)  # seconds (tests/benchmarks/facts.py); a runaway pattern runs into the time-out

    assert all(parsed.text[q.start : q.end] == q.text for q in record.quotes.values())


def test_the_record_as_json_holds_every_field() -> None:
    record = record_of("# 服务合同\n\n合同编号：AB-2026-01\n")

    actual = record_json(record)

    assert "AB-2026-01" == actual["number"]
    assert actual["sla"] == ()
    assert "AB-2026-01" == actual["quotes"]["number"]["text"]
