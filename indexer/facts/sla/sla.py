"""Service levels: tables first, then sentences; each level with its name, definition and clock."""

import re
from dataclasses import dataclass, replace

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found, FoundItem
from indexer.facts.duties.hours_told import tells_of_hours
from indexer.facts.notation.limits import clock_in, find_limits
from indexer.facts.sla.level_names import LevelNames
from indexer.facts.sla.level_sources import level_names
from indexer.facts.sla.sla_clocks import read_clocks
from indexer.facts.sla.sla_items import Level, Promise, Scheme
from indexer.facts.sla.sla_sentences import read_sentences
from indexer.facts.sla.sla_tables import read_tables
from knowledge.rules.contract_record import CLOCK_NOT_STATED, SlaItem

_DEFINES = re.compile(
    r"^\W{0,4}(?:\(?[0-9a-z一二三四五六]{1,3}[.)、]\s?|[0-9.]{1,6}\s)?[\"“]?(?P<level>[^:：,。;\"”\n]{1,28}?)[\"”]?\s?"
    r"(?::|：|\s-\s|\s–\s|—+|是指|系指|指(?:的是)?|\bmeans\b|\bis\b|=|(?<=\))\.(?=\s[A-Z]))[ ]?"
    r"(?P<meaning>[^\n]{6,400})$",
    re.MULTILINE,
)
_SAYS = re.compile(
    r"\"(?P<level>[^\"\n]{2,24})\"\s(?:defect|fault|incident|error|case|issue|problem)?\s?(?:means|is)\s(?P<meaning>[^\n.;]{6,400})"
)


_BRACKETED = re.compile(r"(?:级|类)?(?:故障|事件|问题|缺陷|incidents?|issues?)?\s?\((?P<meaning>[^()\n]{6,240})\)")


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules read: the items, the names of levels that they know, and the clock of what no sentence names."""

    items: list[FoundItem]
    names: LevelNames
    rest: str | None


def read(doc: Doc, hours: Found | None, *, amends: bool = False) -> Ruled:
    """Read one item per level and milestone; a level without any target is an item without milestone.

    An amendment that is silent about a clock leaves it none, so that the contract's own goes on.
    """
    scheme = Scheme(level_names(doc))
    read_tables(doc, scheme)
    read_sentences(doc, scheme)
    if not scheme.promises and len(scheme.levels) < 2:
        return Ruled([], scheme.names, None)
    _define(doc, scheme)
    _define_beside(doc, scheme)
    rest = read_clocks(doc, scheme) or ("24x7" if hours is not None and hours.value == "24x7" else None)
    if rest is None and (hours is not None or tells_of_hours(doc)):
        rest = "business"
    return Ruled(_items(doc, scheme, rest, amends=amends), scheme.names, rest)


def _define(doc: Doc, scheme: Scheme) -> None:
    """Find definitions given in clauses: `“P1”指…`, `Severity 1 means …`, `一级故障：…`."""
    for match in (*_DEFINES.finditer(doc.plain), *_SAYS.finditer(doc.plain)):
        named = scheme.names.cell(match["level"]) if len(match["level"]) > 1 else None
        if named is None or named[0].key not in scheme.levels or " | " in match.group():
            continue
        level = scheme.levels[named[0].key]
        meaning = re.split(r"[。;；]|(?<=[a-z])\.\s(?=[A-Z])", match["meaning"])[0]
        limits = find_limits(meaning)
        if (
            level.definition is None
            and not has_blank(meaning)
            and not (limits and limits[0].start < 24)
            and len(meaning) >= 6
        ):
            level.definition = (match.start("meaning"), match.start("meaning") + len(meaning.rstrip()))
        level.name = level.name or named[1]


def _define_beside(doc: Doc, scheme: Scheme) -> None:
    """Find definitions in brackets behind a level: `P0（系统打不开）：20分钟内响应`."""
    for line in doc.lines:
        for at in scheme.names.find(line.text):
            level = scheme.levels.get(at.key)
            match = _BRACKETED.match(line.text, at.end)
            if level is None or match is None or level.definition is not None or " | " in line.text:
                continue
            meaning = match["meaning"]
            if not (has_blank(meaning) or find_limits(meaning) or clock_in(meaning)):
                level.definition = (line.start + match.start("meaning"), line.start + match.end("meaning"))


def _items(doc: Doc, scheme: Scheme, rest: str | None, *, amends: bool) -> list[FoundItem]:
    kept: dict[tuple[str, str], Promise] = {}
    for promise in scheme.promises:
        kept.setdefault((promise.key, promise.milestone), promise)
    items: list[FoundItem] = []
    for level in scheme.levels.values():
        own = [promise for promise in kept.values() if promise.key == level.key]
        said = {promise.clock for promise in own if promise.clock}
        items += [
            _item(doc, level, promise, said.copy().pop() if promise.milestone == "update" and len(said) == 1 else rest)
            for promise in own
        ]
        if not own and level.definition is not None:
            items.append(_item(doc, level, None, rest))
    return items if amends else [_counted(item) for item in items]


def _counted(item: FoundItem) -> FoundItem:
    """A promise about whose clock the whole contract is silent counts around the clock, which is an assumption."""
    if not isinstance(item.value, SlaItem) or item.value.milestone is None or item.value.clock is not None:
        return item
    return replace(item, value=replace(item.value, clock="24x7"), doubts=(("clock", CLOCK_NOT_STATED),))


def _item(doc: Doc, level: Level, promise: Promise | None, rest: str | None) -> FoundItem:
    parts = {"level": level.place}
    definition = None
    if level.definition is not None:
        parts["definition"] = level.definition
        definition = " ".join(doc.text[slice(*level.definition)].split())
    if promise is None:
        return FoundItem(SlaItem(level.written, level.name, definition, None, None, None), parts)
    parts["within"] = promise.place
    clock = promise.clock or level.clock or promise.neighbour or rest
    return FoundItem(SlaItem(level.written, level.name, definition, promise.milestone, promise.within, clock), parts)
