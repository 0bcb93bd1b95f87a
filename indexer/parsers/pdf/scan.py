"""Reads scanned pages and images by optical character recognition, on this machine only."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import PurePath
from typing import Any

from indexer.parsed import Parsed
from indexer.parsers.allowance import more
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import join_wrapped
from indexer.parsers.headings import heading_rank, opens_item
from indexer.parsers.limits import MAX_IMAGE_PIXELS, MAX_OCR_PAGES, SECONDS_A_RECOGNISED_PAGE
from indexer.parsers.pdf.margins import is_page_number
from knowledge.errors import UnreadableFile

_LEAST_SCORE = 0.5
_LONGEST_SIDE = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of recognised characters; places are in the picture's points from its upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, from the left and from the top."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@lru_cache(maxsize=1)
def _engine() -> Any:
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def parse_image(data: bytes, name: str) -> Parsed:
    """Read the text of a PNG, JPEG or TIFF image, each frame a page; raises UnreadableFile where it is damaged."""
    from PIL import Image, UnidentifiedImageError

    try:
        image = Image.open(BytesIO(data))
        if image.width * image.height > MAX_IMAGE_PIXELS:
            raise UnreadableFile("image_too_large", width=image.width, height=image.height)
        frames = getattr(image, "n_frames", 1)
        if frames > MAX_OCR_PAGES:
            raise UnreadableFile("scan_too_long", pages=frames, most=MAX_OCR_PAGES)
        assembly = Assembly()
        for number in range(frames):
            image.seek(number)
            assembly.page()
            picture = image.convert("RGB")
            picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            for paragraph in recognise(picture):
                write_paragraph(paragraph, assembly)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadableFile("image_damaged") from error
    return assembly.done(PurePath(name).stem)


def write_paragraph(paragraph: str, assembly: Assembly) -> None:
    """Write one recognised paragraph, as a heading where it reads as one; page numbers are left out."""
    rank = heading_rank(paragraph)
    if is_page_number(paragraph):
        return
    if rank is None:
        assembly.paragraph(paragraph)
    else:
        assembly.heading(paragraph, rank, guessed=True)


def recognise(image: Any) -> list[str]:
    """The paragraphs of one page image, in reading order."""
    return paragraphs_of(recognised(image))


def recognised(image: Any) -> list[Piece]:
    """What can be read in an image, run by run."""
    import numpy as np

    more(SECONDS_A_RECOGNISED_PAGE)
    found = _engine()(np.asarray(image))
    if found.boxes is None or found.txts is None:
        return []
    return [
        Piece(text, float(box[:, 0].min()), float(box[:, 0].max()), float(box[:, 1].min()), float(box[:, 1].max()))
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if score >= _LEAST_SCORE and text.strip()
    ]


def paragraphs_of(pieces: Sequence[Piece]) -> list[str]:
    """The paragraphs that recognised pieces make, in reading order."""
    return _paragraphs(_lines(pieces))


def _lines(pieces: Sequence[Piece]) -> list[Piece]:
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.top + p.bottom) / 2):
        middle = (piece.top + piece.bottom) / 2
        if lines and lines[-1][0].top < middle < lines[-1][0].bottom:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_line(sorted(line, key=lambda p: p.left)) for line in lines]


def _line(pieces: list[Piece]) -> Piece:
    text = " ".join(piece.text.strip() for piece in pieces)
    return Piece(text, pieces[0].left, max(p.right for p in pieces), pieces[0].top, pieces[0].bottom)


def _paragraphs(lines: list[Piece]) -> list[str]:
    margin = max((line.right for line in lines), default=0.0)
    paragraphs: list[str] = []
    above: Piece | None = None
    for line in lines:
        if above is not None and _continues(above, line, margin):
            paragraphs[-1] = join_wrapped(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
        above = line
    return paragraphs


def _continues(above: Piece, line: Piece, margin: float) -> bool:
    size = above.bottom - above.top
    full = above.right > margin - 2.2 * size
    near = line.top - above.bottom < 1.2 * size
    return full and near and not opens_item(line.text) and heading_rank(above.text) is None
