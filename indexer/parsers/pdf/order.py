"""Puts the lines and tables of a PDF page into reading order: column by column where the page has columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.parsers.pdf.lines import Line
from indexer.parsers.pdf.tables import PageTable

_FEWEST_LINES = 4
_NARROWEST = 0.2
_FULL, _FULL_SHARE = 0.7, 0.4
_DEEPEST = 3


def in_order(lines: Sequence[Line], tables: Sequence[PageTable]) -> list[Line | PageTable]:
    """Lines outside the tables in reading order, with each table where it stands."""
    free = [line for line in lines if not any(t.holds((line.left + line.right) / 2, line.middle) for t in tables)]
    ordered: list[Line | PageTable] = list(read_order(free))
    for table in tables:
        at = next((n for n, item in enumerate(ordered) if _top(item) < table.box[3] - 2), len(ordered))
        ordered.insert(at, table)
    return ordered


def read_order(lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """The lines of a page or of one of its columns, from the top down and column by column."""
    pieces = [piece for line in lines for piece in (line.parts or (line,))]
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        return sorted(lines, key=lambda line: -line.middle)
    across = list(_outside(lines, gutter))
    held = {id(piece) for line in across for piece in (line.parts or (line,))}
    columns = [piece for piece in pieces if id(piece) not in held]
    ordered: list[Line] = []
    for band, divider in _bands(columns, across):
        first = [replace(piece, limit=min(piece.limit, gutter)) for piece in band if piece.right <= gutter]
        ordered += read_order(first, depth + 1)
        ordered += read_order([piece for piece in band if piece.right > gutter], depth + 1)
        ordered += [divider] if divider is not None else []
    return ordered


def _outside(lines: Sequence[Line], gutter: float) -> Iterator[Line]:
    """Lines that run across the gutter, whole."""
    for line in lines:
        if any(piece.left < gutter < piece.right for piece in (line.parts or (line,))):
            yield line


def _bands(pieces: Sequence[Line], across: Sequence[Line]) -> Iterator[tuple[list[Line], Line | None]]:
    """The pieces between the lines that run across, from the top down, each with the line below it."""
    left = sorted(pieces, key=lambda piece: -piece.middle)
    at = 0
    for divider in sorted(across, key=lambda line: -line.middle):
        end = at
        while end < len(left) and left[end].middle > divider.middle:
            end += 1
        yield left[at:end], divider
        at = end
    yield left[at:], None


def _gutter(pieces: Sequence[Line]) -> float | None:
    """The height of no line: the place between two columns of running text; none where there are none."""
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    for place in _candidates(pieces):
        first = [piece for piece in pieces if piece.right <= place]
        second = [piece for piece in pieces if piece.left >= place]
        across = len(pieces) - len(first) - len(second)
        if across > 0.5 * min(len(first), len(second)):
            continue
        if _is_column(first, right - left) and _is_column(second, right - left) and _beside(first, second):
            return place
    return None


def _candidates(pieces: Sequence[Line]) -> list[float]:
    """Places left of where lines begin, those first at which most do."""
    starts = sorted(piece.left for piece in pieces)
    counts: dict[float, int] = {}
    group = [starts[0]]
    for start in [*starts[1:], float("inf")]:
        if start - group[-1] > 3:
            counts[group[0] - 1] = len(group)
            group = []
        group.append(start)
    return sorted((p for p, count in counts.items() if count >= 2), key=lambda place: -counts[place])[:8]


def _is_column(pieces: Sequence[Line], whole: float) -> bool:
    """Whether lines are those of running text: of a fair width, and many of them full."""
    if len({round(piece.middle) for piece in pieces}) < _FEWEST_LINES:
        return False
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    width = right - left
    full = sum(piece.right - piece.left > _FULL * width for piece in pieces)
    return width > _NARROWEST * whole and full >= _FULL_SHARE * len(pieces)


def _beside(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Whether two columns stand side by side for a good part of their height."""
    top = min(max(p.top for p in first), max(p.top for p in second))
    bottom = max(min(p.bottom for p in first), min(p.bottom for p in second))
    height = min(*(max(p.top for p in c) - min(p.bottom for p in c) for c in (first, second)))
    return top - bottom > 0.5 * height


def _top(item: Line | PageTable) -> float:
    return item.middle if isinstance(item, Line) else item.box[3]
