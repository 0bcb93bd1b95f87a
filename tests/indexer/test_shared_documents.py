"""Every quote and every piece of evidence of the development data is found in the extracted text."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from indexer.chunking import split
from indexer.parsed import Parsed
from indexer.parsers import parse
from indexer.sources import read, walk
from tests.shared_data import shared

_FOLDERS = ["vendor_zh", "vendor_en"]
_NOT_DOCUMENTS = {"README.md"}


@cache
def _documents(folder: Path) -> dict[str, Parsed]:
    found = [source for source in walk([folder]) if source.path.name not in _NOT_DOCUMENTS]
    return {source.path.name: parse(read(source), source.path.name) for source in found}


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _quotes(folder: Path) -> Iterator[tuple[str, str]]:
    for record in _lines(folder / "gold.jsonl"):
        for found in record.get("quotes", {}).values():
            yield from ((Path(record["file"]).name, quote["text"]) for quote in _as_list(found) if quote)


def _evidence(folder: Path) -> Iterator[tuple[str, str]]:
    for question in _lines(folder / "questions.jsonl"):
        files, texts = _as_list(question["source_file"]), _as_list(question["evidence"])
        for number, text in enumerate(texts):
            yield Path(files[number] if len(files) == len(texts) else files[0]).name, text


def _holds(text: str, quote: str, name: str) -> bool:
    if not name.endswith(".pdf"):
        return quote in text
    # a PDF wraps lines anywhere, and a quote may run over the cells of a table's row
    return re.sub(r"[\s|]+", "", quote) in re.sub(r"[\s|]+", "", text)


@pytest.mark.parametrize("name", _FOLDERS)
@pytest.mark.parametrize("wanted", [_quotes, _evidence])
def test_every_quote_is_in_the_extracted_text(name, wanted):
    folder = shared("data", name)
    documents = _documents(folder)

    missing = [(file, quote) for file, quote in wanted(folder) if not _holds(documents[file].text, quote, file)]

    assert [] == missing


@pytest.mark.parametrize("parts", [*(("data", name) for name in _FOLDERS), ("seeds",), ("data", "contract_forms_zh")])
def test_places_in_every_document_are_exact(parts):
    for name, parsed in _documents(shared(*parts)).items():
        chunks = split(parsed)

        cells = [cell for table in parsed.tables for row in table.rows for cell in row.cells]
        assert all(cell.text == parsed.text[cell.start : cell.end] for cell in cells), name
        assert all(parsed.text.startswith(section.heading, section.start) for section in parsed.sections), name
        assert all(chunk.text == parsed.text[chunk.start : chunk.end] for chunk in chunks), name
        assert "".join(parsed.text.split()) == "".join("".join(chunk.text for chunk in chunks).split()), name


@pytest.mark.parametrize(
    ("parts", "longest"), [(("data", "contract_forms_zh"), 450), (("data", "cuad", "contracts"), 600)]
)
def test_passages_are_short_on_average(parts, longest):
    files = list(walk([shared(*parts)]))[::6]

    sizes = [len(chunk.text) for source in files for chunk in split(parse(read(source), source.path.name))]

    assert sum(sizes) / len(sizes) <= longest


@pytest.mark.parametrize("name", _FOLDERS)
def test_boilerplate_is_gone(name):
    furniture = re.compile(r"第\s*\d+\s*页|^Page \d+ of \d+|We use cookies|推荐阅读|热门文档|浏览次数|当前位置", re.M)

    for file, parsed in _documents(shared("data", name)).items():
        assert furniture.search(parsed.text) is None, file
