"""What a level means, where the rules did not see it: the fullest cell of its row or column, or the words behind it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indexer.facts.document.document import Doc
from indexer.facts.document.found import FoundItem
from indexer.facts.document.traditional import SIMPLIFIED
from indexer.facts.levels.mentions import key_of
from indexer.facts.notation.durations import find_durations
from indexer.parsed import Cell, Table
from knowledge.rules.contract_record import SlaItem

_LEAST = {"zh": 5, "en": 14}
_SERIES, _LONGEST = 2, 24
_FOLLOWS = re.compile(
    r"\s{0,3}(?:[-–—:：=]|(?:is|are)\swhen|means|covers|stands\sfor|applies\s(?:when|where|if)|if|when|是指|指的是|指|系指|即|为)\s{0,3}"
    r"(?P<meaning>[^\n。;；]{5,400})"
)
_NAME = re.compile(r"[^\s:：=,，。;；(（|“”\"'*-]{1,30}(?:\s[^\s:：=,，。;；(（|“”\"'*-]{1,20})?")
_ENDS = re.compile(r"\.(?=\s+[A-Z])")


def defined(doc: Doc, items: Sequence[FoundItem]) -> list[FoundItem]:
    """The same items; a level without a definition has what its document says of it."""
    items = [_as_written(doc, item) for item in (*items, *_without_target(doc, items))]
    missing = {key_of(i.value.level) for i in items if isinstance(i.value, SlaItem) and not i.value.definition}
    places = {key: place for key in missing if (place := _place(doc, key)) is not None}
    return [_with(doc, item, places) for item in items]


def _as_written(doc: Doc, item: FoundItem) -> FoundItem:
    """A level in the characters of the document, where a rule read them simplified."""
    if not isinstance(item.value, SlaItem) or "level" not in item.parts:
        return item
    written = doc.text[slice(*item.parts["level"])].strip()
    same = written != item.value.level and written.translate(SIMPLIFIED) == item.value.level
    return replace(item, value=replace(item.value, level=written)) if same else item


def _without_target(doc: Doc, items: Sequence[FoundItem]) -> Iterator[FoundItem]:
    """The one level that stands in a table with others and is promised nothing: triage knows it all the same."""
    known = {key_of(item.value.level) for item in items if isinstance(item.value, SlaItem)}
    for table in doc.tables:
        others = [row for row in table.rows[1:] if row.cells and key_of(row.cells[0].text) not in known]
        if len(others) != 1 or len(table.rows) - 2 < _SERIES:
            continue
        cell = others[0].cells[0]
        named = 0 < len(cell.text.strip()) <= _LONGEST and not key_of(cell.text).isdigit()
        silent = not any(find_durations(other.text) for other in others[0].cells)
        if named and silent and _fullest(doc, others[0].cells[1:]):
            level = SlaItem(cell.text.strip(), None, None, None, None, None)
            yield FoundItem(level, {"level": (cell.start, cell.end)})


def _with(doc: Doc, item: FoundItem, places: dict[str, tuple[int, int]]) -> FoundItem:
    if not isinstance(item.value, SlaItem) or item.value.definition or key_of(item.value.level) not in places:
        return item
    start, end = places[key_of(item.value.level)]
    meaning = " ".join(doc.text[start:end].split())
    return replace(
        item, value=replace(item.value, definition=meaning), parts={**item.parts, "definition": (start, end)}
    )


def _place(doc: Doc, key: str) -> tuple[int, int] | None:
    """Where a level is defined: in a table first, else behind its name in a line."""
    for table in doc.tables:
        told = _fullest(doc, _beside(table, key))
        if told is not None:
            return told.start, told.end
    return next(_behind(doc, key), None)


def _beside(table: Table, key: str) -> Iterator[Cell]:
    """The cells of a level's row or, where it heads a column, of its column."""
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            if key_of(cell.text) != key:
                continue
            if row is table.rows[0] and column:
                yield from (r.cells[column] for r in table.rows[1:] if column < len(r.cells))
            elif column < 2:
                yield from row.cells[column + 1 :]


def _fullest(doc: Doc, cells: Iterable[Cell]) -> Cell | None:
    """The longest cell that speaks of no time."""
    telling = [c for c in cells if len(c.text.strip()) >= _LEAST[doc.lang] and not find_durations(c.text)]
    return max(telling, key=lambda cell: len(cell.text), default=None)


def _behind(doc: Doc, key: str) -> Iterator[tuple[int, int]]:
    for line in doc.lines:
        for head in _NAME.finditer(line.text[:200]):
            if key_of(head.group()) != key:
                continue
            told = _FOLLOWS.match(line.text, _after(line.text, head.end()))
            if told is None or find_durations(told["meaning"][:40]):
                continue
            stop = _ENDS.search(told["meaning"])
            meaning = told["meaning"][: stop.start() + 1 if stop else None].rstrip()
            if len(meaning) >= _LEAST[doc.lang]:
                start = line.start + told.start("meaning")
                yield start, start + len(meaning)


def _after(text: str, place: int) -> int:
    """Where the name's closing quotes and stars end."""
    while place < len(text) and text[place] in "”\"'*」）) ":
        place += 1
    return place
