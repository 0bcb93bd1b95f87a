"""A parsed document as the fact readers see it: plain characters, sentences, lines and tables, all with offsets.

`Doc.text` is the document's own text and what quotes are cut from. `Doc.plain` has the same length and the same
offsets, but full-width digits, letters and punctuation are ASCII, traditional characters simplified, and a line
break inside a sentence is a blank: patterns run on `plain`, quotes are cut from `text`.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from indexer.facts.document.bounds import bounded
from indexer.facts.document.options import without_unticked
from indexer.facts.document.sentence_ends import is_stop
from indexer.facts.document.traditional import SIMPLIFIED
from indexer.facts.document.written_tables import written_tables
from indexer.facts.notation.numbers import ENGLISH
from indexer.parsed import Parsed, Section, Table

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_PLAIN = str.maketrans(
    SIMPLIFIED | _FULL_WIDTH | _BLANKS | {0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2011: "-", 0xFFE5: "\u00a5"}
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MARKER = re.compile(
    r"\s{0,40}(?:[-*•·#>|]|\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)、\s]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)]"
    r"|第[一二三四五六七八九十百零0-9]{1,5}[条章节]|\(?[一二三四五六七八九十]{1,3}[、.)])"
)
_WORDED = re.compile(rf"\b(?:{ENGLISH})\s{{0,40}}$", re.IGNORECASE)
_FIGURE = re.compile(r"\s{0,40}\(\d{1,3}%?\)\s")
_STOP = re.compile(r"[。!?；;]|(?<=[a-z0-9)\]\"'%])\.(?=\s{1,40}[\"'(]?[A-Z0-9])|\n")
_ENDS = "。.!?;；:："


@dataclass(frozen=True, slots=True)
class Span:
    """A range of the document; `text` is its plain text (same length as the range)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doc:
    """`text == parsed.text`; `plain` runs parallel to it; `lang` is `zh` or `en`.

    `lines` are as in the text, `paragraphs` are lines with wrapped ones joined, `sentences` also end at `;`.
    """

    parsed: Parsed
    text: str
    plain: str
    lang: str
    lines: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    written: tuple[Table, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that the parser found, and `written` ones; cell texts are the document's own, not plain."""
        return (*self.parsed.tables, *self.written)

    @property
    def headings(self) -> tuple[Section, ...]:
        """The sections that the parser found, in order."""
        return self.parsed.sections

    def heading_at(self, offset: int) -> str:
        """The headings above an offset in one string, outermost first."""
        return " / ".join(self.parsed.headings_of(offset))


def read(parsed: Parsed) -> Doc:
    """Prepare a parsed document for the fact readers."""
    text = parsed.text
    lang = "zh" if 4 * len(_HAN.findall(text)) > len(text) - text.count(" ") - text.count("_") else "en"
    flat = bounded(without_unticked(text.translate(_PLAIN)))
    lines = tuple(_lines(flat))
    written = tuple(written_tables(text, flat, parsed.tables))
    plain = bounded(_unwrapped(flat, lines, parsed, written))
    return Doc(parsed, text, plain, lang, lines, tuple(_lines(plain)), tuple(_pieces(plain)), written)


def _lines(flat: str) -> list[Span]:
    found, start = [], 0
    for line in flat.split("\n"):
        found.append(Span(line, start, start + len(line)))
        start += len(line) + 1
    return found


def _unwrapped(flat: str, lines: tuple[Span, ...], parsed: Parsed, written: tuple[Table, ...]) -> str:
    """Blank out the line breaks that only wrap a sentence; tables, headings and lists keep theirs."""
    heads = {section.start for section in parsed.sections}
    rows = {row.start for table in (*parsed.tables, *written) for row in table.rows}
    kept = heads | rows
    edge = _wrap_width(lines)
    characters = list(flat)
    for line, following in pairwise(lines):
        if line.start not in kept and following.start not in kept and _wraps(line.text, following.text, edge):
            characters[line.end] = " "
    return "".join(characters)


def _wrap_width(lines: tuple[Span, ...]) -> int | None:
    """The width at which a hard-wrapped document breaks its lines; none where lines are whole paragraphs."""
    widths = sorted(_width(line.text) for line in lines if line.text.strip())
    if len(widths) < 8 or widths[-1] > 200:
        return None
    edge = widths[len(widths) * 19 // 20]
    near = sum(1 for width in widths if width >= 0.8 * edge)
    return edge if near >= max(6, len(widths) // 5) else None


def _width(text: str) -> int:
    return len(text) + len(_HAN.findall(text))


def _wraps(line: str, following: str, edge: int | None) -> bool:
    if "|" in line or "|" in following or len(line) < 20 or not following.strip():
        return False
    if line.rstrip()[-1:] in _ENDS:
        return False
    if _WORDED.search(line) and _FIGURE.match(following):
        return True
    if _MARKER.match(following) is not None:
        return False
    if following.lstrip()[:1].islower() or (line.rstrip().endswith(",") and len(line) > 60):
        return True
    return edge is not None and _width(line) >= 0.75 * edge


def _pieces(plain: str) -> list[Span]:
    found, start = [], 0
    stops = (stop for stop in _STOP.finditer(plain) if stop.group() != "." or is_stop(plain, stop.start()))
    for stop in [*stops, None]:
        end = stop.end() if stop else len(plain)
        piece = plain[start:end]
        inside = piece.strip()
        if inside:
            first = start + piece.index(inside)
            found.append(Span(inside, first, first + len(inside)))
        start = end
    return found
