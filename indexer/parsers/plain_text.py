"""Reads plain text: finds the encoding, keeps every character where it is, recognises headings by their wording."""

import re
from pathlib import PurePath

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import clean
from indexer.parsers.headings import heading_rank
from knowledge.errors import UnreadableFile

_UNDERLINE = re.compile(r"\s*([=\-~^*])\1{3,}\s*")
_TITLE_LONGEST = 60
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """Text of bytes in UTF-8, UTF-16, UTF-32 or GB18030; raises UnreadableFile where none fits."""
    for mark, encoding in (
        (b"\xff\xfe\0\0", "utf-32"),
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    guesses = ["utf-8", "gb18030"]
    if data[:4000].count(0) > len(data[:4000]) // 5:
        guesses = ["utf-16-be", "utf-8"] if data[:1] == b"\0" else ["utf-16-le", "utf-8"]
    for encoding in guesses:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _decode_damaged(data)


def _decode_damaged(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") > len(text) // 50:
        text = data.decode("gb18030", errors="replace")
    if text.count("\ufffd") > len(text) // 20:
        raise UnreadableFile("The text is in no encoding that is known here; save it as UTF-8.")
    return text


def parse_text(data: bytes, name: str) -> Parsed:
    """Read plain text; offsets are those of the decoded file with `\\n` line ends."""
    text = clean(decode(data))
    if len(_CONTROL.findall(text[:4000])) > 40:
        raise UnreadableFile("The file is not text, although its name says so; check what it is.")
    lines = text.removesuffix("\n").split("\n")
    assembly = Assembly()
    title_at = _title_line(lines)
    for number, line in enumerate(lines):
        rank = 1 if number == title_at else _rank(lines, number)
        if rank is None:
            assembly.line(line)
        else:
            assembly.heading(line, rank, guessed=rank != 1)
    return assembly.done(PurePath(name).stem)


def _title_line(lines: list[str]) -> int | None:
    for number, line in enumerate(lines[:20]):
        text = line.strip()
        if not text:
            continue
        short = len(text) <= _TITLE_LONGEST and text[-1] not in "。；;，,.：:" and "：" not in text[:8]
        return number if short and heading_rank(text) in (None, 31) and len(lines) > 1 else None
    return None


def _rank(lines: list[str], number: int) -> int | None:
    line = lines[number]
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if _UNDERLINE.fullmatch(below) and line.strip() and len(line) < 120:
        return heading_rank(line) or 19
    rank = heading_rank(line)
    if rank == 31 and _in_capital_paragraph(lines, number):
        return None
    return rank


def _in_capital_paragraph(lines: list[str], number: int) -> bool:
    above = lines[number - 1].strip() if number else ""
    below = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return any(other and not re.search("[a-z]", other) and len(other) > 40 for other in (above, below))
