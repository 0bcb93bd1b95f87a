"""From decided promises to the record's items: what was learned, what the rules read, each promise once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found, FoundItem
from indexer.facts.levels.definitions import defined
from indexer.facts.levels.document import Ready, is_at, ready, same_length
from indexer.facts.levels.mentions import key_of
from indexer.facts.levels.reader import Decided, reader
from indexer.facts.roles.candidates import is_form
from indexer.facts.sla.sla import Ruled
from knowledge.rules.contract_record import CLOCK_NOT_STATED, SlaItem

CERTAIN, RULED, EVEN, SURE = 0.3, 0.1, 0.5, 0.75
"""From these probabilities on a promise is a fact, one that the rules read too; a clock holds, and overrules."""

_DOUBTFUL = (None, "other")


def read(doc: Doc, rules: Ruled, hours: Found | None, *, kind: str | None) -> list[FoundItem]:
    """The document's service levels; on blank forms, and where no kind is seen, what the rules read and no more."""
    if is_form(doc) or (kind in _DOUBTFUL and not rules.items):
        return rules.items
    one = ready(doc, rules, hours_known(hours))
    if not one.limits:
        return rules.items
    return defined(doc, filled(one, rules, reader().decide(one), amends=kind == "amendment"))


def hours_known(hours: Found | None) -> str:
    """What is known of the staffed hours: around the clock, some hours, or nothing."""
    if hours is None or hours.value is None:
        return "none"
    return "24x7" if hours.value == "24x7" else "set"


def filled(one: Ready, rules: Ruled, decided: Sequence[Decided], *, amends: bool) -> list[FoundItem]:
    """Put decisions and rules together: a limit has what was decided, or else what the rules read of it."""
    certain = [each for each in decided if each.probability >= (RULED if _agreed(each, rules) else CERTAIN)]
    taken = {(each.limit.start, each.limit.end) for each in certain}
    items = [_item(one, each, rules, amends=amends) for each in certain]
    kept = [item for item in rules.items if _stands(one, item, taken)]
    return _ordered(_once([*items, *kept]))


def _stands(one: Ready, item: FoundItem, taken: set[tuple[int, int]]) -> bool:
    """Whether nothing was decided of the limit that a rule's item is about."""
    return not any(is_at(limit, item) and (limit.start, limit.end) in taken for limit in one.limits)


def _agreed(each: Decided, rules: Ruled) -> FoundItem | None:
    """The rules' own item of the same level, milestone and limit."""
    for item in rules.items:
        value = item.value
        if (
            isinstance(value, SlaItem)
            and value.milestone == each.milestone
            and key_of(value.level) == each.mention.key
            and value.within is not None
            and same_length(value.within, each.limit.within)
        ):
            return item
    return None


def _item(one: Ready, each: Decided, rules: Ruled, *, amends: bool) -> FoundItem:
    clock = "24x7" if each.always >= EVEN else "business"
    ruled = _agreed(each, rules)
    if ruled is not None and isinstance(ruled.value, SlaItem):
        silent = ruled.doubts or (amends and ruled.value.clock is None)
        unsure = ruled.value.clock is not None and max(each.always, 1 - each.always) < SURE
        written = each.mention.text if len(each.mention.text) == len(ruled.value.level) else ruled.value.level
        value = replace(ruled.value, level=written, clock=ruled.value.clock if silent or unsure else clock)
        return replace(ruled, value=value)
    spot = each.limit.spot
    parts = {
        "level": (each.mention.start, each.mention.end),
        "within": (spot.start, spot.end) if spot.cell else (each.limit.start, each.limit.end),
    }
    name, definition = None, None
    like = next((item for item in rules.items if _level_of(item) == each.mention.key), None)
    if like is not None and isinstance(like.value, SlaItem):
        name, definition = like.value.name, like.value.definition
        parts |= {part: place for part, place in like.parts.items() if part == "definition"}
    if not each.silent:
        return FoundItem(SlaItem(each.mention.text, name, definition, each.milestone, each.limit.within, clock), parts)
    value = SlaItem(each.mention.text, name, definition, each.milestone, each.limit.within, None if amends else "24x7")
    return FoundItem(value, parts, () if amends else (("clock", CLOCK_NOT_STATED),))


def _level_of(item: FoundItem) -> str:
    return key_of(item.value.level) if isinstance(item.value, SlaItem) else ""


def _once(items: Sequence[FoundItem]) -> list[FoundItem]:
    """One item a level and milestone; a level has one without milestone only where it has no other."""
    kept: dict[tuple[str, str | None], FoundItem] = {}
    for item in items:
        if isinstance(item.value, SlaItem):
            kept.setdefault((_level_of(item), item.value.milestone), item)
    promising = {level for level, milestone in kept if milestone is not None}
    return [item for (level, milestone), item in kept.items() if milestone is not None or level not in promising]


def _ordered(items: Sequence[FoundItem]) -> list[FoundItem]:
    """Levels as the document first names them, their promises as it states them."""
    first: dict[str, int] = {}
    for item in items:
        place = item.parts.get("level", (0, 0))[0]
        first[_level_of(item)] = min(place, first.get(_level_of(item), place))
    return sorted(items, key=lambda item: (first[_level_of(item)], *_place(item)))


def _place(item: FoundItem) -> Iterator[int]:
    yield item.parts.get("within", (0, 0))[0]
