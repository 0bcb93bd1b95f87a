"""Draws small PDF files by hand: text where it is wanted, turned, slanted or struck; fields, notes and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any


@dataclass
class Drawn:
    """One page: `ops` are drawing operators; `annots` are dictionaries; `images` are JPEG bytes by name."""

    ops: list[str] = field(default_factory=list)
    annots: list[str] = field(default_factory=list)
    images: list[tuple[bytes, int, int]] = field(default_factory=list)
    rotate: int = 0

    def text(self, x: float, y: float, text: str, *, size: float = 10, matrix: str = "1 0 0 1") -> "Drawn":
        """Write text from a point on."""
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.ops.append(f"BT /F1 {size} Tf {matrix} {x} {y} Tm ({shown}) Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Drawn":
        """Draw a thin line."""
        self.ops.append(f"0.7 w {x0} {y0} m {x1} {y1} l S")
        return self

    def field(self, kind: str, value: str, rect: Sequence[float], *, more: str = "") -> "Drawn":
        """Put a form field on the page: kind `Tx` with text, `Btn` with `/Yes` or `/Off`, `Ch` with a choice."""
        told = f"/V {value} /AS {value}" if kind == "Btn" else f"/V ({value})"
        name = f"f{len(self.annots)}"
        self.annots.append(f"/Subtype /Widget /FT /{kind} /T ({name}) {told} /Rect {_rect(rect)} /F 4 {more}")
        return self

    def note(self, subtype: str, rect: Sequence[float], *, more: str = "") -> "Drawn":
        """Put an annotation of another kind on the page."""
        self.annots.append(f"/Subtype /{subtype} /Rect {_rect(rect)} /F 4 {more}")
        return self

    def picture(self, image: Any, rect: Sequence[float]) -> "Drawn":
        """Place a picture (PIL) in a box."""
        out = BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=92)
        name = f"Im{len(self.images)}"
        self.images.append((out.getvalue(), image.width, image.height))
        x0, y0, x1, y1 = rect
        self.ops.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm /{name} Do Q")
        return self


def drawn(*pages: Drawn) -> bytes:
    """The bytes of a PDF of these pages, 595 by 842 points."""
    objects: list[bytes] = [b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    numbers: list[int] = []
    fields: list[int] = []
    for page in pages:
        images = [_add(objects, _image(*image)) for image in page.images]
        annots = [_add(objects, f"<< /Type /Annot {text} >>".encode()) for text in page.annots]
        fields += [number for number, text in zip(annots, page.annots, strict=True) if "/FT" in text]
        content = "\n".join(page.ops).encode("cp1252")
        stream = _add(objects, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        pictures = " ".join(f"/Im{n} {number} 0 R" for n, number in enumerate(images))
        numbers.append(
            _add(
                objects,
                f"<< /Type /Page /Parent 1 0 R "
                f"/MediaBox [0 0 595 842] /Rotate {page.rotate} "
                f"/Contents {stream} 0 R "
                f"/Annots [{_refs(annots)}] "
                f"/Resources << /Font << /F1 2 0 R >> /XObject << {pictures} >> >> >>".encode(),
            )
        )
    objects[0] = f"<< /Type /Pages /Count {len(numbers)} /Kids [{_refs(numbers)}] >>".encode()
    form = f"/AcroForm << /Fields [{_refs(fields)}] /DA (/F1 10 Tf) >>" if fields else ""
    root = _add(objects, f"<< /Type /Catalog /Pages 1 0 R {form} >>".encode())
    return _file(objects, root)


def _rect(rect: Sequence[float]) -> str:
    return f"[{' '.join(map(str, rect))}]"


def _refs(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _add(objects: list[bytes], body: bytes) -> int:
    objects.append(body)
    return len(objects)


def _image(data: bytes, width: int, height: int) -> bytes:
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB "
        f"/BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>\nstream\n"
    )
    return head.encode() + data + b"\nendstream"


def _file(objects: list[bytes], root: int) -> bytes:
    out, places = BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    at = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, at))
    return out.getvalue()
