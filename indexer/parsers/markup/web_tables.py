"""The tables of a web page: their own rows and cells, and which hold data rather than the page's layout."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_LONGEST_INNER = 300
_NOT_IN_DATA = frozenset(("h1", "h2", "h3", "form", "article"))


@dataclass(slots=True)
class _Inside:
    """What is in an element: characters of text, tables with their characters, and whether a heading or form is."""

    length: int = 0
    tables: int = 0
    in_tables: int = 0
    matter: bool = False

    def add(self, other: "_Inside", tag: str) -> None:
        """Count in what is in a child, and the child itself."""
        self.length += other.length
        self.tables += other.tables + (tag == "table")
        self.in_tables += other.in_tables + (other.length if tag == "table" else 0)
        self.matter = self.matter or other.matter or tag in _NOT_IN_DATA


class Tables:
    """What the tables inside an element hold, counted once, so that tables in tables in tables cost no more."""

    def __init__(self, root: Any) -> None:
        nested = root.css_first("table table") is not None
        self._inside = _counted(root) if nested else {}

    def is_data(self, table: Any) -> bool:
        """Whether a table holds data: several columns, and at most small tables in its cells."""
        rows = own_rows(table)
        if max((len(cells_of(row)) for row in rows), default=0) < 2:
            return False
        inside = self._inside.get(table.mem_id, _Inside())
        small = inside.in_tables <= _LONGEST_INNER * inside.tables
        return not inside.tables or (len(rows) > 1 and small and not inside.matter)


def _counted(root: Any) -> dict[int, _Inside]:
    """What is in each table below an element, by the table's id."""
    nodes = list(_below(root))
    inside = [_Inside(len(node.text_content or "") if node.tag == "-text" else 0) for node, _ in nodes]
    for number in range(len(nodes) - 1, 0, -1):
        node, parent = nodes[number]
        inside[parent].add(inside[number], node.tag or "")
    return {node.mem_id: inside[number] for number, (node, _) in enumerate(nodes) if node.tag == "table"}


def _below(root: Any) -> Iterator[tuple[Any, int]]:
    """An element and all below it, each after its parent, of which it tells the place in this order."""
    stack, count = [(root, 0)], 0
    while stack:
        node, parent = stack.pop()
        yield node, parent
        stack.extend((child, count) for child in node.iter(include_text=True))
        count += 1


def own_rows(table: Any) -> list[Any]:
    """A table's rows without those of tables inside its cells."""
    rows = []
    for part in table.iter():
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows.extend(row for row in part.iter() if row.tag == "tr")
    return rows


def cells_of(row: Any) -> list[Any]:
    """A row's own cells."""
    return [cell for cell in row.iter() if cell.tag in ("td", "th")]
