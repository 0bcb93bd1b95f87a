"""Price tables as quotes and contracts write them, and as people paste them."""

from datetime import date
from decimal import Decimal

import pytest

from indexer.parsers import parse
from indexer.prices.clause_prices import clause_price
from indexer.prices.price_columns import module_name, number, percent
from indexer.prices.price_tables import price_tables
from knowledge.rules.prices.price_quotes import Basis
from tests.shared_data import shared


def lines(text):
    return [row.line for table in price_tables(text) for row in table.rows]


def test_a_quotes_table_with_what_stands_around_it():
    text = """报价编号 | Q-7
报价日期 | 2026年11月3日
有效期至 | 2026年12月31日
项目 | 用户数 | 期限 | 单价（元/年） | 折扣 | 税率 | 金额（元，含税） | 计费方式
归档模块 | 40 | 1年 | 30,000.00 | 10% | 6% | 27,000.00 | 按年
安装 |  |  | 4,000.00 | 无 | 6% | 4,000.00 | 一次性
合计 |  |  |  |  |  | 31,000.00 |
签三年的另优惠5%。"""

    table = price_tables(text)[0]

    archive, setup = (row.line for row in table.rows)
    assert ("Q-7", date(2026, 11, 3), date(2026, 12, 31), "CNY") == (
        table.number, table.offered_on, table.valid_until, table.currency,
    )  # fmt: skip
    assert (Decimal("27000.00"), 40, True, Basis.YEARLY) == (
        archive.amount, archive.users, archive.tax_included, archive.basis,
    )  # fmt: skip
    assert (Decimal("4000.00"), Basis.ONE_OFF) == (setup.amount, setup.basis)
    assert ("签三年的另优惠5%。",) == table.remarks


def test_the_amount_tells_whether_a_price_is_for_each_user():
    text = "Item | Users | Unit price (USD) | Amount\nSeat | 10 | 12 | 120\nPortal | 10 | 500 | 500"

    assert [Decimal(10), Decimal(1)] == [line.quantity for line in lines(text)]


def test_prices_for_a_month_and_in_ten_thousands_are_made_yearly_and_whole():
    monthly = "Item | Quantity | Unit price (USD per user and month)\nSeat | 10 | 5.00"
    wan = "模块 | 计价方式 | 含税价（万元）\n档案模块 | 按模块年度订阅 | 6.8"

    assert (Decimal("60.00"), Decimal(68000)) == (lines(monthly)[0].unit_price, lines(wan)[0].unit_price)


@pytest.mark.parametrize(
    "pasted",
    ["Module\tQty\tUnit price\nVault\t3\t100", "| Module | Qty | Unit price |\n|---|---|---|\n| Vault | 3 | 100 |",
     "Module   Qty   Unit price\nVault    3     100"],
)  # fmt: skip
def test_a_pasted_table_is_read_however_it_is_drawn(pasted):
    assert [("Vault", Decimal(300))] == [(line.module, line.amount) for line in lines(pasted)]


def test_a_table_of_service_levels_is_no_price_list():
    assert [] == price_tables("级别 | 响应 | 解决\n一级 | 30分钟 | 4小时")


@pytest.mark.parametrize(
    ("cell", "value"),
    [("2,400.00", "2400.00"), ("¥ 3.6万", "36000.0"), ("included", "0"), ("无偿", None), ("－", "0"), ("USD 59", "59")],
)
def test_amounts_in_cells(cell, value):
    assert (None if value is None else Decimal(value)) == number(cell)


@pytest.mark.parametrize(
    ("cell", "value"), [("13%", 13), ("0.06", 6), ("无", 0), ("8.5折", 15), ("9折", 10), ("", None)]
)
def test_percentages_in_cells(cell, value):
    assert value == percent(cell)


def test_how_something_is_charged_for_is_not_its_name():
    assert "Adaptive user" == module_name("Adaptive user, per year")
    assert "Risk-signal feed" == module_name("Risk-signal feed, per user per year")


def test_a_price_in_a_sentence_is_found_by_what_it_is_for():
    text = "5.1 年度支持费为100,000元。\n5.2 甲方新增产线的，每条产线每年加收3.6万元（不含税）。"

    found = clause_price(text, "新增产线支持")

    assert (Decimal("36000.00"), False) == (found.amount, found.tax_included)
    assert text[found.start : found.end] == found.sentence
    assert clause_price(text, "数据迁移服务") is None


def test_the_quotes_of_the_development_data_are_read():
    sheet = shared("data", "vendor_zh", "软件费用报价单.xlsx")

    found = {line.module: (line.amount, line.basis) for line in lines(parse(sheet.read_bytes(), sheet.name).text)}

    assert 11 == len(found)
    assert (Decimal("312000.00"), Basis.YEARLY) == found["并发用户许可"]
    assert (Decimal("4800.00"), Basis.ONE_OFF) == found["现场加急支援"]
