"""Reads plain text: finds the encoding, keeps every character where it is, recognises headings by their wording."""

import re
from pathlib import PurePath

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import clean
from indexer.parsers.headings import heading_rank, marker
from indexer.parsers.text_encoding import decode

_UNDERLINE = re.compile(r"\s*([=\-~^*])\1{3,}\s*")
_PAGE_NUMBER = re.compile(
    r"第\s*\d+\s*页(?:[\s,，/、]*共\s*\d+\s*页)?|page\s+\d+\s+(?:of|/)\s+\d+|[-–—]\s*\d{1,4}\s*[-–—]", re.I
)
_BOLD_LINE = re.compile(r"\*\*[^*]{1,120}\*\*")
_TITLE_LONGEST = 60


def parse_text(data: bytes, name: str) -> Parsed:
    """Read plain text; offsets are those of the decoded file with `\\n` line ends."""
    text = clean(decode(data))
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
