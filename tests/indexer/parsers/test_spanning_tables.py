"""A cell over several columns or rows shifts nothing, in whichever format the table is."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from pptx import Presentation

from indexer.parsers import parse
from indexer.parsers.table_grid import Spanning, laid_out, spread_heads


def rows_of(data, name):
    parsed = parse(data.encode() if isinstance(data, str) else data, name)
    return [tuple(cell.text for cell in row.cells) for row in parsed.tables[0].rows]


TABLE = (
    "<table><tr><th rowspan=2>Level</th><th colspan=2>Office hours</th></tr><tr><th>Reply</th><th>Repair</th></tr>"
    "<tr><td rowspan=2>One</td><td>10 minutes</td><td>2 hours</td></tr><tr><td>20 minutes</td><td>3 hours</td></tr>"
    "<tr><td>Two</td><td colspan=2>1 day</td></tr></table>"
)
LAID_OUT = [
    ("Level", "Office hours", "Office hours"),
    ("Level", "Reply", "Repair"),
    ("One", "10 minutes", "2 hours"),
    ("One", "20 minutes", "3 hours"),
    ("Two", "1 day", "1 day"),
]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (f"<!doctype html><body><p>Terms</p>{TABLE}</body>", "a.html"),
        (f"# Terms\n\n{TABLE}\n\nMore.\n", "a.md"),
        (f"# Terms\n\nAs agreed: {TABLE.replace('<tr>', chr(10) + '<tr>')} and more.\n", "b.md"),
    ],
)
def test_rowspan_and_colspan_are_laid_out(source, name):
    assert LAID_OUT == rows_of(source, name)


def test_a_small_table_inside_a_cell_stays_in_its_cell():
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    source = f"<body><table><tr><th>K</th><th>V</th></tr><tr><td>x</td><td>{inner}</td></tr></table></body>"

    assert [("K", "V"), ("x", "a b")] == rows_of(source, "a.html")


def test_sums_of_merged_cells_stand_once_and_limits_for_each():
    rows = [
        [Spanning("Item"), Spanning("Price"), Spanning("Reply (h)")],
        [Spanning("a"), Spanning("1,200", down=2), Spanning("4", down=2)],
        [Spanning("b")],
        [Spanning("Total", across=2), Spanning("EUR 900")],
    ]

    assert [["Item", "Price", "Reply (h)"], ["a", "1,200", "4"], ["b", "", "4"], ["Total", "", "EUR 900"]] == laid_out(
        rows
    )


def test_a_line_across_the_whole_table_is_one_cell():
    assert [["a", "b"], ["note", ""]] == laid_out([[Spanning("a"), Spanning("b")], [Spanning("note", across=2)]])


def test_spans_out_of_all_measure_are_bounded():
    source = (
        "<body><table><tr><td colspan=99999>x</td><td>y</td></tr><tr><td rowspan=60000>z</td><td>w</td></tr></table>"
    )

    assert ("z", "w") == rows_of(source, "a.html")[1][:2]


def test_a_head_over_two_columns_of_a_plain_grid_is_written_in_each():
    rows = [["级别", "工作时间", "", "夜间", ""], ["", "响应", "恢复", "响应", "恢复"], ["甲", "1", "2", "3", "4"]]

    assert ["级别", "工作时间", "工作时间", "夜间", "夜间"] == spread_heads(rows)[0]


def book(fill):
    workbook = Workbook()
    fill(workbook.active)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_merged_cells_of_a_sheet_are_laid_out():
    def fill(sheet):
        for row in (
            ("Level", "Measure", "Limit"),
            ("A", "reply", "1 h"),
            (None, "repair", "5 h"),
            ("B", "reply", "2 h"),
        ):
            sheet.append(row)
        sheet.merge_cells("A2:A3")

    assert ("A", "repair", "5 h") == rows_of(book(fill), "a.xlsx")[2]


def test_hidden_rows_and_columns_and_struck_cells_of_a_sheet_are_left_out():
    def fill(sheet):
        for row in (("Level", "Draft", "Limit"), ("A", "9 h", "1 h"), ("B", "9 h", "2 h"), ("C", "9 h", "3 h")):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet["C4"].font = Font(strike=True)

    assert [("Level", "Limit"), ("A", "1 h"), ("C", "")] == rows_of(book(fill), "a.xlsx")


def test_a_cell_far_to_the_right_costs_nothing():
    def fill(sheet):
        for number in range(1, 60_001):
            sheet.cell(row=number, column=1, value=number)
        sheet.cell(row=1, column=16_000, value="far")

    assert ("1", "far") == rows_of(book(fill), "a.xlsx")[0]


def test_merged_cells_and_struck_runs_of_a_slide():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(2, 3, 0, 0, 9_000_000, 900_000).table
    for row, texts in zip(table.rows, (("Level", "Reply", "Repair"), ("A", "1 h", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(1, 2))
    table.cell(0, 0).text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("strike", "sngStrike")
    hidden = deck.slides.add_slide(deck.slide_layouts[6])
    hidden._element.set("show", "0")
    hidden.shapes.add_textbox(0, 0, 100, 100).text_frame.text = "not shown"
    out = BytesIO()
    deck.save(out)

    assert [("", "Reply", "Repair"), ("A", "1 h", "1 h")] == rows_of(out.getvalue(), "a.pptx")
    assert "not shown" not in parse(out.getvalue(), "a.pptx").text
