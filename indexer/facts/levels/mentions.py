"""What may name the level of a limit: heads of its row and column, labels, the opening of its line, quoted words.

Each mention is written as the document writes it; which one a limit belongs to is learned (`pairs`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.facts.document.traditional import SIMPLIFIED
from indexer.facts.levels.layout import Layout
from indexer.facts.levels.limits import Limit, all_limits
from indexer.facts.notation.levels import LevelAt
from indexer.facts.sla.level_names import THINGS_EN, THINGS_ZH, LevelNames

_MARKER = re.compile(
    r"[\s>#*•·◎★☆\-–—_\"“”「」『』'‘(（]{0,12}"
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){1,3}|\(?\s?\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)、]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]"
    r"|\(?[a-z][.)]|\(?[ivx]{1,4}[.)]|[A-Z]{1,2}\d{1,2}[.)]|第[一二三四五六七八九十\d]{1,3}[条項项])\s{0,4})?"
    r"[\s>#*•·◎★☆\-–—_\"“”「」『』'‘(（]{0,12}"
)
_DELIMITER = re.compile(r"\s?[:,，。;；(（)）\"“”「」『』|＝=①②③④⑤⑥]|\*{1,2}|\s?[—–]{1,2}|\s-\s|\.(?=\s|$)|\s/\s")
_CIRCLED = re.compile(r"[①②③④⑤⑥](?=[类级])|^[①②③④⑤⑥]$")
_QUOTED = re.compile(r"[\"“”「『]\s?(?P<name>[^\"“”「」『』\n]{1,30}?)\s?[\"“”」』]")
_CALLED = re.compile(
    r"(?:为|叫|属于?|即|称)\s?[\"“「]?(?P<name>[\u4e00-\u9fffA-Z0-9①-⑥]{1,6}?)[\"”」]?(?=[,，。;；、)）\s]|$)"
)
_CAPITAL = re.compile(
    r"(?<![\w.'-])(?![AI]\s[a-z])(?P<name>(?:[A-Z][A-Za-z'-]{0,20}|[A-Z]{1,3})(?:\s(?:[A-Z][A-Za-z'-]{0,20}|\d|[IVX]{1,4}|one|two|three)){0,2}|\d(?:st|nd|rd|th))(?![\w-])"
)
_LEADS = re.compile(
    r"^(?:(?:for|on|in|when|if|while|once|under)\s(?:an?\s|each\s|any\s|the\s|all\s)?|an?\s|each\s|any\s|all\s|the\s"
    r"|tickets in class\s|times for\s|level\s?name[:：]\s?|级别名称\s?[:：]\s?|对于?|如遇|针对|发生|凡|属于?)(?=\S)",
    re.IGNORECASE,
)
_THINGS = re.compile(rf"(?<=\w)(?:\s{THINGS_EN}|(?:级|类)?{THINGS_ZH}|的(?:情况|情形)?)$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<=.)[\s*＊①②③④⑤⑥]{1,4}$")
_LONGEST, _WORDS = 32, 5
_LINES_ABOVE, _SPOKEN = 9, 14


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name a level: where they stand to the limit, how they were cut, and their range.

    `far`: cells, lines or sentences between; `known`: the usual words for levels have them.
    """

    text: str
    start: int
    end: int
    where: str
    how: str
    far: int = 0
    known: bool = False

    @property
    def key(self) -> str:
        """By which two spellings of one level meet: letters and digits alone."""
        return key_of(self.text)


def key_of(text: str) -> str:
    """A level's written form without case, blanks and marks, in simplified characters."""
    return re.sub(r"[\W_]+", "", text.translate(SIMPLIFIED)).casefold()


def mentions(layout: Layout, limit: Limit, names: LevelNames, spoken: Sequence[str] = ()) -> list[Mention]:
    """Every mention that a limit may belong to, each written form once a place; `spoken` are forms seen elsewhere."""
    found = _of_cell(layout, limit, names, spoken) if limit.spot.cell else _of_line(layout, limit, names, spoken)
    seen: dict[tuple[str, str, int], Mention] = {}
    for one in found:
        if one.key and not (one.start < limit.end and limit.start < one.end):
            seen.setdefault((one.key, one.where, one.far), one)
    return [replace(one, known=one.known or _is_known(one.text, names)) for one in seen.values()]


def _is_known(text: str, names: LevelNames) -> bool:
    named = names.cell(text)
    return named is not None and named[0].start == 0 and named[0].end >= len(text)


def _of_cell(layout: Layout, limit: Limit, names: LevelNames, spoken: Sequence[str]) -> Iterator[Mention]:
    table, row, column = limit.spot.cell or (0, 0, 0)
    cells = layout.tables[table][row]
    for c, (start, end) in enumerate(cells):
        if c == column:
            yield from _cut(layout, start, limit.start, "own", 0, names, spoken)
        elif end > start:
            yield from _opening(layout, start, end, "row" if c < column else "rest", c, names)
    if column < len(layout.tables[table][0]) and row:
        yield from _opening(layout, *layout.tables[table][0][column], "column", 0, names)
    if cells[0][0] == cells[0][1]:
        above = next(
            (r for r in range(row - 1, 0, -1) if layout.tables[table][r][0][1] > layout.tables[table][r][0][0]), 0
        )
        if above:
            yield from _opening(layout, *layout.tables[table][above][0], "above", row - above, names)
    for distance, line in layout.before(limit.spot, 1):
        yield from _named(layout, line.start, line.end, "lead", distance, names, spoken)


def _of_line(layout: Layout, limit: Limit, names: LevelNames, spoken: Sequence[str]) -> Iterator[Mention]:
    line = layout.lines[limit.spot.line]
    sentence = layout.sentence(limit.start)
    begin = max(line.start, sentence.start) if sentence else line.start
    stop = min(line.end, sentence.end) if sentence else line.end
    yield from _opening(layout, line.start, min(line.end, line.start + 120), "label", 0, names)
    yield from _cut(layout, begin, limit.start, "before", 0, names, spoken)
    yield from _cut(layout, limit.end, max(stop, limit.end), "after", 0, names, spoken)
    earlier = layout.sentences_before(line.start, begin)[-4:]
    for far, one in enumerate(reversed(earlier), 1):
        yield from _cut(layout, one.start, min(one.end, begin), "para", far, names, spoken)
    yield from _lines_above(layout, limit, names, spoken)


def _lines_above(layout: Layout, limit: Limit, names: LevelNames, spoken: Sequence[str]) -> Iterator[Mention]:
    for distance, line in layout.before(limit.spot, _LINES_ABOVE):
        yield from _opening(layout, line.start, min(line.end, line.start + 90), "line", distance, names)
        if distance == 1:
            yield from _named(layout, line.start, line.end, "lead", distance, names, spoken)


def _cut(
    layout: Layout, start: int, end: int, where: str, far: int, names: LevelNames, spoken: Sequence[str]
) -> Iterator[Mention]:
    """A piece of a sentence: its opening, and what is named in it."""
    if where != "after":
        yield from _opening(layout, start, end, where, far, names)
    yield from _named(layout, start, end, where, far, names, spoken)


def _opening(layout: Layout, start: int, end: int, where: str, far: int, names: LevelNames) -> Iterator[Mention]:
    """The words that open a cell or a line, whole or up to a colon, a dash, a bracket; and without what they rank."""
    text = layout.plain[start:end]
    marker = _MARKER.match(text)
    first = marker.end() if marker else 0
    circled = _CIRCLED.match(text.strip())
    if circled:
        yield Mention(circled.group(), start, start + 1, where, "circled", far)
    cuts = [cut.start() for cut in _DELIMITER.finditer(text, first) if cut.start() > first][:2]
    for number, last in enumerate(dict.fromkeys([*cuts, len(text)])):
        yield from _forms(
            layout, start, text, first, last, where, "whole" if last == len(text) else f"cut{number}", far
        )
    for at in names.find(text[:90]):
        yield _as_named(layout, at, start, where, far)
    for match in list(_QUOTED.finditer(text[:60]))[:2]:
        low, high = (start + place for place in match.span("name"))
        yield Mention(layout.doc.text[low:high], low, high, where, "quoted", far)


def _as_named(layout: Layout, at: LevelAt, start: int, where: str, far: int) -> Mention:
    """A level as the usual readers find it, in the document's own characters."""
    low, high = start + at.start, start + at.end
    written = layout.doc.text[low:high] if layout.plain[low:high] == at.written else at.written
    return Mention(written, low, high, where, "named", far, known=True)


def _forms(
    layout: Layout, start: int, text: str, first: int, last: int, where: str, how: str, far: int
) -> Iterator[Mention]:
    inside = _FOOTNOTE.sub("", text[first:last].strip(" *\"“”'_"))
    if not inside or len(inside) > _LONGEST or len(inside.split()) > _WORDS:
        return
    place = start + text.index(inside, first)
    yield Mention(layout.doc.text[place : place + len(inside)], place, place + len(inside), where, how, far)
    lead = _LEADS.match(inside)
    if lead and lead.end() < len(inside):
        yield from _forms(layout, place, inside, lead.end(), len(inside), where, "led", far)
    thing = _THINGS.search(inside)
    if thing and thing.start() > 0 and not lead:
        yield Mention(
            layout.doc.text[place : place + thing.start()], place, place + thing.start(), where, "ranked", far
        )


def _named(
    layout: Layout, start: int, end: int, where: str, far: int, names: LevelNames, spoken: Sequence[str]
) -> Iterator[Mention]:
    """Levels that a sentence names: by the usual words, in quotation marks, in capitals, or as seen elsewhere."""
    text = layout.plain[start:end]
    for at in names.find(text):
        yield _as_named(layout, at, start, where, far)
    for how, pattern in (("quoted", _QUOTED), ("called", _CALLED), ("capital", _CAPITAL)):
        for match in list(pattern.finditer(text))[:6]:
            low, high = (start + place for place in match.span("name"))
            yield Mention(layout.doc.text[low:high], low, high, where, how, far)
    for word in spoken:
        place = text.find(word)
        if place >= 0 and _stands_alone(text, place, len(word)):
            low = start + place
            yield Mention(layout.doc.text[low : low + len(word)], low, low + len(word), where, "spoken", far)


def _stands_alone(text: str, place: int, length: int) -> bool:
    """A known form is a word of its own; of one Chinese character, before 的, 色, 级, 类 or a mark."""
    around = text[place - 1 : place] + "|" + text[place + length : place + length + 1]
    before, _, after = around.partition("|")
    if text[place].isascii():
        return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
    return length > 1 or after in tuple("的色级类档") or not after.isalpha()


def spoken_forms(found: Sequence[Sequence[Mention]]) -> list[str]:
    """The forms that head several limits, or stand in heads and labels: they are looked for in all sentences."""
    counts: dict[str, int] = {}
    for several in found:
        for text in {
            one.text for one in several if one.where in ("row", "column", "label", "line", "own", "before", "para")
        }:
            counts[text] = counts.get(text, 0) + 1
    likely = [text for text, count in counts.items() if count > 1 and 1 <= len(text) <= 20 and not all_limits(text)]
    return sorted(likely, key=lambda text: -counts[text])[: _SPOKEN * 2]
