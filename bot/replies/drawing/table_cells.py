"""Cells of exported tables that a spreadsheet shows as they are, and never reckons out."""

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet would take for a formula; the wide ones where it speaks Chinese or Japanese."""


def cell(text: str) -> str:
    """A cell of a CSV file: an apostrophe stands before what would be a formula, also after leading spaces."""
    return f"'{text}" if text.startswith(_FORMULAS) or text.lstrip().startswith(_FORMULAS) else text
