"""Service levels from tables: levels as rows or as columns, one metric a row, before and after a change."""

import re

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc
from indexer.facts.notation.levels import LevelAt
from indexer.facts.notation.limits import LimitAt, bare_limit, clock_in, find_intervals, find_limits, head_unit
from indexer.facts.sla.level_names import LevelNames
from indexer.facts.sla.milestones import column_role, find_milestones, head_milestone, is_generic
from indexer.facts.sla.sla_grid import Grid, grid_of, plain
from indexer.facts.sla.sla_items import Level, Promise, Scheme
from indexer.parsed import Cell, Row, Table

_OLD = re.compile(
    r"(?:原|此前|先前|旧|前一|上一|已废止|已失效|历史)(?:合同|协议|约定|时限|版本|标准|条款)|不再(?:适用|执行)|仅供参考|\b(?:former(?:ly)?"
    r"|previous(?:ly)?|superseded|no\slonger|earlier|replaced\sby|historic\w{0,40}|for\s(?:information"
    r"|reference)\sonly|expired)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r":\s{0,40}$|下表|如下|附表|表格|\b(?:table|below|following|as\sfollows)\b", re.IGNORECASE)
_CHANGES = re.compile(
    r"变更|修改|调整|如下|applies?|from\sthe\samendment|now|following|changed|replaced\s(?:with|by):", re.IGNORECASE
)
_PAID = re.compile(r"%|扣减|抵扣|credit|元|¥|[£$€]")
_SHARE = re.compile(r"\d\s?%\s?(?:of\s[\w\s]{1,20})?(?:within|in\b|<|≤|在)", re.IGNORECASE)
_NO_TARGET = re.compile(
    r"满\s?$|(?<!不)(?<!得)超过\s?$|逾\s?$|after\s$|(?<!no\s)(?<!not\s)more\sthan\s$|(?<!not\s)exceed\w{0,40}\s$",
    re.IGNORECASE,
)


def read_tables(doc: Doc, scheme: Scheme) -> None:
    """Add what the document's tables say about levels and their targets."""
    for table in doc.tables:
        if table.rows and not _outdated(doc, table) and (grid := grid_of(doc, table, scheme.names)):
            _read(doc, grid, scheme)


def _outdated(doc: Doc, table: Table) -> bool:
    """Whether the lines above a table say that it no longer applies."""
    lead = doc.plain[max(0, table.start - 160) : table.start].strip()
    last = re.split(r"[\n。]", lead)[-1]
    last = last if _LEADS.search(last) else ""
    heading = doc.heading_at(table.start).split(" / ")[-1]
    return any(_OLD.search(text) is not None and _CHANGES.search(text) is None for text in (last, heading))


def _read(doc: Doc, grid: Grid, scheme: Scheme) -> None:
    if sum(level is not None for level in grid.head_levels) >= 2:
        _read_columns(doc, grid, scheme)
        return
    roles = [_clock_role(doc, grid, column) or _role(head) for column, head in enumerate(grid.heads)]
    if "before" in roles and "after" in roles:
        _read_changes(doc, grid, roles, scheme)
        return
    if _PAID.search(" ".join(grid.heads)) and not any(head_milestone(head) for head in grid.heads):
        return
    _read_rows(doc, grid, roles, scheme)


def _role(head: str) -> str | None:
    """Milestone columns first: `Response` before `incident response level`."""
    if not head.strip():
        return None
    if head_milestone(head) and column_role(head) not in ("before", "after", "level"):
        return "limit"
    role = column_role(head)
    if role in ("level", None) and (head_milestone(head) or (role is None and is_generic(head))):
        return "limit"
    if (
        role in ("definition", "metric", "clock")
        and re.search(r"时限|time\slimit|target", head, re.IGNORECASE)
        and "定义" not in head
    ):
        return "limit" if role != "metric" else role
    return role


def _clock_role(doc: Doc, grid: Grid, column: int) -> str | None:
    """`clock` where a column holds 7×24 and 5×8 only, whatever its head says (`备注`, `受理时间`)."""
    cells = [plain(doc, row.cells[column]) for row in grid.rows if column < len(row.cells)]
    told = [cell for cell in cells if cell]
    return "clock" if told and all(clock_in(cell) and not find_limits(cell) for cell in told) else None


def _read_rows(doc: Doc, grid: Grid, roles: list[str | None], scheme: Scheme) -> None:
    """Levels as rows; a row without one of its own continues the level above it."""
    column = _level_column(doc, grid, roles, scheme.names)
    if column is None:
        return
    current: Level | None = None
    for row in grid.rows:
        cells = [plain(doc, cell) for cell in row.cells]
        if len(cells) <= column:
            continue
        named = scheme.names.cell(cells[column])
        if named is not None:
            current = _known(doc, row, column, named, roles, scheme)
        elif cells[column]:
            current = None
        if current is not None:
            _row_promises(doc, grid, row, roles, current, column, scheme)


def _level_column(doc: Doc, grid: Grid, roles: list[str | None], names: LevelNames) -> int | None:
    def score(column: int) -> int:
        cells = [plain(doc, row.cells[column]) for row in grid.rows if column < len(row.cells)]
        bare = roles[column] == "level"
        return sum(1 for cell in cells if cell and names.cell(cell) and (bare or len(cell) > 1))

    order = sorted(range(len(grid.heads)), key=lambda column: (roles[column] != "level", column))
    best = max(order, key=lambda column: score(column) if roles[column] not in ("limit", "definition", "clock") else -1)
    limits = any(
        find_limits(plain(doc, cell)) or bare_limit(plain(doc, cell), "h") for row in grid.rows for cell in row.cells
    )
    described = "definition" in roles and roles[best] == "level"
    return best if score(best) and (limits or described) else None


def _known(
    doc: Doc, row: Row, column: int, named: tuple[LevelAt, str | None], roles: list[str | None], scheme: Scheme
) -> Level:
    level, name = named
    cell = row.cells[column]
    written = plain(doc, cell)[level.start : level.end] if level.end <= len(plain(doc, cell)) else level.written
    place = doc.plain.find(written, cell.start, cell.end)
    start = place if place >= 0 else cell.start
    known = Level(level.key, level.written, (start, start + len(written) if place >= 0 else cell.end), name)
    for index, other in enumerate(row.cells[: len(roles)]):
        text = plain(doc, other)
        if index == column or not text or has_blank(text):
            continue
        if roles[index] == "definition" and known.definition is None and not _only_limit(text):
            known.definition = (other.start, other.end)
        elif roles[index] == "name" and known.name is None and len(text) <= 30:
            known.name = text
        elif roles[index] == "clock":
            known.clock = known.clock or clock_in(text)
    return scheme.know(known)


def _only_limit(text: str) -> bool:
    found = find_limits(text)
    return len(found) == 1 and found[0].end - found[0].start > len(text) - 4


def _row_promises(
    doc: Doc, grid: Grid, row: Row, roles: list[str | None], level: Level, column: int, scheme: Scheme
) -> None:
    clock = next(
        (clock_in(plain(doc, row.cells[i])) for i, role in enumerate(roles) if role == "clock" and i < len(row.cells)),
        None,
    )
    labels = [
        plain(doc, cell) for i, cell in enumerate(row.cells) if (i < len(roles) and roles[i] == "metric") or i == column
    ]
    row_milestone = next((name for text in reversed(labels) if (name := _after_level(text, scheme.names))), None)
    for index, cell in enumerate(row.cells[: len(grid.heads)]):
        if index == column or roles[index] in ("definition", "clock", "name", "metric", "before"):
            continue
        head = grid.heads[index]
        milestone = head_milestone(head)
        if roles[index] == "level" and milestone is None:
            continue
        _cell_promises(doc, cell, head, milestone or row_milestone, clock, level, scheme)


def _after_level(text: str, names: LevelNames) -> str | None:
    named = names.find(text)
    return head_milestone(text[named[0].end :] if named else text)


def _cell_promises(
    doc: Doc, cell: Cell, head: str, milestone: str | None, clock: str | None, level: Level, scheme: Scheme
) -> None:
    """Read one cell; its own words say the milestone where the head leaves it open."""
    text = plain(doc, cell)
    if not text or has_blank(text) or (_PAID.search(text) and not _SHARE.search(text)):
        return
    unit = head_unit(head)
    bare = bare_limit(text, unit) if unit else None
    limits = [bare] if bare else find_limits(text) or (find_intervals(text) if milestone == "update" else [])
    own_clock = clock_in(text)
    for number, limit in enumerate(limits):
        if _NO_TARGET.search(text[: limit.start]):
            continue
        said = _said(text, limits, number)
        name = (milestone or said) if milestone and len(limits) == 1 else (said or milestone)
        if said == "" or (name is None and not is_generic(head)):
            continue
        runs = limit.clock or own_clock or clock or clock_in(head)
        promise = Promise(level.key, name or "resolve", limit.within, runs, (cell.start, cell.end), level.place)
        scheme.promises.append(promise)


def _said(text: str, limits: list[LimitAt], number: int) -> str | None:
    """The milestone that the words around a limit name; '' where they name what is no promise."""
    first = limits[number - 1].end if number else 0
    last = limits[number + 1].start if number + 1 < len(limits) else len(text)
    after = find_milestones(re.split(r"[,，;；。、]", text[limits[number].end : last])[0])
    before = find_milestones(text[first : limits[number].start])
    found = after[:1] or before[-1:]
    if not found:
        return None
    return found[0].name or ""


def _read_columns(doc: Doc, grid: Grid, scheme: Scheme) -> None:
    """Levels as columns: a row is a milestone, the definitions, the names or the clocks."""
    head_row = grid.head_rows[-1]
    levels: dict[int, Level] = {}
    for index, level in enumerate(grid.head_levels):
        if level is None:
            continue
        row = next(
            (r for r in grid.head_rows if index < len(r.cells) and scheme.names.cell(plain(doc, r.cells[index]))),
            head_row,
        )
        named = scheme.names.cell(plain(doc, row.cells[index]))
        if named:
            levels[index] = _known(doc, row, index, named, [], scheme)
    for row in grid.rows:
        label = plain(doc, row.cells[0])
        role = _role(label)
        for index, cell in enumerate(row.cells):
            if index not in levels or not plain(doc, cell):
                continue
            _column_cell(doc, cell, label, role, levels[index], scheme)


def _column_cell(doc: Doc, cell: Cell, label: str, role: str | None, level: Level, scheme: Scheme) -> None:
    text = plain(doc, cell)
    if role == "definition" and not has_blank(text) and not _only_limit(text):
        level.definition = level.definition or (cell.start, cell.end)
    elif role == "name":
        level.name = level.name or text
    elif role == "clock" and head_milestone(label) is None:
        level.clock = level.clock or clock_in(text)
    else:
        _cell_promises(doc, cell, label, head_milestone(label), clock_in(label), level, scheme)


def _read_changes(doc: Doc, grid: Grid, roles: list[str | None], scheme: Scheme) -> None:
    """Before and after: the level and milestone are in the row's label, the limit is in the column after."""
    column = roles.index("after")
    subject = {at.key: at for row in grid.rows for at in scheme.names.find(plain(doc, row.cells[0]))}
    for row in grid.rows:
        if column >= len(row.cells):
            continue
        label = " ".join(plain(doc, cell) for cell in row.cells[: roles.index("before")])
        named = scheme.names.find(label) or (list(subject.values()) if len(subject) == 1 else [])
        if not named or head_milestone(_without_levels(label, scheme.names)) is None:
            continue
        first = row.cells[0]
        level = scheme.know(Level(named[0].key, named[0].written, _level_place(doc, first, named[0])))
        _cell_promises(
            doc,
            row.cells[column],
            label,
            head_milestone(_without_levels(label, scheme.names)),
            clock_in(label),
            level,
            scheme,
        )


def _level_place(doc: Doc, cell: Cell, level: LevelAt) -> tuple[int, int]:
    place = doc.plain.find(level.written, cell.start, cell.end)
    if place < 0:
        place = doc.plain.find(level.written)
    return (place, place + len(level.written)) if place >= 0 else (cell.start, cell.end)


def _without_levels(text: str, names: LevelNames) -> str:
    for at in reversed(names.find(text)):
        text = text[: at.start] + text[at.end :]
    return text
