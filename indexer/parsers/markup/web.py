"""Reads web pages: headings, paragraphs and tables of the page's own matter, without menus, adverts and banners."""

import re
from pathlib import PurePath
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import one_line
from indexer.parsers.markup.markdown import parse_markdown
from indexer.parsers.markup.web_furniture import hidden_names
from indexer.parsers.markup.web_walk import Walk
from indexer.parsers.text_encoding import decode

_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]+)")
_KNOWN = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "big5hkscs"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii", "cp1252"), "cp1252"),
    **{name: name for name in ("euc-jp", "euc-kr", "windows-1251", "windows-1250", "iso-8859-2", "iso-8859-15")},
}
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
        Walk(assembly, hidden_names(style.text() for style in tree.css("style"))).run(root)
    if _is_soup(tree, assembly.length):
        rescued = _rescue(source, name)
        if rescued is not None:
            return rescued
    return assembly.done(title or PurePath(name).stem)


def _decode(data: bytes) -> str:
    """The page's text: UTF-8 where the bytes are, else as the page declares where they fit that, else as they look."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    encoding = _KNOWN.get(declared[1].decode().lower(), "") if declared else ""
    if encoding:
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= len(text) // 200:
            return text
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
