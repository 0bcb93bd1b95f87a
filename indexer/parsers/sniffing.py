"""Tells what a file is by its first bytes, and by its name only among kinds of text."""

from pathlib import PurePath

from indexer.parsers.office.archives import entries
from knowledge.errors import UnreadableFile

SUFFIXES = {
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".xlsx": "xlsx", ".xlsm": "xlsx", ".pptx": "pptx", ".pptm": "pptx",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt",
    ".csv": "csv", ".tsv": "csv", ".png": "image", ".jpg": "image", ".jpeg": "image", ".tif": "image", ".tiff": "image",
}  # fmt: skip
_TEXTS = frozenset({"html", "md", "txt", "csv"})
_OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = {
    b"Rar!": "rar",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"MZ\x90": "program",
    b"\x7fELF": "program",
    b"GIF8": "gif",
    b"SQLite format 3": "database",
    b"{\\rtf": "rtf",
    b"OggS": "sound",
    b"ID3": "sound",
    b"RIFF": "sound",
}


def kind_of(data: bytes, name: str) -> str:
    """The registry's key for a file; raises UnreadableFile where no parser fits."""
    named = SUFFIXES.get(PurePath(name).suffix.lower())
    found = _by_magic(data)
    if found:
        return found
    if named is None:
        raise UnreadableFile("file_of_other_type", file=name)
    if named not in _TEXTS:
        if _looks_like_html(data):
            return "html"
        raise UnreadableFile("file_not_as_named", file=name, ending=PurePath(name).suffix)
    return "html" if named in ("txt", "csv") and _looks_like_page(data) else named


def _by_magic(data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_IMAGES):
        return "image"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _office_kind(data)
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFile("file_encrypted")
        raise UnreadableFile("file_of_old_office")
    for magic, what in FOREIGN.items():
        if data.startswith(magic):
            raise UnreadableFile("file_foreign", what=what)
    return None


def _office_kind(data: bytes) -> str:
    names = entries(data)
    for folder, kind in _OFFICE.items():
        if any(entry.startswith(folder) for entry in names):
            return kind
    raise UnreadableFile("file_is_archive")


def _looks_like_html(data: bytes) -> bool:
    return data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))


def _looks_like_page(data: bytes) -> bool:
    return _looks_like_html(data) and b"</" in data
