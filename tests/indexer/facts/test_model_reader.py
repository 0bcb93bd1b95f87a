"""A language model may propose what the rules left empty: what its quote proves counts, and failures cost nothing."""

import logging

import pytest

from indexer.facts.document import document
from indexer.facts.model.language_model import ChatEndpoint
from indexer.facts.model.prompt import ASKED, BUDGET, clauses
from indexer.facts.model.reader import enrich
from indexer.facts.model.values import checked
from indexer.parsed import Parsed
from knowledge.rules.contract_record import FIELDS, ContractRecord, Money

TEXT = """# Quillmark licence

Licence agreement No. QM-77 between Orlop Systems Ltd (the Supplier) and Tarn Mill plc (the Customer).

The tenancy of the software lapses when the lighthouse year closes, on 30 June 2028.

Whoever wishes to part company tells the other ninety (90) days ahead.

Each twelvemonth costs GBP 12,500.00, and 三年 is the span of it all.
"""
LONG = "The parties shall be courteous to each other at all hours and everywhere.\n" * 10
PARSED = Parsed(TEXT + LONG, "Quillmark licence", pages=(0, TEXT.index("The tenancy")))
RECORD = ContractRecord(kind="license", number="QM-77")
LAPSES = "lapses when the lighthouse year closes, on 30 June 2028."
PARTS = "Whoever wishes to part company tells the other ninety (90) days ahead."


def test_what_a_quote_proves_is_added_with_its_place_and_page(endpoint, model):
    endpoint.says(expires_on=("2028-06-30", LAPSES), notice_period=("P90D", PARTS))

    record = enrich(RECORD, PARSED, model)

    quote = record.quotes["expires_on"]
    assert ("2028-06-30", "P90D") == (record.expires_on, record.notice_period)
    assert LAPSES == quote.text == TEXT[quote.start : quote.end]
    assert (2, "model") == (quote.page, quote.reader)


def test_the_model_is_asked_for_missing_fields_only_and_with_its_key(endpoint, model):
    enrich(RECORD, PARSED, model)

    [(path, name, asked)] = endpoint.asked
    assert ("/v1/chat/completions", "tiny", ["Bearer sesame"]) == (path, name, endpoint.keys)
    assert "- expires_on:" in asked
    assert "- number:" not in asked
    assert "- amends:" not in asked
    assert TEXT + LONG in asked


def test_what_the_rules_read_stands_whatever_the_model_says(endpoint, model):
    endpoint.says(number=("Orlop", "between Orlop Systems Ltd"), kind=("nda", "Licence agreement"))

    assert enrich(RECORD, PARSED, model) == RECORD


@pytest.mark.parametrize(
    ("field", "value", "quote"),
    [
        ("expires_on", "2028-06-30", LAPSES.replace("lighthouse", "Lighthouse")),
        ("expires_on", "2028-06-30", "lapses  when the lighthouse year closes, on 30 June 2028."),
        ("expires_on", "2028-06-30", " "),
        ("expires_on", "2028-06-30", TEXT + LONG),
        ("expires_on", "2028-06-30", None),
        ("expires_on", "2028-07-30", LAPSES),
        ("expires_on", "30 June 2028", LAPSES),
        ("expires_on", 20280630, LAPSES),
        ("notice_period", "ninety days", PARTS),
        ("notice_period", "P60D", PARTS),
        ("notice_period", 90, PARTS),
        ("annual_fee", "12,500", "GBP 12,500.00"),
        ("annual_fee", {"amount": "12500.00", "currency": "USD"}, "GBP 12,500.00"),
        ("annual_fee", {"amount": "1E999999", "currency": "GBP"}, "GBP 12,500.00"),
        ("annual_fee", {"amount": "25000", "currency": "GBP"}, "GBP 12,500.00"),
        ("auto_renews", "yes", PARTS),
        ("auto_renews", True, PARTS),
        ("fee_model", "free", "Each twelvemonth costs GBP 12,500.00"),
        ("fee_model", ["fixed"], "Each twelvemonth costs GBP 12,500.00"),
        ("retention_percent", 5, PARTS),
        ("retention_percent", True, PARTS),
        ("onsite_visits_per_year", 4, PARTS),
        ("vendor", "Orlop Systems Limited", "Orlop Systems Ltd"),
        ("vendor", "", "Orlop Systems Ltd"),
        ("sla", [], PARTS),
        ("quotes", {}, PARTS),
    ],
)
def test_a_value_that_its_quote_does_not_prove_does_not_count(endpoint, model, field, value, quote):
    endpoint.says(**{field: (value, quote)})

    assert enrich(RECORD, PARSED, model) == RECORD


@pytest.mark.parametrize(
    ("field", "value", "quote", "expected"),
    [
        ("expires_on", "2027-12-31", "至二〇二七年十二月三十一日止", "2027-12-31"),
        ("effective_on", "2026-04-03", "from 03/04/2026", "2026-04-03"),
        ("term", "P36M", "合同期限三年", "P3Y"),
        ("total_fee", {"amount": "120000", "currency": "CNY"}, "人民币壹拾贰万元整", Money("120000.00", "CNY")),
        ("annual_fee", {"amount": 12500.5, "currency": "GBP"}, "£12,500.50 a year", Money("12500.50", "GBP")),
        ("retention_percent", 5, "百分之五的质保金", 5.0),
        ("price_increase_cap_percent", 2.5, "no more than 2.5%", 2.5),
        ("onsite_visits_per_year", 4, "每年上门四次", 4),
        ("onsite_visits_per_year", 2, "two visits each year", 2),
        ("auto_renews", False, "本合同不自动续期", False),
        ("fee_model", "per_user", "每用户每年", "per_user"),
        ("vendor", "上海明栈 科技", "乙方：上海明栈科技有限公司", "上海明栈 科技"),
    ],
)
def test_values_are_found_in_their_quotes_in_both_languages(field, value, quote, expected):
    assert expected == checked(field, value, quote, day_first=True)


def test_a_slashed_date_is_read_as_the_document_writes_dates():
    assert "2026-04-03" == checked("effective_on", "2026-04-03", "from 03/04/2026", day_first=True)
    with pytest.raises(ValueError, match="quote"):
        checked("effective_on", "2026-04-03", "from 03/04/2026", day_first=False)


@pytest.mark.parametrize("wrapped", ["```json\n{}\n```", "<think>{a} or {{b}}?</think>\n{}", "Here you are: {}\nDone."])
def test_json_in_a_fence_or_after_a_thought_is_read(endpoint, model, wrapped):
    endpoint.says(expires_on=("2028-06-30", LAPSES))
    endpoint.content = wrapped.replace("{}", endpoint.content)

    assert "2028-06-30" == enrich(RECORD, PARSED, model).expires_on


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": "I would rather not."},
        {"content": '{"expires_on": {"value": "2028-06-30", "quote": '},
        {"content": "{" * 100_000 + "}"},
        {"content": "{<think>" * 100_000},
        {"content": '{"a":' + "[" * 100_000 + "}"},
        {"content": None},
        {"content": ["{}"]},
        {"body": "[]"},
        {"body": '{"choices": []}'},
        {"body": '{"choices": [{"message": "no"}]}'},
        {"body": "<html>busy</html>"},
        {"status": 500},
        {"status": 401, "body": '{"error": {"message": "no such key"}}'},
        {"status": 404, "body": "nothing here"},
    ],
    ids=lambda wrong: str(wrong)[:40],
)
def test_a_failing_model_costs_one_line_in_the_log(endpoint, model, caplog, wrong):
    for name, value in wrong.items():
        setattr(endpoint, name, value)

    with caplog.at_level(logging.WARNING):
        record = enrich(RECORD, PARSED, model)

    assert record == RECORD
    assert ["The rules alone read Quillmark licence"] == [r.message.split(":")[0] for r in caplog.records]
    assert 1 == len(endpoint.asked)


@pytest.mark.parametrize("content", ["{}", '{"expires_on": null, "vendor": "Orlop", "term": {"value": "P1Y"}}'])
def test_an_answer_without_values_adds_nothing(endpoint, model, content):
    endpoint.content = content

    assert enrich(RECORD, PARSED, model) == RECORD


def test_a_slow_model_is_not_waited_for(endpoint, caplog):
    endpoint.delay = 1.0
    endpoint.says(expires_on=("2028-06-30", LAPSES))

    record = enrich(RECORD, PARSED, ChatEndpoint(endpoint.url, None, "tiny", timeout=0.2))

    assert record == RECORD
    assert 1 == len(caplog.records)


def test_nobody_listening_costs_one_line_in_the_log(endpoint, caplog):
    model = ChatEndpoint("http://127.0.0.1:9/v1", None, "tiny", timeout=5)

    assert enrich(RECORD, PARSED, model) == RECORD
    assert 1 == len(caplog.records)


def test_a_document_of_no_kind_of_contract_is_not_shown_to_the_model(endpoint, model):
    assert ContractRecord() == enrich(ContractRecord(), PARSED, model)

    assert [] == endpoint.asked


def test_a_long_document_is_cut_to_its_opening_and_the_clauses_that_matter():
    filler = "The parties shall be courteous to each other at all hours and everywhere.\n\n" * 2_000
    text = f"Opening words.\n\n{filler}Either party may stop by notice of ninety days.\n\n{filler}"
    doc = document.read(Parsed(text, "t"))

    shown = clauses(doc, ["notice_period"], budget=BUDGET)

    assert shown.startswith("Opening words.")
    assert "Either party may stop by notice of ninety days." in shown
    assert len(shown) <= BUDGET
    assert all(piece in text for piece in shown.split("\n[...]\n"))


def test_every_field_that_is_asked_for_is_in_the_record():
    assert set(ASKED) <= set(FIELDS)
