"""The cells of a sheet as it shows: only those that hold something, merged ones in each place that they cover."""

from bisect import bisect_left, bisect_right
from typing import Any

from indexer.parsers.limits import MAX_SHEET_COLUMNS, MAX_SHEET_ROWS
from indexer.parsers.office.cell_values import shown
from indexer.parsers.table_grid import holds_again
from knowledge.errors import UnreadableFile

Places = dict[int, dict[int, str]]  # texts by row and column


def sheet_rows(sheet: Any, formulas: Any) -> list[list[str]]:
    """The sheet's rows; a far cell costs nothing for the empty ones before it.

    Columns without any text are left out, and so are hidden rows and columns. Raises UnreadableFile where there are
    more rows or columns with text than are read.
    """
    places = _texts(sheet, formulas)
    if len(places) > MAX_SHEET_ROWS:
        raise UnreadableFile("sheet_too_long", sheet=sheet.title, most=MAX_SHEET_ROWS)
    _fill_merged(sheet, places)
    columns = sorted({column for row in places.values() for column in row})[:MAX_SHEET_COLUMNS]
    rows: list[list[str]] = []
    held = sorted({row for (row, _), cell in sheet._cells.items() if cell.value is not None})
    before = 0
    for number in sorted(places):
        beyond = bisect_left(held, number) - bisect_right(held, before)
        if number > before + 1 + beyond and rows:  # a row left out for being hidden divides nothing, an empty one does
            rows.append([])
        rows.append([places[number].get(column, "") for column in columns])
        before = number
    return rows


def _texts(sheet: Any, formulas: Any) -> Places:
    hidden_rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    hidden_columns = _hidden_columns(sheet)
    cells = sheet._cells  # only what the file holds: iterating would make every cell up to the farthest one
    places: Places = {}
    for (row, column), cell in cells.items():
        if row in hidden_rows or column in hidden_columns or (cell.font is not None and cell.font.strike):
            continue
        text = shown(_value(cell, formulas), cell.number_format)
        if text.strip():
            places.setdefault(row, {})[column] = text
    return places


def _hidden_columns(sheet: Any) -> set[int]:
    spans = ((found.min, found.max) for found in sheet.column_dimensions.values() if found.hidden)
    return {number for first, last in spans if first and last for number in range(first, min(last, first + 20_000) + 1)}


def _value(cell: Any, formulas: Any) -> Any:
    if cell.value is not None or formulas is cell.parent:
        return cell.value
    other = formulas._cells.get((cell.row, cell.column))
    return None if other is None else other.value


def _fill_merged(sheet: Any, places: Places) -> None:
    """Write a merged cell's text in each of the places that it covers, where it holds for each."""
    numbers = sorted(places)
    for merged in list(sheet.merged_cells.ranges)[:MAX_SHEET_ROWS]:
        row = places.get(merged.min_row, {})
        text = row.get(merged.min_col, "")
        alone = len(row) == 1 and merged.max_col > merged.min_col
        if not text or alone:
            continue
        last_column = merged.min_col if merged.min_col == min(row) else merged.max_col
        for column in range(merged.min_col, min(last_column, merged.min_col + MAX_SHEET_COLUMNS) + 1):
            again = holds_again(text, _above(places, merged.min_row, column))
            covered = numbers[bisect_left(numbers, merged.min_row) : bisect_right(numbers, merged.max_row)]
            for number in covered if again else ():
                places[number].setdefault(column, again)


def _above(places: Places, row: int, column: int) -> str:
    """The texts above a cell in its column, its head among them."""
    return " ".join(places[number].get(column, "") for number in range(max(1, row - 30), row) if number in places)
