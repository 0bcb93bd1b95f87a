"""Reads web pages: headings, paragraphs and tables of the page's own matter, without menus, adverts and banners."""

import re
from pathlib import PurePath
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import clean, one_line
from indexer.parsers.headings import heading_rank
from indexer.parsers.markdown import parse_markdown
from indexer.parsers.plain_text import decode
from indexer.parsers.table_headers import has_header
from indexer.parsers.web_furniture import is_furniture, is_promotion

_BLOCKS = re.compile(
    "address|article|blockquote|body|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|header|hr|li|main|ol|p|pre|"
    "section|summary|ul|table|tr|td|th|caption|h[1-6]"
)
_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]+)")
_ENOUGH = 200


def parse_web(data: bytes, name: str) -> Parsed:
    """Read an HTML page; trafilatura helps out where the page has no structure of its own."""
    source = _decode(data)
    tree = LexborHTMLParser(source)
    root = _root(tree)
    heading = tree.css_first("title")
    title = one_line(heading.text()) if heading else ""
    assembly = Assembly()
    if root is not None:
        _Walk(assembly).run(root)
    if _is_soup(tree, assembly.length):
        rescued = _rescue(source, name)
        if rescued is not None:
            return rescued
    return assembly.done(title or PurePath(name).stem)


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    encoding = declared[1].decode().lower() if declared else ""
    if encoding in {"gb2312", "gbk", "gb18030", "big5", "shift_jis", "iso-8859-1", "windows-1252"}:
        return data.decode("gb18030" if encoding.startswith("gb") else encoding, errors="replace")
    return decode(data)


def _root(tree: LexborHTMLParser) -> Any:
    body = tree.body
    if body is None:
        return None
    whole = len(body.text())
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text()) > max(_ENOUGH, 0.3 * whole):
            return found[0]
    return body


def _is_soup(tree: LexborHTMLParser, length: int) -> bool:
    body = tree.body
    if body is None or tree.css_first("main, article, table"):
        return False
    links = sum(len(link.text()) for link in body.css("a"))
    return length > _ENOUGH and links > 0.5 * length and not tree.css_first("h1, h2")


def _rescue(source: str, name: str) -> Parsed | None:
    from trafilatura import extract

    found = extract(source, output_format="markdown", include_comments=False, include_tables=True)
    return parse_markdown(found.encode(), name) if found and len(found) > _ENOUGH else None


class _Walk:
    """Goes through the page in its order, without recursion, so that depth costs nothing."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._inline: list[str] = []

    def run(self, root: Any) -> None:
        stack: list[Any] = [root]
        while stack:
            node = stack.pop()
            if node is None:
                self._flush()
            elif node.tag == "-text":
                self._inline.append(node.text_content or "")
            elif node.tag == "br":
                self._inline.append("\n")
            elif node.tag and not is_furniture(node):
                self._element(node, stack)
        self._flush()

    def _element(self, node: Any, stack: list[Any]) -> None:
        if _BLOCKS.fullmatch(node.tag):
            self._flush()
            stack.append(None)
        if re.fullmatch("h[1-6]", node.tag):
            self._heading(one_line(node.text()), int(node.tag[1]))
        elif node.tag == "table" and _is_data(node):
            self._table(node)
        elif node.tag == "pre":
            self._assembly.paragraph(node.text())
        else:
            stack.extend(reversed(list(node.iter(include_text=True))))

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

    def _table(self, node: Any) -> None:
        rows = [[cell.text() for cell in row.iter() if cell.tag in ("td", "th")] for row in node.css("tr")]
        first = node.css_first("tr")
        headed = first is not None and bool(first.css("th"))
        self._assembly.table(rows, has_header=headed or has_header(rows))


def _folded(raw: str) -> str:
    return re.sub(r"[ \t\r\f\xa0]+", " ", clean(raw).replace("\n ", "\n"))


def _is_data(table: Any) -> bool:
    rows = table.css("tr")
    return len(table.css("table")) <= 1 and len(rows) > 0 and max(len(row.css("td, th")) for row in rows) > 1
