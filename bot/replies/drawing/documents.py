"""Word documents in one plain look: headings, tables with a shaded head, pictures, in Chinese or English."""

import io
from collections.abc import Collection, Sequence
from typing import Any

_EAST, _WEST = "Microsoft YaHei", "Calibri"
_INK, _HEAD, _LINE = "1F2A37", "E8EDF3", "C5CDD8"
_BODY, _SMALL = 10.0, 8.5


class Page:
    """A document that is written from top to bottom; `foot`: the words of each page's foot, `{page}` its number."""

    def __init__(self, foot: str = "{page}") -> None:
        import docx
        from docx.shared import Cm, Pt

        self._pt, self._cm = Pt, Cm
        self.document: Any = docx.Document()
        for section in self.document.sections:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(2)
            section.top_margin = section.bottom_margin = Cm(2)
        for name in ("Normal", "Title", "Heading 1", "Heading 2"):
            self._style(name)
        self.document.styles["Normal"].font.size = Pt(_BODY)
        self._foot(foot)

    def _style(self, name: str) -> None:
        from docx.oxml.ns import qn
        from docx.shared import RGBColor

        style = self.document.styles[name]
        style.font.name = _WEST
        style.font.color.rgb = RGBColor.from_string(_INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
        for attribute, font in (("eastAsia", _EAST), ("ascii", _WEST), ("hAnsi", _WEST)):
            fonts.set(qn(f"w:{attribute}"), font)

    def _foot(self, words: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, _, after = words.partition("{page}")
        for text in (before, None, after):
            run = paragraph.add_run(text)
            run.font.size = self._pt(_SMALL)
            if text is None:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), "PAGE")
                paragraph._p.append(field)

    def title(self, text: str, below: str = "") -> None:
        """The document's title, and a line under it."""
        paragraph = self.document.add_paragraph(style="Title")
        paragraph.add_run(text).font.size = self._pt(22)
        if below:
            self.text(below, bold=True)

    def heading(self, text: str, level: int = 1) -> None:
        heading = self.document.add_heading(text, level)
        heading.paragraph_format.space_before = self._pt(14 if level == 1 else 8)
        heading.paragraph_format.space_after = self._pt(4)
        for run in heading.runs:
            run.font.size = self._pt(14 if level == 1 else 11)

    def text(
        self, text: str, *, bold: bool = False, small: bool = False, centred: bool = False, leads: bool = False
    ) -> None:
        """A paragraph; one that `leads` stays on the page of what follows it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = self._pt(4)
        paragraph.paragraph_format.keep_with_next = leads
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = self._pt(_SMALL if small else _BODY)

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        right: Collection[int] = (),
        labels: Collection[int] = (),
    ) -> None:
        """A table with a shaded head that repeats on each page; widths in centimetres, 17 in all.

        `right`: columns of figures; `labels`: columns that name what stands beside them.
        """
        table = self.document.add_table(rows=0, cols=len(widths))
        table.style = "Table Grid"
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = self._cm(width)
        if head:
            self._row(table, head, widths, shaded=range(len(head)), right=right, is_head=True)
        for row in rows:
            self._row(table, row, widths, shaded=labels, right=right)
        self._lines(table)
        self._gap()

    def _gap(self) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = self._pt(0)
        paragraph.paragraph_format.line_spacing = self._pt(6)

    def picture(self, png: bytes, width: float = 14.0) -> None:
        """A picture from PNG bytes; width in centimetres."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        self.document.add_picture(io.BytesIO(png), width=self._cm(width))
        self.document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER

    def save(self) -> bytes:
        """The file's bytes."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _row(
        self,
        table: Any,
        cells: Sequence[str],
        widths: Sequence[float],
        *,
        shaded: Collection[int],
        right: Collection[int],
        is_head: bool = False,
    ) -> None:
        from docx.oxml import OxmlElement

        row = table.add_row()
        for mark in ("cantSplit", *(("tblHeader",) if is_head else ())):
            row._tr.get_or_add_trPr().append(OxmlElement(f"w:{mark}"))
        for place, (cell, text, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
            cell.width = self._cm(width)
            self._cell(cell, str(text), bold=place in shaded, right=place in right, leads=is_head)
            if place in shaded:
                self._shade(cell)

    def _cell(self, cell: Any, text: str, *, bold: bool, right: bool, leads: bool) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = self._pt(1.5)
        paragraph.paragraph_format.keep_with_next = leads
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(text)
        run.font.size, run.bold = self._pt(_SMALL), bold

    def _shade(self, cell: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _HEAD)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)

    def _lines(self, table: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        borders = OxmlElement("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            line = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
        table._tbl.tblPr.append(borders)
