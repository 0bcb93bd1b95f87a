"""Credits and how long a claim may wait, in plain wording."""

import pytest

from tests.indexer.facts.reading import record_of

WAITS = {
    "We take 5% off that month's charge if we are late. Ask for the money within two months of the slip.": "P2M",
    "Service credits must be requested no later than sixty (60) days following the month in question.": "P60D",
    "The right to a credit expires if the Customer does not assert it within six weeks of the month's end.": "P42D",
    "未按时响应的，每次减收当月费用的2%。客户须在事发后两个月内书面申请，过期作废。": "P2M",
    "乙方按未达标项每项返还月服务费的3%。甲方应于知道之日起60日内主张，否则视为放弃。": "P60D",
}


@pytest.mark.parametrize(("text", "expected"), WAITS.items())
def test_a_claim_may_wait_as_long_as_the_sentence_says(text: str, expected: str) -> None:
    actual = record_of(f"# Support Agreement\n\n8.4 {text}\n").credit_claim_within

    assert expected == actual


CREDITS = {
    "For each Red fault where we miss the call-back time, we'll take 10% off that month's charge. "
    "We won't take off more than 30% of any one month's charge.": (10.0, "monthly_fee", 30.0),
    "If availability falls below 99.5% we take 5% off that month's bill.": (5.0, "monthly_fee", None),
    "未按时响应的，每次减收当月费用的2%，封顶10%。": (2.0, "monthly_fee", 10.0),
}


@pytest.mark.parametrize(("text", "expected"), CREDITS.items())
def test_a_credit_is_read_from_plain_words(text: str, expected: tuple[float, str, float | None]) -> None:
    actual = record_of(f"# Support Agreement\n\n8.1 {text}\n").credits

    assert [expected] == [(one.percent, one.of, one.cap_percent) for one in actual]
