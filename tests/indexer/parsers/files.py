"""Builds small files of every type for the parsers' tests."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findSystemFonts

WIDTH, HEIGHT = 8.27, 11.69
LINE = 0.022
Grid = tuple[float, float, Sequence[Sequence[str]]]  # top and row height as shares of the page, rows


def chinese_font() -> FontProperties:
    """A font with Chinese letters; skips the calling test where the machine has none."""
    found = [path for path in findSystemFonts() if "wqy" in path.lower() or "notosanscjk" in path.lower()]
    if not found:
        pytest.skip("no Chinese font is installed")
    return FontProperties(fname=found[0])


def pdf(
    pages: Sequence[Sequence[str]], *, font: FontProperties | None = None, grids: Sequence[Grid | None] = ()
) -> bytes:
    """A PDF with the given lines a page, and where wanted a ruled table below them."""
    out = BytesIO()
    with matplotlib.rc_context({"pdf.fonttype": 42}), PdfPages(out) as document:
        for number, lines in enumerate(pages):
            figure = Figure(figsize=(WIDTH, HEIGHT))
            for at, line in enumerate(lines):
                figure.text(0.08, 0.95 - at * LINE, line, fontproperties=font, fontsize=11)
            grid = grids[number] if number < len(grids) else None
            if grid is not None:
                _draw(figure, grid, font)
            document.savefig(figure)
    return out.getvalue()


def _draw(figure: Any, grid: Grid, font: FontProperties | None) -> None:
    top, height, rows = grid
    columns = len(rows[0])
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    step = 0.84 / columns
    for number in range(len(rows) + 1):
        axes.plot([0.08, 0.92], [top - number * height] * 2, color="black", linewidth=0.8)
    for number in range(columns + 1):
        axes.plot([0.08 + number * step] * 2, [top, top - len(rows) * height], color="black", linewidth=0.8)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            for at, part in enumerate(cell.split("\n")):
                figure.text(
                    0.09 + x * step, top - y * height - 0.018 - at * 0.016, part, fontproperties=font, fontsize=9
                )


def scanned(data: bytes, path: Path) -> tuple[Path, Path]:
    """A PNG and a PDF without a text layer, from the first page of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        image = document[0].render(scale=2).to_pil().convert("RGB")
    png, scan = path / "scan.png", path / "scan.pdf"
    image.save(png)
    image.save(scan)
    return png, scan


def docx(document: Any) -> bytes:
    """The bytes of a python-docx document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()
