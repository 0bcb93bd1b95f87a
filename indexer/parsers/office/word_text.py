"""The text of a Word paragraph as a reader sees it: without hidden, struck and deleted runs, with ticks and choices."""

from collections.abc import Iterator
from typing import Any

from indexer.parsers.office.word_styles import value

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SKIPPED = frozenset(
    f"{_W}{name}" for name in ("del", "txbxContent", "pPr", "rPr", "instrText", "moveFrom", "rt", "sdtPr", "sdtEndPr")
)
_MARKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_NOT_IN_FORCE = ("vanish", "strike", "dstrike")
_OFF = ("0", "false", "none", "off")
TICKED, OPEN, BLANK = "☑", "□", "____"
_SYMBOLS = {
    "wingdings": {0x6F: OPEN, 0x71: OPEN, 0x72: OPEN, 0xA8: OPEN, 0xFD: "☒", 0xFE: TICKED, 0xFC: "✓", 0xFB: "✗",
                  0x6C: "●", 0xA1: "○", 0xA4: "◉", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0x6E: "■", 0xA7: "▪"},
    "wingdings 2": {0x30: OPEN, 0x35: OPEN, 0xA3: OPEN, 0x2A: OPEN, 0x52: TICKED, 0x53: "☒", 0x54: "☒", 0x51: "☒",
                    0x50: "✓", 0x4F: "✗", 0x97: "●", 0x99: "◉", 0x81: "○", 0x9A: "○"},
    "webdings": {0x63: OPEN, 0x61: "✓", 0x67: "■", 0x72: "✗"},
    "symbol": {0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB1: "±", 0xD2: "®", 0xD3: "©", 0xD4: "™"},
}  # fmt: skip


def hidden_styles(document: Any) -> frozenset[str]:
    """Ids of the styles, of paragraphs and of characters, whose text is hidden or struck out."""
    elements = {e.get(f"{_W}styleId", ""): e for e in document.styles.element.iterchildren(f"{_W}style")}
    return frozenset(style_id for style_id in elements if _hides(style_id, elements))


def _hides(style_id: str, elements: dict[str, Any]) -> bool:
    for name in _NOT_IN_FORCE:
        current, steps = elements.get(style_id), 0
        while current is not None and steps < 12:
            told = current.find(f"{_W}rPr/{_W}{name}")
            if told is not None:
                if told.get(f"{_W}val") not in _OFF:
                    return True
                break
            current, steps = elements.get(value(current, "basedOn")), steps + 1
    return False


def is_hidden_row(row: Any) -> bool:
    """Whether a table's row is hidden or was deleted under track changes."""
    for name in ("hidden", "del"):
        told = row.find(f"{_W}trPr/{_W}{name}")
        if told is not None and told.get(f"{_W}val") not in _OFF:
            return True
    return False


def text_of(element: Any, hidden: frozenset[str]) -> str:
    """What a paragraph or a run shows; `hidden` are the styles that show nothing."""
    struck = value(element, "pPr", "pStyle") in hidden
    pieces, stack = [], [iter((element,))]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _MARKS:
            pieces.append(_MARKS[child.tag])
        elif child.tag == f"{_W}r" and _is_out(child, hidden, struck=struck):
            pieces.append(" " if pieces and child.find(f"{_W}t") is None else "")
        elif (sign := _sign(child)) is not None:
            pieces.append(sign)
        elif child.tag not in _SKIPPED and not str(child.tag).endswith("}Fallback"):
            stack.append(iter(child))
    return "".join(pieces)


def _is_out(run: Any, hidden: frozenset[str], *, struck: bool) -> bool:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return struck
    told = {name: found for name in _NOT_IN_FORCE if (found := properties.find(f"{_W}{name}")) is not None}
    if any(found.get(f"{_W}val") not in _OFF for found in told.values()):
        return True
    return not told and (struck or value(run, "rPr", "rStyle") in hidden)


def _sign(element: Any) -> str | None:
    """What a symbol, a form field or a content control shows; none where it is none of these."""
    if element.tag == f"{_W}sym":
        return _symbol(element)
    if element.tag == f"{_W}fldChar":
        return _form_field(element)
    if element.tag == f"{_W}sdt":
        box = element.find(f"{_W}sdtPr/{_W14}checkbox/{_W14}checked")
        if box is not None:
            return OPEN if box.get(f"{_W14}val") in _OFF else TICKED
        if is_placeholder(element):
            return BLANK
    return None


def is_placeholder(control: Any) -> bool:
    """Whether a content control only shows the prompt of one that nobody filled in."""
    told = control.find(f"{_W}sdtPr/{_W}showingPlcHdr")
    return told is not None and told.get(f"{_W}val") not in _OFF


def _symbol(element: Any) -> str:
    code = element.get(f"{_W}char", "")
    try:
        number = int(code, 16) & 0xFF if int(code, 16) >= 0xF000 else int(code, 16)
    except ValueError:
        return ""
    signs = _SYMBOLS.get(element.get(f"{_W}font", "").lower(), {})
    return signs.get(number, "" if signs or not 0x20 < number < 0xD800 else chr(number))


def _form_field(element: Any) -> str | None:
    box = element.find(f"{_W}ffData/{_W}checkBox")
    if box is not None:
        told = box.find(f"{_W}checked")
        told = told if told is not None else box.find(f"{_W}default")
        return OPEN if told is None or told.get(f"{_W}val") in _OFF else TICKED
    choices = element.find(f"{_W}ffData/{_W}ddList")
    if choices is None:
        return None
    chosen = value(choices, "result") or value(choices, "default") or "0"
    entries = [entry.get(f"{_W}val", "") for entry in choices.iterchildren(f"{_W}listEntry")]
    return entries[int(chosen)] if chosen.isdigit() and int(chosen) < len(entries) else ""


def boxes_of(element: Any) -> Iterator[Any]:
    """The contents of the text boxes that hang on a paragraph, each once."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}txbxContent":
            yield child
        elif str(child.tag).endswith("}Fallback"):
            continue
        elif child.tag not in (f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}moveFrom", f"{_W}t"):
            stack.append(iter(child))


def notes_of(element: Any) -> Iterator[tuple[str, str]]:
    """Kind and id of each footnote and endnote that a paragraph refers to."""
    for name in ("footnote", "endnote"):
        for mark in element.iter(f"{_W}{name}Reference"):
            yield name, mark.get(f"{_W}id", "")
