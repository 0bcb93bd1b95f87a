"""Every level that a contract names brings its meaning along, wherever the contract tells it."""

import pytest

from indexer.facts import extract
from indexer.parsers import parse

TABLE = """# Lantern Support Agreement

Agreement number LS-2041 between Ostrava Lantern Ltd (Supplier) and Hexham Mills Ltd (Customer).

## 4 Service levels

| Level | What it is | First answer | Running again |
|---|---|---|---|
| Gale | No loom can be started in a whole shed | 15 minutes | 4 hours |
| Breeze | One loom or one clerk is held up | 2 hours | 3 working days |
| Calm | Questions and wishes about the screens | none | none |
"""
LINES = """# 运维支持合同

合同编号：YW-2041。甲方：松潘纺织有限公司。乙方：成都灯塔软件有限公司。

四、服务级别
红色：整个车间无法开机，或者数据丢失；15分钟内响应，4小时内恢复。
蓝色：个别机台或个别人员受影响；2小时内响应，3个工作日内解决。
"""
TRADITIONAL = TABLE.replace("Gale", "甲級").replace("Breeze", "乙級").replace("Calm", "丙級")


def meanings(text: str) -> dict[str, str | None]:
    return {item.level: item.definition for item in extract(parse(text.encode(), "contract.md")).sla}


def test_a_row_of_a_table_says_what_its_level_means_and_a_level_without_a_promise_is_known() -> None:
    assert {
        "Gale": "No loom can be started in a whole shed",
        "Breeze": "One loom or one clerk is held up",
        "Calm": "Questions and wishes about the screens",
    } == meanings(TABLE)


def test_what_follows_a_levels_name_is_its_meaning() -> None:
    found = meanings(LINES)

    assert "整个车间无法开机" in (found["红色"] or "")
    assert "个别机台" in (found["蓝色"] or "")


@pytest.mark.parametrize("level", ["甲級", "乙級", "丙級"])
def test_a_level_keeps_the_characters_it_is_written_in(level: str) -> None:
    assert level in meanings(TRADITIONAL)


def test_the_quote_of_a_meaning_is_cut_from_the_document() -> None:
    record = extract(parse(TABLE.encode(), "contract.md"))

    quotes = {name: quote for name, quote in record.quotes.items() if name.endswith(".definition")}
    assert quotes
    assert all(TABLE.count(quote.text) == 1 for quote in quotes.values())
