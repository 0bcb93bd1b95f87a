"""The sample documents say what the questions about them expect, and can be built again from their sources."""

import json
import re
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser

from bot.playground.sample.company import DOCUMENTS
from tests.sample_maker.__main__ import COPIED, PAGES, PRINTED, SCANNED, SOURCES

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "quality" / "sample_questions.jsonl").read_text("utf-8").splitlines()
]


def squeezed(text):
    return re.sub(r"\s+", "", text)


@cache
def text_of(name):
    """The text of a document by the plainest means, without white space."""
    path = DOCUMENTS / name
    if path.suffix == ".docx":
        cells = (c.text for t in docx.Document(path).tables for row in t.rows for c in row.cells)
        return squeezed("".join([*(p.text for p in docx.Document(path).paragraphs), *cells]))
    if path.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(path)
        try:
            return squeezed("".join(page.get_textpage().get_text_range() for page in pdf))
        finally:
            pdf.close()
    text = path.read_text("utf-8")
    return squeezed(LexborHTMLParser(text).text() if path.suffix == ".html" else text)


def sources_and_evidence(question):
    sources = question["source_file"]
    if isinstance(sources, str):
        sources = [sources] * len(question["evidence"])
    return list(zip(sources or [], question["evidence"], strict=True))


def test_the_questions_are_of_every_kind():
    kinds = {question["type"] for question in QUESTIONS}

    assert 24 == len(QUESTIONS) == len({question["id"] for question in QUESTIONS})
    assert {"fact", "passage", "conflict", "unanswerable"} == kinds


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_the_evidence_stands_in_its_document(question):
    missing = [e for source, e in sources_and_evidence(question) if squeezed(e) not in text_of(source)]

    assert [] == missing


@pytest.mark.parametrize("name", sorted(COPIED))
def test_a_plain_document_is_its_source(name):
    assert (SOURCES / COPIED[name]).read_bytes() == (DOCUMENTS / name).read_bytes()


@pytest.mark.parametrize("name", sorted({*PRINTED, *PAGES} - SCANNED))
def test_a_printed_document_says_what_its_source_says(name):
    source = (SOURCES / Path(name).with_suffix(".md").name).read_text("utf-8")
    lines = re.sub(r"^\|[-:| ]+$|^#+ |\*\*", "", source, flags=re.MULTILINE).splitlines()
    pieces = [squeezed(piece) for line in lines for piece in line.split("|") if piece.strip()]

    missing = [piece for piece in pieces if piece[:20] not in text_of(name)]

    assert [] == missing


def test_a_scan_has_no_text_of_its_own():
    assert {""} == {text_of(name) for name in SCANNED}
