"""What people wrote stays text in every exported table, whatever it begins with."""

import io

import openpyxl
import pytest

from bot.replies.drawing.table_cells import cell
from bot.replies.drawing.workbooks import Book

BEGINNINGS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]


@pytest.mark.parametrize("begins", [*BEGINNINGS, *(f" {sign}" for sign in "=+-@＝"), "  \n="])
def test_a_cell_is_never_a_formula(begins):
    said = f"{begins}HYPERLINK(1)"

    assert f"'{said}" == cell(said)


@pytest.mark.parametrize("said", ["", "a=b", "1+1", "明栈 = MES", "  plain"])
def test_what_is_no_formula_is_left_as_it_is(said):
    assert said == cell(said)


@pytest.mark.parametrize("begins", ["=", "+", "-", "@"])
def test_heads_cells_and_lines_of_a_workbook_are_text(begins):
    said, book = f"{begins}1+1", Book()
    book.sheet("one", [said, "http://a.example"], [[said, "123"]], under=[said])

    sheet = openpyxl.load_workbook(io.BytesIO(book.save()))["one"]

    kinds = {c.value: c.data_type for row in sheet.iter_rows() for c in row if c.value is not None}
    assert {said: "s", "http://a.example": "s", "123": "s"} == kinds
    assert not any(c.hyperlink for row in sheet.iter_rows() for c in row)
