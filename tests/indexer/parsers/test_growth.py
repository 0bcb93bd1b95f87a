"""Text is read in linear time: twice as much of anything takes at most two and a half times as long.

Each atom is repeated in the functions that read lines, cells and texts. Times are the processor's own, the best of
several, and what is too short to be measured is passed over.
"""

import contextlib
import os
import time
from collections.abc import Callable

import pytest

from indexer.parsers import parse
from indexer.parsers.cleaning import clean, one_line
from indexer.parsers.headings import heading_rank, marker, opens_item
from indexer.parsers.markup.web_furniture import hidden_names, is_promotion
from indexer.parsers.office.cell_values import shown
from indexer.parsers.office.number_formats import shown_number
from indexer.parsers.pdf.margin_numbers import names_document
from indexer.parsers.text_encoding import decode
from knowledge.errors import UnreadableFile

ATOMS = (
    "a", "a ", "1", "1,", "1.", "1.1 ", "a.b", "_", "-", " ", "\t", "(", "[", "[a](", "![", "<", "<!--", "~~", "**",
    "*a",
    "`", "| ", "|-", "一", "第一条", "甲方：", "x=", '"', "\\", "#", "# ", "A1-", "AB", "aB",
    "<s>", "<table>", "<td>", "<p>",
    "</p>",
    "。", "，", "□", "[ ] ", "第1页", "page 1 ", "- ", "> ", "```", "---", "===", "A. ", "(a) ", "&amp;",
    "{a:b}", ";",
)  # fmt: skip
LENGTH = 24_000
MOST, SHORT = 2.5, 0.12
WHOLE = 3.0
"""Of a whole page, whose records no longer fit the processor's caches; what is not linear takes four times as long."""


def spent(read: Callable[[str], object], text: str) -> float:
    """Processor seconds of one reading, the best of a few."""
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        with contextlib.suppress(UnreadableFile):
            read(text)
        best = min(best, time.process_time() - start)
        if best < SHORT:
            return best
    return best


def growth(read: Callable[[str], object], atom: str, between: str) -> float:
    """How many times longer twice as much takes; 1 where even that is read at once. A pause is tried again."""
    once = (atom + between) * (LENGTH // len(atom + between))
    found = MOST + 1
    for _ in range(3):
        long = spent(read, once * 2)
        if long < SHORT:
            return 1.0
        found = min(found, long / max(spent(read, once), 1e-6))
        if found <= MOST:
            return found
    return found


LINES: dict[str, Callable[[str], object]] = {
    "clean": clean, "one_line": one_line, "heading_rank": heading_rank, "marker": marker, "opens_item": opens_item,
    "names_document": names_document, "is_promotion": is_promotion, "styles": lambda text: hidden_names([text]),
    "cell": shown, "format": lambda text: shown_number(1234.5, text),
    "decode": lambda text: decode(text.encode("utf-16-le")),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_a_line_twice_as_long_takes_about_twice_as_long(name):
    slow = {atom: found for atom in ATOMS if (found := growth(LINES[name], atom, "")) > MOST}

    assert {} == slow


FRAMES = {
    "page.md": ("{}", "# x{}y", "a{}x-", "| a | b |\n|-|-|\n| {} | b |", "{}\n-", "![a{}](b)", "[{}"),
    "page.html": ("<body>{}", "<body><p>{}</p>", "<body><table><tr><td>{}<td>b", "<body><h1>{}</h1>"),
}
EACH = 1 if os.environ.get("VENDORDESK_LONG") else 16
"""Each how manyeth atom a frame tries; with VENDORDESK_LONG=1 all of them (some ten minutes)."""
NESTED = ("<table><tr><td>a<td>b", "<table><tr><td>a<td>b<tr><td>", "<header>a</header>", "<ul><li>a</ul>", "<p>a<br>")


@pytest.mark.parametrize(("name", "frame"), [(name, frame) for name, frames in FRAMES.items() for frame in frames])
def test_a_whole_page_twice_as_long_takes_about_twice_as_long(name, frame):
    def read(text):
        parse(frame.format(text).encode(), name)

    first = [*FRAMES["page.md"], *FRAMES["page.html"]].index(frame) % EACH
    slow = {}
    for atom in (*ATOMS, *NESTED)[first::EACH]:
        for between in ("", "\n"):
            found = growth(read, atom.replace("{", "(").replace("}", ")"), between)
            if found > WHOLE:
                slow[atom, between] = found

    assert {} == slow


def test_a_link_and_a_picture_show_their_words_whatever_stands_around_them():
    text = (
        "[![logo](a.png) home](https://x.example/a) and ![](data:image/png;base64,AAAA) [site](/b) [note](c) "
        "[open](#d) [[x]](./e) ![half [inner](f) a](g [last](h"
    )

    read = parse(text.encode(), "page.md").text.strip()

    assert "logo home and  site [note](c) open [[x]](./e) half [inner a](g [last](h" == read
