"""Turns Word files into PDFs with LibreOffice, and pages into a scan: pictures without any text."""

import subprocess
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter


def write_pdf(docx: Path, target: Path) -> None:
    """Convert `docx` and put the result at `target`."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(docx.parent), str(docx)]
    subprocess.run(command, check=True, capture_output=True)
    docx.with_suffix(".pdf").replace(target)


def write_scan(pdf: Path, target: Path) -> None:
    """Photograph each page of `pdf`: grey, a little turned and soft, as an office scanner does."""
    pages = [_scanned(page.render(scale=150 / 72).to_pil()) for page in pypdfium2.PdfDocument(pdf)]
    pages[0].save(target, save_all=True, append_images=pages[1:], resolution=150, quality=60)


def _scanned(page: Image.Image) -> Image.Image:
    turned = page.convert("L").rotate(0.6, fillcolor=246, resample=Image.Resampling.BICUBIC)
    return turned.filter(ImageFilter.GaussianBlur(0.4)).point(lambda grey: min(grey, 246))
