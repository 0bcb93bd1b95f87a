"""The clock of a promise as features: its words, its row and head, and what is said of clocks elsewhere."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.facts.levels.layout import Layout
from indexer.facts.levels.limits import Limit
from indexer.facts.levels.mentions import key_of
from indexer.facts.levels.signs import Around, Ruled, clock_words, unit_of
from indexer.facts.sla.level_names import LevelNames
from knowledge.learned import Example

ALWAYS = "24x7"
_SPEAKS = re.compile(
    r"小时|时间|时段|时限|钟点|昼夜|夜|节假日|周末|工作日|计时|钟头|寒暑假|几点|7\s?[x×*]\s?24|全时|全天|随时|不分|上班|值班|走表"
    r"|\b(?:clock|hours?|nights?|weekends?|sundays?|business\sdays?|working\sdays?|time|times|staffed|counted?|measured|midnight)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,，;；。]|\.\s|\bwhile\b|\bwhereas\b|\bbut\b")
_NEAR, _FAR = 900, 2600
_ZONES = ("own", "whole", "column", "row", "mine", "theirs", "all", "above")


@dataclass(frozen=True, slots=True)
class Said:
    """What the sentences that speak of clocks say of one level, of other levels, and of all."""

    mine: str
    theirs: str
    all: str


class Clocks:
    """A document's sentences that speak of clocks and hold no limit of their own."""

    def __init__(
        self, layout: Layout, limits: Sequence[Limit], names: LevelNames, *, rest: str | None, hours: str
    ) -> None:
        self.layout, self.names, self.rest, self.hours = layout, names, rest, hours
        taken = sorted(one.start for one in limits)
        self._sentences = [
            (one.start, layout.plain[one.start : one.end])
            for one in layout.doc.sentences
            if len(one.text) < 400 and _SPEAKS.search(one.text) and " | " not in one.text
            and bisect_left(taken, one.start) == bisect_left(taken, one.end)
        ]  # fmt: skip

    def said(self, limit: Limit, level: str, levels: Sequence[str]) -> Said:
        """Cut the sentences near a limit into clauses by whose level they name."""
        mine: list[str] = []
        theirs: list[str] = []
        every: list[str] = []
        for start, text in self._sentences:
            if abs(start - limit.start) > _FAR:
                continue
            for who, clause in _clauses(text, level, levels, self.names):
                if who == "mine":
                    mine.append(clause)
                elif who == "theirs":
                    theirs.append(clause)
                elif abs(start - limit.start) < _NEAR:
                    every.append(clause)
        return Said(" / ".join(mine)[:300], " / ".join(theirs)[:300], " / ".join(every)[:500])


def _clauses(text: str, level: str, levels: Sequence[str], names: LevelNames) -> Iterator[tuple[str, str]]:
    """A sentence's clauses with whose they are; one that names no level goes on with the last named."""
    current = "all"
    keys = {one: named[0].key for one in levels if (named := names.cell(one)) is not None}
    for clause in _CLAUSE.split(text):
        if not clause or not clause.strip():
            continue
        found = {at.key for at in names.find(clause)}
        spoken = [one for one in levels if keys.get(one) in found or _names(clause, one)]
        if spoken:
            current = "mine" if level in spoken else "theirs"
        yield current, clause.strip()


def _names(clause: str, level: str) -> bool:
    """Whether a clause names a level: of one letter, only where it stands alone."""
    place = clause.find(level)
    while place >= 0:
        after, before = clause[place + len(level) : place + len(level) + 1], clause[place - 1 : place] if place else ""
        alone = not (after.isascii() and after.isalnum()) and not (before.isascii() and before.isalnum())
        if not level[0].isascii():
            alone = len(level) > 1 or not after.isalpha() or after in "色的级类档、和"
        if alone:
            return True
        place = clause.find(level, place + 1)
    return False


def example(
    clocks: Clocks,
    limit: Limit,
    here: Around,
    level: str,
    levels: Sequence[str],
    ruled: Ruled,
) -> Example:
    """The example by which a promise's clock is judged.

    `levels` are the document's levels in their order.
    """
    layout = clocks.layout
    said = clocks.said(limit, level, levels)
    own = layout.plain[max(limit.spot.start, limit.start - 12) : min(limit.spot.end, limit.end + 40)]
    whole = layout.plain[limit.spot.start : limit.spot.end][:300] if limit.spot.cell else f"{here.left} {here.right}"
    parts = {"own": own, "right": here.right[:60], "left": here.left[-40:], "cell": whole, "column": here.column}
    parts |= {"row": f"{here.row} {here.rest}", "mine": said.mine, "theirs": said.theirs, "all": said.all}
    parts["above"] = here.above
    rank = levels.index(level) if level in levels else 9
    signs = [
        layout.doc.lang, f"unit:{unit_of(limit)}", f"own-clock:{limit.clock}", f"hours:{clocks.hours}",
        f"rest:{clocks.rest}",
        f"rank:{min(rank, 4)}", f"last:{rank == len(levels) - 1}", f"rank:{min(rank, 3)}|of:{min(len(levels), 5)}",
        f"rule:{ruled.clock if ruled.known else 'unknown'}", f"cell:{limit.spot.cell is not None}",
    ]  # fmt: skip
    texts = (own, whole, here.column, here.rest, said.mine, said.theirs, said.all, here.above)
    for zone, text in zip(_ZONES, texts, strict=True):
        word = clock_words(text)
        signs += [f"{zone}:{word}", f"{zone}:{word}|unit:{unit_of(limit)[-1] == 'b'}"]
        if _night(text):
            signs.append(f"{zone}:night")
    signs.append(f"level:{key_of(level)[-1:]}")
    return Example(parts=parts, signs=tuple(signs))


def is_silent(made: Example) -> bool:
    """Whether nothing speaks of the clock: neither words, nor staffed hours, nor a limit in working days."""
    signs = set(made.signs)
    spoken = any(f"{zone}:{word}" in signs for zone in _ZONES for word in ("24x7", "business", "both", "night"))
    return not spoken and {"own-clock:None", "hours:none", "rest:None"} <= signs


def _night(text: str) -> bool:
    return (
        re.search(
            r"夜|昼|节假日|不分|几点|钟点|\b(?:night|any\s(?:hour|time)|midnight|weekends?|sundays?|clock|a\.m)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )
