"""A limit and a mention that may name its level, as features: geometry, the words between, the company it keeps."""

import re
from collections.abc import Sequence

from indexer.facts.levels.layout import Layout
from indexer.facts.levels.limits import Limit, all_limits
from indexer.facts.levels.mentions import Mention, key_of
from indexer.facts.levels.signs import Ruled
from indexer.facts.sla.milestones import column_role, find_milestones, is_generic
from knowledge.learned import Example

PAIR = "pair"
_BETWEEN = 60


class Company:
    """What is counted over one document: which forms are mentioned by how many limits, and where."""

    def __init__(self, layout: Layout, found: Sequence[Sequence[Mention]]) -> None:
        self.layout = layout
        self.heads: dict[tuple[str, str], int] = {}
        for several in found:
            for pair in {(one.key, one.where) for one in several}:
                self.heads[pair] = self.heads.get(pair, 0) + 1


def examples(company: Company, limit: Limit, several: Sequence[Mention], ruled: Ruled) -> list[Example]:
    """One example a mention, in order."""
    layout = company.layout
    ordered = sorted({one.start for one in several if one.start < limit.start}, reverse=True)
    made = []
    for one in several:
        rank = ordered.index(one.start) if one.start in ordered else -1
        before = layout.text(max(0, one.start - 14), one.start).rsplit("\n", 1)[-1]
        behind = layout.text(one.end, one.end + 14)
        parts = {"mention": one.text, "before": before, "behind": behind, "between": _between(layout, limit, one)}
        if limit.spot.cell:
            parts |= {"corner": layout.cell_text(limit.spot.cell[0], 0, 0)[:30], "over": _over(layout, limit, one)}
        made.append(Example(parts=parts, signs=tuple(_signs(company, limit, one, several, ruled, rank))))
    return made


def _between(layout: Layout, limit: Limit, one: Mention) -> str:
    low, high = (one.end, limit.start) if one.end <= limit.start else (limit.end, one.start)
    return layout.text(low, high)[-_BETWEEN:] if high - low <= 3 * _BETWEEN else ""


def _over(layout: Layout, limit: Limit, one: Mention) -> str:
    """The head above a cell of the limit's row."""
    table = limit.spot.cell[0] if limit.spot.cell else 0
    if one.where not in ("row", "rest"):
        return ""
    return layout.cell_text(table, 0, one.far)[:30]


def _signs(
    company: Company, limit: Limit, one: Mention, several: Sequence[Mention], ruled: Ruled, rank: int
) -> list[str]:
    layout = company.layout
    place = f"{one.where}/{one.how}"
    far = f"{one.where}:{min(one.far, 6)}"
    known = sorted({other.start for other in several if other.known and other.start < limit.start}, reverse=True)
    nearest = one.known and known[:1] == [one.start]
    known_else = any(other.known and other.where == one.where for other in several)
    signs = [
        one.where, one.how, place, far, f"{far}|{one.known}",
        f"known:{one.known}", f"{one.where}|known:{one.known}", f"{place}|{layout.doc.lang}",
        f"rank:{min(rank, 5)}", f"{one.where}|rank:{min(rank, 5)}",
        f"known-here:{known_else}|{one.known}", f"{one.where}|known-any:{any(o.known for o in several)}|{one.known}",
        f"heads:{min(company.heads.get((one.key, one.where), 0), 4)}|{one.where}",
        f"nearest:{nearest}", f"nearest:{nearest}|{one.where}", f"known:{min(len(known), 3)}|{nearest}",
        *_looks(layout, one),
    ]  # fmt: skip
    if not ruled.known:
        signs.append("rule:unknown")
    elif not ruled.levels:
        signs.append("rule:silent")
    else:
        keys = [key_of(level) for level in ruled.levels]
        same, inside = one.key in keys, any(key in one.key or one.key in key for key in keys)
        signs.append(f"rule:{'same' if same else 'like' if inside else 'other'}")
    if limit.spot.cell:
        heads, firsts = layout.shape(limit.spot.cell[0])
        signs += [f"heads:{heads}|{one.where}", f"firsts:{firsts}|{one.where}", f"{heads}|{firsts}|{one.where}"]
        if one.where in ("row", "rest"):
            head = layout.cell_text(limit.spot.cell[0], 0, one.far)
            signs += [f"over:{column_role(head)}", f"over-first:{one.far == 0}", _siblings(layout, limit, one.far)]
    return signs


def _looks(layout: Layout, one: Mention) -> list[str]:
    """How a mention looks: its length, its letters, what else its words could be."""
    text = one.text
    looks = {
        "short": len(text) <= 3,
        "long": len(text) > (10 if layout.doc.lang == "zh" else 20),
        "capital": text[:1].isupper(),
        "digit": re.search(r"\d|[IVXⅠ-Ⅴ]\b|[一二三四五]", text) is not None,
        "class": re.search(r"[级类档色]$", text) is not None,
        "milestone": any(at.name for at in find_milestones(text)),
        "generic": is_generic(text),
        "limit": bool(all_limits(text)),
        "role": column_role(text) is not None,
        "quoted": layout.plain[max(0, one.start - 1) : one.start] in tuple('"“「『'),
        "colon": re.match(r"[\"”\s*)]{0,3}[:：]", layout.plain[one.end : one.end + 4]) is not None,
        "bracket": re.match(r"[\"”\s*]{0,3}[(（]", layout.plain[one.end : one.end + 4]) is not None,
        "dash": re.match(r"[\"”\s*]{0,3}[—–=-]", layout.plain[one.end : one.end + 4]) is not None,
        "comma": re.match(r"[\"”\s*]{0,3}[,，]", layout.plain[one.end : one.end + 4]) is not None,
        "words": len(text.split()) > 3,
        "one-line": layout.plain[max(0, one.start - 1) : one.start] in ("\n", "")
        and layout.plain[one.end : one.end + 1] == "\n",
    }
    held = [name for name, holds in looks.items() if holds]
    return [
        *(f"looks:{name}" for name in held),
        *(f"{one.where}|looks:{name}" for name in held),
        f"{one.how}|{one.where}|{len(held)}",
    ]


def _siblings(layout: Layout, limit: Limit, column: int) -> str:
    """Whether the cells of a mention's column are short and differ, as names do."""
    table = limit.spot.cell[0] if limit.spot.cell else 0
    cells = [layout.cell_text(table, r, column) for r in range(1, len(layout.tables[table]))]
    told = [cell for cell in cells if cell]
    short = sum(len(cell) <= (8 if layout.doc.lang == "zh" else 20) for cell in told)
    return f"siblings:{len(set(told)) == len(told)}|short:{2 * short > len(told)}|full:{len(told) == len(cells)}"
