"""The notice to a vendor that a contract will not go on: a Word draft in Chinese or English."""

from typing import Any

from bot.replies.drawing.documents import Page
from bot.replies.drawing.figures import said


def letter_docx(letter: dict[str, Any], lang: str) -> bytes:
    """Write the draft from the values of `desk.opt_out.letter_of`."""
    page = Page()
    page.text(said("letter_draft", lang), small=True)
    page.title(said("letter_title", lang, **letter))
    page.text(said("letter_to", lang, **letter), bold=True)
    page.text(said("letter_subject", lang, **letter), bold=True)
    for block in ("letter_body", "letter_asks"):
        page.text(said(block, lang, **letter))
    page.text("")
    page.text(said("letter_from", lang, **letter), bold=True)
    page.text(said("letter_sign", lang))
    return page.save()
