"""One document made ready for judgement: its limits in their surroundings, and the mentions each may belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.facts.document.document import Doc
from indexer.facts.document.found import FoundItem
from indexer.facts.levels import pairs, signs
from indexer.facts.levels.clocks import Clocks
from indexer.facts.levels.layout import Layout
from indexer.facts.levels.limits import Limit, limits
from indexer.facts.levels.mentions import Mention, mentions, spoken_forms
from indexer.facts.levels.signs import UNKNOWN, Around, Ruled, around
from indexer.facts.sla.level_names import LevelNames
from indexer.facts.sla.sla import Ruled as RuledLevels
from knowledge.learned import Example
from knowledge.rules.contract_record import SlaItem
from knowledge.rules.time.durations import Duration

_DAY = 86400


@dataclass(frozen=True)
class Ready:
    """A document's limits with what stands around them; `ruled` is what the rules read of each."""

    layout: Layout
    limits: list[Limit]
    around: list[Around]
    ruled: list[Ruled]
    names: LevelNames
    rest: str | None
    hours: str

    @cached_property
    def promises(self) -> list[Example]:
        """One example a limit: is it a promise of service."""
        counted: dict[tuple[int, tuple[int, int] | None], int] = {}
        made = []
        for limit, here, ruled in zip(self.limits, self.around, self.ruled, strict=True):
            cell = limit.spot.cell
            row = (limit.spot.line, cell[:2] if cell else None)
            number = counted[row] = counted.get(row, -1) + 1
            made.append(signs.example(self.layout, limit, here, self.names, ruled, number))
        return made

    @cached_property
    def milestones(self) -> list[Example]:
        """One example a limit: which milestone it promises, if it does."""
        several = zip(self.limits, self.around, self.ruled, strict=True)
        return [signs.milestone(self.layout, limit, here, ruled) for limit, here, ruled in several]

    @cached_property
    def mentions(self) -> list[list[Mention]]:
        """What each limit may belong to."""
        first = [mentions(self.layout, limit, self.names) for limit in self.limits]
        spoken = spoken_forms(first)
        return [mentions(self.layout, limit, self.names, spoken) for limit in self.limits]

    @cached_property
    def company(self) -> pairs.Company:
        """What is counted over all mentions."""
        return pairs.Company(self.layout, self.mentions)

    @cached_property
    def clocks(self) -> Clocks:
        """The sentences that speak of clocks."""
        return Clocks(self.layout, self.limits, self.names, rest=self.rest, hours=self.hours)

    def pairs(self, number: int) -> list[Example]:
        """One example for each mention of a limit."""
        return pairs.examples(self.company, self.limits[number], self.mentions[number], self.ruled[number])


def ready(doc: Doc, rules: RuledLevels, hours: str, *, trusted: bool = True) -> Ready:
    """Prepare a document; where the rules were written on it, they are not `trusted`: what they say is not told."""
    layout = Layout(doc)
    found = limits(layout)
    told = [_ruled(limit, rules.items) if trusted else UNKNOWN for limit in found]
    beside: dict[tuple[int, int], list[Limit]] = {}
    for one in found:
        beside.setdefault((one.spot.start, one.spot.end), []).append(one)
    pieces = [around(layout, one, beside[one.spot.start, one.spot.end]) for one in found]
    return Ready(layout, found, pieces, told, rules.names, rules.rest, hours)


def _ruled(limit: Limit, items: Sequence[FoundItem]) -> Ruled:
    here = [item for item in items if is_at(limit, item)]
    if not here:
        return Ruled(silent=not items)
    values = [item.value for item in here if isinstance(item.value, SlaItem)]
    return Ruled(values[0].milestone, tuple(value.level for value in values), values[0].clock)


def is_at(limit: Limit, item: FoundItem) -> bool:
    """Whether a rule's item was read from this limit."""
    if not isinstance(item.value, SlaItem) or item.value.within is None or "within" not in item.parts:
        return False
    start, end = item.parts["within"]
    return start < limit.end and limit.start < end and same_length(item.value.within, limit.within)


def same_length(one: str, other: str) -> bool:
    """Whether two limits are equally long, a day being 24 hours."""
    a, b = Duration.parse(one), Duration.parse(other)
    return (a.months, a.days * _DAY + a.seconds) == (b.months, b.days * _DAY + b.seconds)
