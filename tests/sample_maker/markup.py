"""Reads the plain sources: headings, paragraphs, list items and tables, nothing else."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or list item."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `header` tells whether the first row names the columns."""

    rows: tuple[tuple[str, ...], ...]
    header: bool

    @property
    def signatures(self) -> bool:
        """Whether this is the block in which the parties sign: drawn without lines."""
        return not self.header and all(re.search(r"\d{4}", cell) for cell in self.rows[-1])


Block = Heading | Paragraph | Table


def blocks(text: str) -> list[Block]:
    """Split a source into its blocks, in order."""
    found: list[Block] = []
    for lines in _groups(text.replace("**", "")):
        if lines[0].startswith("|"):
            found.append(_table(lines))
        elif mark := re.match(r"(#+) (.+)", lines[0]):
            found.append(Heading(len(mark[1]), mark[2]))
        else:
            found += [Paragraph(line) for line in lines]
    return found


def _groups(text: str) -> list[list[str]]:
    """Lines that belong together: table rows with table rows, a heading by itself, a run of paragraphs."""
    groups: list[list[str]] = []
    kind = ""
    for line in text.splitlines():
        now = line[:1] if line[:1] in ("|", "#") else "text"
        if not line.strip():
            kind = ""
        elif now == kind and now != "#":
            groups[-1].append(line)
        else:
            groups.append([line])
            kind = now
    return groups


def _table(lines: list[str]) -> Table:
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    kept = tuple(row for row in rows if not re.fullmatch(r"[-: ]+", "".join(row)))
    return Table(kept, header=len(kept) < len(rows) or len(kept[0]) > 2)
