"""Ends that plain sentences state: with an abbreviated month, by everyday verbs, at a month's end."""

from datetime import date

import pytest

from indexer.facts import by_rules
from indexer.facts.document.sentence_ends import is_stop
from indexer.parsers import parse
from knowledge.rules.contract_record import ContractRecord
from knowledge.rules.time.durations import Duration, last_day

PARTIES = 'This agreement is made between Kestrel Data Ltd (the "Supplier") and Marlow Foods plc (the "Customer").\n\n'


def read(text: str) -> ContractRecord:
    return by_rules(parse(text.encode(), "contract.txt"))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("This agreement expires on Sept. 30, 2027.", "2027-09-30"),
        ("The agreement (ref. No. 7) expires on 31 Jan. 2028.", "2028-01-31"),
        ("This agreement ends on 15 May 2027.", "2027-05-15"),
        ("This contract runs out on 15 May 2027.", "2027-05-15"),
        ("The subscription comes to an end on 15 May 2027.", "2027-05-15"),
        ("The licence lapses on 15 May 2027.", "2027-05-15"),
        ("The agreement expires on the day before the second anniversary of 16 May 2025.", "2027-05-15"),
        ("The agreement expires on the third anniversary of 15 May 2024.", "2027-05-15"),
        ("This agreement expires eighteen months after 16 November 2025.", "2027-05-15"),
        ("This agreement starts on 31 March 2026 and runs for six months.", "2026-09-30"),
        ("本合同于2027年5月15日到期。", "2027-05-15"),
        ("本合同2027年5月15日期满。", "2027-05-15"),
        ("服务至2027年5月15日为止。", "2027-05-15"),
        ("本合同自2026年10月31日起生效，有效期四个月。", "2027-02-28"),
    ],
)
def test_a_plain_sentence_gives_the_end(text: str, end: str) -> None:
    zh = "年" in text

    record = read(f"{'软件维护合同' if zh else 'Support Agreement'}\n\n{'' if zh else PARTIES}{text}")

    assert end == record.expires_on


@pytest.mark.parametrize(
    "text",
    [
        "The annual fee is payable on 15 May 2026.",
        "The fee is to be paid by 15 May 2026.\n\nFor the Supplier:\nName:\nTitle:\n",
        "This option shall expire on 15 May 2027.",
        "年服务费应于2026年5月15日前支付。\n\n甲方（盖章）：\n乙方（盖章）：",
    ],
)
def test_a_day_of_something_else_is_neither_end_nor_signature(text: str) -> None:
    record = read(f"Support Agreement\n\n{PARTIES}{text}")

    assert (None, None, None) == (record.signed_on, record.effective_on, record.expires_on)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-08-31", "P6M", "2027-02-28"),
        ("2026-08-29", "P6M", "2027-02-28"),
        ("2026-08-28", "P6M", "2027-02-27"),
        ("2028-02-29", "P1Y", "2029-02-28"),
        ("2026-03-01", "P1Y", "2027-02-28"),
        ("2026-12-31", "P60D", "2027-02-28"),
    ],
)
def test_a_term_ends_with_its_month_where_that_lacks_the_day(start: str, length: str, end: str) -> None:
    assert date.fromisoformat(end) == last_day(date.fromisoformat(start), Duration.parse(length))


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("until Dec. 31, 2027", False),
        ("see No. 4 below", False),
        ("by 5 p.m. Monday", False),
        ("Dr. Osei", False),
        ("the U.S. Customer", False),
        ("approx. EUR 5", False),
        ("It ends in Dec. The fee", True),
        ("It is so. Then", True),
        ("by 5 p.m. Then", True),
    ],
)
def test_the_dot_of_an_abbreviation_ends_no_sentence(text: str, stops: bool) -> None:
    dots = [place for place, character in enumerate(text) if character == "."]

    assert stops == is_stop(text, dots[-1])


@pytest.mark.parametrize(
    "text",
    [
        "Support Agreement\nBetween Kestrel Data Ltd ({s}) and Marlow Foods plc ({c}).",
        "Hosting Order 2026\nKestrel Data Ltd ({s}) and Marlow Foods plc ({c}) agree as follows.",
        "MAINTENANCE CONTRACT\nKestrel Data Ltd ({s})\nMarlow Foods plc ({c})",
        "Support Agreement Between Kestrel Data Ltd ({s}) and Marlow Foods plc ({c}).",
    ],
)
def test_the_title_above_a_party_is_no_part_of_its_name(text: str) -> None:
    record = read(text.format(s='the "Supplier"', c='the "Customer"'))

    assert ("Kestrel Data Ltd", "Marlow Foods plc") == (record.vendor, record.customer)


def test_a_name_that_is_wrapped_keeps_its_first_line() -> None:
    record = read(
        'Support Agreement\n\nThis agreement is made between Kestrel\nData Systems Ltd (the "Supplier") and Marlow plc '
        '(the "Customer").'
    )

    assert "Kestrel Data Systems Ltd" == " ".join((record.vendor or "").split())
