"""Goes through the elements of a page, or of a piece of HTML inside Markdown, and writes what a reader sees."""

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import clean, one_line
from indexer.parsers.headings import heading_rank
from indexer.parsers.markup.web_fields import entered
from indexer.parsers.markup.web_furniture import Hidden, is_furniture, is_promotion
from indexer.parsers.markup.web_tables import Tables, cells_of, own_rows
from indexer.parsers.table_grid import Spanning, laid_out
from indexer.parsers.table_headers import has_header

_BLOCKS = re.compile(
    "address|article|blockquote|body|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|header|hr|legend|li|main|"
    "ol|p|pre|section|summary|ul|table|tr|td|th|caption|h[1-6]"
)
_HEADING = re.compile("h[1-6]")
_FIELDS = frozenset(("input", "select", "textarea"))


def write_fragment(source: str, assembly: Assembly) -> None:
    """Write a piece of HTML, such as a table inside Markdown."""
    root = LexborHTMLParser(source).body
    if root is not None:
        Walk(assembly).run(root)


class Walk:
    """Goes through the page in its order, without recursion, so that depth costs nothing."""

    def __init__(self, assembly: Assembly, hidden: Hidden | None = None) -> None:
        self._assembly = assembly
        self._hidden = hidden or Hidden()
        self._inline: list[str] = []
        self._tables: Tables | None = None

    def run(self, root: Any) -> None:
        """Write all of an element."""
        self._tables = Tables(root)
        stack: list[Any] = [root]
        while stack:
            node = stack.pop()
            if node is None:
                self._flush()
            elif node.tag == "-text":
                self._inline.append(node.text_content or "")
            elif node.tag == "br":
                self._inline.append("\n")
            elif node.tag in _FIELDS:
                self._inline.append(entered(node))
            elif node.tag and not is_furniture(node, self._hidden):
                self._element(node, stack)
        self._flush()

    def _element(self, node: Any, stack: list[Any]) -> None:
        if _BLOCKS.fullmatch(node.tag):
            self._flush()
            stack.append(None)
        if _HEADING.fullmatch(node.tag):
            self._heading(one_line(self._shown(node)), int(node.tag[1]))
        elif node.tag == "table" and self._tables and self._tables.is_data(node):
            self._table(node)
        elif node.tag == "pre":
            self._assembly.paragraph(self._shown(node))
        else:
            stack.extend(reversed(list(node.iter(include_text=True))))

    def _shown(self, root: Any) -> str:
        """The text of an element as it shows; the parts of tables inside it are apart."""
        pieces: list[str] = []
        stack: list[Any] = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                pieces.append(node)
            elif node.tag == "-text":
                pieces.append(node.text_content or "")
            elif node.tag == "br":
                pieces.append("\n")
            elif node.tag in _FIELDS:
                pieces.append(entered(node))
            elif node.tag and (node is root or not is_furniture(node, self._hidden)):
                if node is not root and _BLOCKS.fullmatch(node.tag):
                    pieces.append(" " if node.tag in ("td", "th") else "\n")
                    stack.append(" " if node.tag in ("td", "th") else "\n")
                stack.extend(reversed(list(node.iter(include_text=True))))
        return "".join(pieces)

    def _flush(self) -> None:
        raw, self._inline = "".join(self._inline), []
        for line in _folded(raw).split("\n"):
            if not line.strip() or is_promotion(line):
                continue
            rank = heading_rank(line)
            if rank is None:
                self._assembly.paragraph(line)
            else:
                self._heading(line.strip(), rank, guessed=True)

    def _heading(self, text: str, rank: int, *, guessed: bool = False) -> None:
        if text and not is_promotion(text):
            self._assembly.heading(text, rank, guessed=guessed)

    def _table(self, table: Any) -> None:
        rows = [row for row in own_rows(table) if not is_furniture(row, self._hidden)]
        cells = [[self._spanning(cell) for cell in cells_of(row)] for row in rows]
        headed = bool(rows) and any(cell.tag == "th" for cell in cells_of(rows[0]))
        full = laid_out(cells)
        caption = table.css_first("caption")
        if caption is not None:
            self._assembly.paragraph(one_line(self._shown(caption)))
        self._assembly.table(full, has_header=headed or has_header(full))

    def _spanning(self, cell: Any) -> Spanning:
        shown = "" if is_furniture(cell, self._hidden) else self._shown(cell)
        return Spanning(one_line(shown), _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: Any, name: str) -> int:
    told = (cell.attributes.get(name) or "1").strip()
    return max(1, min(int(told), 1000)) if told.isdecimal() and len(told) < 6 else 1


def _folded(raw: str) -> str:
    return re.sub(r"[ \t\r\f\xa0]+", " ", clean(raw).replace("\n ", "\n"))
