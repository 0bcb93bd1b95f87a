"""Two hundred pages are read in seconds, whatever stands on them."""

import pytest

from indexer.facts import extract
from indexer.parsers import parse

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
