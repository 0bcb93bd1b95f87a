"""Tells what a file is by its first bytes, and by its name only among kinds of text."""

from pathlib import PurePath

from indexer.parsers.archives import entries
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
_FOREIGN = {
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"MZ\x90": "a Windows program",
    b"\x7fELF": "a program",
    b"GIF8": "a GIF image",
    b"SQLite format 3": "a database",
    b"{\\rtf": "an RTF document",
    b"OggS": "a sound",
    b"ID3": "a sound",
    b"RIFF": "a sound or film",
}


def kind_of(data: bytes, name: str) -> str:
    """The registry's key for a file; raises UnreadableFile where no parser fits."""
    named = SUFFIXES.get(PurePath(name).suffix.lower())
    found = _by_magic(data)
    if found:
        return found
    if named is None:
        raise UnreadableFile(f"{name} is of a type that is not read here.")
    if named not in _TEXTS:
        if _looks_like_html(data):
            return "html"
        raise UnreadableFile(
            f"{name} is not what its ending says ({PurePath(name).suffix}), or it is damaged; save it anew."
        )
    return "html" if named in ("txt", "csv") and _looks_like_page(data) else named


def _by_magic(data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_IMAGES):
        return "image"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _office_kind(data)
    if data.startswith(_OLD_OFFICE):
        raise UnreadableFile(_old_office(data))
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            raise UnreadableFile(f"The file is {what}, which is not read here.")
    return None


def _office_kind(data: bytes) -> str:
    names = entries(data)
    for folder, kind in _OFFICE.items():
        if any(entry.startswith(folder) for entry in names):
            return kind
    raise UnreadableFile("The file is a zip archive; unpack it and index what is in it.")


def _old_office(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "The Office file is encrypted; remove its password and index it again."
    return "The file is in the Office format of before 2007; save it as .docx, .xlsx or .pptx."


def _looks_like_html(data: bytes) -> bool:
    return data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))


def _looks_like_page(data: bytes) -> bool:
    return _looks_like_html(data) and b"</" in data
