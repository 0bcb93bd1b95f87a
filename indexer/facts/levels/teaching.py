"""What a marked document teaches of service levels: `[[sla:P1:response:PT15M:24x7|15 minutes]]` says all of a limit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.facts.levels import clocks
from indexer.facts.levels.document import Ready, same_length
from indexer.facts.levels.limits import Limit
from indexer.facts.levels.mentions import key_of
from indexer.facts.levels.pairs import PAIR
from indexer.facts.levels.signs import MILESTONES, PROMISE
from indexer.facts.roles.marked import Mark
from knowledge.learned import Example

PARTS = ("promises", "milestones", "pairs", "clocks")
"""The judgements, in the order in which they follow each other."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What a mark says of the limit that it covers."""

    level: str
    milestone: str
    within: str
    clock: str
    start: int
    end: int


def promised(marks: Sequence[Mark]) -> list[Promised]:
    """The promises that the marks of a document tell."""
    return [
        Promised(":".join(parts[1:-3]), parts[-3], parts[-2], parts[-1], mark.start, mark.end)
        for mark in marks
        if len(parts := mark.tag.split(":")) >= 5 and parts[0] == "sla"
    ]


def lessons(one: Ready, told: Sequence[Promised], group: str, weight: float = 1.0) -> dict[str, list[Example]]:
    """Examples for each of the four judgements."""
    made: dict[str, list[Example]] = {part: [] for part in PARTS}
    levels = list(dict.fromkeys(mark.level for mark in sorted(told, key=lambda mark: mark.start)))
    for number, limit in enumerate(one.limits):
        here = [mark for mark in told if limit.start < mark.end and mark.start < limit.end]
        said = [mark for mark in here if same_length(mark.within, limit.within)]
        if here and not said:
            continue
        says = {PROMISE: bool(said)}
        made["promises"].append(replace(one.promises[number], says=says, group=group, weight=weight))
        if said:
            which = {name: name == said[0].milestone for name in MILESTONES}
            made["milestones"].append(replace(one.milestones[number], says=which, group=group))
            made["pairs"] += _pairs(one, number, said, group)
            made["clocks"] += _clock(one, limit, number, said[0], levels, group)
    return made


def _pairs(one: Ready, number: int, said: Sequence[Promised], group: str) -> Iterator[Example]:
    keys = {key_of(mark.level) for mark in said}
    several = one.mentions[number]
    if not any(mention.key in keys for mention in several):
        return
    for mention, example in zip(several, one.pairs(number), strict=True):
        yield replace(example, says={PAIR: mention.key in keys}, group=group)


def _clock(
    one: Ready, limit: Limit, number: int, said: Promised, levels: Sequence[str], group: str
) -> Iterator[Example]:
    if said.clock in ("24x7", "business"):
        made = clocks.example(one.clocks, limit, one.around[number], said.level, levels, one.ruled[number])
        yield replace(made, says={clocks.ALWAYS: said.clock == "24x7"}, group=group)
