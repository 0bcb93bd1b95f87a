"""What a Word document keeps outside its body: footnotes, and the numbers that stand in page headers and footers."""

import re
from collections.abc import Iterator
from typing import Any

from indexer.parsers.cleaning import one_line
from indexer.parsers.office.word_text import text_of
from indexer.parsers.pdf.margin_numbers import names_document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME|FILENAME)\b")


def notes(document: Any) -> dict[tuple[str, str], Any]:
    """The document's footnotes and endnotes by kind and id."""
    found: dict[tuple[str, str], Any] = {}
    for kind in ("footnote", "endnote"):
        for root in _parts(document, f"/{kind}s"):
            for note in root.iterchildren(f"{_W}{kind}"):
                if note.get(f"{_W}type") in (None, "normal"):
                    found[kind, note.get(f"{_W}id", "")] = note
    return found


def margin_lines(document: Any, hidden: frozenset[str]) -> list[str]:
    """The lines of page headers and footers that name the document by a number; page numbers are left out."""
    lines: dict[str, None] = {}
    for kind in ("/header", "/footer"):
        for root in _parts(document, kind):
            for paragraph in root.iter(f"{_W}p"):
                text = one_line("" if _counts_pages(paragraph) else text_of(paragraph, hidden))
                if names_document(text):
                    lines[text] = None
    return list(lines)


def _counts_pages(paragraph: Any) -> bool:
    codes = [code.text or "" for code in paragraph.iter(f"{_W}instrText")]
    simple = [field.get(f"{_W}instr", "") for field in paragraph.iter(f"{_W}fldSimple")]
    text = "".join(t.text or "" for t in paragraph.iter(f"{_W}t"))
    return any(_PAGES.match(code) for code in (*codes, *simple)) and not names_document(text)


def _parts(document: Any, kind: str) -> Iterator[Any]:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(kind):
            continue
        part = relation.target_part
        root = getattr(part, "element", None)
        yield root if root is not None else parse_xml(part.blob)
