"""Limits that promise nothing whatever their words: what a change replaces, what is only recalled, what is paid."""

import re

from indexer.facts.levels.layout import Layout
from indexer.facts.levels.limits import Limit
from indexer.facts.sla.milestones import column_role
from indexer.facts.sla.sla_wording import in_force, recalled

_AFTER = re.compile(
    r"(?:满|(?<!不)(?<!得)超过|逾|逾期)\s?$|\b(?:after|(?<!no\s)(?<!not\s)(?:more|later)\sthan|(?<!not\s)exceed(?:s|ing)?)\s(?:the\s)?$",
    re.IGNORECASE,
)
_PAID = re.compile(r"支付|付款|付清|开票|发票|\b(?:pay(?:able|ment|ments|s)?|paid|invoic\w{1,40})\b", re.IGNORECASE)
_PART = re.compile(r"[,，;；。]|\.\s")


def promises_nothing(layout: Layout, limit: Limit) -> bool:
    """Whether a limit's place says that it is no promise."""
    if limit.spot.cell is not None:
        return _is_old(layout, limit) or _AFTER.search(layout.plain[limit.spot.start : limit.start]) is not None
    line = layout.lines[limit.spot.line]
    text = in_force(layout.plain[line.start : line.end])
    if not text[limit.start - line.start : limit.end - line.start].strip():
        return True
    sentence = layout.sentence(limit.start)
    if sentence is None:
        return False
    before = layout.plain[sentence.start : limit.start]
    after = layout.plain[limit.end : max(limit.end, sentence.end)]
    part = _PART.split(before)[-1] + _PART.split(after)[0]
    return bool(_AFTER.search(before) or _PAID.search(part) or recalled(layout.doc, sentence))


def _is_old(layout: Layout, limit: Limit) -> bool:
    """Whether a cell stands under `before` in a table of changes."""
    if limit.spot.cell is None:
        return False
    table, _, column = limit.spot.cell
    roles = [column_role(layout.cell_text(table, 0, c)) for c in range(len(layout.tables[table][0]))]
    return "after" in roles and column < len(roles) and roles[column] == "before"
