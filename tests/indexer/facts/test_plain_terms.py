"""Term and renewal in the words of small suppliers and of letters."""

import pytest

from indexer.facts import record_json
from tests.indexer.facts.reading import record_of

CASES = [
    (
        "The plan starts on 1 March 2026 and lasts for two years to begin with. After that it carries on for another"
        " year each time unless one of us stops it. Your email has to reach us eight weeks before the year is up.",
        {
            "effective_on": "2026-03-01",
            "term": "P2Y",
            "expires_on": "2028-02-29",
            "auto_renews": True,
            "renewal_term": "P1Y",
            "notice_period": "P56D",
            "last_opt_out_on": "2028-01-04",
        },
    ),
    (
        "The cover will now run until 30 June 2027. After that it goes on for a year at a time.",
        {"expires_on": "2027-06-30", "auto_renews": True, "renewal_term": "P1Y"},
    ),
    (
        "The contract is extended by twelve months in each case, unless it is terminated.",
        {"auto_renews": True, "renewal_term": "P1Y"},
    ),
    ("The meeting goes on for an hour. Work carries on for a month.", {"auto_renews": None, "term": None}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_everyday_words_state_terms(text, expected):
    record = record_json(record_of(f"# Care Plan\n\n{text}\n"))

    assert expected == {field: record[field] for field in expected}


def test_the_later_day_under_signing_is_the_day_signed():
    text = "# Care Plan\n\nWe look after it.\n\n## Signing\n\nFor us: 3 May 2026\n\nFor you: 5 May 2026\n"

    assert "2026-05-05" == record_of(text).signed_on
