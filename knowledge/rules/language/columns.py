"""How wide text is: a Chinese character takes two half-width columns."""

import unicodedata


def columns(text: str) -> int:
    """The half-width columns that a text takes in one line."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def cut_at(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis, in at most so many columns."""
    if columns(text) <= most:
        return text
    width = 0
    for place, char in enumerate(text):
        width += columns(char)
        if width >= most:
            return text[:place].rstrip() + "…"
    return text
