"""Writes the renewal quotes (XLSX) and the vendor's review slides (PPTX)."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation
from pptx.util import Pt

from tests.sample_maker.quotes import Quote
from tests.sample_maker.slides import SLIDES

_STAMP = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001  the file format keeps no zone


def write_quotes(quotes: Sequence[Quote], target: Path) -> None:
    """Write one sheet a quote."""
    book = Workbook()
    book.remove(book.active)
    for quote in quotes:
        _sheet(book.create_sheet(quote.sheet), quote)
    book.properties.created = book.properties.modified = _STAMP
    book.save(target)


def _sheet(sheet: Worksheet, quote: Quote) -> None:
    sheet.append([quote.title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(quote.columns))
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A1"].alignment = Alignment(horizontal="center")
    for line in quote.heading:
        sheet.append(list(line))
    sheet.append([])
    sheet.append(list(quote.columns))
    first = sheet.max_row
    for row in quote.rows:
        sheet.append(list(row))
    _rule(sheet, first)
    sheet.append([])
    for note in quote.notes:
        sheet.append([note])
    for letter, width in zip("ABCDEFGH", quote.widths, strict=True):
        sheet.column_dimensions[letter].width = width


def _rule(sheet: Worksheet, first: int) -> None:
    line = Side(style="thin", color="888888")
    for row in sheet.iter_rows(min_row=first, max_row=sheet.max_row):
        for cell in row:
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            if isinstance(cell.value, float):
                cell.number_format = "#,##0.00"
    for cell in sheet[first]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E7EAEE")


def write_slides(target: Path) -> None:
    """Write the review slides: a title slide, then a title with points on each."""
    deck = Presentation()
    for number, (title, points) in enumerate(SLIDES):
        slide = deck.slides.add_slide(deck.slide_layouts[0 if number == 0 else 1])
        slide.shapes.title.text = title
        frame = slide.placeholders[1].text_frame
        frame.text = points[0]
        for point in points[1:]:
            frame.add_paragraph().text = point
        for paragraph in frame.paragraphs:
            paragraph.font.size = Pt(20)
    deck.core_properties.created = deck.core_properties.modified = _STAMP
    deck.save(target)
