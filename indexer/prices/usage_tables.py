"""How many of a product's licences are in use, as tables in learned documents count them by month and module."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_HEADS = {
    "month": re.compile(r"month|period|date|月|期间|日期", re.IGNORECASE),
    "product": re.compile(r"product|software|system|产品|软件|系统", re.IGNORECASE),
    "module": re.compile(r"module|edition|模块|版本", re.IGNORECASE),
    "licensed": re.compile(r"licen[cs]ed|licen[cs]es|seats|许可|授权", re.IGNORECASE),
    "active": re.compile(r"active|in.?use|used|活跃|在用|使用", re.IGNORECASE),
}
_CELLS = " | "
_LEAST = ("licensed", "active")


@dataclass(frozen=True, slots=True)
class Usage:
    """Licences of one module and those in use, over all sites, in the newest month counted."""

    module: str
    month: str
    licensed: int
    active: int


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table; `names` are its cells as they are compared."""

    module: str
    month: str
    licensed: int
    active: int
    names: frozenset[str]


def usage_of(texts: Iterable[str], *, names: Iterable[str]) -> tuple[Usage, ...]:
    """What the tables in some texts count for a product or vendor of one of these names, by module."""
    wanted = {_plain(name) for name in names if name}
    modules: dict[str, list[_Row]] = {}
    for row in (row for text in texts for row in _rows(text) if wanted & row.names):
        modules.setdefault(row.module, []).append(row)
    return tuple(_newest(module, rows) for module, rows in modules.items())


def _newest(module: str, rows: list[_Row]) -> Usage:
    month = max(row.month for row in rows)
    ours = [row for row in rows if row.month == month]
    return Usage(module, month, sum(row.licensed for row in ours), sum(row.active for row in ours))


def _rows(text: str) -> Iterator[_Row]:
    columns: dict[str, int] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split(_CELLS)]
        columns = _columns(cells) or (columns if len(cells) > 1 else {})
        row = _row(cells, columns)
        if row is not None:
            yield row


def _row(cells: list[str], columns: Mapping[str, int]) -> _Row | None:
    if not columns or len(cells) <= max(columns.values()):
        return None
    said = {name: cells[place] for name, place in columns.items()}
    counts = [said[name].replace(",", "") for name in _LEAST]
    if not all(count.isdecimal() for count in counts):
        return None
    module = said.get("module") or said.get("product") or ""
    return _Row(module, said.get("month", ""), int(counts[0]), int(counts[1]), frozenset(map(_plain, cells)))


def _columns(cells: list[str]) -> dict[str, int]:
    """The places of the columns that count licences and their use; none where a line is no such head."""
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = next((name for name, words in _HEADS.items() if name not in places and words.search(cell)), None)
        if name:
            places[name] = place
    return places if all(name in places for name in _LEAST) else {}


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
