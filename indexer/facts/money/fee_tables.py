"""Totals of price tables whose currency stands in a column's head: `年费(元)`, `Amount (US$)`."""

import re
from collections.abc import Iterator

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.notation.money import find_money
from indexer.parsed import Cell, Table

_TOTAL = re.compile(r"^\W{0,40}(?:合计|总计|共计|价税合计|(?:grand\s)?total\b)", re.IGNORECASE)
_ANNUAL = re.compile(
    r"年度?[^,。]{0,6}费|每年|/年|\b(?:annual|annually|yearly|(?:per|each|a)\s(?:year|annum))\b", re.IGNORECASE
)
_CURRENCY = re.compile(r"[(（]?\s?(?P<scale>万)?(?P<name>元|US\$|[A-Z]?\$|£|€|[A-Z]{3})\s?[)）]?")
_PLAIN_NUMBER = re.compile(r"\s{0,20}\d[\d,. ']{0,40}\s{0,20}")


def table_totals(doc: Doc) -> dict[str, Found]:
    """The first yearly and the first other total that tables give as bare numbers."""
    found: dict[str, Found] = {}
    for table in doc.tables:
        for name, one in _totals(table):
            found.setdefault(name, one)
    return found


def bare_sums(doc: Doc) -> Iterator[Found]:
    """Every bare number whose column's head, or whose row's first cell, names a currency."""
    for table in doc.tables:
        heads = table.rows[0].cells if table.rows else ()
        for row in table.rows:
            for head, cell in zip(heads, row.cells, strict=False):
                found = _sum_under(head.text, cell) or _sum_under(row.cells[0].text, cell)
                if found:
                    yield found


def _totals(table: Table) -> Iterator[tuple[str, Found]]:
    if not table.rows:
        return
    heads = table.rows[0].cells
    for row in table.rows[1:]:
        label = next((cell.text for cell in row.cells if cell.text.strip()), "")
        if not _TOTAL.match(label):
            continue
        for head, cell in zip(heads, row.cells, strict=False):
            if found := _sum_under(head.text, cell):
                yield ("annual_fee" if _ANNUAL.search(head.text + " " + label) else "total_fee"), found


def _sum_under(head: str, cell: Cell) -> Found | None:
    """A bare number as a sum in its column's currency."""
    if not _PLAIN_NUMBER.fullmatch(cell.text):
        return None
    number = cell.text.strip()
    for currency in _CURRENCY.finditer(head):
        name = currency["name"]
        written = f"{number}{currency['scale'] or ''}元" if name == "元" else f"{name} {number}"
        if sums := find_money(written):
            return Found(sums[0].value, cell.start, cell.end)
    return None
