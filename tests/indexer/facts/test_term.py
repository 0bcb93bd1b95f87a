"""Signing, effect, end, renewal and notice, as many contracts say them in two languages."""

from typing import Any

import pytest

from indexer.facts.document import document
from indexer.facts.term import read
from indexer.parsed import Parsed
from tests.indexer.facts.term_cases import CHINESE, ENGLISH, SILENT
from tests.shared_data import shared


def values(text: str) -> dict[str, Any]:
    return {name: found.value for name, found in read(document.read(Parsed(text, ""))).items()}


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_english_words_yield_their_facts(text: str, wanted: dict[str, Any]):
    found = values(text)

    assert wanted == {name: found.get(name) for name in wanted}


@pytest.mark.parametrize(("text", "wanted"), CHINESE)
def test_chinese_words_yield_their_facts(text: str, wanted: dict[str, Any]):
    found = values(text)

    assert wanted == {name: found.get(name) for name in wanted}


@pytest.mark.parametrize("text", SILENT)
def test_what_is_left_blank_or_hangs_on_an_event_is_not_stated(text: str):
    found = values(text)

    assert {} == {name: value for name, value in found.items() if name.endswith("_on")}


def test_every_value_has_a_true_quote():
    text = "本合同自2026年1月1日起生效,有效期两年。期满前60日内双方均未书面通知对方的,本合同自动续期一年。"

    found = read(document.read(Parsed(text, "")))

    assert {
        "effective_on",
        "expires_on",
        "term",
        "auto_renews",
        "renewal_term",
        "notice_period",
        "last_opt_out_on",
    } == set(found)
    assert all(0 <= one.start < one.end <= len(text) for one in found.values())
    assert "两年" == text[found["term"].start : found["term"].end]


def test_blank_forms_yield_no_dates():
    for path in sorted(shared("data", "contract_forms_zh").glob("*.txt")):
        found = values(path.read_text(encoding="utf-8"))

        assert [] == [(path.name, name) for name in found if name.endswith("_on") or name == "term"]


def test_a_long_contract_of_near_misses_states_nothing():
    clause = "The term of this Agreement shall be (as agreed, of the Customer and of the Supplier) until ended. "

    found = values(clause * 26 * 200)  # seconds; a runaway pattern runs into the time-out

    assert not any(name in found for name in ("term", "expires_on", "notice_period"))


@pytest.mark.parametrize("filler", ["_", ". ", " ", "( ", "as of the ", "at least "])
def test_a_long_run_of_filler_hides_nothing(filler: str):
    text = f"This Agreement is made and signed {filler * 300} on March 1, 2026 and renews automatically."

    found = values(text)  # milliseconds; a runaway pattern runs into the time-out

    assert found["auto_renews"] is True
