"""Hostile and broken files get one clear sentence, in bounded time and memory."""

import zipfile
import zlib
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from pptx import Presentation

from indexer.parsers import parse
from indexer.parsers.limits import MAX_FILE_BYTES, MAX_PAGES, MAX_STREAM_BYTES
from indexer.parsers.pdf import scan
from knowledge.errors import UnreadableFile
from tests.indexer.parsers.files import pdf

_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def _archive(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


def _word() -> bytes:
    document = Document()
    document.add_paragraph("合同正文。")
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _encrypted_zip() -> bytes:
    data = bytearray(_archive(word__document=b"<a/>"))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


def _blank_pdf(pages: int) -> bytes:
    out = BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(200, 200)
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx"])
def test_a_zip_bomb_is_not_opened(name):
    folder = {"a.docx": "word__document", "a.xlsx": "xl__workbook", "a.pptx": "ppt__presentation"}[name]
    data = _archive(**{folder: b" " * 60_000_000})

    with pytest.raises(UnreadableFile, match="zip bomb"):
        parse(data, name)


@pytest.mark.parametrize("folder", ["word__document", "xl__workbook", "ppt__presentation"])
def test_an_office_file_without_its_parts_is_damaged(folder):
    with pytest.raises(UnreadableFile, match="damaged"):
        parse(_archive(**{folder: b"<a/>"}), "a.docx")


def _sheet() -> bytes:
    book = Workbook()
    book.active["A1"] = "x"
    return _saved(book)


def _deck() -> bytes:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[5])
    return _saved(deck)


@pytest.mark.parametrize(
    ("make", "part"),
    [
        (_word, "word/document.xml"),
        (_word, "word/styles.xml"),
        (_sheet, "xl/workbook.xml"),
        (_sheet, "xl/worksheets/sheet1.xml"),
        (_deck, "ppt/slides/slide1.xml"),
    ],
)
def test_entities_that_grow_are_not_expanded(make, part):
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{steps}]><x>&e11;</x>'.encode()
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(make())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, bomb if name == part else source.read(name))

    with pytest.raises(UnreadableFile):
        parse(out.getvalue(), "a.docx")


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_a_cut_off_word_file_is_damaged(keep):
    data = _word()

    with pytest.raises(UnreadableFile, match="damaged"):
        parse(data[: int(len(data) * keep)], "a.docx")


def test_encrypted_office_files_say_so():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")

    for data in (old, _encrypted_zip()):
        with pytest.raises(UnreadableFile, match="password"):
            parse(data, "a.xlsx")


def test_an_encrypted_pdf_says_so():
    data = pdf([["Secret terms."]])
    encrypt = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -44 >>"
    identity = b" /ID [<" + b"00" * 16 + b"> <" + b"00" * 16 + b">] "
    data = data.replace(b"trailer\n<<", b"trailer\n<< " + encrypt + identity)

    with pytest.raises(UnreadableFile, match="password"):
        parse(data, "a.pdf")


def test_a_pdf_of_too_many_pages_says_how_many_are_read():
    with pytest.raises(UnreadableFile, match=f"{MAX_PAGES:,}"):
        parse(_blank_pdf(MAX_PAGES + 1), "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\xff" * 5000, pdf([["x"]])[:300]])
def test_a_truncated_pdf_is_damaged(data):
    with pytest.raises(UnreadableFile, match="damaged"):
        parse(data, "a.pdf")


def test_a_pdf_whose_page_unpacks_to_far_too_much_is_not_opened():
    packed = zlib.compress(b" " * (MAX_STREAM_BYTES + 8_000_000), 9)
    data = pdf([["x"]]).replace(b"stream\n", b"stream\n" + packed + b"\nendstream\nendobj\n9 0 obj\nstream\n", 1)

    with pytest.raises(UnreadableFile, match="unpacks to more than"):
        parse(data, "a.pdf")


def test_a_pdf_without_text_or_pictures_holds_nothing():
    with pytest.raises(UnreadableFile, match="no text"):
        parse(_blank_pdf(2), "a.pdf")


def test_only_so_many_scanned_pages_are_recognised(tmp_path, monkeypatch):
    from PIL import Image

    frames = [Image.new("1", (20, 20)) for _ in range(3)]
    frames[0].save(tmp_path / "a.tiff", save_all=True, append_images=frames[1:])
    monkeypatch.setattr(scan, "MAX_OCR_PAGES", 2)

    with pytest.raises(UnreadableFile, match="at most 2"):
        parse((tmp_path / "a.tiff").read_bytes(), "a.tiff")


@pytest.mark.parametrize(
    ("data", "name"), [(b"\x89PNG\r\n\x1a\nrubbish", "a.png"), (b"\xff\xd8\xff\xe0rubbish", "a.jpg")]
)
def test_a_damaged_picture_says_so(data, name):
    with pytest.raises(UnreadableFile, match="damaged"):
        parse(data, name)


def test_a_lying_ending_is_seen_through_where_the_type_is_read():
    assert "合同正文。\n" == parse(_word(), "a.pdf").text
    assert "Terms.\n" == parse(pdf([["Terms."]]), "a.docx").text
    assert "条款。\n" == parse("<!DOCTYPE html><p>条款。</p>".encode(), "a.txt").text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"plain words", "a.pdf"),
        (b"plain words", "a.docx"),
        (b"Rar!\x1a\x07", "a.docx"),
        (b"words", "a.exe"),
        (b"words", "a.png"),
    ],
)
def test_a_lying_ending_of_no_known_type_says_so(data, name):
    with pytest.raises(UnreadableFile, match=name):
        parse(data, name)


def test_empty_and_huge_files_are_refused():
    with pytest.raises(UnreadableFile, match="is empty"):
        parse(b"", "a.txt")
    with pytest.raises(UnreadableFile, match="at most"):
        parse(b"a" * (MAX_FILE_BYTES + 1), "a.txt")


def test_every_refusal_is_one_sentence_with_the_name():
    for data, name in [
        (b"", "a.txt"),
        (b"x", "a.pdf"),
        (b"PK\x03\x04x", "a.docx"),
        (b"\0" * 9, "a.txt"),
        (b"%PDF-", "a.pdf"),
    ]:
        with pytest.raises(UnreadableFile) as caught:
            parse(data, name)

        text = str(caught.value)
        assert name in text and text.endswith(".") and "\n" not in text


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"# "]),
    st.sampled_from(["txt", "md", "csv", "html", "pdf", "docx"]),
)
def test_any_bytes_are_read_or_refused(data, head, suffix):
    try:
        parsed = parse(head + data, f"a.{suffix}")
    except UnreadableFile:
        return

    assert parsed.text.encode()
    assert "\0" not in parsed.text
    assert all(parsed.text.startswith(section.heading, section.start) for section in parsed.sections)


def _with_part(data: bytes, name: str, part: bytes) -> bytes:
    """The same archive with one of its parts replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as again:
        for one in archive.namelist():
            again.writestr(one, part if one == name else archive.read(one))
    return out.getvalue()


@pytest.mark.parametrize(
    ("made", "file", "part"),
    [
        (Presentation, "a.pptx", "_rels/.rels"),
        (Presentation, "a.pptx", "ppt/presentation.xml"),
        (Document, "a.docx", "_rels/.rels"),
        (Workbook, "a.xlsx", "_rels/.rels"),
        (Workbook, "a.xlsx", "xl/worksheets/sheet1.xml"),
    ],
)
def test_an_office_file_with_a_part_that_is_something_else_is_damaged_and_breaks_no_reader(made, file, part):
    broken = _with_part(_saved(made()), part, b"<a><b/></a>")

    with pytest.raises(UnreadableFile):
        parse(broken, file)
