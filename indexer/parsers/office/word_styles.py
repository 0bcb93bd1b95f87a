"""Resolves what a Word paragraph takes from its style: name, outline level, list, boldness."""

import re
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLED = re.compile(r"(?:heading|标题)\s*(\d)", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d*", re.I)
_DEEPEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; `rank` is a heading's (1 for the title); `list_id` and `list_level` name its numbering."""

    rank: int | None = None
    contents: bool = False
    bold: bool = False
    list_id: str = ""
    list_level: int = 0


def read_styles(document: Any) -> dict[str, Style]:
    """The document's paragraph styles by their ids."""
    elements = {e.get(f"{_W}styleId", ""): e for e in document.styles.element.iterchildren(f"{_W}style")}
    return {style_id: _style(style_id, elements) for style_id in elements}


def _style(style_id: str, elements: dict[str, Any]) -> Style:
    rank: int | None = None
    list_id, list_level, bold, contents = "", 0, False, False
    current = elements.get(style_id)
    for _ in range(_DEEPEST_CHAIN):
        if current is None:
            break
        name = value(current, "name")
        rank = rank if rank is not None else _rank(name, current)
        contents = contents or bool(_CONTENTS.match(name))
        bold = bold or is_on(current, "rPr", "b")
        if not list_id:
            list_id, list_level = list_of(current)
        current = elements.get(value(current, "basedOn"))
    return Style(rank, contents, bold, list_id, list_level)


def _rank(name: str, element: Any) -> int | None:
    if name.lower() in {"title", "标题"}:
        return 1
    styled = _STYLED.match(name)
    return 1 + int(styled[1]) if styled else outline_rank(element)


def outline_rank(element: Any) -> int | None:
    """Rank of a paragraph or style with an outline level; none for body text."""
    level = value(element, "pPr", "outlineLvl")
    return 2 + int(level) if level.isdigit() and int(level) < 9 else None


def list_of(element: Any) -> tuple[str, int]:
    """Id and level of the list that a paragraph or style belongs to; an empty id where to none."""
    level = value(element, "pPr", "numPr", "ilvl")
    return value(element, "pPr", "numPr", "numId"), int(level) if level.isdigit() else 0


def value(element: Any, *path: str) -> str:
    """The `w:val` of a nested element, or nothing."""
    found = element.find("/".join(f"{_W}{name}" for name in path))
    return "" if found is None else str(found.get(f"{_W}val", ""))


def is_on(element: Any, *path: str) -> bool:
    """Whether a nested switch such as `w:b` is there and not turned off."""
    found = element.find("/".join(f"{_W}{name}" for name in path))
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "none")
