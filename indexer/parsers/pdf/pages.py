"""Reads one page of a PDF: its lines, ruled tables, filled-in values, and what only its picture shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from indexer.parsers.limits import MAX_OCR_PAGES
from indexer.parsers.pdf.cells import CellTexts
from indexer.parsers.pdf.chars import Turn, page_text
from indexer.parsers.pdf.fields import marks_of, with_values, without_struck
from indexer.parsers.pdf.lines import Line, page_lines
from indexer.parsers.pdf.scan import paragraphs_of, recognised
from indexer.parsers.pdf.tables import PageTable, edges_of, rules_of, tables_from
from knowledge.errors import UnreadableFile

_SCAN_SCALE = 200 / 72
_COVERED = 0.3
_FEW_CHARS = 250
_MANY_PATHS = 60


@dataclass(slots=True)
class Page:
    """What one page holds; `scanned` are paragraphs recognised in its picture, `aside` is what runs crosswise."""

    lines: list[Line]
    tables: list[PageTable]
    scanned: list[str]
    aside: list[Line]


class PageReader:
    """Reads the pages of one document, and recognises only so many of them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        if document.get_formtype():
            document.init_forms()
        self._forms = document.formenv
        self._recognised = 0

    def read(self, number: int) -> Page:
        """Read a page, from 0; raises UnreadableFile where more pages would have to be recognised than are allowed."""
        page = self._document[number]
        textpage = page.get_textpage()
        try:
            return self._read(page, textpage)
        finally:
            textpage.close()
            page.close()

    def _read(self, page: Any, textpage: Any) -> Page:
        text = page_text(textpage)
        drawn = sum(not char.text.isspace() for char in text.chars)
        if text.garbled or (drawn == 0 and _is_picture(page)):
            scanned = self._recognise(page, text.turn, ())
            if scanned or not text.garbled:
                return Page([], [], scanned, [])
        edges = edges_of(page, text.turn)
        forms = self._forms.raw if self._forms is not None else None
        marks = marks_of(page, forms, text.turn)
        chars = without_struck(text.chars, marks.struck, rules_of(edges, text.chars))
        lines = page_lines(textpage, chars)
        aside = page_lines(textpage, text.aside)
        scanned = []
        if drawn < _FEW_CHARS and _covered(page) >= _COVERED:
            scanned = self._recognise(page, text.turn, lines)
        whole = len(chars) == len(text.chars) and not text.slanting and not text.aside
        cells = CellTexts(textpage, text.turn, marks.values, None if whole else chars)
        tables = tables_from(edges, cells) if lines or marks.values else []
        free = [value for value in marks.values if not any(table.holds(*value.middle) for table in tables)]
        return Page(with_values(lines, free), tables, scanned, aside)

    def _recognise(self, page: Any, turn: Turn, lines: Sequence[Line]) -> list[str]:
        """The paragraphs that the page's picture shows beside the lines that are known."""
        self._recognised += 1
        if self._recognised > MAX_OCR_PAGES:
            raise UnreadableFile("pdf_scan_too_long", most=MAX_OCR_PAGES)
        scale = _scale(page)
        height = page.get_height()
        pieces = recognised(page.render(scale=scale, rotation=0).to_pil().convert("RGB"))
        known = [line for line in lines if turn.quarters == 0 and page.get_rotation() == 0]
        fresh = [
            piece
            for piece in pieces
            if not any(_holds(line, piece.middle[0] / scale, height - piece.middle[1] / scale) for line in known)
        ]
        return paragraphs_of(fresh)


def _holds(line: Line, x: float, y: float) -> bool:
    return line.left - 2 <= x <= line.right + 2 and line.bottom - 2 <= y <= line.top + 2


def _is_picture(page: Any) -> bool:
    """Whether a page without text shows something: a picture, or letters drawn as outlines."""
    kinds = [item.type for item in page.get_objects(max_depth=3)]
    return pdfium.FPDF_PAGEOBJ_IMAGE in kinds or kinds.count(pdfium.FPDF_PAGEOBJ_PATH) >= _MANY_PATHS


def _covered(page: Any) -> float:
    """The share of a page that pictures cover, at most 1."""
    left, bottom, right, top = page.get_bbox()
    whole = max((right - left) * (top - bottom), 1.0)
    area = 0.0
    for number, item in enumerate(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3)):
        if number >= 2_000:
            break
        x0, y0, x1, y1 = item.get_bounds()
        area += max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, top) - max(y0, bottom))
    return float(min(1.0, area / whole))


def _scale(page: Any) -> float:
    longest: float = max(page.get_width(), page.get_height(), 1.0)
    return min(_SCAN_SCALE, 4000 / longest)
