"""Reads spreadsheets and CSV: a section a sheet, a table a block of rows, values as the reader sees them."""

import csv
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly
from indexer.parsers.limits import MAX_SHEET_COLUMNS, MAX_SHEET_ROWS
from indexer.parsers.office.archives import entries
from indexer.parsers.office.sheet_cells import sheet_rows
from indexer.parsers.table_grid import spread_heads
from indexer.parsers.table_headers import header_at
from indexer.parsers.text_encoding import decode
from knowledge.errors import UnreadableFile

_HEADS_WITHIN = 40
_BROKEN = (BadZipFile, SyntaxError, OSError)


def parse_excel(data: bytes, name: str) -> Parsed:
    """Read an XLSX file as it shows: hidden sheets, rows and columns and struck cells are left out.

    Raises UnreadableFile where it is damaged.
    """
    entries(data)
    book = _workbook(data, values=True)
    formulas = _workbook(data, values=False) if _has_formulas(data) else book
    assembly = Assembly()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            rows = sheet_rows(sheet, formulas[sheet.title])
            if any(any(row) for row in rows):
                assembly.heading(sheet.title, 2)
                write_rows(rows, assembly)
    return assembly.done(PurePath(name).stem)


def _workbook(data: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(BytesIO(data), data_only=values, rich_text=values)
    except (InvalidFileException, LookupError, ValueError, TypeError, AttributeError, *_BROKEN) as error:
        raise UnreadableFile("sheet_damaged") from error


def _has_formulas(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(b"<f>" in archive.read(name) or b"<f " in archive.read(name) for name in sheets)


def parse_csv(data: bytes, name: str) -> Parsed:
    """Read comma, semicolon or tab separated values; raises UnreadableFile where there are too many rows."""
    text = decode(data).lstrip("\ufeff")
    try:
        dialect: Any = csv.Sniffer().sniff(text[:8000], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = list(_bounded(csv.reader(StringIO(text, newline=""), dialect)))
    except csv.Error as error:
        raise UnreadableFile("table_not_separated") from error
    assembly = Assembly()
    write_rows(rows, assembly)
    return assembly.done(PurePath(name).stem)


def _bounded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number >= MAX_SHEET_ROWS:
            raise UnreadableFile("table_too_long", most=MAX_SHEET_ROWS)
        yield row[:MAX_SHEET_COLUMNS]


def write_rows(rows: Sequence[Sequence[str]], assembly: Assembly) -> None:
    """Write rows as tables, one for each block between empty rows."""
    block: list[Sequence[str]] = []
    for row in [*rows, ()]:
        if any(cell.strip() for cell in row):
            block.append(row)
        elif block:
            _write_block(block, assembly)
            block = []


def _write_block(block: list[Sequence[str]], assembly: Assembly) -> None:
    width = max(len(row) for row in block)
    full = [[*row, *[""] * (width - len(row))] for row in block]
    used = [n for n in range(width) if any(row[n].strip() for row in full)]
    rows = [[row[n] for n in used] for row in full]
    start = next((n for n in range(min(len(rows), _HEADS_WITHIN)) if header_at(rows, n)), None)
    if start is None:
        assembly.table(rows, has_header=False)
        return
    if start:
        assembly.table(rows[:start], has_header=False)
    assembly.table(spread_heads(rows[start:]), has_header=True)
