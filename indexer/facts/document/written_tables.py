"""Tables that a text writes by hand: bars between the cells of lines that follow each other, or wide gaps."""

import re
from collections.abc import Iterator, Sequence

from indexer.parsed import Cell, Row, Table

_BAR = re.compile(r"\|")
_GAP = re.compile(r"[ \t\u3000\u00a0]{3,60}|\u3000{2,60}|\t{1,20}")
_RULE = re.compile(r"[\s|:+=-]{3,}")
_FEWEST_ROWS, _LONGEST_GAPPED = 2, 40


def written_tables(text: str, plain: str, known: Sequence[Table]) -> list[Table]:
    """The tables in `plain`, which runs parallel to `text`, that no parser has found; gaps are those of `text`."""
    taken = [(table.start, table.end) for table in known]
    lines = [
        (start, line)
        for start, line in _lines(plain)
        if not any(first <= start < max(last, first + 1) for first, last in taken)
    ]
    return [*_tables(text, lines, _BAR, 1), *_tables(text, lines, _GAP, 2)]


def _lines(plain: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in plain.split("\n"):
        yield start, line
        start += len(line) + 1


def _tables(text: str, lines: Sequence[tuple[int, str]], parts: re.Pattern[str], fewest: int) -> Iterator[Table]:
    """Runs of lines with at least so many separators; a rule between them is passed over."""
    rows: list[Row] = []
    for start, line in [*lines, (len(text), "")]:
        if rows and _RULE.fullmatch(line):
            continue
        row = _row(text, start, line, parts)
        if row is not None and len(row.cells) > fewest:
            rows.append(row)
            continue
        if len(rows) >= _FEWEST_ROWS and len({len(one.cells) for one in rows}) <= 2:
            yield Table(rows[0], tuple(rows), rows[0].start, rows[-1].end)
        rows = []


def _row(text: str, start: int, line: str, parts: re.Pattern[str]) -> Row | None:
    """A line cut into cells; bars at its edges make none, cells between gaps are short."""
    inside = line.strip()
    first = line.find(inside)
    if parts is _GAP:
        cuts = list(parts.finditer(text[start + first : start + first + len(inside)]))
        if not cuts or "|" in inside:
            return None
    else:
        cuts = list(parts.finditer(line))
        first, inside = 0, line
    places, last = [], 0
    for cut in [*cuts, None]:
        end = cut.start() if cut else len(inside)
        piece = inside[last:end]
        shift = len(piece) - len(piece.lstrip())
        place = start + first + last + (shift if piece.strip() else 0)
        places.append((place, place + len(piece.strip())))
        last = cut.end() if cut else end
    if parts is _BAR:
        edged = line.lstrip().startswith("|") and line.rstrip().endswith("|")
        places = places[1:-1] if edged else places
    cells = tuple(Cell(text[low:high], low, high) for low, high in places)
    if not cells or (parts is _GAP and any(len(cell.text) > _LONGEST_GAPPED for cell in cells)):
        return None
    return Row(cells, start, start + len(line))
