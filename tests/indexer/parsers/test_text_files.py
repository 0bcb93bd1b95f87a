"""Plain text, Markdown and CSV keep what they say and lose what is only form."""

import pytest

from indexer.parsers import parse
from knowledge.errors import UnreadableFile


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "utf-32"])
def test_chinese_text_is_read_in_its_encoding(encoding):
    text = "售后支持协议\n\n第一条 服务期限\n本协议有效期三年，自2025年1月1日起算。\n"

    parsed = parse(text.encode(encoding), "协议.txt")

    assert text.rstrip("\n") == parsed.text.rstrip("\n")


def test_offsets_of_plain_text_are_those_of_the_file():
    text = "AGREEMENT\r\n\r\n1. Term\r\n   The term is one year.\r\n"

    parsed = parse(text.encode(), "a.txt")

    assert text.replace("\r\n", "\n") == parsed.text


def test_numbered_lines_become_nested_headings():
    text = "采购合同\n第一章 总则\n第一条 目的\n为明确双方权利义务，订立本合同。\n第二条 定义\n本合同所称设备见附件。\n"

    parsed = parse(text.encode(), "a.txt")

    assert "采购合同" == parsed.title
    assert ("采购合同", "第一章 总则", "第二条 定义") == parsed.headings_of(parsed.text.index("本合同所称"))


def test_a_bare_list_of_items_is_no_chain_of_headings():
    text = "提交材料\n一、营业执照\n二、税务登记\n三、授权书\n以上材料各一份。\n"

    parsed = parse(text.encode(), "a.txt")

    assert ["提交材料"] == [section.heading for section in parsed.sections]


def test_underlined_english_headings_are_found():
    text = "Mutual NDA\n==========\n\n1. Purpose\n----------\n\nThe parties share plans.\n"

    parsed = parse(text.encode(), "a.txt")

    assert ["Mutual NDA", "1. Purpose"] == [section.heading for section in parsed.sections]


def test_page_numbers_in_text_are_blanked_in_place():
    text = "服务合同\n甲方应当付款。\n第 1 页 共 3 页\n乙方应当交付。\n"

    parsed = parse(text.encode(), "a.txt")

    assert "页" not in parsed.text
    assert text.index("乙方") == parsed.text.index("乙方")


def test_stars_around_a_bold_line_are_blanked_in_place():
    parsed = parse("物流协议\n**第一条 仓储**\n仓库由乙方提供。\n".encode(), "a.txt")

    assert "第一条 仓储" in [section.heading for section in parsed.sections]
    assert "物流协议\n  第一条 仓储  \n仓库由乙方提供。" in parsed.text


def test_unsafe_characters_are_dropped_and_full_width_ones_kept():
    data = "合\x00同\u200b期限为３年\ufeff，e\u0301".encode() + b"\xed\xa0\x80"

    parsed = parse(data, "a.txt")

    assert "合同期限为３年，é" in parsed.text
    assert not any("\ud800" <= character <= "\udfff" or character == "\x00" for character in parsed.text)


def test_markdown_loses_its_marks_and_keeps_its_table():
    text = "# 协议\n\n**甲方**：见[附件](#a)。\n\n| 级别 | 响应 |\n|---|:--|\n| A级 | 15分钟 |\n"

    parsed = parse(text.encode(), "a.md")

    assert "协议\n甲方：见附件。\n级别 | 响应\nA级 | 15分钟\n" == parsed.text
    header = parsed.tables[0].header
    assert header is not None
    assert ["级别", "响应"] == [cell.text for cell in header.cells]


def test_wrapped_markdown_lines_are_one_paragraph():
    text = "# Notes\n\nThe supplier shall\nanswer within a day.\n\n甲方应当在\n三日内付款。\n"

    parsed = parse(text.encode(), "a.md")

    assert "The supplier shall answer within a day.\n甲方应当在三日内付款。\n" in parsed.text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separated_values_become_a_table_with_its_header(separator):
    rows = [["项目", "数量", "单价"], ["许可", "120", "2400.00"], ["服务", "1", "58000"]]

    parsed = parse("\n".join(separator.join(row) for row in rows).encode("gb18030"), "价.csv")

    assert "项目 | 数量 | 单价\n许可 | 120 | 2400.00\n服务 | 1 | 58000\n" == parsed.text
    assert parsed.tables[0].header is not None


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.html"])
def test_bytes_that_are_no_text_are_refused(name):
    data = bytes(range(1, 32)) * 400

    with pytest.raises(UnreadableFile, match=name):
        parse(data, name)
