"""Files broken in many ways are read or refused in one sentence: nothing breaks the reader, none takes too much.

A few are tried with every change; `VENDORDESK_FUZZ=2000` tries so many.
"""

import os
import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from bot.playground.sample.company import DOCUMENTS
from indexer.worker import Worker
from knowledge.errors import UnreadableFile

FILES = int(os.environ.get("VENDORDESK_FUZZ", "40"))
KINDS = (".docx", ".html", ".md", ".txt", ".xlsx", ".csv", ".pptx")
PDF_EVERY = 20
"""A broken PDF may have each of its pages recognised, which takes as long as a hundred others."""

BROKEN = ("file_breaks_reader", "file_too_heavy")
"""Refusals that tell of a fault of ours: a traceback in the child, or more time or memory than a file may take."""

_PIECES = (
    b"", b"\x00", b"\xff\xfe", b"<", b"</w:p>", b"<w:tbl>", b"<table><tr><td>", b"| a |\n|-|\n", b"[", b"](",
    b"9" * 400, b"31.02.2027", b"EUR 1,2,3", b" " * 500, b"\n" * 300, "甲方：".encode(), "第一条 ".encode() * 50,
    b"endobj", b"obj <<", b"/Length 99999999", b"P1", b"-", b'"', b"&#x110000;", b"xml:space", b"1e309", b"9" * 20,
)  # fmt: skip


def originals() -> dict[str, list[Path]]:
    """The sample company's documents by kind."""
    found = sorted(path for path in DOCUMENTS.rglob("*") if path.is_file())
    return {kind: [path for path in found if path.suffix == kind] for kind in (*KINDS, ".pdf")}


def fuzzed(count: int) -> Iterator[tuple[str, bytes]]:
    """So many broken files with their names, always the same."""
    known, chance = originals(), random.Random(20261129)
    for number in range(count):
        kind = ".pdf" if number % PDF_EVERY == 0 else KINDS[number % len(KINDS)]
        path = chance.choice(known[kind])
        data = path.read_bytes()
        inside = kind in (".docx", ".xlsx", ".pptx") and chance.random() < 0.8
        name = f"{number}{kind if chance.random() < 0.95 else chance.choice(KINDS)}"
        yield name, _inside_changed(data, chance) if inside else _changed(data, chance)


def _changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to six changes: some overwritten, cut out, doubled, moved, put in, or the end cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(changed) + 1), chance.choice((1, 4, 60, 2_000))
        piece = bytes(changed[at : at + length])
        act = chance.randrange(6)
        if act == 0:
            changed[at : at + length] = chance.randbytes(len(piece))
        elif act == 1:
            del changed[at : at + length]
        elif act == 2:
            changed[at:at] = piece * chance.randint(1, 20)
        elif act == 3:
            elsewhere = chance.randrange(len(changed) + 1)
            changed[elsewhere:elsewhere] = piece
        elif act == 4:
            changed[at:at] = chance.choice(_PIECES)
        elif chance.random() < 0.2:
            del changed[at:]
    return bytes(changed)


def _inside_changed(data: bytes, chance: random.Random) -> bytes:
    """An Office file of which one part or two are changed, so that the archive is whole and its parts are not."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        names = archive.namelist()
        broken = set(chance.sample(names, min(2, len(names))))
        broken |= {name for name in names if name.endswith(("document.xml", "sheet1.xml", "slide1.xml"))}
        for name in names:
            part = archive.read(name)
            again.writestr(name, _changed(part, chance) if name in broken and chance.random() < 0.7 else part)
    return out.getvalue()


@pytest.mark.timeout(60 + 20 * FILES)
def test_a_broken_file_is_read_or_refused_in_one_sentence():
    worker, wrong, read = Worker(), [], 0
    try:
        for name, data in fuzzed(FILES):
            try:
                worker.read(data, name)
                read += 1
            except UnreadableFile as refused:
                if refused.kind in BROKEN or "\n" in str(refused):
                    wrong.append(str(refused))
    finally:
        worker.close()

    print(f"{FILES} files: {read} read, {FILES - read} refused")
    assert [] == wrong
    assert read
