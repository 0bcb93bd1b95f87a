"""Days that are not this contract's signing or effect, days that stay unknown, and notices that are replaced."""

from typing import Any

import pytest

from indexer.facts.document import document
from indexer.facts.term import read
from indexer.parsed import Parsed

_PARTIES = 'Alder Inc. ("Alder") and Birch LLC ("Birch")'
_MADE = f"This Agreement is made on March 3, 2026 between {_PARTIES}.\n\n"


def values(text: str) -> dict[str, Any]:
    return {name: found.value for name, found in read(document.read(Parsed(text, ""))).items()}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"This Agreement is entered into by and between {_PARTIES}. This Agreement is effective as of May 1, 2026 "
            "and shall terminate on April 30, 2029.",
            {"signed_on": None, "effective_on": "2026-05-01", "expires_on": "2029-04-30"},
        ),
        (
            f'This Agreement is made between {_PARTIES} effective May 1, 2026 ("Effective Date").\n\n'
            + "Filler stands here so that the end is far from the head. " * 120
            + "\n\nIN WITNESS WHEREOF, the parties have caused this Agreement to be executed as of the Effective Date.",
            {"signed_on": None, "effective_on": "2026-05-01"},
        ),
        (
            f'This Agreement, effective as of May 1, 2026 ("Effective Date"), is between {_PARTIES}.',
            {"signed_on": "2026-05-01", "effective_on": "2026-05-01"},
        ),
    ],
)
def test_words_of_effect_alone_are_not_the_day_of_signing(text: str, wanted: dict[str, Any]):
    found = values(text)

    assert wanted == {name: found.get(name) for name in wanted}


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("By: /s/ J Rowe\nName: J Rowe\nExecuted on: 3/14/26\nBy: /s/ K Moss\nName: K Moss\nExecuted on: ____", None),
        ("By: /s/ J Rowe\nDate: 3 May 2026\nBy: /s/ K Moss\nDate: 9 May 2026", "2026-05-09"),
        ("甲方(盖章):青禾公司\n日期:2026年5月20日\n乙方(盖章):白榆公司\n日期:____年__月__日", None),
    ],
)
def test_the_later_signature_is_unknown_while_one_is_not_dated(text: str, signed: str | None):
    assert signed == values(text).get("signed_on")


@pytest.mark.parametrize(
    "text",
    [
        "Effective on September 15, 2026, the Series E Bonds will convert into units without any act of a holder.",
        'Effective February 4, 2026 (the "Commencement Date"), Birch is undertaking a public offering of shares.',
        _MADE + '"Effective Date" means the effective date of this Agreement, which shall be the date on which the '
        "authority has approved it.",
        _MADE + "This Agreement becomes effective as of the last date of signature (Effective Date).",
        _MADE + '"Effective Date" means the date of the last signature.',
    ],
)
def test_a_day_of_something_else_or_not_known_is_not_the_effective_date(text: str):
    assert values(text).get("effective_on") is None


def test_the_last_signature_makes_the_effective_date_where_it_is_dated():
    text = (
        'This Agreement is entered into as of the date last written below ("the Effective Date").\n'
        "By: /s/ J Rowe\nDate: 3 May 2026\nBy: /s/ K Moss\nDate: 9 May 2026"
    )

    assert "2026-05-09" == values(text)["effective_on"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("原合同第5.2条约定的不续签通知期由提前30日调整为提前60日。", "P60D"),
        ("自动续期的书面通知期限,由期满前三十日变更为期满前六十日。", "P60D"),
        ("第6.2条“任何一方应在有效期届满前30日书面通知不续约”中的“30日”改为“60日”。", "P60D"),
        ("第6.2条中约定的自动续期的期限由一年改为“两年”。", None),
        (
            "This Agreement is renewed tacitly every year. It may be cancelled by a party before the expiry date of "
            "the Agreement or of any of its renewals, upon three months prior written notice.",
            "P3M",
        ),
    ],
)
def test_the_notice_of_renewal_is_the_one_that_now_holds(text: str, wanted: str | None):
    assert wanted == values(text).get("notice_period")
