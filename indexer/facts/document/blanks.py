"""Placeholders of blank forms: ____, [●], 【　】, `[Customer legal name]`, □ not ticked; they state nothing."""

import re

_BLANK = re.compile(
    r"_{2,}|\[\s{0,40}[●•·\u25cf.…*]*\s{0,40}\]|【\s{0,40}[_●.…]*\s{0,40}】|[●\u25cf]|\bTBD\b|[Xx]{3,}|\bXX\b|某某|\*{3,}|×{2,}|\[[^\[\]\n]{1,60}\]|…{2,}"
)
_OPEN_BOX = re.compile(r"[□☐◻]")


def has_blank(text: str) -> bool:
    """Whether a text holds a place that is still to be filled in or ticked."""
    return _BLANK.search(text) is not None or _OPEN_BOX.search(text) is not None
