"""Price tables in a document's text, or in a table that somebody pasted: quotes, and the price lists of contracts.

A table is a heading line, whose columns are told by their words, and the rows under it. What a quote says beside its
table (number, dates, currency, tax) is looked for in the lines above and below, up to the neighbouring table.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from indexer.facts.notation.dates import find_dates
from indexer.prices import price_columns as cells
from knowledge.rules.prices.price_quotes import Basis, Quote, QuoteLine, times_charged

_BARS = re.compile(r"\s{0,40}[|\t｜]\s{0,40}")
_WIDE = re.compile(r"\s{2,}")
_RULE = re.compile(r"^[\s|:\-–—=+]+$")
_VALID = re.compile(r"有效期|有效至|valid|expir", re.IGNORECASE)
_ISSUED = re.compile(r"报价日期|日期|出具|\bdate\b|issued|dated", re.IGNORECASE)
_QUOTE_NUMBER = re.compile(
    r"(?:报价(?:单)?编号|报价号|quot(?:e|ation)\s{0,40}(?:number|no\.?|#)?)\s{0,40}[:：|]?\s{0,40}((?=[\w./-]*\d)[A-Z0-9][\w./-]{2,})",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^(?:报价单位|报价方|供应商|乙方|from|vendor|supplier|offered by)\s{0,40}[:：|]\s{0,40}(.+)$", re.IGNORECASE
)
_OFFER = re.compile(
    r"(?=.{0,400}\d).{0,400}(?:优惠|折扣|打折|下浮|discount|reduced|lower|rebate|saving)", re.IGNORECASE
)
_TAX = re.compile(
    r"(?<!\d)(\d{1,4}(?:\.\d{1,4})?)\s{0,9}%\s{0,9}的?(?:增值税|vat|tax)|税率\s{0,40}[:：]?\s{0,40}(\d{1,15}(?:\.\d{1,15})?)\s{0,40}%",
    re.IGNORECASE,
)
_FIT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedRow:
    """One row: its line, the row's own words, and what it says beside."""

    line: QuoteLine
    text: str
    vendor: str | None = None
    product: str | None = None
    note: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTable:
    """One table with what is said around it; `around` are those lines."""

    rows: tuple[PricedRow, ...]
    currency: str | None
    number: str | None
    offered_on: date | None
    valid_until: date | None
    vendor: str | None
    around: tuple[str, ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """Lines that speak of discounts."""
        return tuple(line for line in self.around if _OFFER.match(line))

    def quote(self) -> Quote:
        """All lines as the rules take them."""
        return Quote(lines=tuple(row.line for row in self.rows), currency=self.currency, valid_until=self.valid_until)


def price_tables(text: str) -> list[PriceTable]:
    """Every price table of a text, in order; tables of anything else are left out."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not _RULE.match(line)]
    split = [_cells(line) for line in lines]
    heads = [(i, columns) for i, row in enumerate(split) if (columns := _columns(row))]
    bounds = [_start(split, i) for i, _ in heads] + [len(lines)]
    found = []
    for n, (i, columns) in enumerate(heads):
        end = _end(split, i, bounds[n + 1])
        around = tuple(lines[bounds[n] : i] + lines[end : bounds[n + 1]])
        table = _table(split[i], columns, split[i + 1 : end], lines[i + 1 : end], around)
        found += [table] if table.rows else []
    return found


def _cells(line: str) -> list[str]:
    if _BARS.search(line):
        inner = line.strip("|｜ ") if line.startswith("|") else line
        return [cell.strip() for cell in _BARS.split(inner)]
    parts = _WIDE.split(line)
    return parts if len(parts) > _FIT else [line]


def _columns(row: list[str]) -> dict[str, int] | None:
    """What each column means, where a row is the heading of a price table."""
    if len(row) < _FIT:
        return None
    found: dict[str, int] = {}
    for place, heading in enumerate(row):
        name = cells.meaning(heading)
        if name is not None and name not in found:
            found[name] = place
    if "price" not in found and "amount" in found:
        found["price"] = found["amount"]
    if "module" not in found and "product" in found:
        found["module"] = found.pop("product")
    return found if "module" in found and "price" in found else None


def _start(split: list[list[str]], head: int) -> int:
    """Where the lines about a table begin: its pairs of name and value, and the title above them."""
    first = head
    while first > 0 and len(split[first - 1]) == _FIT:
        first -= 1
    titled = first > 0 and len(split[first - 1]) == 1 and not split[first - 1][0].endswith((".", "。", "；", ";"))
    return first - 1 if titled else first


def _end(split: list[list[str]], head: int, limit: int) -> int:
    """The row after the last one of a table: the first line that is not as wide."""
    width, end = len(split[head]), head + 1
    while end < limit and len(split[end]) >= max(_FIT, width - 2) and not _columns(split[end]):
        end += 1
    return end


def _table(
    head: list[str], columns: Mapping[str, int], rows: list[list[str]], lines: list[str], around: tuple[str, ...]
) -> PriceTable:
    code = cells.currency(*(head[columns[name]] for name in ("price", "amount") if name in columns), *around)
    found = [
        priced
        for row, line in zip(rows, lines, strict=True)
        if (priced := _row(head, columns, row, line, around)) is not None
    ]
    return PriceTable(
        rows=tuple(found),
        currency=code or cells.currency(*lines),
        number=_first(_QUOTE_NUMBER, around),
        offered_on=_day(around, _ISSUED, but=_VALID),
        valid_until=_day([*around, *lines], _VALID),
        vendor=_first(_FROM, around),
        around=around,
    )


def _row(
    head: list[str], columns: Mapping[str, int], row: list[str], text: str, around: tuple[str, ...]
) -> PricedRow | None:
    said = {name: row[place].strip() for name, place in columns.items() if place < len(row)}
    name, price = said.get("module", ""), cells.number(said.get("price", ""))
    if not name or cells.is_total(name) or (price is None and cells.number(said.get("amount", "")) is None):
        return None
    line = _line(head, columns, said, around)
    return PricedRow(
        line=line,
        text=text,
        vendor=said.get("vendor") or None,
        product=said.get("product") or None,
        note=said.get("note", ""),
        optional=cells.is_optional(f"{name} {said.get('note', '')}"),
    )


def _line(head: list[str], columns: Mapping[str, int], said: Mapping[str, str], around: tuple[str, ...]) -> QuoteLine:
    heading, unit, note = head[columns["price"]], said.get("unit", ""), said.get("note", "")
    name, amount_heading = said["module"], head[columns["amount"]] if "amount" in columns else ""
    price, quantity = cells.number(said.get("price", "")), cells.number(said.get("quantity", "")) or Decimal(1)
    users = cells.number(said.get("users", ""))
    paid_once = cells.once(said.get("billing", ""), name, heading, unit=unit)
    tax = cells.percent(said.get("tax", "")) if "tax" in columns else _tax_around(around)
    if price is not None:
        price *= (12 if cells.monthly(heading) or cells.monthly(unit) else 1) * (
            10_000 if cells.in_ten_thousands(heading) else 1
        )
    each_is_user = users is None and quantity > 1 and cells.counts_users(f"{name} {unit} {heading}")
    line = QuoteLine(
        module=cells.module_name(name),
        unit_price=price,
        quantity=quantity,
        users=int(users) if users else int(quantity) if each_is_user else None,
        term=cells.length(said.get("term", "")),
        discount_percent=cells.percent(said.get("discount", "")) or Decimal(0),
        tax_percent=tax,
        tax_included=cells.tax_included(note, heading, amount_heading, *around),
        basis=Basis.ONE_OFF if paid_once else Basis.YEARLY,
    )
    return _charged(line, said, heading, columns)


def _charged(line: QuoteLine, said: Mapping[str, str], heading: str, columns: Mapping[str, int]) -> QuoteLine:
    """Settle whether a module's price is for each user: by the amount that the row states, else by the heading."""
    stated = cells.number(said.get("amount", "")) if columns.get("amount") != columns["price"] else None
    if line.users is None or line.quantity != 1:
        return line
    if stated is not None:
        return times_charged(line, stated)
    each = cells.for_each_user(f"{heading} {said['module']}")
    return replace(line, quantity=Decimal(line.users)) if each else line


def _tax_around(around: tuple[str, ...]) -> Decimal | None:
    for text in around:
        found = re.search(
            r"(\d{1,15}(?:\.\d{1,15})?)\s{0,40}%\s{0,40}(?:的)?(?:增值税|vat|tax)|税率\s{0,40}[:：]?\s{0,40}(\d{1,15}(?:\.\d{1,15})?)\s{0,40}%",
            text,
            re.I,
        )
        if found:
            return Decimal(found.group(1) or found.group(2))
    return None


def _first(pattern: re.Pattern[str], around: tuple[str, ...]) -> str | None:
    return next((m.group(1).strip() for line in around if (m := pattern.search(line))), None)


def _day(lines: tuple[str, ...] | list[str], label: re.Pattern[str], but: re.Pattern[str] | None = None) -> date | None:
    return next(_days(lines, label, but), None)


def _days(lines: tuple[str, ...] | list[str], label: re.Pattern[str], but: re.Pattern[str] | None) -> Iterator[date]:
    for line in lines:
        said = label.search(line)
        if said and not (but and but.search(line)):
            yield from (found.value for found in find_dates(line[said.start() :])[:1])
