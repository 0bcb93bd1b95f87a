"""Reads plain text: finds the encoding, keeps every character where it is, recognises headings by their wording."""

import re
from pathlib import PurePath

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import clean
from indexer.parsers.headings import heading_rank, marker
from knowledge.errors import UnreadableFile

_UNDERLINE = re.compile(r"\s*([=\-~^*])\1{3,}\s*")
_PAGE_NUMBER = re.compile(
    r"第\s*\d+\s*页(?:[\s,，/、]*共\s*\d+\s*页)?|page\s+\d+\s+(?:of|/)\s+\d+|[-–—]\s*\d{1,4}\s*[-–—]", re.I
)
_BOLD_LINE = re.compile(r"\*\*[^*]{1,120}\*\*")
_TITLE_LONGEST = 60
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_COMMON = re.compile(
    "[\\n\\r -~，。、；：（）《》“”　的一是不在有和为或人个中上同合方甲乙应本约定期限日年月内以及务服按下时后到自项]"
)
_LEAST_PLAUSIBLE = 0.1
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """Text of bytes in UTF-8, UTF-16, UTF-32 or GB18030; raises UnreadableFile where none fits."""
    return _SURROGATE.sub("", _decode(data))


def _decode(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data.count(0) <= len(data) // 20:
        text = _decoded(data, "utf-8")
        if text is not None:
            return text
    guesses = (_decoded(data, encoding) for encoding in ("gb18030", "utf-16-le", "utf-16-be"))
    best = max((text for text in guesses if text is not None), key=_plausible, default="")
    return best if _plausible(best) > _LEAST_PLAUSIBLE else _decode_damaged(data)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding, errors="strict" if encoding == "gb18030" else "surrogatepass")
    except UnicodeDecodeError:
        return None


def _plausible(text: str) -> float:
    """Share of letters that are common in Chinese or English writing."""
    sample = text[:4000]
    return len(_COMMON.findall(sample)) / len(sample) if sample else 0.0


def _decode_damaged(data: bytes) -> str:
    text = max((data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")), key=_plausible)
    if text.count("\ufffd") > len(text) // 20:
        raise UnreadableFile("text_in_unknown_encoding")
    return text


def parse_text(data: bytes, name: str) -> Parsed:
    """Read plain text; offsets are those of the decoded file with `\\n` line ends."""
    text = clean(decode(data))
    if len(_CONTROL.findall(text[:4000])) > 40:
        raise UnreadableFile("file_not_text")
    lines = [_without_marks(line) for line in text.removesuffix("\n").split("\n")]
    assembly = Assembly()
    title_at = _title_line(lines)
    for number, line in enumerate(lines):
        rank = 1 if number == title_at else _rank(lines, number)
        if rank is None:
            assembly.line(line)
        else:
            assembly.heading(line, rank, guessed=rank != 1)
    return assembly.done(PurePath(name).stem)


def _without_marks(line: str) -> str:
    """Blank out page numbers and the stars around a bold line; nothing is cut out, so that offsets stay."""
    if _PAGE_NUMBER.fullmatch(line.strip()):
        return " " * len(line)
    if line.lstrip().startswith("**") and _BOLD_LINE.fullmatch(line.strip()):
        return line.replace("**", "  ")
    return line


def _title_line(lines: list[str]) -> int | None:
    for number, line in enumerate(lines[:20]):
        text = line.strip()
        if not text or (marker(text) or ("",))[0] == "annex":
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
