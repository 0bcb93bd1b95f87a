# ruff: noqa: E501 (contracts in tests keep their lines)
"""Service levels as the whole reader finds them: names, tables and sentences that no rule knows."""

import pytest

from indexer.facts import by_rules, extract
from indexer.facts.document.document import read
from indexer.facts.levels.layout import Layout
from indexer.facts.levels.limits import limits
from indexer.facts.notation.numbers import read_number
from indexer.parsers import parse

UNUSUAL = {
    "a table whose heads are everyday words": (
        """# Support Agreement

Agreement between Tarnbeck Ltd ("Supplier") and Oxley Foods Ltd ("Customer") for the maintenance of the Oxley dispatch system. The Supplier provides support from 1 January 2026.

## 4 Service levels

| Grade | When it applies | Acknowledged | Temporary fix | Permanent fix |
|---|---|---|---|---|
| Grade X | nothing can be dispatched | 20 minutes, day or night | 3 hours, day or night | 2 days, day or night |
| Grade Y | one depot cannot dispatch | 2 hours | 9 hours | 6 business days |

Support is staffed Monday to Friday 09:00 to 17:00.
""",
        {"GradeX response PT20M 24x7", "GradeX workaround PT3H 24x7", "GradeY response PT2H business"},
    ),
    "bars without a rule in a text file": (
        """软件维护服务合同

甲方：渝北纺织有限公司
乙方：川江软件有限公司

五、故障时限
等级 | 情形 | 响应 | 恢复
一级 | 全厂停产 | 12分钟 | 3小时
二级 | 单台停机 | 90分钟 | 2个工作日

一级不分昼夜计时，二级按工作时间计时。
""",
        {
            "一级 response PT12M 24x7",
            "一级 restore PT3H 24x7",
            "二级 response PT90M business",
            "二级 restore P2D business",
        },
    ),
}


@pytest.mark.parametrize(("text", "wanted"), UNUSUAL.values(), ids=UNUSUAL)
def test_unusual_levels_are_read(text: str, wanted: set[str]) -> None:
    name = "contract.md" if "|---" in text else "contract.txt"
    record = extract(parse(text.encode(), name))
    assert wanted <= {f"{i.level.replace(' ', '')} {i.milestone} {i.within} {i.clock}" for i in record.sla}


def test_every_quote_of_a_learned_level_stands_in_the_text() -> None:
    for text, _ in UNUSUAL.values():
        parsed = parse(text.encode(), "contract.md" if "|---" in text else "contract.txt")
        record = extract(parsed)
        assert any(name.startswith("sla[") for name in record.quotes)
        assert all(parsed.text[quote.start : quote.end] == quote.text for quote in record.quotes.values())


def test_bars_and_wide_gaps_make_a_table_in_plain_text() -> None:
    gaps = "时限\n\n类别　　　情形　　　　　答复　　　恢复\n甲类　　　全院停诊　　　5分钟　　　2小时\n乙类　　　单科停诊　　　1小时　　　1天\n"
    (table,) = read(parse(gaps.encode(), "a.txt")).tables
    assert [[cell.text for cell in row.cells] for row in table.rows][1] == ["甲类", "全院停诊", "5分钟", "2小时"]
    bars = "Times\n\n | Code 1 | Code 2\nAnswer | 5 min | 1 h\nRepair | 2 h | 1 day\n"
    (table,) = read(parse(bars.encode(), "b.txt")).tables
    assert [cell.text for cell in table.rows[0].cells] == ["", "Code 1", "Code 2"]


def test_rules_read_a_table_of_bars_in_plain_text() -> None:
    text = UNUSUAL["bars without a rule in a text file"][0]
    found = {f"{i.level} {i.milestone} {i.within}" for i in by_rules(parse(text.encode(), "contract.txt")).sla}
    assert {"一级 response PT12M", "二级 restore P2D"} <= found


def test_limits_are_found_in_everyday_words() -> None:
    text = (
        "We ring back every second hour, in four clinic hours, inside the hour, at 6-hourly intervals, each half-hour.\n\n"
        "半个小时回电，三个上班日修好，次一工作日到场，一昼夜内恢复，兩個小時內回覆。\n"
    )
    layout = Layout(read(parse(text.encode(), "a.txt")))
    assert [one.within for one in limits(layout)] == [
        "PT2H", "PT4H", "PT1H", "PT6H", "PT30M", "PT30M", "P3D", "P1D", "PT24H", "PT2H",
    ]  # fmt: skip


def test_a_row_of_chinese_digits_is_no_number() -> None:
    assert read_number("十十一") is None


def test_nothing_is_promised_in_a_confidentiality_agreement() -> None:
    text = "# Non-Disclosure Agreement\n\nTarnbeck Ltd and Oxley Foods Ltd agree to keep each other's information confidential.\n\nA breach is reported within 2 hours. A P1 incident was once answered within 15 minutes.\n"
    assert extract(parse(text.encode(), "nda.md")).sla == ()
