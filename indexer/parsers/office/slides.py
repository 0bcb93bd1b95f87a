"""Reads presentations: each slide is a page with its title, texts, tables and notes."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import one_line
from indexer.parsers.office.archives import entries
from indexer.parsers.table_grid import Spanning, laid_out
from indexer.parsers.table_headers import has_header
from knowledge.errors import UnreadableFile

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FURNITURE = {13, 15, 16}  # slide number, footer, date
_TITLES = {1, 3}


def parse_slides(data: bytes, name: str) -> Parsed:
    """Read a PPTX file; raises UnreadableFile where it is no whole presentation."""
    from pptx import Presentation
    from pptx.exc import PackageNotFoundError

    entries(data)
    try:
        slides = [s for s in Presentation(BytesIO(data)).slides if s._element.get("show") not in ("0", "false")]
    except (KeyError, ValueError, PackageNotFoundError, SyntaxError, BadZipFile, OSError) as error:
        raise UnreadableFile("slides_damaged") from error
    shapes = [list(_shapes(slide.shapes)) for slide in slides]
    counts = Counter(text for each in shapes for text in {_shape_text(shape) for shape in each})
    repeated = {text for text, count in counts.items() if len(slides) > 2 and count > 0.6 * len(slides)}
    assembly = Assembly()
    for slide, each in zip(slides, shapes, strict=True):
        assembly.page()
        _slide(
            slide, [shape for shape in each if _shape_text(shape) not in repeated or not _shape_text(shape)], assembly
        )
    return assembly.done(PurePath(name).stem)


def _shapes(shapes: Any) -> Iterator[Any]:
    placed = sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))
    for shape in placed:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        elif not (shape.is_placeholder and int(shape.placeholder_format.type or 0) in _FURNITURE):
            yield shape


def _shape_text(shape: Any) -> str:
    return one_line("\n".join(map(_text, shape.text_frame.paragraphs))) if shape.has_text_frame else ""


def _text(paragraph: Any) -> str:
    """A paragraph's text without its struck runs."""
    pieces = []
    for part in paragraph._p.iterchildren():
        name = str(part.tag).rpartition("}")[2]
        properties = part.find(f"{_A}rPr")
        if name == "br":
            pieces.append("\n")
        elif name in ("r", "fld") and (properties is None or properties.get("strike", "noStrike") == "noStrike"):
            pieces.append("".join(t.text or "" for t in part.iterchildren(f"{_A}t")))
    return "".join(pieces)


def _rows(table: Any) -> list[list[str]]:
    return laid_out([[_spanning(cell) for cell in row.cells if not _covered(cell._tc)] for row in table.rows])


def _spanning(cell: Any) -> Spanning:
    text = "\n".join(map(_text, cell.text_frame.paragraphs))
    return Spanning(text, _span(cell._tc, "gridSpan"), _span(cell._tc, "rowSpan"))


def _covered(cell: Any) -> bool:
    return any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge"))


def _span(cell: Any, name: str) -> int:
    told = cell.get(name, "1")
    return max(1, min(int(told), 500)) if told.isdecimal() else 1


def _slide(slide: Any, shapes: list[Any], assembly: Assembly) -> None:
    titles = [shape for shape in shapes if shape.is_placeholder and int(shape.placeholder_format.type or 0) in _TITLES]
    for shape in [*titles, *(shape for shape in shapes if shape not in titles)]:
        if shape in titles and _shape_text(shape):
            assembly.heading(_shape_text(shape), 2)
        elif getattr(shape, "has_table", False) and shape.has_table:
            rows = _rows(shape.table)
            assembly.table(rows, has_header=has_header(rows))
        elif shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                assembly.paragraph(one_line(_text(paragraph)))
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        assembly.paragraph(slide.notes_slide.notes_text_frame.text)
