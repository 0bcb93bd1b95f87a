"""How long a contract of 200 pages and a long text take to read and cut: `python -m tests.benchmarks.reading`."""

import time
from io import BytesIO

import pypdfium2

from indexer.chunking import split
from indexer.parsers import parse
from tests.indexer.parsers.files import pdf

_ROWS = [
    ["Level", "Meaning", "Answer"],
    ["P1", "The service is\ndown for all", "20 minutes"],
    ["P2", "One module", "2 hours"],
]
_CLAUSE = "The supplier shall answer every report of a fault within two working hours of its receipt and"


def _contract(pages: int) -> bytes:
    lines = [f"{n}.{k} {_CLAUSE}" if k % 2 else "shall report to the customer." for n in (1, 2) for k in range(1, 16)]
    out = BytesIO()
    with pypdfium2.PdfDocument(pdf([lines], grids=[(0.25, 0.05, _ROWS)])) as page, pypdfium2.PdfDocument.new() as book:
        for _ in range(pages):
            book.import_pages(page)
        book.save(out)
    return out.getvalue()


def _timed(data: bytes, name: str) -> tuple[float, int, int]:
    before = time.perf_counter()
    parsed = parse(data, name)
    chunks = split(parsed)
    return time.perf_counter() - before, len(parsed.text), len(chunks)


def main() -> None:
    """Print both figures."""
    text = ("本合同自双方签字之日起生效，有效期为三年，期满终止。" * 10 + "\n") * 12_000
    for what, data, name in [
        ("200 PDF pages, a ruled table on each", _contract(200), "contract.pdf"),
        ("one Chinese text", text.encode(), "long.txt"),
    ]:
        seconds, characters, passages = _timed(data, name)
        print(f"{what}: {characters:,} characters, {passages:,} passages in {seconds:.1f} s")


if __name__ == "__main__":
    main()
