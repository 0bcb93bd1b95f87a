"""Reads Markdown: its headings, tables, lists and code, without the marks."""

import re
from pathlib import PurePath

from indexer.parsed import Parsed
from indexer.parsers.assembly import Assembly
from indexer.parsers.cleaning import clean, wrap_gap
from indexer.parsers.headings import heading_rank, opens_item
from indexer.parsers.markup.web_walk import write_fragment
from indexer.parsers.table_grid import spread_heads
from indexer.parsers.text_encoding import decode

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*)")
_RULE = re.compile(r"\s*+\|?+\s*+:?+-++:?+\s*+(?:\|\s*+:?+-++:?+\s*+)*+\|?+\s*+")
_LINE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})\s*")
_FENCE = re.compile(r"\s*(```|~~~)")
_TABLE_TAG = re.compile(r"<(/?)table\b[^<>\n]{0,300}>", re.I)
_STRUCK_TAG = re.compile(r"<(/?)(?:s|strike|del)(?:\s[^<>\n]{0,200})?>", re.I)
_LONGEST_FRONT = 20_000
_TARGETS = ("http:", "https:", "mailto:", "#", "/", ".")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,400}?)(?<=\S)\1")
_BOLD_LINE = re.compile(r"(\*\*|__)[^*]{1,120}\1[：:]?")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_TAG = re.compile(r"</?(?:br|p|div|span|b|i|em|strong|a|details|summary|center|img|sup|sub)\b[^>\n]{0,300}>", re.I)


def parse_markdown(data: bytes, name: str) -> Parsed:
    """Read Markdown; raises UnreadableFile where the bytes are no text."""
    text = _without_comments(_without_front(clean(decode(data))))
    lines = text.split("\n")
    assembly = Assembly()
    number = 0
    while number < len(lines):
        number = _block(lines, number, assembly)
    return assembly.done(PurePath(name).stem)


def _without_front(text: str) -> str:
    """The text without the settings between `---` at its start."""
    end = text.find("\n---\n", 3, _LONGEST_FRONT) if text.startswith("---\n") else -1
    return text if end < 0 else text[end + len("\n---\n") :]


def _without_comments(text: str) -> str:
    """The text without `<!-- … -->`; one that never ends hides nothing."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join([*kept, text[at:]])


def _block(lines: list[str], number: int, assembly: Assembly) -> int:
    line = lines[number]
    if not line.strip() or _LINE.fullmatch(line):
        return number + 1
    if _FENCE.match(line) or _TABLE_TAG.search(line):
        return (_code if _FENCE.match(line) else _table_of_tags)(lines, number, assembly)
    heading = _HEADING.fullmatch(line)
    if heading:
        assembly.heading(_plain(heading[2].rstrip().rstrip("#").rstrip()), len(heading[1]))
        return number + 1
    if "|" in line and number + 1 < len(lines) and "-" in lines[number + 1] and _RULE.fullmatch(lines[number + 1]):
        return _table(lines, number, assembly)
    return _underlined(lines, number, assembly) or _paragraph(lines, number, assembly)


def _underlined(lines: list[str], number: int, assembly: Assembly) -> int:
    """Write a heading that the line below underlines; nothing where there is none."""
    if number + 1 >= len(lines) or not _SETEXT.fullmatch(lines[number + 1]):
        return 0
    assembly.heading(_plain(lines[number].strip()), 1 if "=" in lines[number + 1] else 2)
    return number + 2


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
    rows = spread_heads([_cells(line) for line in (lines[number], *lines[number + 2 : end])])
    assembly.table(rows, has_header=any(rows[0]))
    return end


def _table_of_tags(lines: list[str], number: int, assembly: Assembly) -> int:
    """Write a table written in HTML, with what stands before and behind it on its lines."""
    first = _TABLE_TAG.search(lines[number])
    if first and lines[number][: first.start()].strip():
        assembly.paragraph(_plain(lines[number][: first.start()]))
    taken, opened, end = [lines[number][first.start() if first else 0 :]], 0, number
    while True:
        opened += sum(-1 if tag[1] else 1 for tag in _TABLE_TAG.finditer(taken[-1]))
        end += 1
        if opened <= 0 or end >= len(lines):
            break
        taken.append(lines[end])
    last = taken[-1].lower().rfind("</table>")
    behind = taken[-1][last + len("</table>") :] if last >= 0 else ""
    source = "\n".join([*taken[:-1], taken[-1][: len(taken[-1]) - len(behind)]])
    write_fragment(_marks_as_tags(source), assembly)
    if behind.strip():
        assembly.paragraph(_plain(behind))
    return end


def _marks_as_tags(source: str) -> str:
    """Markdown's own marks inside a table of tags: struck text goes, emphasis loses its stars."""
    return _STRONG.sub(r"\2", _struck_out(source))


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


def _struck_out(text: str) -> str:
    """The text without what stands between `~~` and `~~`, or inside tags that strike it."""
    if "~~" in text:
        parts = text.split("~~")
        odd = [f"~~{parts.pop()}"] if len(parts) % 2 == 0 else []
        text = "".join([*parts[::2], *odd])
    tags = list(_STRUCK_TAG.finditer(text)) if "<" in text else []
    while tags and not tags[-1][1]:
        tags.pop()  # one that is never closed strikes nothing
    kept, at, opened = [], 0, 0
    for tag in tags:
        if opened == 0 and not tag[1]:
            kept.append(text[at : tag.start()])
        opened = max(0, opened + (-1 if tag[1] else 1))
        at = tag.end() if opened == 0 else at
    return "".join([*kept, text[at:]])


def _plain(text: str) -> str:
    text = _struck_out(text)
    text = _unlinked(_unlinked(text, image=True), image=False)
    text = _STRONG.sub(r"\2", text)
    text = _CODE.sub(r"\1", _EMPHASIS.sub(r"\1", text))
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|>~-])", r"\1", _TAG.sub(" ", text)).strip()


def _unlinked(text: str, *, image: bool) -> str:
    """The text with `![words](target)`, or `[words](target)`, as the words; in linear time."""
    mark = "![" if image else "["
    kept, at, after, close = [], 0, 0, -1
    while (middle := text.find("](", after)) >= 0:
        begin = max(at, text.rfind("]", after, middle) + 1)
        opened = text.find(mark, max(begin, after), middle)
        after = middle + 1
        if close < middle + 2:
            close = text.find(")", middle + 2)
        if close < 0:
            break
        words = text[opened + len(mark) : middle]
        if opened >= 0 and (image or (words and text.startswith(_TARGETS, middle + 2))):
            kept += [text[at:opened], words]
            at = after = close + 1
    return "".join([*kept, text[at:]])
