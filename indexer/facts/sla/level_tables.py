"""Which cells of a table name its levels: the column under a head that says so, or the heads above the targets."""

import re
from collections.abc import Iterator

from indexer.facts.document.document import Doc
from indexer.facts.notation.levels import cell_level
from indexer.facts.notation.limits import find_limits
from indexer.facts.sla.level_names import may_name, own_name
from indexer.facts.sla.milestones import column_role, find_milestones, head_milestone, is_generic
from indexer.parsed import Row, Table

_OTHER_KEYS = re.compile(
    r"渠道|方式|服务|产品|模块|系统|阶段|站点|地点|场所|地区|套餐|版本|方案|名称|内容|设备|序号"
    r"|\b(?:channel|service|product|module|system|phase|site|location|region|plan|package|edition|item|line|deliverable"
    r"|step|document|no\.?|description|component|support)\b",
    re.IGNORECASE,
)
_RANKS = re.compile(
    r"级|档|颜色|优先|严重|紧急程度|(?:故障|事件|问题|工单|缺陷|报修|告警)(?:类|分类|类型|类别|种类)"
    r"|\b(?:colou?r|rank|rating|grade|severity|priority|tier|urgency|impact|(?:level|class|category|kind|type)"
    r"|fault|incident|defect)\b",
    re.IGNORECASE,
)


def level_cells(doc: Doc) -> Iterator[str]:
    """The own names of levels that the document's tables use."""
    for table in doc.tables:
        rows = _rows(table)
        if len(rows) > 1 and any(find_limits(_text(doc, row)) or _unit_head(doc, rows[0]) for row in rows[1:]):
            yield from _down(doc, rows)
            yield from _across(doc, rows)
            yield from _changed(doc, rows)


def _rows(table: Table) -> list[Row]:
    head = [table.header] if table.header and table.header.start not in {row.start for row in table.rows} else []
    return [*head, *table.rows]


def _text(doc: Doc, row: Row) -> str:
    return doc.plain[row.start : row.end]


def _cells(doc: Doc, row: Row) -> list[str]:
    return [" ".join(doc.plain[cell.start : cell.end].split()) for cell in row.cells]


def _unit_head(doc: Doc, head: Row) -> bool:
    return any(head_milestone(cell) and re.search(r"[(/]", cell) for cell in _cells(doc, head))


def _down(doc: Doc, rows: list[Row]) -> Iterator[str]:
    """Levels as rows: the first column whose head ranks, or whose head says nothing else beside a response."""
    heads = _cells(doc, rows[0])
    promises = {name for head in heads for at in find_milestones(head) if (name := at.name)}
    if not promises and not any(is_generic(head) or column_role(head) == "metric" for head in heads):
        return
    key = next((i for i, head in enumerate(heads) if _RANKS.search(head) and not head_milestone(head)), None)
    if key is None and "response" in promises and len(promises) > 1 and not _OTHER_KEYS.search(heads[0]):
        key = None if head_milestone(heads[0]) else 0
    if key is not None:
        named = (own_name(cells[key]) for row in rows[1:] if len(cells := _cells(doc, row)) > key)
        yield from (name for name in named if name)


def _across(doc: Doc, rows: list[Row]) -> Iterator[str]:
    """Levels as columns: heads above the limits of rows that are milestones, a response among them."""
    heads = _cells(doc, rows[0])
    if {column_role(head) for head in heads} & {"before", "after"}:
        return
    labels = {
        head_milestone(cells[0]) for row in rows[1:] if (cells := _cells(doc, row)) and find_limits(" ".join(cells[1:]))
    }
    if "response" not in labels or len(labels - {None}) < 2 or _OTHER_KEYS.search(heads[0]):
        return
    names = [own_name(head) for head in heads[1:]]
    if len(names) > 1 and all(may_name(re.split(r"[:(]", head)[0].strip()) for head in heads[1:]):
        yield from (name for name in names if name)


def _changed(doc: Doc, rows: list[Row]) -> list[str]:
    """Levels in a table of changes: what a row's label says beside its milestone, a response among them."""
    roles = [column_role(head) for head in _cells(doc, rows[0])]
    if not {"before", "after"} <= set(roles):
        return []
    labels = [" ".join(_cells(doc, row)[: roles.index("before")]) for row in rows[1:]]
    named = [(own_name(_without_milestone(label)), head_milestone(label)) for label in labels]
    responding = {name for name, milestone in named if name and milestone == "response"}
    return [name for name in responding if len(responding) > 1 or cell_level(name)]


def _without_milestone(label: str) -> str:
    for at in reversed(find_milestones(label)):
        label = label[: at.start] + label[at.end :]
    return re.sub(r"(?:的)?(?:时间|时限|目标)|\b(?:time|target|limit)\b", "", label).strip(" –-—/:的")
