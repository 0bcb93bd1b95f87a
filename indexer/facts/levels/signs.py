"""A limit's surroundings as features: the words beside it, the heads of its cell, its label, what the rules read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.facts.levels.layout import Layout
from indexer.facts.levels.limits import Limit
from indexer.facts.notation.limits import clock_in, names_clock
from indexer.facts.sla.level_names import LevelNames
from indexer.facts.sla.milestones import column_role, find_milestones, head_milestone
from knowledge.learned import Example
from knowledge.rules.time.durations import Duration

PROMISE = "promise"
MILESTONES = ("response", "plan", "workaround", "restore", "resolve", "interim", "change_record", "onsite", "update")

_STOP = re.compile(r"[,，。;；]|\.\s|\s\(|\band\b")
_SPAN, _SHORT = {"zh": 60, "en": 150}, {"zh": 14, "en": 40}
_REST, _LOUD = 60, 4


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules read of one limit: milestone, level, clock; `silent` where they read nothing in all."""

    milestone: str | None = None
    levels: tuple[str, ...] = ()
    clock: str | None = None
    known: bool = True
    silent: bool = False


UNKNOWN = Ruled(known=False)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a limit, in pieces."""

    left: str
    right: str
    row: str
    column: str
    rest: str
    label: str
    above: str
    head: str


def around(layout: Layout, limit: Limit, others: Sequence[Limit]) -> Around:
    """Cut the surroundings of a limit; `others` are the limits of its cell or line."""
    spot = limit.spot
    sentence = layout.sentence(limit.start)
    begin = max(spot.start, sentence.start) if sentence and not spot.cell else spot.start
    end = min(spot.end, sentence.end) if sentence and not spot.cell else spot.end
    earlier = [one.end for one in others if begin <= one.end <= limit.start]
    later = [one.start for one in others if limit.end <= one.start <= end]
    span = _SPAN[layout.doc.lang]
    left = layout.text(max([begin, limit.start - span, *earlier]), limit.start)
    right = layout.text(limit.end, min([max(end, limit.end), limit.end + span, *later]))
    head = layout.doc.heading_at(limit.start)[-50:]
    above = next((layout.text(line.start, line.end)[:70] for _, line in layout.before(spot, 1)), "")
    if spot.cell is None:
        line = layout.text(spot.start, limit.start)
        label = re.split(r"[:：]|\s[–—-]\s", line)[-2][-40:] if re.search(r"[:：]|\s[–—-]\s", line) else ""
        return Around(left, right, "", "", "", label, above, head)
    table, row, column = spot.cell
    cells = [layout.cell_text(table, row, c) for c in range(len(layout.tables[table][row]))]
    rest = " / ".join(text[:_REST] for c, text in enumerate(cells) if 0 < c != column and text)
    return Around(
        left, right, cells[0][:_REST] if column else "", layout.column_head(spot)[:_REST], rest, "", above, head
    )


def example(layout: Layout, limit: Limit, here: Around, names: LevelNames, ruled: Ruled, number: int) -> Example:
    """The example by which a limit's milestone is judged; `number`: how many limits of its line or row stand before."""
    nearby = _STOP.split(here.right)[0]
    parts = {
        "left": here.left,
        "near": here.left[-_SHORT[layout.doc.lang] :],
        "right": here.right,
        "next": nearby,
        "label": f"{here.column} / {here.row} / {here.label} / {here.left[-_SHORT[layout.doc.lang] :]}",
        "column": here.column,
        "row": here.row,
        "rest": here.rest,
        "above": here.above,
        "head": here.head,
    }
    return Example(parts=parts, signs=tuple(_signs(layout, limit, here, names, ruled, number, nearby)))


def milestone(layout: Layout, limit: Limit, here: Around, ruled: Ruled) -> Example:
    """The example by which a promise's milestone is judged: only the words that can say it."""
    short = _SHORT[layout.doc.lang]
    left, nearby = here.left[-short:], _STOP.split(here.right)[0]
    label = here.label
    if limit.spot.cell:
        heads, firsts = layout.shape(limit.spot.cell[0])
        label = here.row if firsts > heads else here.column if heads else f"{here.column} / {here.row} / {here.rest}"
    said = _said(layout, limit, here, nearby)
    signs = [layout.doc.lang, f"unit:{unit_of(limit)}", f"every:{limit.every}", f"rule:{ruled.milestone}|{ruled.known}"]
    signs += [f"word{number}:{name}" for number, name in enumerate(said[:2])]
    signs += [f"word:{name}|{copy}" for name in said[:1] for copy in range(_LOUD)] or ["word:none"]
    zones = {"left": left, "next": nearby, "column": here.column, "row": here.row, "label": label, "rest": here.rest}
    for place, text in zones.items():
        signs += [f"{place}:{name}" for name in {at.name or "other" for at in find_milestones(text)}]
    label = label if limit.spot.cell or label else f"{left} {nearby}"
    parts = {"left": left, "next": nearby, "label": label, "words": f"{left} {nearby} {label}", "column": here.column}
    return Example(parts=parts, signs=tuple(signs))


def _said(layout: Layout, limit: Limit, here: Around, nearby: str) -> list[str]:
    """The milestones that the usual words say of a limit, the likeliest word first."""
    left = [at.name or "other" for at in find_milestones(here.left)][::-1]
    right = [at.name or "other" for at in find_milestones(nearby)]
    if limit.spot.cell:
        heads, firsts = layout.shape(limit.spot.cell[0])
        over = here.row if firsts > heads else here.column
        far = [at.name or "other" for text in (over, here.column, here.row, here.rest) for at in find_milestones(text)]
        return [*right[:1], *left[:1], *far]
    chinese = layout.doc.lang == "zh" and re.search(r"[:：为是]\s?$", here.left) is None
    label = [at.name or "other" for at in find_milestones(here.label)]
    return [*(right + left if chinese else left + right), *label]


def _signs(
    layout: Layout, limit: Limit, here: Around, names: LevelNames, ruled: Ruled, number: int, nearby: str
) -> list[str]:
    spot = limit.spot
    kind = "cell" if spot.cell else "line"
    signs = [
        kind,
        layout.doc.lang,
        f"{kind}{layout.doc.lang}",
        f"unit:{unit_of(limit)}",
        f"every:{limit.every}",
        f"#{min(number, 4)}|{kind}",
    ]
    if spot.cell:
        signs += [f"col:{min(spot.cell[2], 5)}", f"first-row:{spot.cell[1] == 0}"]
    words = {
        "near": here.left[-_SHORT[layout.doc.lang] :],
        "left": here.left,
        "next": nearby,
        "right": here.right,
        "column": here.column,
        "row": here.row,
        "label": here.label,
        "above": here.above,
        "rest": here.rest,
    }
    for place, text in words.items():
        signs += _words(place, text, names)
    signs += [f"head:{head_milestone(text)}" for text in (here.column, here.row, here.label) if text]
    signs += [f"role@{place}:{column_role(words[place])}" for place in ("column", "row") if words[place]]
    signs.append(f"levels:{min(4, layout.levels_named(names))}")
    signs.append(f"rule:{ruled.milestone if ruled.known else 'unknown'}")
    if ruled.known:
        signs.append(f"rule:{'says' if ruled.milestone else 'silent' if ruled.silent else 'passes'}")
    if re.search(r"%|元|¥|[£$€]", here.left[-30:] + here.right[:30]):
        signs.append("money")
    return signs


def _words(place: str, text: str, names: LevelNames) -> list[str]:
    """The milestones that one piece of the surroundings names, and whether it names a level."""
    said = [at.name or "other" for at in find_milestones(text)]
    signs = [f"{place}:{name}" for name in set(said)] + [f"says:{name}" for name in set(said)]
    if said:
        signs += [f"{place}-last:{said[-1]}", f"{place}-first:{said[0]}"]
    return [*signs, f"level@{place}"] if text and names.find(text) else signs


def unit_of(limit: Limit) -> str:
    """How long a limit is, roughly: minutes, hours, a day, days, working days, weeks, longer."""
    length = Duration.parse(limit.within)
    if length.months:
        return "months"
    if length.days:
        size = "1d" if length.days == 1 else "days" if length.days <= 5 else "weeks" if length.days <= 20 else "long"
        return f"{size}{'b' if limit.clock == 'business' else ''}"
    return "minutes" if length.seconds < 3600 else "hours" if length.seconds <= 43200 else "1d+"


def clock_words(text: str) -> str:
    """What a text says of the clock: one of them, both, or nothing."""
    return clock_in(text) or ("both" if names_clock(text) else "no")
