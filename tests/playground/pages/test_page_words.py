"""The words of the pages' own chrome: both languages have the same ones, and those that templates use exist."""

import re
import string

from bot.playground.pages.render import LANGUAGES, TEMPLATES, words

ALL = {lang: vars(words(lang)) for lang in LANGUAGES}


def test_both_languages_have_the_same_words_with_the_same_gaps() -> None:
    gaps = {lang: {key: _gaps(text) for key, text in found.items()} for lang, found in ALL.items()}

    assert gaps["en"] == gaps["zh"]


def test_every_word_that_a_template_uses_exists() -> None:
    used = {
        key for file in TEMPLATES.glob("*.html") for key in re.findall(r"\bt\.([a-z_0-9]+)", file.read_text("utf-8"))
    }

    assert used <= set(ALL["en"])


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
