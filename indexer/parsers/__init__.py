"""One module a file type; the registry that picks among them by what the bytes are, then by the name."""

import zlib
from collections.abc import Callable
from zipfile import BadZipFile

from indexer.parsed import Parsed
from indexer.parsers.limits import MAX_FILE_BYTES
from indexer.parsers.markup.markdown import parse_markdown
from indexer.parsers.markup.web import parse_web
from indexer.parsers.office.sheets import parse_csv, parse_excel
from indexer.parsers.office.slides import parse_slides
from indexer.parsers.office.word import parse_word
from indexer.parsers.pdf.pdf import parse_pdf
from indexer.parsers.pdf.scan import parse_image
from indexer.parsers.plain_text import parse_text
from indexer.parsers.sniffing import kind_of
from knowledge.errors import UnreadableFile

PARSERS: dict[str, Callable[[bytes, str], Parsed]] = {
    "pdf": parse_pdf,
    "docx": parse_word,
    "xlsx": parse_excel,
    "pptx": parse_slides,
    "html": parse_web,
    "md": parse_markdown,
    "txt": parse_text,
    "csv": parse_csv,
    "image": parse_image,
}

_DAMAGED: dict[str, Callable[[str], UnreadableFile]] = {
    "docx": lambda name: UnreadableFile("word_damaged", file=name),
    "xlsx": lambda name: UnreadableFile("sheet_damaged", file=name),
    "pptx": lambda name: UnreadableFile("slides_damaged", file=name),
}
_FOUND_BY_LIBRARIES = (LookupError, ValueError, TypeError, AttributeError, SyntaxError, ArithmeticError, OSError,
                       BadZipFile, zlib.error)  # fmt: skip
"""What the libraries that open Office files raise, at any later moment, where a part of one is not as it must be."""


def parse(data: bytes, name: str) -> Parsed:
    """Read one file's bytes; `name` is its file name; raises UnreadableFile with one sentence for a person."""
    if not data:
        raise UnreadableFile("file_empty", file=name)
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile("file_too_long", file=name, size=len(data), most=MAX_FILE_BYTES)
    kind = ""
    try:
        kind = kind_of(data, name)
        parsed = PARSERS[kind](data, name)
    except UnreadableFile as error:
        error.file = name
        raise
    except _FOUND_BY_LIBRARIES as error:
        if kind not in _DAMAGED or _is_ours(error):
            raise
        raise _DAMAGED[kind](name) from error
    if not parsed.text.strip():
        raise UnreadableFile("file_without_text", file=name)
    return parsed


def _is_ours(error: BaseException) -> bool:
    """Whether an error was raised in this project's own lines, not in a library that found a file broken."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return trace is not None and str(trace.tb_frame.f_globals.get("__name__", "")).startswith("indexer.")
