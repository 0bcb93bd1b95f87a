"""One module a file type; the registry that picks among them by what the bytes are, then by the name."""

from collections.abc import Callable

from indexer.parsed import Parsed
from indexer.parsers.limits import MAX_FILE_BYTES
from indexer.parsers.markdown import parse_markdown
from indexer.parsers.pdf import parse_pdf
from indexer.parsers.plain_text import parse_text
from indexer.parsers.scan import parse_image
from indexer.parsers.sheets import parse_csv, parse_excel
from indexer.parsers.slides import parse_slides
from indexer.parsers.sniffing import kind_of
from indexer.parsers.web import parse_web
from indexer.parsers.word import parse_word
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


def parse(data: bytes, name: str) -> Parsed:
    """Read one file's bytes; `name` is its file name; raises UnreadableFile with one sentence for a person."""
    if not data:
        raise UnreadableFile("file_empty", file=name)
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile("file_too_long", file=name, size=len(data), most=MAX_FILE_BYTES)
    try:
        parsed = PARSERS[kind_of(data, name)](data, name)
    except UnreadableFile as error:
        error.file = name
        raise
    if not parsed.text.strip():
        raise UnreadableFile("file_without_text", file=name)
    return parsed
