"""Workbooks in one plain look: a shaded head that stays in sight, columns as wide as needed, numbers as numbers."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import Any

_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
_HEAD = _FONT | {
    "bold": True,
    "bg_color": "#E8EDF3",
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
    "bottom": 1,
}
_NUMBERS = {int: "#,##0", float: "#,##0.00", Decimal: "#,##0.00"}
_DAYS = {datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd"}
_OPTIONS = {
    "in_memory": True,
    "remove_timezone": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDEST, _NARROWEST, _WIDEST_HEAD, _LINE = 60, 8, 12, 17


class Book:
    """A workbook that is written sheet by sheet."""

    def __init__(self) -> None:
        import xlsxwriter

        self._out = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._out, _OPTIONS)
        self._head = self._book.add_format(_HEAD)
        self._text = self._book.add_format(_FONT | {"text_wrap": True, "indent": 1})
        left = {"align": "left", "indent": 1}
        self._numbers = {kind: self._book.add_format(_FONT | {"num_format": f}) for kind, f in _NUMBERS.items()}
        self._numbers |= {kind: self._book.add_format(_FONT | left | {"num_format": f}) for kind, f in _DAYS.items()}

    def sheet(
        self, name: str, head: Sequence[str], rows: Sequence[Sequence[Any]], *, under: Sequence[str] = ()
    ) -> None:
        """Add a sheet; an empty cell is None. `under`: lines of text below the table."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, head, self._head)
        sheet.set_row(0, _LINE * max(ceil(_length(name) / _WIDEST_HEAD) for name in head))
        for place, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                self._cell(sheet, place, column, value)
        for column in range(len(head)):
            sheet.set_column(column, column, _width(head[column], [row[column] for row in rows]))
        if rows:
            sheet.autofilter(0, 0, len(rows), len(head) - 1)
        for place, line in enumerate(under, len(rows) + 2):
            sheet.write_string(place, 0, line, self._book.add_format(_FONT))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def save(self) -> bytes:
        """The file's bytes."""
        self._book.close()
        return self._out.getvalue()

    def _cell(self, sheet: Any, row: int, column: int, value: Any) -> None:
        if isinstance(value, datetime | date):
            sheet.write_datetime(row, column, value, self._numbers[type(value)])
        elif isinstance(value, int | float | Decimal):
            sheet.write_number(row, column, float(value), self._numbers[type(value)])
        elif value is not None:
            sheet.write_string(row, column, str(value), self._text)


def _width(name: str, values: Sequence[Any]) -> float:
    """Wide enough for what the column holds; a long name is wrapped."""
    needed = [min(_length(name), _WIDEST_HEAD) + 3.5, *(_length(value) + 3.5 for value in values)]
    return min(max(_NARROWEST, *needed), _WIDEST)


def _length(value: Any) -> int:
    """Characters of a cell as it is shown; a Chinese one takes two places."""
    if isinstance(value, datetime):
        return len("2026-01-01 00:00")
    text = f"{value:,.2f}" if isinstance(value, float | Decimal) else str("" if value is None else value)
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
