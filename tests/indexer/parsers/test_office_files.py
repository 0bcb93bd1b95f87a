"""Word, Excel and PowerPoint files: order, headings, numbers that Office only shows, tables, furniture."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from indexer.parsers import parse
from indexer.parsers.office.cell_values import shown
from indexer.parsers.office.word_numbers import chinese_number
from tests.indexer.parsers.files import docx


def test_word_headings_tables_and_order_survive_and_page_furniture_does_not():
    document = Document()
    document.add_heading("平台使用合同", 0)
    document.add_heading("第一条　定义", 1)
    document.add_paragraph("1.1 “平台”指海岳排产。")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [c for row in table.rows for c in row.cells], ["项目", "金额", "许可", "96,500"], strict=True
    ):
        cell.text = text
    document.add_paragraph("以上含税。")
    document.sections[0].header.paragraphs[0].text = "机密 第 1 页"

    parsed = parse(docx(document), "a.docx")

    assert "平台使用合同\n第一条　定义\n1.1 “平台”指海岳排产。\n项目 | 金额\n许可 | 96,500\n以上含税。\n" == parsed.text
    assert ("平台使用合同", "第一条　定义") == parsed.headings_of(parsed.text.index("以上"))


def test_bold_and_numbered_paragraphs_are_headings_without_a_style():
    document = Document()
    document.add_paragraph().add_run("Fees and payment").bold = True
    document.add_paragraph("The fee is due in thirty days.")
    document.add_paragraph("二、验收标准")
    document.add_paragraph("验收合格后付款。")

    parsed = parse(docx(document), "a.docx")

    assert ["Fees and payment", "二、验收标准"] == [section.heading for section in parsed.sections]


def test_automatic_numbers_are_written_as_word_shows_them():
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (style, text) in enumerate(
            [("chineseCounting", "第%1条"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")]
        )
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in [(0, "服务范围"), (2, "甲方付款。"), (2, "乙方交付。"), (0, "验收")]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        inner = f'<w:ilvl w:val="{level}"/><w:numId w:val="77"/>'
        properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{inner}</w:numPr>"))

    parsed = parse(docx(document), "a.docx")

    assert "第一条 服务范围\n(a) 甲方付款。\n(b) 乙方交付。\n第二条 验收\n" == parsed.text


def test_inserted_text_stays_and_deleted_text_goes():
    document = Document()
    paragraph = document.add_paragraph("付款期为")._p
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>三十日</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>十日</w:delText></w:r></w:del>"))

    parsed = parse(docx(document), "a.docx")

    assert "付款期为三十日\n" == parsed.text


@pytest.mark.parametrize(
    ("count", "expected"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100")]
)
def test_chinese_numbers_are_written_in_figures(count, expected):
    assert expected == chinese_number(count)


def _workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "报价"
    for row in [
        ["报价单 Q-1"],
        [],
        ["项目", "数量", "单价", "签订日"],
        ["许可", 120, 2400, date(2025, 3, 1)],
        ["税率", 1, 0.13, None],
    ]:
        sheet.append(row)
    sheet["C4"].number_format = "¥#,##0.00"
    sheet["C5"].number_format = "0%"
    hidden = book.create_sheet("草稿")
    hidden.append(["不公开", 1])
    hidden.sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_is_a_section_with_values_as_they_are_shown():
    parsed = parse(_workbook(), "报价.xlsx")

    assert (
        "报价\n报价单 Q-1\n项目 | 数量 | 单价 | 签订日\n许可 | 120 | ¥2,400.00 | 2025-03-01\n税率 | 1 | 13% | \n"
        == parsed.text
    )
    assert ["报价"] == [section.heading for section in parsed.sections]
    header = parsed.tables[-1].header
    assert header is not None
    assert "项目" == header.cells[0].text


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (True, "General", "TRUE"),
        (3.0, "General", "3"),
        (0.085, "0.0%", "8.5%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (12, "0", "12"),
    ],
)
def test_cell_values_are_shown_as_formatted(value, number_format, expected):
    assert expected == shown(value, number_format)


def test_slides_are_pages_with_titles_tables_and_notes():
    deck = Presentation()
    for number in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"季度回顾 {number + 1}"
        box = slide.shapes.add_textbox(Inches(1), Inches(6), Inches(4), Inches(1))
        box.text_frame.text = "公司机密"
    table = deck.slides[0].shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    for at, text in enumerate(["指标", "达成率", "响应", "98%"]):
        table.cell(at // 2, at % 2).text = text
    deck.slides[1].notes_slide.notes_text_frame.text = "二季度有一次宕机。"
    out = BytesIO()
    deck.save(out)

    parsed = parse(out.getvalue(), "a.pptx")

    assert "季度回顾 1\n指标 | 达成率\n响应 | 98%\n季度回顾 2\n二季度有一次宕机。\n季度回顾 3\n" == parsed.text
    assert 2 == parsed.page_of(parsed.text.index("宕机"))


def test_a_formula_that_was_never_calculated_is_shown_itself():
    book = Workbook()
    for row in [["项目", "金额"], ["许可", 10], ["合计", "=SUM(B2:B2)"]]:
        book.active.append(row)
    out = BytesIO()
    book.save(out)

    parsed = parse(out.getvalue(), "a.xlsx")

    assert "合计 | =SUM(B2:B2)\n" in parsed.text


@pytest.mark.parametrize(("stated", "expected"), [("保养协议", "保养协议"), ("Microsoft Word - x.doc", "a"), ("", "a")])
def test_a_stated_title_is_used_unless_a_program_made_it_up(stated, expected):
    document = Document()
    document.core_properties.title = stated
    document.add_paragraph("甲方应当按期付款。")

    parsed = parse(docx(document), "a.docx")

    assert expected == parsed.title


def test_a_sheet_formatted_far_below_its_last_row_is_read():
    book = Workbook()
    book.active.append(["项目", "金额"])
    book.active.append(["许可", 10])
    book.active.cell(row=400_000, column=1).number_format = "0%"
    out = BytesIO()
    book.save(out)

    parsed = parse(out.getvalue(), "a.xlsx")

    assert "项目 | 金额\n许可 | 10\n" in parsed.text
