"""Reads Markdown: its headings, tables, lists and code, without the marks."""

import re
from pathlib import PurePath

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import clean, wrap_gap
from indexer.parsers.headings import heading_rank, opens_item
from indexer.parsers.plain_text import decode

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_RULE = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(\|\s*:?-{1,}:?\s*)*\|?\s*")
_LINE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})\s*")
_FENCE = re.compile(r"\s*(```|~~~)")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\((?:https?:|mailto:|#|/|\.)[^)\n]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,400}?)(?<=\S)\1")
_BOLD_LINE = re.compile(r"(\*\*|__)[^*]{1,120}\1[：:]?")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_TAG = re.compile(r"</?(?:br|p|div|span|b|i|em|strong|a|details|summary|center|img|sup|sub)\b[^>\n]{0,300}>", re.I)


def parse_markdown(data: bytes, name: str) -> Parsed:
    """Read Markdown; raises UnreadableFile where the bytes are no text."""
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", clean(decode(data))))
    lines = text.split("\n")
    assembly = Assembly()
    number = 0
    while number < len(lines):
        number = _block(lines, number, assembly)
    return assembly.done(PurePath(name).stem)


def _block(lines: list[str], number: int, assembly: Assembly) -> int:
    line = lines[number]
    if not line.strip() or _LINE.fullmatch(line):
        return number + 1
    if _FENCE.match(line):
        return _code(lines, number, assembly)
    heading = _HEADING.fullmatch(line)
    if heading:
        assembly.heading(_plain(heading[2]), len(heading[1]))
        return number + 1
    if "|" in line and number + 1 < len(lines) and "-" in lines[number + 1] and _RULE.fullmatch(lines[number + 1]):
        return _table(lines, number, assembly)
    if number + 1 < len(lines) and _SETEXT.fullmatch(lines[number + 1]):
        assembly.heading(_plain(line.strip()), 1 if "=" in lines[number + 1] else 2)
        return number + 2
    return _paragraph(lines, number, assembly)


def _code(lines: list[str], number: int, assembly: Assembly) -> int:
    end = number + 1
    while end < len(lines) and not _FENCE.match(lines[end]):
        assembly.line(lines[end])
        end += 1
    return end + 1


def _table(lines: list[str], number: int, assembly: Assembly) -> int:
    end = number + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows = [_cells(line) for line in (lines[number], *lines[number + 2 : end])]
    assembly.table(rows, has_header=any(rows[0]))
    return end


def _cells(line: str) -> list[str]:
    body = line.strip().removeprefix("|")
    body = body[:-1] if body.endswith("|") and not body.endswith("\\|") else body
    return [_plain(cell.replace("\\|", "|").strip()) for cell in re.split(r"(?<!\\)\|", body)]


def _paragraph(lines: list[str], number: int, assembly: Assembly) -> int:
    text, end = lines[number].strip(), number + 1
    while end < len(lines) and _continues(lines, end, text):
        text += wrap_gap(text, lines[end].strip()) + lines[end].strip()
        end += 1
    plain = _plain(text.lstrip("> "))
    bold = _BOLD_LINE.fullmatch(text)
    rank = heading_rank(plain) or (40 if bold and plain.rstrip()[-1:] not in "。.；;" else None)
    if rank is None:
        assembly.paragraph(plain)
    else:
        assembly.heading(plain, rank, guessed=True)
    return end


def _continues(lines: list[str], number: int, text: str) -> bool:
    line = lines[number]
    if not line.strip() or lines[number - 1].endswith("  ") or opens_item(line) or heading_rank(text):
        return False
    if _BOLD_LINE.fullmatch(text):
        return False
    if _HEADING.fullmatch(line) or _FENCE.match(line) or _LINE.fullmatch(line) or line.lstrip().startswith((">", "|")):
        return False
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return not (_SETEXT.fullmatch(below) or _SETEXT.fullmatch(line)) and text[-1] not in "。！？：:"


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _STRONG.sub(r"\2", text)
    text = _CODE.sub(r"\1", _EMPHASIS.sub(r"\1", text))
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|>~-])", r"\1", _TAG.sub(" ", text)).strip()
